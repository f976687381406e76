"""The display list: a closed set of placed items. Every output is one `match` over them."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from leaflet.diagnostics import Span
from leaflet.display.axes import Direction
from leaflet.display.line import Line
from leaflet.display.structure import ROOT, Element, Role
from leaflet.geometry import Contour, Point, Rect, Size
from leaflet.model.picture import Pen, Raster
from leaflet.records import dataclass
from leaflet.units import Length


class Part(NamedTuple):
    """A stretch `first:last` of a line's glyphs that shares an ink role and a structure element."""

    first: int
    last: int
    ink: str
    element: int | None
    """None for an artifact: text of the sheet, not of the page."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A composed line on the page; `origin` is the line head on the baseline."""

    line: Line
    origin: Point
    parts: tuple[Part, ...]
    """Together they cover all glyphs, in order."""
    span: Span | None
    """Where the line's paragraph stands in the source; None for generated text."""
    direction: Direction = Direction.HORIZONTAL

    def point(self, offset: Length, rise: Length = 0) -> Point:
        """Return the point `offset` along the line and `rise` off its baseline, towards the block's start."""
        if self.direction is Direction.HORIZONTAL:
            return self.origin.moved(offset, -rise)
        return self.origin.moved(rise, offset)

    def ahead(self, start: Point, by: Length) -> Point:
        """Return the point that lies `by` further along the line than another."""
        return start.moved(by) if self.direction is Direction.HORIZONTAL else start.moved(0, by)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle with corners of `radius` (a disc when that is half its side).

    An artifact unless `element` is set.
    """

    rect: Rect
    ink: str
    radius: Length = 0
    element: int | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """The outline of a rectangle, drawn inside its edges: a frame."""

    rect: Rect
    ink: str
    weight: Length
    radius: Length = 0
    element: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line (罫線), centred between its ends; dashes and the gaps between are `dash` long."""

    start: Point
    end: Point
    ink: str
    weight: Length
    element: int | None = None
    dash: Length = 0
    """0 for an unbroken line."""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon through `points`."""

    points: tuple[Point, ...]
    ink: str
    element: int | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Contours filled with one ink, or drawn with a pen: QR codes, logos, drawn signs."""

    contours: tuple[Contour, ...]
    ink: str
    """A role, or a colour of the drawing's own (`colour.own_role`)."""
    pen: Pen | None = None
    even_odd: bool = False
    """Whether what is enclosed twice is left out."""
    element: int | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """Pixels stretched over a rectangle."""

    rect: Rect
    raster: Raster
    element: int
    ground: str
    """Ink role of what lies below, seen through transparent pixels."""
    name: str = ""
    """The file's, for messages."""
    span: Span | None = None
    """Where the picture is asked for."""


Item: TypeAlias = PlacedLine | Fill | Stroke | Rule | Polygon | Path | Image


@dataclass(frozen=True, slots=True)
class Setting:
    """In which setting a side was filled, and why in this one: for reports, not for outputs."""

    size: Length
    """Of the body's characters."""
    feed: Length
    characters: int
    """To a line of one column."""
    columns: tuple[tuple[Length, Length], ...]
    """Where each begins and ends, along the lines from the trim."""
    lines: int
    """Grid lines that the flow takes."""
    room: int
    """Grid lines that there are above the foot."""
    why_size: str
    """Why the size is no larger."""
    why_feed: str
    """Why the feed is no wider."""
    tried: int
    """How many settings were laid out to find it."""
    folds: tuple[Length, ...] = ()
    """Where the paper is folded between two columns, along the lines from the trim."""


@dataclass(frozen=True, slots=True)
class Group:
    """What was set together: a band of the flow, a strip of the foot, the marks around a sheet.

    Editions share groups, whole: what outputs make of one is kept by its identity.
    """

    items: tuple[Item, ...]
    """In paint order; text in reading order."""
    elements: tuple[Element, ...] = ()
    """All that the items name, in reading order. No element has items of two groups."""
    panel: int = 0
    """Number of the 面 of a folded sheet that it is a part of; 0 where pages are read one after the other."""


@dataclass(frozen=True, slots=True)
class Page:
    """One side: its trim size, and groups in paint order, which is that of reading."""

    name: str
    size: Size
    bleed: Length
    groups: tuple[Group, ...]
    setting: Setting | None = None
    """None where nothing was set to fill it."""
    panels: "tuple[Panel, ...]" = ()
    """What a folded sheet's side is made of, in the order of reading; () for a page that is read whole."""
    folds: tuple[Length, ...] = ()
    """Where the sheet is folded, from its left edge."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in paint order."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def structure(self) -> Element:
        """The structure tree."""
        return whole(self.groups)


def whole(groups: Iterable[Group]) -> Element:
    """Return the element of a page that shows some groups."""
    return Element(ROOT, Role.PAGE, tuple(element for group in groups for element in group.elements))


@dataclass(frozen=True, slots=True)
class Panel:
    """A 面 on a folded sheet."""

    page: Page
    """As it was laid out by itself: its places count from its own top-left corner."""
    left: Length
    """Where that corner is on the sheet."""
    number: int
    """Of the 面 among the edition's, from 1."""


BEHIND = 1_000_000
"""The number of a page that is no part of a folded sheet: a proof's list of facts follows the 面."""


def apart(pages: Iterable[Page]) -> tuple[Panel, ...]:
    """Return what is read one after the other: pages, and in their place the 面 of folded sheets.

    The 面 of one sheet are on both its sides, so that what is read next may be on the other.
    """
    found = [each.panels or (Panel(each, 0, BEHIND),) for each in pages]
    return tuple(sorted((panel for panels in found for panel in panels), key=lambda panel: panel.number))
