"""Outlines of TrueType fonts, embedded or shipped, as values that can be compared."""

import re
from functools import cache, cached_property
from struct import error as StructError  # noqa: N812 - a class, in spite of its name
from struct import unpack_from
from typing import Final, TypeAlias

from leaflet.preflight.content.fonts import Font
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.limits import Budget
from leaflet.world import Disk, World

Outline: TypeAlias = tuple[object, ...]
"""Contours of a glyph; empty for one that draws nothing. Equal outlines are equal values."""

_BROKEN = (StructError, IndexError, KeyError, ValueError, OverflowError)
_FILE_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,80}")
_DEEPEST: Final = 8
_MOST_POINTS: Final = 20_000
_MOST_COMPONENTS: Final = 64
# Flags of a simple glyph's points (OpenType, glyf).
_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
# Flags of a composite glyph's components.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 8, 32, 64, 128


class Outlines:
    """A TrueType font file's glyphs."""

    def __init__(self, data: bytes) -> None:
        """Read the directory and the tables' heads; ValueError when the file is broken."""
        self._data = data
        try:
            self._tables = dict(_directory(data))
            head, maxp, hhea = (self._tables[name][0] for name in ("head", "maxp", "hhea"))
            self._loca, self._glyf = self._tables["loca"][0], self._tables["glyf"][0]
            self.upem = unpack_from(">H", data, head + 18)[0]
            self._long = unpack_from(">h", data, head + 50)[0] == 1
            self.count = unpack_from(">H", data, maxp + 4)[0]
            self._metrics = unpack_from(">H", data, hhea + 34)[0]
            self._hmtx = self._tables["hmtx"][0]
        except _BROKEN as error:
            raise ValueError("font") from error
        if not self.upem or not self._metrics:
            raise ValueError("font")

    def advance(self, gid: int) -> float | None:
        """Return a glyph's advance in thousandths of an em; None beyond the font's end."""
        if gid >= self.count:
            return None
        try:
            units = unpack_from(">H", self._data, self._hmtx + 4 * min(gid, self._metrics - 1))[0]
        except StructError:
            return None
        return float(units * 1000 / self.upem)

    def outline(self, gid: int) -> Outline:
        """Return a glyph's outline; empty when it draws nothing or is broken."""
        try:
            return self._outline(gid, 0)
        except _BROKEN:
            return ()

    @cached_property
    def cmap(self) -> dict[int, int]:
        """Code point → glyph, from the font's Unicode map; empty without one."""
        try:
            return _unicode_map(self._data, self._tables["cmap"][0]) if "cmap" in self._tables else {}
        except _BROKEN:
            return {}

    def characters(self, outline: Outline) -> tuple[str, ...]:
        """Return the characters whose glyph has an outline."""
        box = outline[0]
        return tuple(
            chr(point)
            for point, gid in sorted(self.cmap.items())
            if self._head(gid) == box and self.outline(gid) == outline
        )

    def _span(self, gid: int) -> tuple[int, int]:
        if not 0 <= gid < self.count:
            raise IndexError(gid)
        if self._long:
            first, last = unpack_from(">LL", self._data, self._loca + 4 * gid)
        else:
            first, last = (2 * offset for offset in unpack_from(">HH", self._data, self._loca + 2 * gid))
        return self._glyf + first, self._glyf + last

    def _head(self, gid: int) -> tuple[int, ...]:
        """Return number of contours and bounding box, which tell most glyphs apart."""
        try:
            start, end = self._span(gid)
            return unpack_from(">5h", self._data, start) if end > start else ()
        except _BROKEN:
            return ()

    def _outline(self, gid: int, depth: int) -> Outline:
        start, end = self._span(gid)
        if end <= start or depth > _DEEPEST:
            return ()
        head = unpack_from(">5h", self._data, start)
        if head[0] >= 0:
            return (head, *self._simple(start + 10, head[0]))
        return (head, *self._composite(start + 10, depth))

    def _simple(self, at: int, contours: int) -> Outline:
        """Read points as they differ from each other: ends, flags, x, y. Instructions are left out."""
        if not contours:
            return ()
        ends = unpack_from(f">{contours}H", self._data, at)
        count = ends[-1] + 1
        if count > _MOST_POINTS:
            raise ValueError(count)
        at += 2 * contours
        at += 2 + unpack_from(">H", self._data, at)[0]
        flags: list[int] = []
        while len(flags) < count:
            flag = self._data[at]
            at += 1
            repeats = 1
            if flag & _REPEAT:
                repeats, at = self._data[at] + 1, at + 1
            flags += [flag] * repeats
        del flags[count:]
        xs, at = self._coordinates(at, flags, _X_SHORT, _X_SAME)
        ys, at = self._coordinates(at, flags, _Y_SHORT, _Y_SAME)
        return ends, tuple(flag & _ON_CURVE for flag in flags), xs, ys

    def _coordinates(self, at: int, flags: list[int], short: int, same: int) -> tuple[tuple[int, ...], int]:
        found = []
        for flag in flags:
            if flag & short:
                step = self._data[at] if flag & same else -self._data[at]
                at += 1
            elif flag & same:
                step = 0
            else:
                step, at = unpack_from(">h", self._data, at)[0], at + 2
            found.append(step)
        return tuple(found), at

    def _composite(self, at: int, depth: int) -> Outline:
        """Read components: what each looks like and where it stands; their glyph numbers mean nothing."""
        found: list[object] = []
        more = True
        while more and len(found) < _MOST_COMPONENTS:
            flags, gid = unpack_from(">HH", self._data, at)
            at += 4
            size = (4 if flags & _WORDS else 2) + (
                2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
            )
            kind = flags & (_WORDS | _SCALE | _TWO_SCALES | _MATRIX)
            found.append((kind, self._data[at : at + size], self._outline(gid, depth + 1)))
            at += size
            more = bool(flags & _MORE)
        return tuple(found)


