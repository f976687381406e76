"""Ruby (JLREQ 3.3): which characters have readings, what room these take, where their glyphs stand.

A reading is set in half the size of its base. What is shorter than its base is centred or spread; what is
longer hangs over neighbours as far as they allow, then parts base and neighbours. None of it depends on the
line but at a line's ends, where nothing may hang over: there the base stands off.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from leaflet.compose.clusters import clustered
from leaflet.compose.glyphs import MISSING, Cell, GlyphBook
from leaflet.compose.spacing import NO_BREAK, SOLID, Site, floor, kind_in
from leaflet.jlreq.context import is_western
from leaflet.jlreq.kinds import Kind, kind_of
from leaflet.jlreq.ruby import overhang_after, overhang_before
from leaflet.model.text import MarkKind, RichText
from leaflet.units import Length


class Reading(NamedTuple):
    """The glyphs above the clusters `first:last`."""

    first: int
    last: int
    cells: tuple[Cell, ...]
    is_solid: bool
    """Never spread over its base: on a single character, and Western."""

    @property
    def length(self) -> Length:
        """How long it is when it is set solid."""
        return sum(cell.advance for cell in self.cells)


Unit: TypeAlias = tuple[Reading, ...]
"""Readings that share their room: one, or those of a compound (jukugo-ruby), between which a line may end."""


class Ruby(NamedTuple):
    """The ruby of a stretch: its units, and how far they reach out where a line begins or ends at them."""

    units: tuple[Unit, ...]
    leads: Mapping[int, Length]
    """By the first cluster of a line."""
    tails: Mapping[int, Length]
    """By the last one."""


NO_RUBY = Ruby((), {}, {})


class Beside(NamedTuple):
    """A glyph of a reading on a line."""

    cell: Cell
    base: int
    """The first cluster of what it is the reading of."""
    place: Length
    """From where that line's first cluster of the unit begins."""


# ---- what is written


def units_of(
    text: RichText, clusters: Sequence[int], widths: Sequence[Length], book: GlyphBook
) -> list[Unit]:
    """Return a text's ruby in order; overlapping marks are left to the first."""
    units: list[Unit] = []
    done = 0
    for mark in text.marked(MarkKind.RUBY):
        first, last = bisect_left(clusters, mark.start), bisect_left(clusters, mark.end)
        if done <= first < last:
            units += _units(first, last, mark.detail, widths, book)
            done = last
    return units


def _units(
    first: int, last: int, readings: tuple[str, ...], widths: Sequence[Length], book: GlyphBook
) -> Iterator[Unit]:
    """Yield a compound as one unit where a reading is too long for its own character (3.3.7), else apart."""
    if len(readings) != last - first:
        yield (_reading(first, last, "".join(readings), book),)
        return
    each = [_reading(first + k, first + k + 1, text, book) for k, text in enumerate(readings)]
    if all(reading.length <= widths[reading.first] for reading in each):
        yield from ((reading,) for reading in each)
    else:
        yield tuple(each)


def _reading(first: int, last: int, text: str, book: GlyphBook) -> Reading:
    cells = tuple(map(book.__getitem__, clustered(text)[0]))
    is_solid = last - first == 1 or all(is_western(kind_of(one)) for one in text)
    return Reading(first, last, cells, is_solid)


def unread(units: Sequence[Unit]) -> Iterator[tuple[int, str]]:
    """Tell the characters of readings that no face has, each with the cluster it belongs to."""
    for unit in units:
        for reading in unit:
            yield from ((reading.first, cell.text) for cell in reading.cells if cell.gid == MISSING)


# ---- the room it takes


def make_room(
    units: Sequence[Unit], sites: list[Site], letters: str, widths: Sequence[Length], em: Length
) -> None:
    """Open the gaps beside and inside bases whose readings are longer; `em` is the ruby's size."""
    bases = {k for unit in units for k in range(unit[0].first, unit[-1].last)}

    def allowed(cluster: int, table: Callable[[Kind], Fraction]) -> Length:
        if cluster in bases or not 0 <= cluster < len(letters):
            return 0
        return floor(table(kind_in(letters[cluster])) * em)

    for unit in units:
        before, after = allowed(unit[0].first - 1, overhang_before), allowed(unit[-1].last, overhang_after)
        _open(unit, sites, widths, (before, after))


