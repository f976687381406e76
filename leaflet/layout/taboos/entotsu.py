"""煙突: headings of neighbouring 段 of a vertical page stand one below the other, like bricks of a chimney.

Newspapers stagger them, at the heads of stories too: so the eye finds one after the other. Where lines run
across, headings at one place of neighbouring columns are 並列.
"""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.layout.taboos.aligned import aligned
from leaflet.layout.taboos.sight import Sight
from leaflet.layout.taboos.spot import Spot

CODE = Code.ENTOTSU


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each pair of headings that stand one below the other."""
    if sight.is_vertical:
        for one, other in aligned(sight):
            yield Spot(CODE, tuple(row.rect for row in (*one, *other)), other[0].span, other[0].text)
