"""泣き別れ: what belongs together is parted by the end of a column.

To typesetters: the lines of one heading, a question and its answer, a picture and its caption; whoever reads
one has lost the other. To newspapers: a column ends as its last paragraph does, and two places begin a new
one: the next column, and what lies beyond a box or picture. Nobody can see where the story goes on.
"""

from collections.abc import Iterator, Sequence

from leaflet.diagnostics import Code
from leaflet.display.structure import Element, Role
from leaflet.layout.taboos.sight import Row, Sight, paragraphs
from leaflet.layout.taboos.spot import Spot
from leaflet.units import Length

CODE = Code.NAKIWAKARE


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each pair of rows in different columns that belong together."""
    for group in (*_headings(sight), *_questions(sight), *_captioned(sight)):
        columns = {row.column for row in group if row.column is not None}
        if len(columns) > 1:
            parted = (group[0], next(row for row in group if row.column != group[0].column))
            yield Spot(CODE, tuple(row.rect for row in parted), group[0].span, group[0].text)
    yield from _lost(sight)


def _lost(sight: Sight) -> Iterator[Spot]:
    """Yield each end of a column above a box at which two new paragraphs may be what comes next."""
    starts = {rows[0] for rows in paragraphs(sight.running) if not rows[0].is_heading}
    ends = {rows[-1] for rows in paragraphs(sight.running) if not rows[0].is_heading}
    for strip in (each for each in sight.strips if each.is_box):
        top = max(
            (each.area.block_end for each in sight.strips if each.area.block_end <= strip.area.block_start),
            default=0,
        )
        for column in range(len(sight.columns) - 1):
            here = _within(sight, column, top, strip.area.block_start)
            beside = _within(sight, column + 1, top, strip.area.block_start)
            beyond = _within(sight, column, strip.area.block_end, sight.depth)
            if not (here and beside and beyond):
                continue
            last, nexts = here[-1], (beside[0], beyond[0])
            if last in ends and all(row in starts for row in nexts):
                rects = tuple(row.rect for row in (last, *nexts))
                yield Spot(CODE, rects, last.span, last.text)


def _within(sight: Sight, column: int, start: Length, end: Length) -> list[Row]:
    """Return the rows of a column between two heights, from the head down."""
    rows = (row for row in sight.running if row.column == column)
    inside = (row for row in rows if start - 1 <= row.area.block_start and row.area.block_end <= end + 1)
    return sorted(inside, key=lambda row: row.area.block_start)


def _headings(sight: Sight) -> Iterator[Sequence[Row]]:
    yield from (rows for rows in paragraphs(sight.running) if rows[0].is_heading)


def _questions(sight: Sight) -> Iterator[Sequence[Row]]:
    for block in sight.page.structure.children:
        if block.role is Role.QUESTION_ANSWER:
            yield from _of(sight, block.children[:2])


def _captioned(sight: Sight) -> Iterator[Sequence[Row]]:
    """Yield pictures with the captions that stand beside them in the tree."""
    for parent in _all(sight.page.structure):
        for one, other in zip(parent.children, parent.children[1:], strict=False):
            if one.role is Role.FIGURE and other.role is Role.CAPTION:
                yield from _of(sight, (one, other))
        if parent.role is Role.FIGURE and any(child.role is Role.CAPTION for child in parent.children):
            yield from _of(sight, (parent, *parent.children))


def _of(sight: Sight, elements: Sequence[Element]) -> Iterator[Sequence[Row]]:
    wanted = {element.id for element in elements}
    rows = [row for row in sight.rows if row.whole.id in wanted]
    if rows:
        yield rows


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)
