"""From a stretch and its breaks to lines: positions turned into glyphs' origins.

What is set beside characters (ruby, emphasis dots) has its place here as well: glyphs of the same clusters
after the line's own, in runs with their own size and rise. Nothing in a line says that a cluster has but one
glyph.
"""

from itertools import groupby
from operator import sub

from leaflet.compose.adjust import Stretch, positions
from leaflet.compose.cost import Fit
from leaflet.compose.items import Items
from leaflet.display.line import EndState, Line, Run, Stage
from leaflet.units import Length


def set_line(items: Items, stretch: Stretch, fit: Fit, head: Length, before: Length, base: int) -> Line:
    """Make a line whose first body starts at `head`; offsets into the text begin at `base`."""
    places, stage = positions(items, stretch, fit, before)
    first, last, end = stretch
    bodies = items.bodies[first:end]
    starts = [place + head for place in places]
    width = starts[last - first] + items.widths[last]
    if end > last + 1:
        # A space that ends a line has no width.
        bodies = bodies[: last + 1 - first] + ((0, 0),) * (end - last - 1)
    return Line(
        start=base + items.clusters[first],
        end=base + (items.clusters[end] if end < len(items.letters) else items.end),
        clusters=tuple(base + at for at in items.clusters[first:end]),
        gids=items.gids[first:end],
        texts=items.texts[first:end],
        offsets=tuple(map(sub, starts, [body[0] for body in bodies])),
        advances=items.advances[first:end],
        bodies=bodies,
        runs=_runs(items, first, end),
        width=width,
        stage=stage,
        end_state=fit.state,
    )


def _runs(items: Items, first: int, end: int) -> tuple[Run, ...]:
    """Return the runs of a line: stretches of glyphs with one voice."""
    voices = items.voices[first:end]
    if voices.count(voices[0]) == end - first:
        return (Run(0, end - first, voices[0].face, voices[0].size, voices[0].rise),)
    runs, start = [], 0
    for voice, same in groupby(voices):
        stop = start + len(list(same))
        runs.append(Run(start, stop, voice.face, voice.size, voice.rise))
        start = stop
    return tuple(runs)


def blank(at: int) -> Line:
    """Return the line between two forced breaks that has nothing in it."""
    return Line(at, at, (), (), (), (), (), (), (), 0, Stage.NONE, EndState.NONE)
