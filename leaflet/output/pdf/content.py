"""A sheet's items as PDF's drawing operators (ISO 32000-1, 8 and 9): pure text, one piece after the other.

Every piece sets its own colour and font, so that none depends on what was drawn before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from leaflet.colour import REGISTRATION, Cmyk, Colour, Gray, Registration, Rgb
from leaflet.compose.face import Faces
from leaflet.display.line import FaceName, Run
from leaflet.display.page import Fill, Image, Item, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.output.cut import sticks_out
from leaflet.output.pdf.cidfont import FULL_WIDTH, width
from leaflet.output.pdf.drawing import dashed, path_code, picture_code
from leaflet.output.pdf.numbers import STEPS, decimal, quotient, steps
from leaflet.output.pdf.plan import PlannedFont
from leaflet.output.pdf.vertical import array_down, rows, start_of, turn, way_of
from leaflet.output.printed import Printed
from leaflet.output.sheet import Sheet
from leaflet.units import MM, PT, Length

OVERPRINT = "Over"
"""Name of the graphics state in which black prints over what lies below."""
SEPARATION = "All"
"""Name of the colour space of printers' marks."""
BLACK_PLATE = Cmyk(0, 0, 0, 100)
THIN = MM
"""Black lines up to this weight overprint; what is wider would let the colours below show through."""


Art: TypeAlias = Fill | Stroke | Rule | Polygon | Path | Image
"""What is drawn beside text."""


class Piece(NamedTuple):
    """Operators that draw one thing of one structure element: what a tag is put around."""

    element: int | None
    """None for an artifact."""
    code: str
    fonts: tuple[str, ...] = ()
    """Names of the fonts that it calls."""
    overprints: bool = False
    """Whether it calls the graphics state `OVERPRINT`."""
    text: str = ""
    """What it says, where the operators cannot tell: text as outlines."""
    picture: Printed | None = None
    """The picture that it calls by its name."""


class Manner(NamedTuple):
    """How a standard or a shop wants things drawn."""

    overprints: bool = False
    """Black text and thin black lines print over the colours below."""
    faces: Faces | None = None
    """What text is drawn from where it becomes paths; a sheet without artifacts of text needs none."""
    outlines: bool = False
    """All text becomes paths. That of artifacts always does: whoever reads the text of a page must not find
    line numbers and job lines in it."""


class Shown(NamedTuple):
    """How a page shows a glyph."""

    font: str
    """The font's name among the page's resources."""
    code: str
    width: int
    """As `cidfont.width`."""


ShownGlyphs: TypeAlias = Mapping[FaceName, Mapping[tuple[int, str], Shown]]
"""How each planned glyph, by its id and text, is shown."""


def shown_glyphs(fonts: Iterable[PlannedFont], faces: Faces) -> ShownGlyphs:
    """Look up how the glyphs of planned fonts are shown."""
    found: dict[FaceName, dict[tuple[int, str], Shown]] = {}
    for font in fonts:
        face, of_face = faces.face(font.face), found.setdefault(font.face, {})
        for cid, pair in enumerate(font.pairs, start=1):
            of_face[pair] = Shown(font.resource, f"{cid:04X}", width(face, pair.gid))
    return found


def pieces(item: Item, brush: "Brush") -> tuple[Piece, ...]:
    """Draw an item; KeyError for a glyph that is not planned or an ink without a colour."""
    if isinstance(item, PlacedLine):
        return tuple(_text(item, brush))
    drawn = _art(item, brush)
    larger = brush.media != brush.bleed
    return (_clipped(drawn, brush) if larger and _runs_over(item, brush.bleed) else drawn,)


def _runs_over(item: Art, bleed: Rect) -> bool:
    """Tell whether art of the page reaches beyond the bleed, where there is paper and nothing should be."""
    is_mark = isinstance(item, Rule) and item.ink == REGISTRATION
    return not is_mark and sticks_out(item, bleed)


def _clipped(drawn: Piece, brush: "Brush") -> Piece:
    return drawn._replace(code=f"q {_outline(brush.bleed, 0, brush)} W n {drawn.code} Q")


class Brush(NamedTuple):
    """What drawing an item takes beside the item."""

    media: Rect
    bleed: Rect
    fill: Mapping[str, str]
    """What sets an ink role as the colour of fills and text."""
    stroke: Mapping[str, str]
    """The same for lines."""
    glyphs: ShownGlyphs
    over: frozenset[str]
    """Ink roles whose text and thin lines print over what lies below."""
    manner: Manner
    pictures: Mapping[Image, Printed]

    def xy(self, place: Point) -> tuple[int, int]:
        """Turn a place of the page into steps from the sheet's lower left corner."""
        return steps(place.x - self.media.left), steps(self.media.bottom - place.y)


