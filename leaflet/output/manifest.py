"""The list of what an archive copy was made of: files with checksums, fonts and programs with versions."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from leaflet import __version__
from leaflet.compose.face import CATALOGUE
from leaflet.display.line import FaceName
from leaflet.output.attachment import Attachment
from leaflet.records import dataclass
from leaflet.world import World

NAME = "manifest.json"
FORMAT = "leaflet-archive/1"
PROGRAMS = ("budoux", "reportlab", "uharfbuzz")
"""Packages whose version may change a line break, an outline or an object of the file."""
PICTURES = "pillow"
"""The package that also shapes a file with pictures."""

KINDS = {"edition": "原稿", "local": "組合ファイル", "template": "型紙", "picture": "写真・図"}
"""What the files of the tree are, in words."""


class ListedFile(NamedTuple):
    """A file of the tree."""

    path: str
    kind: str
    sha256: str
    size: int


class ListedFont(NamedTuple):
    """A face that the document shows."""

    family: str
    weight: int
    file: str
    origin: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive copy was made of, and how."""

    leaflet: str
    programs: tuple[tuple[str, str], ...]
    standard: str
    example: bool
    files: tuple[ListedFile, ...]
    fonts: tuple[ListedFont, ...]

    def one(self, kind: str) -> str | None:
        """Return the path of the file of a kind that there is once; None when there is none."""
        return next((file.path for file in self.files if file.kind == kind), None)


class ManifestError(ValueError):
    """No manifest, or none that this program writes."""


def manifest(
    standard: str,
    files: Iterable[tuple[str, Attachment]],
    fonts: Sequence[ListedFont],
    *,
    example: bool = False,
    pictures: bool = False,
) -> Manifest:
    """List files by kind, and the versions at hand."""
    return Manifest(
        leaflet=__version__,
        programs=programs((*PROGRAMS, PICTURES) if pictures else PROGRAMS),
        standard=standard,
        example=example,
        files=tuple(ListedFile(file.path, kind, file.sha256, len(file.data)) for kind, file in files),
        fonts=tuple(fonts),
    )


def programs(names: Iterable[str] = (*PROGRAMS, PICTURES)) -> tuple[tuple[str, str], ...]:
    """Return the packages that shape a file, with their versions here."""
    return tuple((name, _version(name)) for name in names)


@cache
def _version(name: str) -> str:
    """Look a package's version up: among files, which takes longer than writing a document."""
    # Imported late: it costs as much as drawing a page, and only archive copies are listed.
    from importlib.metadata import version

    return version(name)


def listed_fonts(faces: Iterable[FaceName], world: World) -> tuple[ListedFont, ...]:
    """Look up the faces that a document shows in the catalogue of fonts."""
    known = _catalogue(world.font_file(CATALOGUE))
    return tuple(known[name] for name in sorted(faces))


@lru_cache(maxsize=2)
def _catalogue(data: bytes) -> dict[FaceName, ListedFont]:
    """Read the catalogue of fonts."""
    return {
        FaceName(face["family"], face["weight"]): ListedFont(
            face["family"], face["weight"], face["file"], face["origin"], face["sha256"]
        )
        for face in tomllib.loads(data.decode())["face"]
    }


def checksum(data: bytes) -> str:
    """Return what stands for a file's content."""
    return sha256(data).hexdigest()


def written(told: Manifest) -> bytes:
    """Write a manifest as JSON that people can read."""
    whole = {
        "format": FORMAT,
        "leaflet": told.leaflet,
        "programs": dict(told.programs),
        "standard": told.standard,
        "example": told.example,
        "files": [file._asdict() for file in told.files],
        "fonts": [font._asdict() for font in told.fonts],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def read(data: bytes) -> Manifest:
    """Read a manifest; nothing in it is believed that is not of the right kind.

    Raises
    ------
    ManifestError
        When it is not one.

    """
    try:
        whole = json.loads(data)
        if whole["format"] != FORMAT:
            raise ManifestError(str(whole["format"])[:40])
        return Manifest(
            leaflet=_text(whole["leaflet"]),
            programs=tuple((_text(name), _text(value)) for name, value in whole["programs"].items()),
            standard=_text(whole["standard"]),
            example=whole["example"] is True,
            files=tuple(_file(entry) for entry in whole["files"]),
            fonts=tuple(_font(entry) for entry in whole["fonts"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestError(type(error).__name__) from error


def _file(entry: Mapping[str, Any]) -> ListedFile:
    path, kind, checksum = (_text(entry[name]) for name in ("path", "kind", "sha256"))
    return ListedFile(path, kind, checksum, _number(entry["size"]))


def _font(entry: Mapping[str, Any]) -> ListedFont:
    file, origin, checksum = (_text(entry[name]) for name in ("file", "origin", "sha256"))
    return ListedFont(_text(entry["family"]), _number(entry["weight"]), file, origin, checksum)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ManifestError(type(value).__name__)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ManifestError(type(value).__name__)
    return value
