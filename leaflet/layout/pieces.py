"""What a set block is made of: pieces placed by inline and block, gathered in slabs of whole grid lines."""

from dataclasses import replace
from typing import NamedTuple, TypeAlias

from leaflet.diagnostics import Span
from leaflet.display.axes import Area, Axes, Place
from leaflet.display.line import Line
from leaflet.display.page import Fill, Group, Image, Item, Part, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.display.structure import Element
from leaflet.geometry import Contour, Point, Rect, Size
from leaflet.model.picture import Pen, Raster
from leaflet.records import dataclass
from leaflet.units import Length


class Tab(NamedTuple):
    """A ground behind a whole line: as long as it is, and so much longer at both ends."""

    beyond: Length
    above: Length
    """From the baseline up to its upper edge."""
    below: Length
    ink: str
    radius: Length = 0

    def behind(self, line: Line, place: Place) -> "FillPiece":
        """Draw it behind a line at a place."""
        start, end = place.inline - self.beyond, place.inline + line.width + self.beyond
        area = Area(start, place.block - self.above, end, place.block + self.below)
        return FillPiece(area, self.ink, self.radius)


class LinePiece(NamedTuple):
    """A composed line with its head on the baseline at `place`."""

    line: Line
    place: Place
    parts: tuple[Part, ...]
    span: Span | None
    strong_ground: str | None = None
    """What is drawn behind its strong stretches, by pieces before this one."""
    tab: Tab | None = None
    """What is drawn behind all of it, by the piece before those."""
    at_end: bool = False
    """It is its end that stands where it does: a line of another width would begin elsewhere."""


class FillPiece(NamedTuple):
    """A filled area."""

    area: Area
    ink: str
    radius: Length = 0


class FramePiece(NamedTuple):
    """The outline of an area, inside its edges."""

    area: Area
    ink: str
    weight: Length
    radius: Length = 0


class RulePiece(NamedTuple):
    """A straight rule, of dashes as long as the gaps between them where `dash` is not 0."""

    start: Place
    end: Place
    ink: str
    weight: Length
    dash: Length = 0


class PolygonPiece(NamedTuple):
    """A filled polygon."""

    places: tuple[Place, ...]
    ink: str


class ImagePiece(NamedTuple):
    """Pixels stretched over an area."""

    area: Area
    raster: Raster
    element: int
    ground: str
    name: str
    span: Span | None


class ShapePiece(NamedTuple):
    """A drawn shape stretched over an area; it stands upright in any writing direction.

    Its contours, and its pen's weight, are in units of their own, of which the area holds `units`.
    """

    area: Area
    contours: tuple[Contour, ...]
    units: Size
    ink: str
    pen: Pen | None = None
    even_odd: bool = False
    element: int | None = None


Piece: TypeAlias = LinePiece | FillPiece | FramePiece | RulePiece | PolygonPiece | ImagePiece | ShapePiece


@dataclass(frozen=True, slots=True)
class Slab:
    """An unbreakable strip of a column; pieces count from the column's start and the first line's frame."""

    lines: int
    pieces: tuple[Piece, ...]
    lead: int = 0
    """Blank lines before it, dropped at the head of a column (JLREQ 4.1.6)."""
    keep: int = 0
    """How many of the following slabs must stand in the same column."""
    stretch: int = 0
    """How many further blank lines may be put before it so that columns end level."""
    reserve: int = 0
    """The same where nothing else makes columns level: a paragraph's first line (JLREQ 4.5.3)."""
    lonely_at_head: bool = False
    """The last line of a paragraph of several lines: alone at a column's head it is a widow."""
    lonely_at_foot: bool = False
    """The first line of such a paragraph: alone at a column's foot it is an orphan."""
    notes: tuple[str, ...] = ()
    """Labels of the notes whose first mark stands here."""
    span: Span | None = None
    characters: int = 0


class SetBlock(NamedTuple):
    """A block ready for placing: its slabs in order, and what they are."""

    slabs: tuple[Slab, ...]
    element: Element


def moved(piece: Piece, by: Place) -> Piece:
    """Return the piece shifted along both axes."""
    match piece:
        case LinePiece():
            return piece._replace(place=piece.place.moved(*by))
        case FillPiece() | FramePiece() | ImagePiece() | ShapePiece():
            return piece._replace(area=_shifted(piece.area, by))
        case RulePiece():
            return piece._replace(start=piece.start.moved(*by), end=piece.end.moved(*by))
        case PolygonPiece():
            return piece._replace(places=tuple(place.moved(*by) for place in piece.places))


def _shifted(area: Area, by: Place) -> Area:
    return Area(
        area.inline_start + by.inline,
        area.block_start + by.block,
        area.inline_end + by.inline,
        area.block_end + by.block,
    )


def grouped(pieces: tuple[Piece, ...], elements: tuple[Element, ...], at: Place, axes: Axes) -> Group:
    """Turn pieces whose places count from `at` into display items, with the elements that they name."""
    return Group(tuple(displayed(moved(piece, at), axes) for piece in pieces), elements)


def displayed(piece: Piece, axes: Axes) -> Item:
    """Turn a piece whose place counts from the trim into a display item."""
    match piece:
        case LinePiece():
            return PlacedLine(piece.line, axes.point(piece.place), piece.parts, piece.span, axes.direction)
        case RulePiece():
            start, end = axes.point(piece.start), axes.point(piece.end)
            return Rule(start, end, piece.ink, piece.weight, dash=piece.dash)
        case PolygonPiece():
            return Polygon(tuple(axes.point(place) for place in piece.places), piece.ink)
        case _:
            return _in_rectangle(piece, axes.rect(piece.area))


def _in_rectangle(piece: FillPiece | FramePiece | ImagePiece | ShapePiece, rect: Rect) -> Item:
    match piece:
        case FillPiece():
            return Fill(rect, piece.ink, piece.radius)
        case FramePiece():
            return Stroke(rect, piece.ink, piece.weight, piece.radius)
        case ImagePiece():
            return Image(rect, piece.raster, piece.element, piece.ground, piece.name, piece.span)
        case ShapePiece():
            return _path(piece, rect)


def _path(piece: ShapePiece, rect: Rect) -> Path:
    """Stretch a shape's own units over its rectangle; every place is rounded once."""
    (width, height), units = (rect.width, rect.height), piece.units

    def placed(point: Point) -> Point:
        return Point(rect.left + point.x * width // units.width, rect.top + point.y * height // units.height)

    pen = piece.pen and replace(piece.pen, weight=max(1, piece.pen.weight * width // units.width))
    contours = tuple(contour.mapped(placed) for contour in piece.contours)
    return Path(contours, piece.ink, pen, piece.even_odd, piece.element)
