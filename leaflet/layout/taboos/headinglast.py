"""A column ends with a heading: what it announces stands elsewhere (JLREQ 4.1.7)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.layout.taboos.sight import Row, Sight
from leaflet.layout.taboos.spot import Spot

CODE = Code.HEADING_LAST


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each heading of a column behind which nothing follows in that column."""
    rows = sight.rows
    for index, row in enumerate(rows):
        if not row.is_heading or row.is_box or row.column is None:
            continue
        following = next((other for other in rows[index + 1 :] if other.whole is not row.whole), None)
        if following is None or not _follows(row, following):
            yield Spot(CODE, (row.rect,), row.span, row.text)


def _follows(row: Row, other: Row) -> bool:
    """Tell whether a row is behind another in the same column."""
    return other.column == row.column and other.area.block_start >= row.area.block_end - 1