def _directory(data: bytes) -> list[tuple[str, tuple[int, int]]]:
    count = unpack_from(">H", data, 4)[0]
    rows = (unpack_from(">4sLLL", data, 12 + 16 * k) for k in range(count))
    return [(tag.decode("latin-1"), (offset, length)) for tag, _, offset, length in rows]


_FULL, _BASIC = ((3, 10), (0, 4), (0, 6)), ((3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_SEGMENTS, _GROUPS = 4, 12
"""Formats of character maps that fonts of today have."""
_MOST_GROUPS: Final = 20_000


def _unicode_map(data: bytes, start: int) -> dict[int, int]:
    count = unpack_from(">H", data, start + 2)[0]
    rows = [unpack_from(">HHL", data, start + 4 + 8 * k) for k in range(count)]
    tables = {(platform, encoding): start + offset for platform, encoding, offset in rows}
    for key in (*_FULL, *_BASIC):
        if key in tables:
            at = tables[key]
            match unpack_from(">H", data, at)[0]:
                case 12:
                    return _grouped(data, at)
                case 4:
                    return _segmented(data, at)
                case _:
                    continue
    return {}


def _grouped(data: bytes, at: int) -> dict[int, int]:
    found: dict[int, int] = {}
    count = min(unpack_from(">L", data, at + 12)[0], _MOST_GROUPS)
    for k in range(count):
        first, last, gid = unpack_from(">LLL", data, at + 16 + 12 * k)
        for point in range(first, min(last, first + 0xFFFF, 0x10FFFF) + 1):
            found[point] = gid + point - first
        if len(found) > 0x11_0000:  # noqa: PLR2004 - more than there are code points
            raise ValueError("cmap")
    return found


def _segmented(data: bytes, at: int) -> dict[int, int]:
    half = unpack_from(">H", data, at + 6)[0]
    count = half // 2
    ends = unpack_from(f">{count}H", data, at + 14)
    starts = unpack_from(f">{count}H", data, at + 16 + half)
    deltas = unpack_from(f">{count}H", data, at + 16 + 2 * half)
    ranges = at + 16 + 3 * half
    found = {}
    for k in range(count):
        offset = unpack_from(">H", data, ranges + 2 * k)[0]
        for point in range(starts[k], min(ends[k], 0xFFFE) + 1):
            gid = point
            if offset:
                gid = unpack_from(">H", data, ranges + 2 * k + offset + 2 * (point - starts[k]))[0]
                if not gid:
                    continue
            found[point] = (gid + deltas[k]) & 0xFFFF
    return found


def embedded_outlines(font: Font, budget: Budget) -> Outlines | None:
    """Return the glyphs of an embedded TrueType font; None when there is none or it is broken."""
    if font.program_kind != "FontFile2":
        return None
    if "outlines" not in font.cache:
        try:
            font.cache["outlines"] = Outlines(decoded(font.program, budget))
        except (UndecodableError, ValueError):
            font.cache["outlines"] = None
    kept = font.cache["outlines"]
    return kept if isinstance(kept, Outlines) else None


@cache
def shipped_outlines(name: str) -> Outlines | None:
    """Return the face that leaflet ships under a PostScript name; None when it ships none."""
    world: World = Disk()
    if not _FILE_NAME.fullmatch(name):
        return None
    try:
        return Outlines(world.font_file(f"{name}.ttf"))
    except (OSError, ValueError):
        return None
