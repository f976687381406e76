"""Line adjustment: where each body of a line comes to stand (JLREQ 3.8.3, 3.8.4).

An amount `t` that a stage spreads over gaps of capacity `T` in all moves body `k` by `t * c // T`, where `c`
is the capacity of the gaps before it. The last body so moves by exactly `t`; no gap passes its capacity;
shares follow the capacities, and with them the characters' sizes; remainders are spread evenly.
"""

from itertools import accumulate
from operator import add, attrgetter
from typing import NamedTuple

from leaflet.compose.cost import Fit
from leaflet.compose.items import Items
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
"""The stages of expansion in their order (3.8.4 a to d), and where a `Site` tells of them."""

GIVES: tuple[tuple[Stage, str], ...] = (
    (Stage.WORD_SPACE_REDUCTION, "word_gives"),
    (Stage.MIDDLE_DOT_REDUCTION, "dot_gives"),
    (Stage.BRACKET_COMMA_REDUCTION, "bracket_gives"),
    (Stage.LATIN_REDUCTION, "latin_gives"),
)
"""The stages of reduction in their order (3.8.3 a, d to f); b and c are the line end's, all or nothing."""


def positions(
    items: Items, stretch: Stretch, fit: Fit, head: Length, before: Length
) -> tuple[list[Length], Stage]:
    """Return where a line's bodies start, the first one at `head`, and the last stage that was used.

    `before` is the quarter before a middle dot at the line end: taken out when that end is set solid, else
    kept.
    """
    first, last, end = stretch
    places = list(map((head - items.starts[first]).__add__, items.starts[first : last + 1]))
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
    sign = 1 if slack > 0 else -1
    for stage, name in TAKES if slack > 0 else GIVES:
        if not rest:
            break
        reached = _reached(items, stretch, name)
        if stage is Stage.MIDDLE_DOT_REDUCTION:
            reached[-1] -= before  # that gap goes whole or not at all
        most = reached[-1]
        if most:
            amount = rest if stage is Stage.LAST_RESORT else min(rest, most)
            _spread(places, reached, sign * amount)
            rest -= amount
            used = stage
    if slack > 0 and rest and len(places) > 1:
        # Nothing but one Western word: its letters part (E.2#11), rather than leave the line short.
        _spread(places, list(range(len(places))), rest)
        used = Stage.LAST_RESORT
    return used


def spread_evenly(items: Items, stretch: Stretch, places: list[Length], slack: Length) -> None:
    """Share `slack` out among all gaps of a line but those inside numbers, words and the like (3.7.3)."""
    reached = _reached(items, stretch, "last_takes")
    if slack > 0 and reached[-1]:
        _spread(places, reached, slack)


def _reached(items: Items, stretch: Stretch, stage: str) -> list[int]:
    """Return the capacity of the gaps before each body of the line."""
    gaps = items.sites[stretch.first : stretch.last]
    return list(accumulate(map(attrgetter(stage), gaps), initial=0))


def _spread(places: list[Length], reached: list[int], amount: Length) -> None:
    """Move the bodies of a line by their shares of `amount`, which is negative to reduce."""
    most = reached[-1]
    if amount > 0:
        moves = [amount * capacity // most for capacity in reached]
    else:
        # Rounded as in expansion, down in size: -(x // y), not (-x) // y.
        moves = [-(-amount * capacity // most) for capacity in reached]
    places[:] = map(add, places, moves)
