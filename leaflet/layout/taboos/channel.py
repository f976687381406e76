"""Blank lines stand at the same height in all columns, and make a channel across the page.

The eye follows it out of the text.
"""

from collections.abc import Iterator, Sequence

from leaflet.diagnostics import Code
from leaflet.layout.taboos.sight import Row, Sight, blanks
from leaflet.layout.taboos.spot import Spot
from leaflet.units import Length

CODE = Code.CHANNEL

Stretch = tuple[Length, Length]


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each channel that is as high as a line, with something on both sides of it in every column."""
    count = len(sight.columns)
    rows = [[row for row in (*sight.running, *sight.boxes()) if row.column == k] for k in range(count)]
    if count < 2 or not all(rows):  # noqa: PLR2004 - one column has no page to cross
        return
    common = [(0, sight.depth)]
    for column in rows:
        common = [
            (max(a[0], b[0]), min(a[1], b[1]))
            for a in common
            for b in blanks(column, sight.feed)
            if min(a[1], b[1]) - max(a[0], b[0]) >= sight.size
        ]
    for start, end in common:
        if not _filled(sight.strips, start, end):
            left, right = sight.columns[0][0], sight.columns[-1][1]
            behind = min(
                (row for row in rows[0] if row.area.block_start >= end), key=lambda row: row.area.block_start
            )
            yield Spot(CODE, (sight.rect(left, start, right, end),), behind.span, behind.text)


def _filled(strips: Sequence[Row], start: Length, end: Length) -> bool:
    """Tell whether a strip stands there: then the columns are those of two regions."""
    return any(strip.area.block_start < end and strip.area.block_end > start for strip in strips)
