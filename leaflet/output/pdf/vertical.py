"""Glyphs of vertical lines as operators: upright by the vertical half of a font (Identity-V), or turned.

A viewer that reads text out of a page takes glyphs of such a font, and glyphs on their side, for one line
from the top down (ISO 32000-1, 9.7.4.3).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet.display.axes import Direction
from leaflet.display.line import FRAME_ABOVE, Orientation, Run
from leaflet.display.page import PlacedLine
from leaflet.geometry import Point
from leaflet.output.pdf.cidfont import FULL_WIDTH
from leaflet.output.pdf.numbers import decimal
from leaflet.units import Length

SUFFIX = "V"
"""After the name of a font: the same font, set from the top down."""


class Way(NamedTuple):
    """How a run is shown."""

    suffix: str
    """Of its font's name."""
    start: str
    """What comes before the place of its first glyph."""
    operator: str
    """And after it."""
    is_upright: bool = False
    """Glyphs hang from the middle of their frames' tops, and advances are ems from the top down."""


ALONG = Way("", "", "Td")
TURNED = Way("", "0 -1 1 0 ", "Tm")
DOWN = Way(SUFFIX, "", "Td", is_upright=True)
_WAYS = {Orientation.UPRIGHT: DOWN, Orientation.ROTATED: TURNED, Orientation.COMBINED: ALONG}


def way_of(placed: PlacedLine, run: Run) -> Way:
    """Return how a run of a placed line is shown."""
    return ALONG if placed.direction is Direction.HORIZONTAL else _WAYS[run.orientation]


def rows(run: Run, glyphs: range) -> Iterator[range]:
    """Part a run's glyphs into what one operator shows: all, but for tate-chu-yoko, which goes singly.

    pdfium takes a row of two digits for a line of its own.
    """
    if run.orientation is Orientation.COMBINED:
        yield from (range(k, k + 1) for k in glyphs)
    else:
        yield glyphs


def start_of(placed: PlacedLine, run: Run, glyph: int) -> Point:
    """Return the point from which a glyph is shown: its origin, or the middle of its frame's top."""
    offset = placed.line.offsets[glyph]
    if placed.direction is Direction.HORIZONTAL:  # most are
        return placed.origin.moved(offset, -run.rise)
    if way_of(placed, run).is_upright:
        return placed.point(offset, run.rise + middle(run.size))
    return placed.point(offset, run.rise + _before(placed, run, glyph))


def _before(placed: PlacedLine, run: Run, glyph: int) -> Length:
    """Return how far a glyph of tate-chu-yoko stands to the right of its row's left edge."""
    if run.orientation is not Orientation.COMBINED:
        return 0
    line = placed.line
    row = (k for k in range(run.first, glyph) if line.offsets[k] == line.offsets[glyph])
    return sum(line.advances[k] for k in row)


def middle(size: Length) -> Length:
    """Return how far the middle of frames lies from the baseline."""
    above, whole = FRAME_ABOVE
    return size * above // whole - size // 2


def array_down(codes: Sequence[str], places: Sequence[int]) -> str:
    """Spell glyphs that stand one below the other at `places`, in ten-thousandths of an em from the first.

    The last is shown by itself: of lines that begin at one height, as vertical ones do, pdfium reads the left
    one first, unless something lower was shown in between.
    """
    array, at = "", 0
    for number, (code, place) in enumerate(zip(codes, places, strict=True), 1):
        alone = "] TJ [" if number == len(codes) > 1 else ""
        move = f"{decimal(place - at, 1)} " if place != at else ""
        array += f"{alone}{move}<{code}>"
        at = place + FULL_WIDTH
    return array.replace("><", "")


def turn(placed: PlacedLine, run: Run, glyph: int, advance: Length) -> tuple[str, Point]:
    """Return the matrix, its unit being `{0}`, and the origin with which a glyph's outline is drawn.

    `advance` is the glyph's own, from left to right.
    """
    match way_of(placed, run):
        case Way(is_upright=True):
            above, whole = FRAME_ABOVE
            left = run.rise + middle(run.size) - advance // 2
            down = placed.line.offsets[glyph] + run.size * above // whole
            return "{0} 0 0 {0}", placed.point(down, left)
        case Way(operator="Tm"):
            return "0 -{0} {0} 0", start_of(placed, run, glyph)
        case _:
            return "{0} 0 0 {0}", start_of(placed, run, glyph)
