"""並列: headings stand side by side in neighbouring columns, and read as one line.

At the heads of columns they are a row of titles, and in order. On a vertical page they would stand one below
the other: 煙突.
"""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.layout.taboos.aligned import aligned
from leaflet.layout.taboos.sight import Row, Sight
from leaflet.layout.taboos.spot import Spot

CODE = Code.HEIRETSU


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each pair of headings at one height, unless both are the first of their columns."""
    if sight.is_vertical:
        return
    for one, other in aligned(sight):
        if not (_is_first(sight, one[0]) and _is_first(sight, other[0])):
            yield Spot(CODE, tuple(row.rect for row in (*one, *other)), other[0].span, other[0].text)


def _is_first(sight: Sight, row: Row) -> bool:
    """Tell whether nothing stands before a row in its column, or only what crosses all columns."""
    above = [
        other
        for other in (*sight.running, *sight.boxes())
        if other.column == row.column and other.area.block_end <= row.area.block_start
    ]
    return not above or all(sight.strip_between(other, row) for other in above)
