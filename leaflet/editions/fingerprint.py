"""Fingerprints of everything that a batch's files are made from, so that only what changed is built anew."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from leaflet.editions.roster import Entry
from leaflet.model.edition import Block, Callout, Edition, Picture, PlaceMap, VariableKind
from leaflet.model.text import Wording
from leaflet.source.values import is_outside
from leaflet.world import PACKAGE, World, installed_root

_LIBRARIES = ("budoux", "fonttools", "jinja2", "pillow", "pypdfium2", "reportlab", "uharfbuzz")
"""What writes bytes, or decides which: another version may make another file."""

_SOURCES = frozenset({".py", ".json", ".csv", ".toml"})
_DATA = ("fonts", "profiles")
"""Folders of installed files that reach the output."""

_MISSING = b"missing"


@cache
def program() -> str:
    """Return the fingerprint of this program, its libraries, fonts and profiles, as installed here."""
    total = hashlib.sha256()
    for name in _LIBRARIES:
        total.update(f"{name} {_version(name)}\n".encode())
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in _SOURCES):
        if "_data" not in path.parts:
            _add(total, path.relative_to(PACKAGE).as_posix(), path.read_bytes())
    for folder in _DATA:
        root = installed_root() / folder
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            _add(total, path.relative_to(root).as_posix(), path.read_bytes())
    return total.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _add(total: "hashlib._Hash", name: str, data: bytes) -> None:
    total.update(name.encode() + b"\0" + hashlib.sha256(data).digest())


class Fingerprints:
    """The fingerprints of a batch's entries: what they share is summed up once."""

    def __init__(self, edition: Edition[Wording], folder: Path, world: World, *parts: bytes) -> None:
        """Sum up what all entries share: the program, `parts`, and the edition's own pictures in `folder`."""
        self._folder = folder
        self._world = world
        self._pictures: dict[str, bytes] = {}
        self._kinds = {variable.name: variable.kind for variable in edition.variables}
        self._shared = hashlib.sha256(program().encode())
        for part in parts:
            self._shared.update(hashlib.sha256(part).digest())
        for name in sorted(set(_pictures(edition))):
            self._shared.update(self._picture(name))

    def of(self, entry: Entry) -> str:
        """Return the fingerprint of all that an entry's files are made from."""
        total = self._shared.copy()
        for name, wording in sorted(entry.local.values):
            total.update(f"{name}\0{wording.raw}\0".encode("utf-8", "surrogatepass"))
            if self._kinds.get(name) is VariableKind.IMAGE:
                total.update(self._picture(wording.raw))
        return total.hexdigest()

    def _picture(self, name: str) -> bytes:
        """Return a picture's checksum; pictures outside of the folder are never read."""
        if name not in self._pictures:
            try:
                data = _MISSING if is_outside(name) else self._world.read(self._folder / name)
            except OSError:
                data = _MISSING
            self._pictures[name] = hashlib.sha256(data).digest()
        return self._pictures[name]


def _pictures(edition: Edition[Wording]) -> Iterator[str]:
    """Yield the names of the edition's own pictures; where they hold variables, the entries name them."""
    blocks: list[Block[Wording]] = [block for side in edition.sides for block in side.blocks]
    while blocks:
        match blocks.pop():
            case Callout(blocks=inner):
                blocks += inner
            case Picture(file=file) | PlaceMap(picture=Picture(file=file)):
                yield file.raw
            case _:
                pass