def brush_for(sheet: Sheet, glyphs: ShownGlyphs, manner: Manner) -> Brush:
    """Return what a sheet's items are drawn with."""
    spelled = {role: _colour(colour) for role, colour in sheet.palette}
    fill = {role: operators for role, (operators, _) in spelled.items()}
    stroke = {role: operators for role, (_, operators) in spelled.items()}
    over = (role for role, colour in sheet.palette if manner.overprints and _is_black(colour))
    return Brush(
        sheet.media, sheet.bleed, fill, stroke, glyphs, frozenset(over), manner, dict(sheet.pictures)
    )


def _is_black(colour: Colour) -> bool:
    return isinstance(colour, Cmyk) and colour == BLACK_PLATE


def _art(item: Art, brush: Brush) -> Piece:
    match item:
        case Fill():
            return Piece(item.element, f"{brush.fill[item.ink]} {_outline(item.rect, item.radius, brush)} f")
        case Stroke():
            # A pen draws to both sides of its path; a frame stays inside its rectangle.
            half = item.weight // 2
            return _line(item, _outline(item.rect.inset(half), max(item.radius - half, 0), brush), brush)
        case Rule():
            return _line(
                item, f"{_decimals(*brush.xy(item.start))} m {_decimals(*brush.xy(item.end))} l", brush
            )
        case Polygon():
            corners = [_decimals(*brush.xy(corner)) for corner in item.points]
            path = f"{corners[0]} m " + "".join(f"{corner} l " for corner in corners[1:])
            return Piece(item.element, f"{brush.fill[item.ink]} {path}h f")
        case Path():
            colours = brush.fill[item.ink], brush.stroke[item.ink]
            return Piece(item.element, path_code(item, colours, brush.xy))
        case Image():
            picture = brush.pictures[item]
            return Piece(item.element, picture_code(picture, item.rect, brush.xy), picture=picture)


def _line(item: Stroke | Rule, path: str, brush: Brush) -> Piece:
    code = f"{brush.stroke[item.ink]} {_decimals(steps(item.weight))} w {path} S"
    code = dashed(code, item.dash) if isinstance(item, Rule) else code
    return _over(Piece(item.element, code), overprints=item.ink in brush.over and item.weight <= THIN)


def _over(piece: Piece, *, overprints: bool) -> Piece:
    """Let a piece print over what lies below, and nothing that comes after it."""
    return piece._replace(code=f"q /{OVERPRINT} gs {piece.code} Q", overprints=True) if overprints else piece


def _colour(colour: Colour) -> tuple[str, str]:
    """Spell the operators that make a colour that of fills, and that of lines."""
    match colour:
        case Cmyk():
            return _both(" ".join(decimal(percent, 2) for percent in colour), "k")
        case Rgb():
            return _both(" ".join(decimal(quotient(value * STEPS, 255), 3) for value in colour), "rg")
        case Gray(black=black):
            return _both(decimal(100 - black, 2), "g")
        case Registration():
            return f"/{SEPARATION} cs 1 scn", f"/{SEPARATION} CS 1 SCN"


def _both(operands: str, operator: str) -> tuple[str, str]:
    return f"{operands} {operator}", f"{operands} {operator.upper()}"


# Shapes

_ARC_MILLIONTHS = 552_285
"""How far along its tangent a control point of a quarter circle lies, against the radius: 4/3 (√2 − 1)."""


def _outline(rect: Rect, radius: Length, brush: Brush) -> str:
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

_UNIT_DIGITS = 9
"""Units of outlines are told in thousand-millionths of a point: a glyph's far end is right to 0.01 μm."""
_SIZE_DIGITS = 5
"""Sizes are told in hundred-thousandths of a point, lest a size in Q be off by the end of a line."""


def _text(placed: PlacedLine, brush: Brush) -> Iterator[Piece]:
    """Draw a line part by part: a text object for each stretch of one face and size, in reading order."""
    for part in placed.parts:
        colour, over, element = brush.fill[part.ink], part.ink in brush.over, part.element
        before, behind = (f"q /{OVERPRINT} gs ", " Q") if over else ("", "")
        outlined = brush.manner.outlines or element is None
        codes: list[str] = []
        fonts: list[str] = []
        said = ""
        for run in placed.line.runs:
            first, last = max(part.first, run.first), min(part.last, run.last)
            if first >= last:
                continue
            if outlined:
                codes.append(f"{before}{colour} {_paths(placed, run, (first, last), brush)}{behind}")
                said += "" if element is None else "".join(placed.line.texts[first:last])
                continue
            for row in rows(run, range(first, last)):
                for shown in _text_objects(placed, run, row, brush):
                    codes.append(f"{before}BT {colour} {shown.operators} ET{behind}")
                    fonts += shown.fonts
        if codes:
            yield Piece(element, "\n".join(codes), tuple(fonts), over, said)


