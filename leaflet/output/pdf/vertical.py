"""Glyphs of vertical lines as operators: upright by the vertical half of a font (Identity-V), or turned.

A viewer that reads text out of a page takes glyphs of such a font, and glyphs on their side, for one line
from the top down (ISO 32000-1, 9.7.4.3).
"""

from collections.abc import Sequence
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
    """What comes before the place of its first glyph, and after it."""
    operator: str
    is_upright: bool = False
    """Advances are ems from the top down."""


ALONG = Way("", "", "Td")
TURNED = Way("", "0 -1 1 0 ", "Tm")
DOWN = Way(SUFFIX, "", "Td", is_upright=True)
_WAYS = {Orientation.UPRIGHT: DOWN, Orientation.ROTATED: TURNED, Orientation.COMBINED: DOWN}


def way_of(placed: PlacedLine, run: Run) -> Way:
    """Return how a run of a placed line is shown."""
    return ALONG if placed.direction is Direction.HORIZONTAL else _WAYS[run.orientation]


def start_of(placed: PlacedLine, run: Run, glyph: int) -> Point:
    """Return the point from which a glyph is shown: its origin, or the middle of its frame's top."""
    offset = placed.line.offsets[glyph]
    if not way_of(placed, run).is_upright:
        return placed.point(offset, run.rise)
    if run.orientation is Orientation.UPRIGHT:
        return placed.point(offset, run.rise + middle(run.size))
    above, whole = FRAME_ABOVE
    return placed.point(offset - run.size * above // whole, run.rise + placed.line.advances[glyph] // 2)


def middle(size: Length) -> Length:
    """Return how far the middle of frames lies from the baseline."""
    above, whole = FRAME_ABOVE
    return size * above // whole - size // 2


def array_down(codes: Sequence[str], places: Sequence[int]) -> str:
    """Spell glyphs that stand one below the other at `places`, in ten-thousandths of an em from the first."""
    array, at = "<", 0
    for code, place in zip(codes, places, strict=True):
        if place != at:
            array += f"> {decimal(place - at, 1)} <"
        array += code
        at = place + FULL_WIDTH
    return array + ">"


def turn(placed: PlacedLine, run: Run, offset: Length, advance: Length) -> tuple[str, Point]:
    """Return the matrix, its unit being `{0}`, and the origin with which a glyph's outline is drawn.

    `advance` is the glyph's own, from left to right.
    """
    match way_of(placed, run):
        case Way(is_upright=True) if run.orientation is Orientation.UPRIGHT:
            above, whole = FRAME_ABOVE
            left = run.rise + middle(run.size) - advance // 2
            return "{0} 0 0 {0}", placed.point(offset + run.size * above // whole, left)
        case Way(operator="Tm"):
            return "0 -{0} {0} 0", placed.point(offset, run.rise)
        case _:
            return "{0} 0 0 {0}", placed.point(offset, run.rise)
