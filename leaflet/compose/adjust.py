"""Line adjustment: where each body of a line comes to stand (JLREQ 3.8.3, 3.8.4).

An amount `t` that a stage spreads over gaps of capacity `T` in all moves body `k` by `t * c // T`, where `c`
is the capacity of the gaps before it. The last body so moves by exactly `t`; no gap passes its capacity;
shares follow the capacities, and with them the characters' sizes; remainders are spread evenly.
"""

from operator import add
from typing import NamedTuple

from leaflet.compose.cost import Fit
from leaflet.compose.items import Items, Sums
from leaflet.display.line import EndState, Stage
from leaflet.units import Length


class Stretch(NamedTuple):
    """The clusters `first:end` of a line, `last` being the last visible one."""

    first: int
    last: int
    end: int


def positions(items: Items, stretch: Stretch, fit: Fit, before: Length) -> tuple[list[Length], Stage]:
    """Return where the bodies of a line start, from the first one's start, and the last stage that was used.

    `before` is the quarter before a middle dot at the line end: taken out when that end is set solid, else kept.
    """
    first, last, end = stretch
    origin = items.starts[first]
    places = [start - origin for start in items.starts[first : last + 1]]
    stage = Stage.NONE
    if fit.state is EndState.SOLID:
        stage = Stage.LINE_END_REDUCTION
        places[-1] -= before
    if fit.slack > 0:
        stage = _expand(items, stretch, places, fit.slack) or stage
    elif fit.slack < 0:
        stage = _reduce(items, stretch, places, -fit.slack, before) or stage
    if end > last + 1:
        # Spaces at the line end have no width: they stand where the last body ends.
        places += [places[-1] + items.widths[last]] * (end - last - 1)
    return places, stage


def _expand(items: Items, stretch: Stretch, places: list[Length], rest: Length) -> Stage | None:
    used = None
    for stage, sums in (
        (Stage.WORD_SPACE_EXPANSION, items.word_takes),
        (Stage.LATIN_EXPANSION, items.latin_takes),
        (Stage.GENERAL_EXPANSION, items.solid_takes),
    ):
        most = sums[stretch.last] - sums[stretch.first]
        if most and rest:
            _spread(places, sums, stretch, min(rest, most), most)
            rest -= min(rest, most)
            used = stage
    most = items.last_takes[stretch.last] - items.last_takes[stretch.first]
    if most and rest:
        _spread(places, items.last_takes, stretch, rest, most)
        used = Stage.LAST_RESORT
    return used


def _reduce(
    items: Items, stretch: Stretch, places: list[Length], rest: Length, before: Length
) -> Stage | None:
    used = None
    for stage, sums in (
        (Stage.WORD_SPACE_REDUCTION, items.word_gives),
        (Stage.MIDDLE_DOT_REDUCTION, _without(items.dot_gives, stretch.last, before)),
        (Stage.BRACKET_COMMA_REDUCTION, items.bracket_gives),
        (Stage.LATIN_REDUCTION, items.latin_gives),
    ):
        most = sums[stretch.last] - sums[stretch.first]
        if most and rest:
            _spread(places, sums, stretch, -min(rest, most), most)
            rest -= min(rest, most)
            used = stage
    return used


def _without(sums: Sums, last: int, before: Length) -> Sums:
    """Return the sums without the gap before a middle dot at the line end: all of it goes or nothing."""
    return [*sums[:last], sums[last] - before] if before else sums


def _spread(places: list[Length], sums: Sums, stretch: Stretch, amount: Length, most: int) -> None:
    """Move the bodies of a line by their shares of `amount`, which is negative to reduce."""
    base = sums[stretch.first]
    reached = sums[stretch.first : stretch.last + 1]
    if amount > 0:
        moves = [amount * (capacity - base) // most for capacity in reached]
    else:
        # Rounded like the expansion, towards the line head's side of nothing: -(x // y), not (-x) // y.
        moves = [-(-amount * (capacity - base) // most) for capacity in reached]
    places[:] = map(add, places, moves)
