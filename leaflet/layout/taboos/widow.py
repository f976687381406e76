"""The last line of a paragraph stands alone at the head of a column: a widow (JLREQ 3.5.4)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.layout.taboos.sight import Sight, paragraphs
from leaflet.layout.taboos.spot import Spot

CODE = Code.LONE_LINE
LEAST = 2
"""A paragraph of one line cannot leave one behind."""


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each last line that stands in another column than the line before it."""
    for rows in paragraphs(sight.running):
        if len(rows) < LEAST or rows[0].is_heading:
            continue
        before, last = rows[-2:]
        if before.column is not None and last.column is not None and before.column != last.column:
            yield Spot(CODE, (last.rect,), last.span, last.text)
