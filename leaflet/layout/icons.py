"""Small signs that people type and no Japanese font has: drawn, or lent a glyph, but carrying their text.

An IME offers ✉, ☑, 📞 and 📍 as readily as 〒. Searched, copied or read aloud they are what was typed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflet.compose.composer import Composed
from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Area
from leaflet.display.line import FaceName, Line
from leaflet.display.signs import LENT, SQUARE
from leaflet.geometry import Contour, Curve, Point, Size, circle
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import Piece, ShapePiece
from leaflet.model.picture import Corner, End, Pen
from leaflet.model.text import Mark, MarkKind, RichText
from leaflet.units import Length

Compose = Callable[[RichText, Length, ParagraphStyle], Composed]

BLANK = "　"
_UNITS = Size(100, 100)
_PEN = Pen(7, Corner.ROUND, End.ROUND)
_BOLD_PEN = Pen(11, Corner.ROUND, End.ROUND)


class Drawn(NamedTuple):
    """How a sign is drawn in a square of 100 units."""

    contours: tuple[Contour, ...]
    pen: Pen | None = _PEN
    boxed: bool = False
    """The glyph that stands in is part of the sign."""


def _line(*points: tuple[int, int], closed: bool = False) -> Contour:
    start, *others = (Point(x, y) for x, y in points)
    return Contour(start, tuple(others), closed)


_CHECK = Drawn((_line((24, 52), (44, 72), (92, 12)),), _BOLD_PEN, boxed=True)
_ENVELOPE = Drawn(
    (_line((8, 22), (92, 22), (92, 80), (8, 80), closed=True), _line((8, 24), (50, 58), (92, 24)))
)
_CLOCK = Drawn((circle(Point(50, 50), 40), _line((50, 24), (50, 52), (68, 62))))
_CALENDAR = Drawn(
    (
        _line((12, 20), (88, 20), (88, 88), (12, 88), closed=True),
        _line((12, 42), (88, 42)),
        _line((32, 10), (32, 28)),
        _line((68, 10), (68, 28)),
        _line((30, 62), (44, 62)),
        _line((58, 62), (72, 62)),
    )
)
_PIN = Drawn(
    (
        Contour(
            Point(50, 94),
            (
                Curve(Point(36, 70), Point(20, 56), Point(20, 38)),
                Curve(Point(20, 20), Point(33, 8), Point(50, 8)),
                Curve(Point(67, 8), Point(80, 20), Point(80, 38)),
                Curve(Point(80, 56), Point(64, 70), Point(50, 94)),
            ),
        ),
        circle(Point(50, 37), 12),
    )
)

DRAWN = {
    **dict.fromkeys("☑✅", _CHECK),
    **dict.fromkeys("✉📧", _ENVELOPE),
    **dict.fromkeys("⏰🕐🕑🕒", _CLOCK),
    **dict.fromkeys("📅🗓", _CALENDAR),
    **dict.fromkeys("📍", _PIN),
}
_DRAWN = frozenset(DRAWN)
SIGNS = frozenset((*DRAWN, *LENT))
_STAND_INS = str.maketrans({**dict.fromkeys(DRAWN, SQUARE), **LENT})
"""A square stands in for a drawn sign while lines are made."""


def counted(
    count: Callable[[RichText, Length, ParagraphStyle], int],
    rich: RichText,
    measure: Length,
    style: ParagraphStyle,
) -> int:
    """Count the lines that `composed` makes."""
    return count(_stood_in(rich), measure, style)


def composed(compose: Compose, rich: RichText, measure: Length, style: ParagraphStyle) -> Composed:
    """Compose a text with stand-ins for its signs; each glyph then carries what was typed."""
    if SIGNS.isdisjoint(rich.text):
        return compose(rich, measure, style)
    made = compose(_stood_in(rich), measure, style)
    blanks = _blanks(compose, style)
    lines = tuple(_carrying(line, rich.text, blanks) for line in made.lines)
    fallbacks = tuple(each for each in made.fallbacks if rich.text[each.offset] not in SIGNS)
    return replace(made, lines=lines, fallbacks=fallbacks)


def _stood_in(rich: RichText) -> RichText:
    """Return a text with stand-ins for its signs, if it has any."""
    if SIGNS.isdisjoint(rich.text):
        return rich
    return RichText(rich.text.translate(_STAND_INS), rich.marks)


def _blanks(compose: Compose, style: ParagraphStyle) -> dict[FaceName, int]:
    """Return the blank glyphs of a style's faces: what is drawn needs no ink of the font's."""
    found: dict[FaceName, int] = {}
    for marks in ((), (Mark(0, 3, MarkKind.STRONG),)):
        for line in compose(RichText(f"{SQUARE}{BLANK}{SQUARE}", marks), style.size * 9, style).lines:
            for run in line.runs:
                if BLANK in (texts := line.texts[run.first : run.last]):
                    found[run.face] = line.gids[run.first + texts.index(BLANK)]
    return found


def _carrying(line: Line, text: str, blanks: dict[FaceName, int]) -> Line:
    """Give a line's signs their own text, and blank glyphs where they are drawn."""
    gids, texts = list(line.gids), list(line.texts)
    for run in line.runs:
        for k in range(run.first, run.last):
            sign = text[line.clusters[k]]
            if sign in SIGNS:
                texts[k] = sign + texts[k][1:]
                drawn = DRAWN.get(sign)
                if drawn is not None and not drawn.boxed:
                    gids[k] = blanks.get(run.face, gids[k])
    return replace(line, gids=tuple(gids), texts=tuple(texts))


def signs(line: Line, ink: str) -> Iterator[Piece]:
    """Draw a line's signs, each in its character's frame; the baseline lies at block 0."""
    if _DRAWN.isdisjoint("".join(line.texts)):
        return
    for run in line.runs:
        top = -run.rise - ascent(run.size)
        for k in range(run.first, run.last):
            drawn = DRAWN.get(line.texts[k][:1])
            if drawn is not None:
                start = line.offsets[k]
                area = Area(start, top, start + run.size, top + run.size)
                yield ShapePiece(area, drawn.contours, _UNITS, ink, drawn.pen)
