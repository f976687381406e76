"""Break opportunities of a stretch, with all that the search asks about lines between them, by break index.

Gathered once into plain lists: the search then never looks at a character.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, compress, pairwise
from operator import add, attrgetter, itemgetter, sub
from typing import NamedTuple

from leaflet.compose.items import Items
from leaflet.compose.ruby import Ruby
from leaflet.compose.spacing import BARE, SOFT_BREAK, PairTable, Site, SpaceAtEnd, Tables, is_space
from leaflet.compose.warichu import Fold
from leaflet.display.line import EndState
from leaflet.jlreq.kinds import Kind
from leaflet.records import dataclass
from leaflet.units import Length

_BREAKS = attrgetter("breaks")


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
    state: Sequence[EndState]
    """What the end is when nothing is chosen."""
    space: Sequence[Length]
    """The space after the last body."""
    freed: Sequence[Length]
    """What setting the end solid frees: the space, and a middle dot's quarter before. 0 without a choice."""
    before: Sequence[Length]
    """That quarter."""
    hang: Sequence[Length]
    """How far the last body may hang outside."""
    soft: list[bool]
    emergency: list[bool]
    """The break is inside a unit that is wider than a line."""
    shared_from: Length | None
    """The narrowest measure for which the breaks are just these, None where those of others may differ."""
    word_gives: Stage
    dot_gives: Stage
    bracket_gives: Stage
    latin_gives: Stage
    word_takes: Stage
    latin_takes: Stage
    solid_takes: Stage
    last_takes: Stage


def breakpoints(items: Items, tables: Tables, narrowest: Length, *, hanging: bool) -> Breakpoints:
    """Gather a stretch's breaks; units wider than `narrowest` are opened to emergency breaks."""
    last_visible = _last_visible(items.letters)
    at = _opportunities(items, last_visible)
    if items.fold.strays:
        at = [k for k in at if items.fold.strays.get(k, 0) < narrowest]
    starts = itemgetter(*at)(items.starts)
    widest = max(map(sub, starts[1:], starts))
    depends = widest > narrowest or bool(items.fold.notes)
    opened = _opened(items, at, last_visible, tables.pairs, narrowest) if depends else set()
    if opened:
        at = sorted({*at, *opened})
    last = [0, *[last_visible[k - 1] for k in at[1:]]]
    last[-1] = max(last[-1], 0)  # a stretch of nothing but spaces shows them
    endings: Iterable[SpaceAtEnd] = map(tables.ends.__getitem__, itemgetter(*last)(items.letters))
    if items.fold.notes:
        # Inside a note only one of two sub-lines would have such a space.
        endings = [BARE if k in items.fold.leads else end for k, end in zip(at, endings, strict=True)]
    states, spaces, freed, before, hangs = zip(*endings, strict=True)

    columns = dict(zip(Site._fields, zip(*items.sites, strict=True), strict=True))
    breaks = columns["breaks"]
    nothing = (0,) * len(at)

    def stage(name: str) -> Stage:
        """Sum up what gaps give or take in a stage; in most stages none does."""
        column = columns[name]
        if not any(column):
            return Stage(nothing, nothing)
        sums = list(accumulate(column, initial=0))
        return Stage(itemgetter(*at)(sums), itemgetter(*last)(sums))

    points = Breakpoints(
        at=at,
        last=last,
        start=list(itemgetter(*at)(items.starts)),
        end=list(map(add, itemgetter(*last)(items.starts), itemgetter(*last)(items.widths))),
        state=states,
        space=spaces,
        freed=freed,
        before=before,
        hang=hangs if hanging else nothing,
        soft=[False, *[breaks[k - 1] == SOFT_BREAK for k in at[1:-1]], False],
        emergency=[k in opened for k in at] if opened else [False] * len(at),
        shared_from=None if depends else widest,
        word_gives=stage("word_gives"),
        dot_gives=stage("dot_gives"),
        bracket_gives=stage("bracket_gives"),
        latin_gives=stage("latin_gives"),
        word_takes=stage("word_takes"),
        latin_takes=stage("latin_takes"),
        solid_takes=stage("solid_takes"),
        last_takes=stage("last_takes"),
    )
    if items.ruby.units:
        _stand_off(points, items.ruby)
    if items.fold.notes:
        _stand_off(points, items.fold)
    return points


def _stand_off(points: Breakpoints, by: Ruby | Fold) -> None:
    """Move a line's ends: ruby stays inside the measure (3.3.8), a warichu is as long as it is (3.4.3)."""
    for place, (cluster, last) in enumerate(zip(points.at, points.last, strict=True)):
        points.start[place] -= by.leads.get(cluster, 0)
        points.end[place] += by.tails.get(last, 0) if place else 0


def opportunities(items: Items) -> list[int]:
    """Return the clusters before which a line may end, from the first to the one after the last."""
    return _opportunities(items, _last_visible(items.letters))


def _opportunities(items: Items, last_visible: Sequence[int]) -> list[int]:
    count = len(items.letters)
    inner = list(compress(range(1, count), map(_BREAKS, items.sites)))
    if last_visible[0] < 0:
        # A line has something to show: no break after spaces that start the stretch.
        inner = [k for k in inner if last_visible[k - 1] >= 0]
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


_LONG = 4
"""A unit with so many places inside is no character with its punctuation, but a row of leaders, say."""


def _opened(
    items: Items, at: list[int], last_visible: Sequence[int], pairs: PairTable, narrowest: Length
) -> set[int]:
    """Return places inside the units that no line can hold; never before a space (it has no width).

    What may not start or end a line is kept from it here too, unless a long unit has no other place.
    """
    opened: set[int] = set()
    leads, tails = items.fold.leads, items.fold.tails
    for start, end in pairwise(at):
        last = last_visible[end - 1]
        length = items.starts[last] + items.widths[last] - items.starts[start]
        if length + leads.get(start, 0) + tails.get(last, 0) > narrowest:
            inside = [k for k in range(start + 1, end) if last_visible[k] == k and last_visible[k - 1] >= 0]
            decent = [k for k in inside if _is_decent(items.letters[k - 1], items.letters[k], pairs)]
            opened.update(decent or (inside if len(inside) >= _LONG else ()))
    return opened


def _is_decent(before: str, after: str, pairs: PairTable) -> bool:
    """Tell whether a line may end with `before` and the next one start with `after`, each by itself."""
    return bool(pairs[before, Kind.IDEOGRAPHIC].breaks and pairs[Kind.IDEOGRAPHIC, after].breaks)
