"""A page as somebody sees it who judges its makeup: rows of text, boxes and pictures, and its columns.

Everything is told along and across the lines, so that what is forbidden is the same in both directions.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from leaflet.colour import PROOF, SPECIMEN
from leaflet.diagnostics import Span
from leaflet.display.axes import Area, Direction
from leaflet.display.extent import extent
from leaflet.display.page import Fill, Image, Item, Page, Path, PlacedLine, Stroke
from leaflet.display.structure import Element, Role
from leaflet.geometry import Rect
from leaflet.layout.desk import IDS_OF_A_PART
from leaflet.layout.foot import FIRST_PART
from leaflet.records import dataclass
from leaflet.units import Length

_PARAGRAPHS = frozenset(
    {
        Role.TITLE,
        Role.HEADING,
        Role.PARAGRAPH,
        Role.ITEM_BODY,
        Role.CAPTION,
        Role.CELL,
        Role.HEADER_CELL,
        Role.NOTE,
    }
)
_HEADINGS = frozenset({Role.TITLE, Role.HEADING})
_BOXES = frozenset({Role.ASIDE, Role.TABLE, Role.FIGURE})
_MARKS = frozenset({Role.LABEL, Role.REFERENCE, Role.RUBY_TEXT})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text, or something as wide and high as it is: a box or picture that is not text."""

    area: Area
    column: int | None
    """Counted from the first; None for what crosses a gutter."""
    whole: Element
    """The paragraph, heading or picture that it is a part of."""
    block: Element
    """The block of the page that holds it."""
    rect: Rect
    """The same on the page."""
    text: str = ""
    span: Span | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it announces what follows: not a question, which is half of a conversation."""
        return self.whole.role in _HEADINGS and self.block.role is not Role.QUESTION_ANSWER

    @property
    def is_box(self) -> bool:
        """Whether it is a box, a table or a picture, or text in one."""
        return self.block.role in _BOXES


class Sight:
    """What there is to see of a page."""

    def __init__(self, page: Page) -> None:
        """Look at a page; one that no setting was chosen for has no columns."""
        self.page = page
        self.columns = page.setting.columns if page.setting else ()
        self.size = page.setting.size if page.setting else 0
        self.feed = page.setting.feed if page.setting else 0
        self.folds = page.setting.folds if page.setting else ()
        self._paths = dict(_paths(page.structure))
        body = [item for item in page.items if isinstance(item, PlacedLine) and item.span is not None]
        self.is_vertical = bool(body) and body[0].direction is Direction.VERTICAL

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows but the foot's, in reading order; notes and the like stand at the foot."""
        return tuple(row for row in self.everything if row.block.id < FIRST_PART * IDS_OF_A_PART)

    @cached_property
    def everything(self) -> tuple[Row, ...]:
        """All rows, those at the page's foot included."""
        found = (self._row(item) for item in self.page.items)
        return tuple(row for row in found if row is not None)

    @cached_property
    def running(self) -> tuple[Row, ...]:
        """The rows of running text and its headings: what flows from column to column.

        Lines that are blocks by themselves stand around a headline.
        """
        return tuple(row for row in self.rows if not row.is_box and row.block.role is not Role.PARAGRAPH)

    def _row(self, item: Item) -> Row | None:
        path, rect = self._path(item), extent(item)
        if rect is None or len(path) < 2:  # noqa: PLR2004 - the page's own element, and a block's
            return None
        whole = next((each for each in reversed(path) if each.role in _PARAGRAPHS), path[-1])
        area = self.area(self._on_ground(rect) if whole.role in _HEADINGS else rect)
        text = "".join(item.line.texts) if isinstance(item, PlacedLine) else ""
        span = item.span if isinstance(item, PlacedLine | Image) else None
        return Row(area, self._column(area), whole, path[1], rect, text, span)

    def _on_ground(self, rect: Rect) -> Rect:
        """Return the ground that a heading stands on, itself where it has none: a short one may be wide."""
        holding = [ground for ground in self.grounds if ground.contains(rect)]
        return min(holding, key=lambda ground: ground.width * ground.height, default=rect)

    @cached_property
    def grounds(self) -> tuple[Rect, ...]:
        """Grounds and frames, but for those as large as a page."""
        most = self.page.size.width * self.page.size.height // 2
        rects = (item.rect for item in self.page.items if isinstance(item, Fill | Stroke))
        return tuple(rect for rect in rects if rect.width * rect.height <= most)

    def _path(self, item: Item) -> tuple[Element, ...]:
        """Return the elements that an item is in, from the page's down; () for marks and watermarks."""
        match item:
            case PlacedLine(parts=parts):
                paths = [
                    self._paths[part.element]
                    for part in parts
                    if part.element is not None and part.ink not in (SPECIMEN, PROOF)
                ]
                return next((path for path in paths if path[-1].role not in _MARKS), ())
            case Path(element=int() as element) | Image(element=element):
                return self._paths[element]
            case _:
                return ()

    def area(self, rect: Rect) -> Area:
        """Return where something on the page lies along and across the lines."""
        if not self.is_vertical:
            return Area(*rect)
        width = self.page.size.width
        return Area(rect.top, width - rect.right, rect.bottom, width - rect.left)

    def _column(self, area: Area) -> int | None:
        """Return the column that holds an area; hanging punctuation may stick out a little."""
        slack = self.size
        for index, (start, end) in enumerate(self.columns):
            if start - slack <= area.inline_start and area.inline_end <= end + slack:
                return index
        return None

    # ---- the page

    @property
    def depth(self) -> Length:
        """The page's length across the lines."""
        return self.page.size.width if self.is_vertical else self.page.size.height

    def rect(self, inline_start: Length, block_start: Length, inline_end: Length, block_end: Length) -> Rect:
        """Return where something told along and across the lines lies on the page."""
        if not self.is_vertical:
            return Rect(inline_start, block_start, inline_end, block_end)
        width = self.page.size.width
        return Rect(width - block_end, inline_start, width - block_start, inline_end)

    # ---- what lies between

    def boxes(self) -> Iterator[Row]:
        """Yield each box once, as wide and high as all that is in it."""
        found: dict[int, list[Row]] = {}
        for row in self.rows:
            if row.is_box:
                found.setdefault(row.block.id, []).append(row)
        for rows in found.values():
            area = _around([row.area for row in rows])
            first = rows[0]
            yield Row(area, self._column(area), first.block, first.block, first.rect, first.text, first.span)

    @cached_property
    def strips(self) -> tuple[Row, ...]:
        """What crosses gutters: headings and boxes as wide as several columns."""
        return tuple(row for row in (*self.running, *self.boxes()) if row.column is None)

    def strip_between(self, one: Row, other: Row) -> Row | None:
        """Return something across the columns that stands behind one row and before another."""
        return next(
            (
                strip
                for strip in self.strips
                if strip.area.block_start >= one.area.block_end - 1
                and strip.area.block_end <= other.area.block_start + 1
            ),
            None,
        )


def paragraphs(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of each paragraph, heading or item, in reading order."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.whole.id, []).append(row)
    yield from (tuple(each) for each in found.values())


def _paths(element: Element, above: tuple[Element, ...] = ()) -> Iterator[tuple[int, tuple[Element, ...]]]:
    path = (*above, element)
    yield element.id, path
    for child in element.children:
        yield from _paths(child, path)


def _around(areas: Sequence[Area]) -> Area:
    return Area(
        min(area.inline_start for area in areas),
        min(area.block_start for area in areas),
        max(area.inline_end for area in areas),
        max(area.block_end for area in areas),
    )


def blanks(rows: Sequence[Row], least: Length) -> list[tuple[Length, Length]]:
    """Return where one column is blank between two of its rows for at least so long."""
    found: list[tuple[Length, Length]] = []
    reached: Length | None = None
    for row in sorted(rows, key=lambda row: row.area.block_start):
        if reached is not None and row.area.block_start - reached >= least:
            found.append((reached, row.area.block_start))
        reached = max(reached or 0, row.area.block_end)
    return found