def _open(unit: Unit, sites: list[Site], widths: Sequence[Length], allowed: tuple[Length, Length]) -> None:
    """Make a unit's gaps fixed, and wide enough for a reading longer than its base (3.3.6, 3.3.8)."""
    first, last = unit[0].first, unit[-1].last
    natural = sum(widths[first:last]) + sum(site.gap for site in sites[first : last - 1])
    excess = _length(unit) - natural
    sides = [max(excess // 2 - room, 0) for room in allowed]
    inner = sum(sides) // (last - first)
    ends = {reading.last - 1 for reading in unit}
    for at in range(first, last - 1):
        breaks = sites[at].breaks if at in ends else NO_BREAK
        sites[at] = SOLID._replace(gap=sites[at].gap + inner, breaks=breaks)
    reach = max(excess - inner * (last - first - 1), 0)
    for at, side, room in ((first - 1, reach // 2, allowed[0]), (last - 1, reach - reach // 2, allowed[1])):
        if 0 <= at < len(sites):
            sites[at] = sites[at]._replace(gap=sites[at].gap + max(side - room, 0))


def _length(readings: Sequence[Reading]) -> Length:
    return sum(reading.length for reading in readings)


def placed_in(units: Sequence[Unit], starts: Sequence[Length], widths: Sequence[Length]) -> Ruby:
    """Return the ruby of a stretch whose bodies start at `starts` in one natural line."""
    leads: dict[int, Length] = {}
    tails: dict[int, Length] = {}
    for unit in units:
        for k, reading in enumerate(unit):
            lead = _excess(unit[k:], starts, widths) // 2
            tail = -(-_excess(unit[: k + 1], starts, widths) // 2)
            if lead > 0:
                leads[reading.first] = lead
            if tail > 0:
                tails[reading.last - 1] = tail
    return Ruby(tuple(units), leads, tails)


def _excess(readings: Sequence[Reading], starts: Sequence[Length], widths: Sequence[Length]) -> Length:
    return _length(readings) - _extent(readings, starts, widths)


def _extent(readings: Sequence[Reading], starts: Sequence[Length], widths: Sequence[Length]) -> Length:
    last = readings[-1].last - 1
    return starts[last] + widths[last] - starts[readings[0].first]


# ---- where it stands


def glyphs_beside(
    unit: Unit, shown: range, starts: Sequence[Length], widths: Sequence[Length]
) -> Iterator[Beside]:
    """Place the readings of a unit whose bases are among the clusters that a line shows."""
    readings = [reading for reading in unit if reading.first in shown]
    if not readings:
        return
    cells = [(reading.first, cell) for reading in readings for cell in reading.cells]
    length, extent = _length(readings), _extent(readings, starts, widths)
    is_solid = len(readings) == 1 and readings[0].is_solid
    places = _spread([cell.advance for _, cell in cells], extent - length, is_solid=is_solid)
    for (base, cell), place in zip(cells, places, strict=True):
        if cell.gid != MISSING:
            yield Beside(cell, base, place)


def _spread(advances: Sequence[Length], rest: Length, *, is_solid: bool) -> list[Length]:
    """Return where glyphs stand that share `rest` with their base.

    Spread, the gaps are 1 : 2 : … : 2 : 1, those at the ends one em of the ruby at most (3.3.6).
    """
    solid = list(accumulate(advances[:-1], initial=0))
    if is_solid or rest <= 0:
        start = rest // 2 if rest > 0 else -(-rest // 2)
        return [place + start for place in solid]
    count = len(advances)
    end = min(rest // (2 * count), max(advances))
    between = rest - 2 * end
    return [end + place + between * k // max(count - 1, 1) for k, place in enumerate(solid)]
