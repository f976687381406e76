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


TAKES: tuple[tuple[Stage, str], ...] = (
    (Stage.WORD_SPACE_EXPANSION, "word_takes"),
    (Stage.LATIN_EXPANSION, "latin_takes"),
    (Stage.GENERAL_EXPANSION, "solid_takes"),
    (Stage.LAST_RESORT, "last_takes"),
)
"""The stages of expansion in their order (3.8.4 a to d), and where `Items` keeps their sums."""

GIVES: tuple[tuple[Stage, str], ...] = (
    (Stage.WORD_SPACE_REDUCTION, "word_gives"),
    (Stage.MIDDLE_DOT_REDUCTION, "dot_gives"),
    (Stage.BRACKET_COMMA_REDUCTION, "bracket_gives"),
    (Stage.LATIN_REDUCTION, "latin_gives"),
)
"""The stages of reduction in their order (3.8.3 a, d to f); b and c are the line end's, all or nothing."""


def positions(items: Items, stretch: Stretch, fit: Fit, before: Length) -> tuple[list[Length], Stage]:
    """Return where the bodies of a line start, from the first one's start, and the last stage that was used.

    `before` is the quarter before a middle dot at the line end: taken out when that end is set solid, else
    kept.
    """
    first, last, end = stretch
    origin = items.starts[first]
    places = [start - origin for start in items.starts[first : last + 1]]
    stage = Stage.NONE
    if fit.state is EndState.SOLID:
        stage = Stage.LINE_END_REDUCTION
        places[-1] -= before
    if fit.slack:
        stage = _adjust(items, stretch, places, fit.slack, before) or stage
    if end > last + 1:
        # Spaces at the line end have no width: they stand where the last body ends.
        places += [places[-1] + items.widths[last]] * (end - last - 1)
    return places, stage


def _adjust(
    items: Items, stretch: Stretch, places: list[Length], slack: Length, before: Length
) -> Stage | None:
    """Spread the slack, one stage after the other; return the last stage that was used."""
    used, rest = None, abs(slack)
    for stage, name in TAKES if slack > 0 else GIVES:
        sums: Sums = getattr(items, name)
        if stage is Stage.MIDDLE_DOT_REDUCTION and before:
            # The gap before a middle dot at the line end goes whole or not at all.
            sums = [*sums[: stretch.last], sums[stretch.last] - before]
        most = sums[stretch.last] - sums[stretch.first]
        if not most or not rest:
            continue
        amount = rest if stage is Stage.LAST_RESORT else min(rest, most)
        _spread(places, sums, stretch, amount if slack > 0 else -amount, most)
        rest -= amount
        used = stage
    return used


def _spread(places: list[Length], sums: Sums, stretch: Stretch, amount: Length, most: int) -> None:
    """Move the bodies of a line by their shares of `amount`, which is negative to reduce."""
    base = sums[stretch.first]
    reached = sums[stretch.first : stretch.last + 1]
    if amount > 0:
        moves = [amount * (capacity - base) // most for capacity in reached]
    else:
        # Rounded as in expansion, down in size: -(x // y), not (-x) // y.
        moves = [-(-amount * (capacity - base) // most) for capacity in reached]
    places[:] = map(add, places, moves)
