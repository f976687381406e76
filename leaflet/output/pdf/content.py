"""A sheet's items as PDF's drawing operators (ISO 32000-1, 8 and 9): pure text, one piece after the other.

Every piece sets its own colour and font, so that none depends on what was drawn before.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from leaflet.colour import Cmyk, Colour, Gray, Rgb
from leaflet.compose.face import Faces
from leaflet.display.axes import Direction
from leaflet.display.line import FaceName, Run
from leaflet.display.page import Fill, Item, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.output.pdf.cidfont import FULL_WIDTH, width
from leaflet.output.pdf.numbers import STEPS, decimal, quotient, steps
from leaflet.output.pdf.plan import FontPlan
from leaflet.output.sheet import Sheet
from leaflet.units import PT, Length


class Piece(NamedTuple):
    """Operators that draw one thing of one structure element: what a tag is put around."""

    element: int | None
    """None for an artifact."""
    code: str
    font: str | None = None
    """Name of the font that it calls."""


class Shown(NamedTuple):
    """How a page shows a glyph."""

    font: str
    """The font's name among the page's resources."""
    code: str
    width: int
    """As `cidfont.width`."""


ShownGlyphs: TypeAlias = Mapping[FaceName, Mapping[tuple[int, str], Shown]]
"""How each planned glyph, by its id and text, is shown."""


def shown_glyphs(plan: FontPlan, faces: Faces) -> ShownGlyphs:
    """Look up, once for a document, how its glyphs are shown."""
    found: dict[FaceName, dict[tuple[int, str], Shown]] = {}
    for font in plan.fonts:
        face, of_face = faces.face(font.face), found.setdefault(font.face, {})
        for cid, pair in enumerate(font.pairs, start=1):
            of_face[pair] = Shown(font.resource, f"{cid:04X}", width(face, pair.gid))
    return found


def pieces(sheet: Sheet, glyphs: ShownGlyphs) -> Iterator[Piece]:
    """Draw a sheet in paint order; KeyError for a glyph that is not planned or an ink without a colour."""
    brush = _brush(sheet, glyphs)
    for item in sheet.items:
        yield from _draw(item, brush)


class _Brush(NamedTuple):
    """What drawing an item takes beside the item."""

    media: Rect
    fill: Mapping[str, str]
    """What sets an ink role as the colour of fills and text."""
    stroke: Mapping[str, str]
    """The same for lines."""
    glyphs: ShownGlyphs

    def xy(self, place: Point) -> tuple[int, int]:
        """Turn a place of the page into steps from the sheet's lower left corner."""
        return steps(place.x - self.media.left), steps(self.media.bottom - place.y)


def _brush(sheet: Sheet, glyphs: ShownGlyphs) -> _Brush:
    spelled = {role: _colour(colour) for role, colour in sheet.palette}
    fill = {role: f"{operands} {operator}" for role, (operands, operator) in spelled.items()}
    stroke = {role: f"{operands} {operator.upper()}" for role, (operands, operator) in spelled.items()}
    return _Brush(sheet.media, fill, stroke, glyphs)


def _draw(item: Item, brush: _Brush) -> Iterator[Piece]:
    match item:
        case PlacedLine():
            yield from _text(item, brush)
        case Fill():
            yield Piece(item.element, f"{brush.fill[item.ink]} {_outline(item.rect, item.radius, brush)} f")
        case Stroke():
            # A pen draws to both sides of its path; a frame stays inside its rectangle.
            half = item.weight // 2
            path = _outline(item.rect.inset(half), max(item.radius - half, 0), brush)
            yield Piece(item.element, f"{brush.stroke[item.ink]} {_decimals(steps(item.weight))} w {path} S")
        case Rule():
            path = f"{_decimals(*brush.xy(item.start))} m {_decimals(*brush.xy(item.end))} l"
            yield Piece(item.element, f"{brush.stroke[item.ink]} {_decimals(steps(item.weight))} w {path} S")
        case Polygon():
            corners = [_decimals(*brush.xy(corner)) for corner in item.points]
            path = f"{corners[0]} m " + "".join(f"{corner} l " for corner in corners[1:])
            yield Piece(item.element, f"{brush.fill[item.ink]} {path}h f")


def _colour(colour: Colour) -> tuple[str, str]:
    """Spell a colour's operands, and the operator that makes it the fill colour."""
    match colour:
        case Cmyk():
            return " ".join(decimal(percent, 2) for percent in colour), "k"
        case Rgb():
            return " ".join(decimal(quotient(value * STEPS, 255), 3) for value in colour), "rg"
        case Gray(black=black):
            return decimal(100 - black, 2), "g"


