"""並列: headings stand side by side in neighbouring columns, and read as one line.

At the heads of columns they are a row of titles, and in order.
"""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.layout.taboos.sight import Row, Sight, paragraphs
from leaflet.layout.taboos.spot import Spot

CODE = Code.HEIRETSU


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each pair of headings at one height, unless both are the first of their columns."""
    headings = [
        rows for rows in paragraphs(sight.running) if rows[0].is_heading and rows[0].column is not None
    ]
    for index, one in enumerate(headings):
        for other in headings[index + 1 :]:
            if not _neighbours(one[0], other[0]) or not any(_level(a, b) for a in one for b in other):
                continue
            if not (_is_first(sight, one[0]) and _is_first(sight, other[0])):
                rects = tuple(row.rect for row in (*one, *other))
                yield Spot(CODE, rects, other[0].span, other[0].text)


def _neighbours(one: Row, other: Row) -> bool:
    return one.column is not None and other.column is not None and abs(one.column - other.column) == 1


def _level(one: Row, other: Row) -> bool:
    """Tell whether two rows overlap across the lines."""
    return one.area.block_start < other.area.block_end and other.area.block_start < one.area.block_end


def _is_first(sight: Sight, row: Row) -> bool:
    """Tell whether nothing stands before a row in its column, or only what crosses all columns."""
    above = [
        other
        for other in (*sight.running, *sight.boxes())
        if other.column == row.column and other.area.block_end <= row.area.block_start
    ]
    return not above or all(sight.strip_between(other, row) for other in above)
