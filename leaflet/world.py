"""The one door to the world: files, fonts, the edition's date. Nothing else reads a disk or knows a day."""

import errno
import os
import stat
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import Protocol, Self
from unicodedata import normalize

from leaflet.records import dataclass

MOST_BYTES = 128 << 20
"""No source, picture or profile is larger; reading more would only fill the memory."""
PACKAGE = Path(__file__).resolve().parent


def installed_root() -> Path:
    """Return the folder that holds the templates, fonts, profiles and schemas installed with leaflet."""
    packed = PACKAGE / "_data"
    return packed if packed.is_dir() else PACKAGE.parent


class World(Protocol):
    """What the stages may ask of the outside."""

    @property
    def installed(self) -> Path:
        """The folder of templates, fonts and schemas that came with leaflet."""

    @property
    def edition_date(self) -> date:
        """The day the edition bears: the only date that may reach an output."""

    def read(self, path: Path) -> bytes:
        """Return a file's bytes; OSError where that fails."""

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names of the files in a folder, sorted; none where there is no such folder."""

    def resolved(self, path: Path) -> Path:
        """Return the absolute path behind all links, whether or not there is such a file."""

    def font_path(self, name: str) -> Path:
        """Return where a file of fonts/ lies, for what maps it into memory; it need not be there."""

    def font_file(self, name: str) -> bytes:
        """Return the bytes of a file in fonts/ by its name; OSError where that fails."""

    def dated(self, day: date) -> Self:
        """Return the same world on an edition's day."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The real world: files as they lie on the disk."""

    installed: Path = field(default_factory=installed_root)
    edition_date: date = date(1970, 1, 1)

    def read(self, path: Path) -> bytes:
        """Return a file's bytes; OSError where that fails, or where it is no file or endless."""
        path = as_spelt(path)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "is a directory", str(path))
        if not stat.S_ISREG(mode):
            # A pipe would keep us waiting, a device would never end.
            raise OSError(errno.EINVAL, "not a file", str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise OSError(errno.EFBIG, "too large", str(path))
        return data

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names of the files in a folder, sorted; none where there is no such folder."""
        try:
            return tuple(sorted(path.name for path in as_spelt(folder).iterdir()))
        except OSError:
            return ()

    def resolved(self, path: Path) -> Path:
        """Return the absolute path behind all links, whether or not there is such a file."""
        return as_spelt(path).resolve()

    def font_path(self, name: str) -> Path:
        """Return where a file of fonts/ lies; it need not be there."""
        return self.installed / "fonts" / name

    def font_file(self, name: str) -> bytes:
        """Return the bytes of a file in fonts/; OSError where that fails."""
        return self.font_path(name).read_bytes()

    def dated(self, day: date) -> Self:
        """Return the same world on an edition's day."""
        return replace(self, edition_date=day)


def as_spelt(path: Path) -> Path:
    """Return a path as the disk spells it: a Mac takes a name's が apart, other systems leave it whole.

    A path that there is, or that no one file can be meant by, is returned as it is. Only names of files are
    compared so: in texts, both spellings stay what they are.
    """
    if str(path).isascii() or path == path.parent or os.path.lexists(path):
        return path
    parent = as_spelt(path.parent)
    wanted = normalize("NFC", path.name)
    try:
        found = [each for each in parent.iterdir() if normalize("NFC", each.name) == wanted]
    except OSError:
        return path
    return found[0] if len(found) == 1 else parent / path.name
