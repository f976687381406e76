"""From a stretch and its breaks to lines: positions turned into glyphs' origins.

What is set beside characters has its place here as well: ruby is a line of its own from the same line head,
emphasis dots are places.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter, sub

from leaflet.compose.adjust import Stretch, positions, spread_evenly
from leaflet.compose.cost import NATURAL, Fit
from leaflet.compose.glyphs import Voice
from leaflet.compose.items import Items
from leaflet.compose.ruby import Beside, glyphs_beside
from leaflet.compose.warichu import placed, raised
from leaflet.display.line import FRAME_ABOVE, Dot, EndState, Line, Run, Stage
from leaflet.units import Length

_LEFT = itemgetter(0)


def set_line(items: Items, stretch: Stretch, fit: Fit, head: Length, before: Length, base: int) -> Line:
    """Make a line whose first body starts at `head`; offsets into the text begin at `base`."""
    starts, stage = positions(items, stretch, fit, head, before)
    return _set_at(items, stretch, starts, base, (stage, fit.state))


def set_natural(items: Items, stretch: Stretch, head: Length, end_state: EndState, base: int) -> Line:
    """Make a line in which nothing is adjusted, with what is told of its end."""
    starts, _ = positions(items, stretch, NATURAL, head, 0)
    return _set_at(items, stretch, starts, base, (Stage.NONE, end_state))


def set_even(items: Items, stretch: Stretch, slack: Length, head: Length, base: int) -> Line:
    """Make a line whose characters share `slack` evenly (jidori, 3.7.3)."""
    starts, _ = positions(items, stretch, NATURAL, head, 0)
    spread_evenly(items, stretch, starts, slack)
    return _set_at(items, stretch, starts, base, (Stage.NONE, EndState.NONE))


def _set_at(
    items: Items, stretch: Stretch, starts: list[Length], base: int, told: tuple[Stage, EndState]
) -> Line:
    """Make the line whose bodies start at `starts` from its head; `told` is what was done to it."""
    first, last, end = stretch
    stage, end_state = told
    bodies = items.bodies[first:end]
    width = starts[last - first] + items.widths[last] + items.fold.tails.get(last, 0)
    ruby = _ruby(items, first, starts, base) if items.ruby.units else None
    voices = items.voices[first:end]
    if items.fold.notes:
        voices = _folded(items, first, starts, voices)
    if end > last + 1:
        # A space that ends a line has no width.
        bodies = bodies[: last + 1 - first] + ((0, 0),) * (end - last - 1)
    clusters = items.clusters[first:end]
    return Line(
        base + clusters[0],
        base + (items.clusters[end] if end < len(items.letters) else items.end),
        tuple(map(base.__add__, clusters)) if base else tuple(clusters),
        items.gids[first:end],
        items.texts[first:end],
        tuple(map(sub, starts, map(_LEFT, bodies))),
        items.advances[first:end],
        bodies,
        _in_runs(voices),
        width + items.ruby.tails.get(last, 0),
        stage,
        end_state,
        ruby,
        tuple(_dots(items, first, starts)) if items.dotted else (),
    )


def _folded(items: Items, first: int, starts: list[Length], voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Set a line's warichu in sub-lines: move their bodies in `starts`, and return the line's voices."""
    last = first + len(starts) - 1
    after = starts[-1] + items.starts[last + 1] - items.starts[last]
    raised_to = list(voices)
    for cluster, start, rise in placed(items.fold, first, tuple(starts), items.widths, after):
        starts[cluster - first] = start
        raised_to[cluster - first] = raised(voices[cluster - first], rise)
    return tuple(raised_to)


def _ruby(items: Items, first: int, starts: list[Length], base: int) -> Line | None:
    """Set the readings of a line whose bodies start at `starts`."""
    shown = range(first, first + len(starts))
    found: list[tuple[Beside, Length]] = []
    for unit in items.ruby.units:
        glyphs = list(glyphs_beside(unit, shown, items.starts, items.widths))
        head = min((each.base for each in glyphs), default=first)
        found += ((each, starts[head - first] + each.place) for each in glyphs)
    if not found:
        return None
    cells = [each.cell for each, _ in found]
    advances = tuple(cell.advance for cell in cells)
    return Line(
        start=base + items.clusters[first],
        end=base + items.clusters[shown[-1]] + len(items.texts[shown[-1]]),
        clusters=tuple(base + items.clusters[each.base] for each, _ in found),
        gids=tuple(cell.gid for cell in cells),
        texts=tuple(cell.text for cell in cells),
        offsets=tuple(place for _, place in found),
        advances=advances,
        bodies=tuple((0, advance) for advance in advances),
        runs=_in_runs([cell.voice for cell in cells]),
        width=found[-1][1] + advances[-1],
    )


def _dots(items: Items, first: int, starts: list[Length]) -> Iterator[Dot]:
    """Place a dot half the size at the middle of each emphasised character, its frame on the character's."""
    above, whole = FRAME_ABOVE
    for at in items.dotted:
        if first <= at < first + len(starts):
            size = items.voices[at].size
            middle = starts[at - first] + items.widths[at] // 2
            yield Dot(middle, size * above // whole + size // 4, size // 2)


def _in_runs(voices: Sequence[Voice]) -> tuple[Run, ...]:
    """Return the runs of a line: stretches of glyphs with one voice."""
    if voices.count(voices[0]) == len(voices):
        return (Run(0, len(voices), *voices[0]),)
    runs, start = [], 0
    for voice, same in groupby(voices):
        stop = start + len(list(same))
        runs.append(Run(start, stop, *voice))
        start = stop
    return tuple(runs)


def blank(at: int) -> Line:
    """Return the line between two forced breaks that has nothing in it."""
    return Line(at, at, (), (), (), (), (), (), (), 0, Stage.NONE, EndState.NONE)
