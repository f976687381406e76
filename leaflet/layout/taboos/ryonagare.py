"""両流れ: the text of one paragraph stands both before and behind a heading or box across the columns.

At the end of the first part nobody knows whether to go over the strip or to the next column.
"""

from collections.abc import Iterator
from itertools import pairwise

from leaflet.diagnostics import Code
from leaflet.layout.taboos.sight import Sight, paragraphs
from leaflet.layout.taboos.spot import Spot

CODE = Code.RYONAGARE


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each strip that parts a paragraph."""
    for rows in paragraphs(sight.running):
        for one, other in pairwise(rows):
            strip = sight.strip_between(one, other)
            if strip is not None and strip.whole is not one.whole:
                yield Spot(CODE, (one.rect, strip.rect, other.rect), one.span, one.text)
