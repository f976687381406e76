"""Font faces: which glyphs there are, how wide they and their ink are, what `palt` would take from them.

HarfBuzz reads the files: it maps them at once, so that only the pages that are looked at are ever loaded,
and answers a hundred times faster than the alternatives.
Nothing here shapes text; kerning in particular is never looked at (JLREQ sets Japanese solid).
"""

import os
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from struct import Struct, error
from typing import NamedTuple, Self

import uharfbuzz as hb

from leaflet.diagnostics import Code, LeafletError, complaint
from leaflet.display.line import FaceName
from leaflet.world import World

CATALOGUE = "fonts.toml"

_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200

_DIRECTORY = Struct(">4sHHHH")
_TABLE = Struct(">4sLLL")
_NEEDED = frozenset({b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"})
_HEAD = Struct(">36x4h")
_POST = Struct(">4xl")
_OS2 = Struct(">8xH")

_PRIVATE_USE = 0xF0000
"""Glyph ids are shaped under the code points from here on: to a shaper they mean nothing."""
_SUBSTITUTIONS = ("calt", "ccmp", "clig", "liga", "locl", "rclt", "rlig")
_POSITIONINGS = ("abvm", "blwm", "curs", "dist", "kern", "mark", "mkmk")
"""Features that a shaper applies unless told not to; none belongs to one glyph's own metrics."""
_PALT_ONLY = {**dict.fromkeys(_SUBSTITUTIONS + _POSITIONINGS, False), "palt": True}

_HWID_ONLY = {**dict.fromkeys(_SUBSTITUTIONS + _POSITIONINGS, False), "hwid": True}
_VERT_ONLY = {**dict.fromkeys(_SUBSTITUTIONS + _POSITIONINGS, False), "vert": True}


class Descriptor(NamedTuple):
    """What a document has to say about a face as a whole; lengths in font units."""

    postscript_name: str
    ascent: int
    descent: int
    """Negative: below the baseline."""
    cap_height: int
    italic_angle: float
    """Degrees counter-clockwise from upright."""
    box: tuple[int, int, int, int]
    """Left, bottom, right and top of all glyphs laid over each other."""


class Face:
    """One font face. Two faces are equal only when they are the same object."""

    def __init__(self, name: FaceName, path: Path) -> None:
        """Open a font file; OSError when it cannot be read, ValueError when it is no whole TrueType font."""
        if not _is_whole(path):
            raise ValueError(name)
        self.name = name
        self.path = path
        self.harfbuzz = hb.Face(hb.Blob.from_file_path(path))
        """For the one other stage that reads outlines: subsetting."""
        self.upem: int = self.harfbuzz.upem
        self._font = hb.Font(self.harfbuzz)
        self._glyphs: dict[str, int | None] = {}
        self._variants: dict[tuple[str, str], int | None] = {}
        self._advances: dict[int, int] = {}
        self._inks: dict[int, tuple[int, int] | None] = {}
        self._tightened: dict[int, tuple[int, int]] = {}
        self._verticals: dict[int, int] = {}
        self._halves: dict[int, int] = {}

    def __repr__(self) -> str:
        return f"<Face {self.name.family} {self.name.weight}>"

    def glyph(self, character: str) -> int | None:
        """Return the glyph of one code point, None when the face has none."""
        try:
            return self._glyphs[character]
        except KeyError:
            found = self._glyphs[character] = self._font.get_nominal_glyph(ord(character)) or None
            return found

    def variant(self, character: str, selector: str) -> int | None:
        """Return the glyph of a variation sequence, None when the face has not that sequence.

        For a sequence that the face calls its default one, this is the character's own glyph.
        """
        key = character, selector
        try:
            return self._variants[key]
        except KeyError:
            found = self._font.get_variation_glyph(ord(character), ord(selector)) or None
            self._variants[key] = found
            return found

    def advance(self, gid: int) -> int:
        """Return a glyph's advance width in font units."""
        try:
            return self._advances[gid]
        except KeyError:
            width: int = self._font.get_glyph_h_advance(gid)
            self._advances[gid] = width
            return width

    def ink(self, gid: int) -> tuple[int, int] | None:
        """Return the left and right edge of a glyph's outline in font units, None when it is blank."""
        try:
            return self._inks[gid]
        except KeyError:
            found = self._inks[gid] = self._outline(gid)
            return found

    def tightened(self, gid: int) -> tuple[int, int]:
        """Return what `palt` adds to a glyph's placement and to its advance, font units; zeros without it."""
        try:
            return self._tightened[gid]
        except KeyError:
            found = self._tightened[gid] = self._palt(gid)
            return found

    def ink_upward(self, gid: int) -> tuple[int, int] | None:
        """Return the lower and upper edge of a glyph's outline in font units, None when it is blank."""
        extents = self._font.get_glyph_extents(gid)
        if extents is None or not extents.height:
            return None
        return extents.y_bearing + extents.height, extents.y_bearing

    def vertical(self, gid: int) -> int:
        """Return the glyph that `vert` puts in place of a glyph, itself where there is none."""
        try:
            return self._verticals[gid]
        except KeyError:
            found = self._verticals[gid] = self._substitute(gid, _VERT_ONLY)
            return found

    def half(self, gid: int) -> int:
        """Return the half-width glyph that `hwid` puts in place of a glyph, itself where there is none."""
        try:
            return self._halves[gid]
        except KeyError:
            found = self._halves[gid] = self._substitute(gid, _HWID_ONLY)
            return found

    @property
    def may_be_embedded(self) -> bool:
        """Whether the maker's licence bits allow a subset of outlines in a document (OS/2 fsType)."""
        (rights,) = _OS2.unpack_from(self._table("OS/2"))
        return not rights & (_RESTRICTED | _NO_SUBSETTING | _BITMAPS_ONLY)

    @cached_property
    def descriptor(self) -> Descriptor:
        """What a document has to say about the face as a whole."""
        metric = self._font.get_metric_position_with_fallback
        (angle,) = _POST.unpack_from(self._table("post"))
        return Descriptor(
            postscript_name=self.harfbuzz.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME),
            ascent=metric(hb.OTMetricsTag.HORIZONTAL_ASCENDER),
            descent=metric(hb.OTMetricsTag.HORIZONTAL_DESCENDER),
            cap_height=metric(hb.OTMetricsTag.CAP_HEIGHT),
            italic_angle=angle / 0x10000,
            box=_HEAD.unpack_from(self._table("head")),
        )

    def _table(self, tag: str) -> bytes:
        data: bytes = self.harfbuzz.reference_table(tag).data
        return data

    def _outline(self, gid: int) -> tuple[int, int] | None:
        extents = self._font.get_glyph_extents(gid)
        if extents is None or not extents.width:
            return None
        return extents.x_bearing, extents.x_bearing + extents.width

    def _palt(self, gid: int) -> tuple[int, int]:
        if not self.harfbuzz.has_layout_positioning:
            return 0, 0
        buffer = hb.Buffer()
        buffer.add_codepoints([_PRIVATE_USE + gid])
        buffer.direction, buffer.script, buffer.language = "ltr", "Kana", "ja"
        hb.shape(self._bare, buffer, _PALT_ONLY)
        change = buffer.glyph_positions[0]
        return change.x_offset, change.x_advance

    def _substitute(self, gid: int, features: Mapping[str, bool]) -> int:
        if not self.harfbuzz.has_layout_substitution:
            return gid
        buffer = hb.Buffer()
        buffer.add_codepoints([_PRIVATE_USE + gid])
        buffer.direction = "ttb" if "vert" in features else "ltr"
        buffer.script, buffer.language = "Kana", "ja"
        hb.shape(self._bare, buffer, features)
        found: int = buffer.glyph_infos[0].codepoint
        return found

    @cached_property
    def _bare(self) -> hb.Font:
        """A font whose characters are its glyph ids and whose advances are all zero.

        What a shaper says of it is then what the features alone did.
        """
        functions = hb.FontFuncs()
        functions.set_nominal_glyph_func(lambda _font, character, _data: character - _PRIVATE_USE)
        functions.set_glyph_h_advance_func(lambda _font, _gid, _data: 0)
        font = hb.Font(self.harfbuzz)
        font.funcs = functions
        return font


class Faces:
    """The faces of the catalogue, each opened when it is first asked for. Equal only to itself."""

    def __init__(self, world: World, files: Mapping[FaceName, str]) -> None:
        """Keep which file holds which face; nothing is opened."""
        self._world = world
        self._files = dict(files)
        self._open: dict[FaceName, Face] = {}

    @classmethod
    def load(cls, world: World) -> Self:
        """Read the catalogue in fonts/; LeafletError when it is missing or broken."""
        try:
            listed = tomllib.loads(world.font_file(CATALOGUE).decode())["face"]
            return cls(world, {FaceName(face["family"], face["weight"]): face["file"] for face in listed})
        except (OSError, ValueError, KeyError, TypeError) as reason:
            raise LeafletError([complaint(Code.BROKEN_FONT, path=f"fonts/{CATALOGUE}")]) from reason

    @property
    def names(self) -> tuple[FaceName, ...]:
        """The faces there are, in the catalogue's order."""
        return tuple(self._files)

    def face(self, name: FaceName) -> Face:
        """Return a face.

        Raises
        ------
        KeyError
            When the catalogue does not name it.
        LeafletError
            When its file is missing or broken, or may not be embedded.

        """
        if name not in self._open:
            self._open[name] = self._opened(name, self._files[name])
        return self._open[name]

    def _opened(self, name: FaceName, file: str) -> Face:
        try:
            face = Face(name, self._world.font_path(file))
        except OSError as reason:
            missing = complaint(Code.MISSING_FONT, name=name.family, weight=name.weight)
            raise LeafletError([missing]) from reason
        except ValueError as reason:
            raise LeafletError([complaint(Code.BROKEN_FONT, path=f"fonts/{file}")]) from reason
        if not face.may_be_embedded:
            raise LeafletError([complaint(Code.EMBEDDING_FORBIDDEN, name=name.family)])
        return face


def _is_whole(path: Path) -> bool:
    """Tell whether the file has every table that is needed, down to its last byte.

    HarfBuzz takes a damaged table for an empty one, so that a file cut short would only lose characters.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        try:
            _, count, *_ = _DIRECTORY.unpack(file.read(_DIRECTORY.size))
            rows = list(_TABLE.iter_unpack(file.read(count * _TABLE.size)))
        except error:
            return False
    whole = {tag for tag, _, offset, length in rows if length and offset + length <= size}
    return len(whole) == count and whole >= _NEEDED
