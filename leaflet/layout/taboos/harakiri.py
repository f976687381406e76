"""腹切り: a gutter (段間) runs straight through the page, and nothing across the columns holds it together.

A page so cut reads as two; a headline, picture or box over several columns has to stand across every gutter.
Where the paper is folded in a gutter that is as it should be: the reader turns from one part to the next.
"""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.geometry import Rect
from leaflet.layout.taboos.sight import Sight
from leaflet.layout.taboos.spot import Spot
from leaflet.units import Length

CODE = Code.HARAKIRI


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each gutter that nothing crosses though there is something on both of its sides."""
    for index in range(1, len(sight.columns)):
        start, end = sight.columns[index - 1][1], sight.columns[index][0]
        if any(start <= fold <= end for fold in sight.folds):
            continue
        areas = [row.area for row in (*sight.everything, *sight.boxes())] + list(
            map(sight.area, sight.grounds)
        )
        crossed = any(area.inline_start < start and area.inline_end > end for area in areas)
        sides = {row.column == index for row in sight.rows if row.column in (index - 1, index)}
        if not crossed and len(sides) > 1:
            first = next(row for row in sight.rows if row.column == index)
            yield Spot(CODE, (_gutter(sight, start, end),), first.span, first.text)


def _gutter(sight: Sight, start: Length, end: Length) -> Rect:
    return sight.rect(start, 0, end, sight.depth)
