"""直列: headings are stacked, one right behind the other, and the first announces nothing."""

from collections.abc import Iterator
from itertools import pairwise

from leaflet.diagnostics import Code
from leaflet.display.structure import Role
from leaflet.layout.taboos.sight import Sight
from leaflet.layout.taboos.spot import Spot

CODE = Code.CHOKURETSU


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each heading that follows another of its level without a line between."""
    for one, other in pairwise(sight.rows):
        both = one.is_heading and other.is_heading and Role.TITLE not in (one.whole.role, other.whole.role)
        if both and not (one.is_box or other.is_box) and one.whole is not other.whole:
            yield Spot(CODE, (one.rect, other.rect), other.span, other.text)