class _TextObject(NamedTuple):
    """What shows some glyphs, and the names of the fonts that it calls."""

    operators: str
    fonts: Sequence[str]


def _text_objects(placed: PlacedLine, run: Run, glyphs: range, brush: Brush) -> Iterator[_TextObject]:
    """Show glyphs of a run: all from one place, but upright ones font by font."""
    line, first, last = placed.line, glyphs.start, glyphs.stop
    pairs = zip(line.gids[first:last], line.texts[first:last], strict=True)
    shown, offsets = map(brush.glyphs[run.face].__getitem__, pairs), line.offsets[first:last]
    scale, way = _scale(run.size), way_of(placed, run)
    if way.is_upright:
        yield from _down(placed, run, first, list(shown), brush)
        return
    x, y = brush.xy(start_of(placed, run, first))
    arrays, fonts = _arrays(shown, offsets, scale)
    yield _TextObject(f"{way.start}{decimal(x, 3)} {decimal(y, 3)} {way.operator} {arrays}", fonts)


def _down(
    placed: PlacedLine, run: Run, first: int, glyphs: Iterable[Shown], brush: Brush
) -> Iterator[_TextObject]:
    """Show upright glyphs, which begin with the `first` of the line."""
    scale, way = _scale(run.size), way_of(placed, run)
    for name, alike in groupby(glyphs, itemgetter(0)):
        codes = [glyph.code for glyph in alike]
        place = _decimals(*brush.xy(start_of(placed, run, first)))
        array = array_down(codes, _places(placed.line.offsets[first : first + len(codes)], scale))
        font = name + way.suffix
        yield _TextObject(f"{way.start}{place} {way.operator} /{font} {scale.size} Tf [{array}] TJ", (font,))
        first += len(codes)


def _paths(placed: PlacedLine, run: Run, glyphs: tuple[int, int], brush: Brush) -> str:
    """Draw the glyphs of a run from the first up to the last as filled paths, each in its own units."""
    # Imported late: few files have text as paths.
    from leaflet.output.pdf.outline import SIXTHS, outline

    faces = brush.manner.faces
    if faces is None:
        raise ValueError("text becomes paths, and no faces are given to draw it from")
    face, line = faces.face(run.face), placed.line
    unit = decimal(quotient(run.size * 10**_UNIT_DIGITS, PT * face.upem * SIXTHS), _UNIT_DIGITS)

    def glyph(k: int, path: str) -> str:
        matrix, origin = turn(placed, run, k, face.advance(line.gids[k]) * run.size // face.upem)
        return f"q {matrix.format(unit)} {_decimals(*brush.xy(origin))} cm {path} f Q"

    return " ".join(glyph(k, path) for k in range(*glyphs) if (path := outline(face, line.gids[k])))


class _Scale(NamedTuple):
    """A size as it is told, and what turns lengths into `cidfont.width`'s parts of just that size."""

    size: str
    multiply: int
    add: int
    """Half of `divide`: places are rounded."""
    divide: int


@lru_cache(maxsize=64)
def _scale(size: Length) -> _Scale:
    told = quotient(size * 10**_SIZE_DIGITS, PT)
    parts = Fraction(FULL_WIDTH * 10**_SIZE_DIGITS, PT * told)
    return _Scale(decimal(told, _SIZE_DIGITS), 2 * parts.numerator, parts.denominator, 2 * parts.denominator)


def _arrays(glyphs: Iterable[Shown], offsets: Sequence[Length], scale: _Scale) -> tuple[str, list[str]]:
    """Spell glyphs, and the moves between them; return also the names of their fonts.

    A move is the difference of two rounded places, so that no error adds up along the line.
    """
    size, multiply, add, divide = scale
    spelled, end, fonts = "", "", []
    font, start, at = None, offsets[0], 0
    for (name, code, glyph_width), offset in zip(glyphs, offsets, strict=True):
        # `_places`, written out for what is done for every glyph of a page.
        place = ((offset - start) * multiply + add) // divide
        if name != font:
            fonts.append(name)
            move = f"{decimal(at - place, 1)} " if place != at else ""
            spelled += f"{end}/{name} {size} Tf [{move}<"
            font, end = name, ">] TJ "
        elif place != at:
            spelled += f"> {decimal(at - place, 1)} <"
        spelled += code
        at = place + glyph_width
    return spelled + ">] TJ", fonts


def _places(offsets: Sequence[Length], scale: _Scale) -> list[int]:
    """Turn offsets into ten-thousandths of an em from the first, each rounded once."""
    return [((offset - offsets[0]) * scale.multiply + scale.add) // scale.divide for offset in offsets]