# Shapes

_ARC_MILLIONTHS = 552_285
"""How far along its tangent a control point of a quarter circle lies, against the radius: 4/3 (√2 − 1)."""


def _outline(rect: Rect, radius: Length, brush: _Brush) -> str:
    """Spell the path of a rectangle; edges are rounded before sizes, so that neighbours meet exactly."""
    left, bottom = brush.xy(Point(rect.left, rect.bottom))
    right, top = brush.xy(Point(rect.right, rect.top))
    round_by = min(steps(radius), (right - left) // 2, (top - bottom) // 2)
    if round_by <= 0:
        return f"{_decimals(left, bottom, right - left, top - bottom)} re"
    return _rounded(left, bottom, right, top, round_by)


def _rounded(left: int, bottom: int, right: int, top: int, radius: int) -> str:
    """Spell a rectangle with round corners, counter-clockwise from the lower left one."""
    reach = radius - quotient(radius * _ARC_MILLIONTHS, 1_000_000)
    return " ".join(
        (
            f"{_decimals(left + radius, bottom)} m {_decimals(right - radius, bottom)} l",
            f"{_decimals(right - reach, bottom, right, bottom + reach, right, bottom + radius)} c",
            f"{_decimals(right, top - radius)} l",
            f"{_decimals(right, top - reach, right - reach, top, right - radius, top)} c",
            f"{_decimals(left + radius, top)} l",
            f"{_decimals(left + reach, top, left, top - reach, left, top - radius)} c",
            f"{_decimals(left, bottom + radius)} l",
            f"{_decimals(left, bottom + reach, left + reach, bottom, left + radius, bottom)} c h",
        ),
    )


def _decimals(*values: int) -> str:
    """Spell steps as points."""
    return " ".join(decimal(value, 3) for value in values)


# Text

_SIZE_DIGITS = 5
"""Sizes are told in hundred-thousandths of a point, lest a size in Q be off by the end of a line."""


def _text(placed: PlacedLine, brush: _Brush) -> Iterator[Piece]:
    """Draw a line: one text object for each stretch of one element, ink, font and size, in reading order."""
    if placed.direction is not Direction.HORIZONTAL:
        raise NotImplementedError("vertical lines cannot be written yet")
    for part in placed.parts:
        colour = brush.fill[part.ink]
        for run in placed.line.runs:
            first, last = max(part.first, run.first), min(part.last, run.last)
            if first < last:
                for font, code in _stretches(placed, run, first, last, brush):
                    yield Piece(part.element, f"BT {colour} {code} ET", font)


def _stretches(
    placed: PlacedLine, run: Run, first: int, last: int, brush: _Brush
) -> Iterator[tuple[str, str]]:
    """Show the glyphs `first:last` of a run, stretch by stretch of one font, whose name comes first."""
    line, planned = placed.line, brush.glyphs[run.face]
    pairs = zip(line.gids[first:last], line.texts[first:last], strict=True)
    scale = _scale(run.size)
    for font, found in groupby(map(planned.__getitem__, pairs), key=itemgetter(0)):
        glyphs = list(found)
        offsets = line.offsets[first : first + len(glyphs)]
        first += len(glyphs)
        place = _decimals(*brush.xy(placed.origin.moved(offsets[0], -run.rise)))
        yield font, f"/{font} {scale.size} Tf {place} Td [{_array(glyphs, offsets, scale)}] TJ"


class _Scale(NamedTuple):
    """A size as it is told, and what turns lengths into `cidfont.width`'s parts of just that size."""

    size: str
    multiply: int
    divide: int


@lru_cache(maxsize=64)
def _scale(size: Length) -> _Scale:
    told = quotient(size * 10**_SIZE_DIGITS, PT)
    parts = Fraction(FULL_WIDTH * 10**_SIZE_DIGITS, PT * told)
    return _Scale(decimal(told, _SIZE_DIGITS), parts.numerator, parts.denominator)


def _array(glyphs: Sequence[Shown], offsets: Sequence[Length], scale: _Scale) -> str:
    """Spell glyphs and the moves between them.

    A move is the difference of two rounded places, so that no error adds up along the line.
    """
    array, at, start = "<", 0, offsets[0]
    multiply, divide = 2 * scale.multiply, 2 * scale.divide
    half = scale.divide
    for (_, code, glyph_width), offset in zip(glyphs, offsets, strict=True):
        place = ((offset - start) * multiply + half) // divide
        if place != at:
            array += f"> {decimal(at - place, 1)} <"
        array += code
        at = place + glyph_width
    return array + ">"
