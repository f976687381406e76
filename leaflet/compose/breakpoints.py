"""Break opportunities of a stretch, with all that the search asks about lines between them, by break index.

Gathered once into plain lists: the search then never looks at a character.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import itemgetter
from typing import NamedTuple

from leaflet.compose.items import Items, Sums
from leaflet.compose.spacing import NO_BREAK, SOFT_BREAK, EndTable, is_space
from leaflet.display.line import EndState
from leaflet.units import Length


class Stage(NamedTuple):
    """The sums of one stage of adjustment at each break: at a line's start, and at its last body."""

    start: Sequence[int]
    end: Sequence[int]


@dataclass(frozen=True, slots=True)
class Breakpoints:
    """Lists with one entry for each break; break 0 is the stretch's start, the last one its end."""

    at: list[int]
    """Cluster that starts the next line."""
    last: list[int]
    """Last visible cluster before the break; the space after it vanishes."""
    start: list[Length]
    """Where the next line's first body starts, all standing in one natural line."""
    end: list[Length]
    """Where the last body ends."""
    state: list[EndState]
    """What the end is when nothing is chosen."""
    space: list[Length]
    """The space after the last body."""
    freed: list[Length]
    """What setting the end solid frees: the space, and a middle dot's quarter before. 0 without a choice."""
    before: list[Length]
    """That quarter."""
    hang: list[Length]
    """How far the last body may hang outside."""
    soft: list[bool]
    emergency: list[bool]
    """The break is inside a unit that is wider than a line."""
    word_gives: Stage
    dot_gives: Stage
    bracket_gives: Stage
    latin_gives: Stage
    word_takes: Stage
    latin_takes: Stage
    solid_takes: Stage
    last_takes: Stage


def breakpoints(items: Items, ends: EndTable, narrowest: Length, *, hanging: bool) -> Breakpoints:
    """Gather a stretch's breaks; units wider than `narrowest` are opened to emergency breaks."""
    last_visible = _last_visible(items.letters)
    at = opportunities(items)
    opened = _opened(items, at, last_visible, narrowest)
    at = sorted({*at, *opened}) if opened else at
    last = [0] + [max(last_visible[k - 1], 0) for k in at[1:]]
    endings = list(map(ends.__getitem__, itemgetter(*last)(items.letters)))
    choices = [ending.is_choice for ending in endings]

    def stage(sums: Sums) -> Stage:
        if not sums[-1]:
            zeros = [0] * len(at)
            return Stage(zeros, zeros)
        return Stage(itemgetter(*at)(sums), itemgetter(*last)(sums))

    starts = itemgetter(*at)(items.starts)
    return Breakpoints(
        at=at,
        last=last,
        start=list(starts),
        end=[items.starts[k] + items.widths[k] for k in last],
        state=[ending.state for ending in endings],
        space=[ending.space for ending in endings],
        freed=[e.space + e.before if choice else 0 for e, choice in zip(endings, choices, strict=True)],
        before=[ending.before for ending in endings],
        hang=[ending.hang for ending in endings] if hanging else [0] * len(at),
        soft=[False, *(items.breaks[k - 1] == SOFT_BREAK for k in at[1:-1]), False],
        emergency=[k in opened for k in at],
        word_gives=stage(items.word_gives),
        dot_gives=stage(items.dot_gives),
        bracket_gives=stage(items.bracket_gives),
        latin_gives=stage(items.latin_gives),
        word_takes=stage(items.word_takes),
        latin_takes=stage(items.latin_takes),
        solid_takes=stage(items.solid_takes),
        last_takes=stage(items.last_takes),
    )


def opportunities(items: Items) -> list[int]:
    """Return the clusters before which a line may end, from the first to the one after the last."""
    count = len(items.letters)
    last_visible = _last_visible(items.letters)
    # A line has something to show: no break after spaces that start the stretch.
    inner = (k for k in compress(range(1, count), items.breaks) if last_visible[k - 1] >= 0)
    return [0, *inner, count]


def _last_visible(letters: str) -> Sequence[int]:
    """Return for each cluster the last one up to it that is no space; -1 where there is none."""
    spaces = {one for one in set(letters) if is_space(one)}
    if not spaces:
        return range(len(letters))
    last, found = -1, []
    for at, one in enumerate(letters):
        last = last if one in spaces else at
        found.append(last)
    return found


def _opened(items: Items, at: list[int], last_visible: Sequence[int], narrowest: Length) -> set[int]:
    """Return the places inside units that no line can hold; never before a space (it has no width)."""
    opened: set[int] = set()
    for start, end in pairwise(at):
        last = last_visible[end - 1]
        if items.starts[last] + items.widths[last] - items.starts[start] > narrowest:
            opened.update(
                k for k in range(start + 1, end) if items.breaks[k - 1] == NO_BREAK and last_visible[k] == k
            )
    return opened
