"""The files of an edition, read once and handed to every worker, be it on this machine or on another."""

import hashlib
from dataclasses import field
from datetime import date
from pathlib import Path

from leaflet.records import dataclass
from leaflet.world import Disk, installed_root


@dataclass(frozen=True, slots=True)
class Recorder(Disk):
    """The real world, which remembers what was asked of it."""

    files: dict[Path, bytes] = field(default_factory=dict, compare=False)
    listings: dict[Path, tuple[str, ...]] = field(default_factory=dict, compare=False)
    places: dict[Path, Path] = field(default_factory=dict, compare=False)

    def read(self, path: Path) -> bytes:
        """Return a file's bytes; OSError where that fails."""
        data = self.files[path] = Disk.read(self, path)
        return data

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names of the files in a folder, sorted; none where there is no such folder."""
        found = self.listings[folder] = Disk.names(self, folder)
        return found

    def resolved(self, path: Path) -> Path:
        """Return the absolute path behind all links, whether or not there is such a file."""
        found = self.places[path] = Disk.resolved(self, path)
        return found

    def parcel(self) -> "Parcel":
        """Return the world as it was when it was asked."""
        return Parcel(
            self.installed,
            self.edition_date,
            tuple(sorted(self.files.items())),
            tuple(sorted(self.listings.items())),
            tuple(sorted(self.places.items())),
        )


@dataclass(frozen=True, slots=True)
class Parcel(Disk):
    """A world that answers what was asked once before, and asks this machine's disk for the rest.

    A worker needs leaflet installed and nothing of the edition's folder (but for pictures).
    """

    edition_date: date = date(1970, 1, 1)
    files: tuple[tuple[Path, bytes], ...] = ()
    listings: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    places: tuple[tuple[Path, Path], ...] = ()

    def read(self, path: Path) -> bytes:
        """Return a file's bytes; OSError where that fails."""
        return dict(self.files).get(path) or Disk.read(self, self._here(path))

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names of the files in a folder, sorted; none where there is no such folder."""
        return dict(self.listings).get(folder) or Disk.names(self, self._here(folder))

    def resolved(self, path: Path) -> Path:
        """Return the absolute path behind all links, whether or not there is such a file."""
        return dict(self.places).get(path) or Disk.resolved(self, path)

    def font_path(self, name: str) -> Path:
        """Return where a file of fonts/ lies on this machine; it need not be there."""
        return self._here(self.installed / "fonts" / name)

    def _here(self, path: Path) -> Path:
        """Return where a file that came with leaflet lies on this machine; other paths as they are."""
        inside = path.is_relative_to(self.installed)
        return installed_root() / path.relative_to(self.installed) if inside else path

    @property
    def digest(self) -> bytes:
        """A checksum of all files in the parcel."""
        total = hashlib.sha256()
        for _, data in self.files:
            total.update(hashlib.sha256(data).digest())
        return total.digest()
