"""飛び降り: a paragraph does not go on where the eye looks for it, but beyond something else.

It skips a column, or in its own column jumps over a picture, a box or other text.
"""

from collections.abc import Iterator
from itertools import pairwise

from leaflet.diagnostics import Code
from leaflet.layout.taboos.sight import Row, Sight, paragraphs
from leaflet.layout.taboos.spot import Spot

CODE = Code.TOBIORI


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each pair of neighbouring rows of a paragraph that are too far apart."""
    for rows in paragraphs(sight.running):
        for one, other in pairwise(rows):
            if _skips(one, other) or _jumps(sight, one, other):
                yield Spot(CODE, (one.rect, other.rect), one.span, one.text)


def _skips(one: Row, other: Row) -> bool:
    """Tell whether a column is left out, or text goes back."""
    if one.column is None or other.column is None:
        return False
    return other.column not in (one.column, one.column + 1)


def _jumps(sight: Sight, one: Row, other: Row) -> bool:
    """Tell whether something else stands between two rows of one column."""
    if one.column is None or one.column != other.column:
        return False
    between = (one.area.block_end, other.area.block_start)
    others = (row for row in (*sight.running, *sight.boxes()) if row.whole is not one.whole)
    return any(
        row.column == one.column
        and row.area.block_start >= between[0] - 1
        and row.area.block_end <= between[1] + 1
        # A picture that the text flows around stands beside it, not in its way.
        and row.area.inline_start < one.area.inline_end
        and row.area.inline_end > one.area.inline_start
        for row in others
    )
