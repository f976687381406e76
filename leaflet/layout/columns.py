"""Slabs to level columns: every column of a region has as many grid lines, the last may have one fewer.

Breaks are chosen over all columns together (JLREQ 2.3.2d, 4.1.5): the least height first, then the fewest
blank lines put in before headings to make up for slabs that may not be parted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from leaflet.layout.pieces import Slab
from leaflet.records import dataclass

NoteLines = Callable[[tuple[str, ...]], int]
"""Grid lines that notes take at a column's foot, rule and space included; 0 for no notes."""

TALLER_IS_WORSE = 8
"""A region one line taller costs as much as eight lone blank lines: space is spread before height grows."""


UNLEVEL = 10_000
"""A column that ends early costs more than any blank lines."""
EARLY = 10
"""Then the lines by which it does so count in squares: rather some lines before paragraphs than far apart."""


WIDOW = 20
"""The last line of a paragraph alone at a column's head: avoided where one line more or less helps."""
ORPHAN = 4
"""The first line of a paragraph alone at a column's foot; JLREQ has no rule against it (3.5.4 note)."""
RESERVED = 100
"""A blank line before a paragraph is taken only where columns could not end level otherwise."""
LOOKED_AHEAD = 12
"""So many lines beyond the least height are tried before an unlevel division is taken."""


@dataclass(frozen=True, slots=True)
class Column:
    """Slabs `first:last` of a region and the blank lines before each."""

    first: int
    last: int
    blanks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one region, all `lines` high (the last perhaps one less)."""

    columns: tuple[Column, ...]
    lines: int
    flaws: int = 0
    """Cost of widows, orphans, uneven blanks and ends; see the constants above."""


def no_notes(labels: tuple[str, ...]) -> int:
    """Say that notes take no room in the column (they stand elsewhere)."""
    del labels
    return 0


def natural_lines(slabs: Sequence[Slab]) -> int:
    """Return the grid lines of slabs in one column, without the first one's lead."""
    return sum(slab.lines + slab.lead for slab in slabs) - (slabs[0].lead if slabs else 0)


def level(
    slabs: Sequence[Slab],
    count: int,
    *,
    at_least: int = 1,
    notes: NoteLines = no_notes,
    filled: bool = False,
) -> Columns | None:
    """Divide slabs into `count` level columns of at least `at_least` lines.

    `filled` columns have just so many lines, one after the other, and the last ends where the text does: the
    end of vertical text (JLREQ 2.3.2).

    Columns end unlevel only where nothing else is possible (two boxes of different heights). Returns None
    when there are fewer slabs than columns.
    """
    shapes = tuple(
        _Shape(
            slab.lines + notes(slab.notes),
            slab.lead,
            slab.keep,
            slab.stretch,
            slab.reserve,
            WIDOW if slab.lonely_at_head else 0,
            ORPHAN if slab.lonely_at_foot else 0,
        )
        for slab in slabs
    )
    return _level(shapes, count, at_least, filled) if len(shapes) >= count else None


class _Shape(NamedTuple):
    """All of a slab that decides where columns end; texts of other sizes often have the same shapes."""

    lines: int
    """With those of its notes."""
    lead: int
    keep: int
    stretch: int
    reserve: int
    at_head: int
    """What it costs at a column's head, but for the first."""
    at_foot: int


@lru_cache(maxsize=512)
def _level(shapes: tuple[_Shape, ...], count: int, at_least: int, filled: bool) -> Columns | None:  # noqa: FBT001
    sums = _Sums(shapes)
    total = sums.used(0, len(shapes))
    dropped = sum(sorted((shape.lead for shape in shapes[1:]), reverse=True)[: count - 1])
    least = max(at_least, -(-(total - dropped) // count))
    best: tuple[int, Columns] | None = None
    for lines in (at_least,) if filled else range(least, max(least, total) + 2):
        dearer = (lines - least) * TALLER_IS_WORSE
        if best is not None and (dearer >= best[0] or lines > least + LOOKED_AHEAD):
            break
        most = best[0] - dearer if best is not None else None
        shortest = 0 if filled else lines - 1
        found = _at_height(sums, count, lines, shortest, most)
        if found is not None and (best is None or found[0] + dearer < best[0]):
            columns = _columns(sums, found[1], lines, shortest)
            best = found[0] + dearer, Columns(columns, lines, found[0])
    return best[1] if best else None


class _Sums:
    """Lines and room of any run of slabs, from sums made once."""

    def __init__(self, shapes: tuple[_Shape, ...]) -> None:
        self.shapes = shapes
        self._before = _running(shape.lines + shape.lead for shape in shapes)
        self._stretch = _running(shape.stretch for shape in shapes)
        self._reserve = _running(shape.reserve for shape in shapes)

    def used(self, first: int, end: int) -> int:
        """Return what `slabs[first:end]` take in one column, notes included, the first lead dropped."""
        return self._before[end] - self._before[first] - self.shapes[first].lead if end > first else 0

    def room(self, first: int, end: int) -> tuple[int, int]:
        """Return how many blank lines may be put between them, and how many more where nothing else helps."""
        if end <= first:
            return 0, 0
        inner = first + 1
        return self._stretch[end] - self._stretch[inner], self._reserve[end] - self._reserve[inner]


def _running(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(values, initial=0))


def _at_height(
    sums: _Sums, count: int, lines: int, shortest: int, most: int | None
) -> tuple[int, tuple[int, ...]] | None:
    """Find where the cheapest columns of exactly `lines` end, the last no shorter than `shortest`.

    The columns are walked back from the last. What costs `most` or more is of no use.
    """
    whole = len(sums.shapes)
    rest: dict[int, tuple[int, tuple[int, ...]]] = {whole: (0, ())}
    for column in reversed(range(count)):
        last = column == count - 1
        heights = (shortest, lines) if last else (lines, lines)
        reached: dict[int, tuple[int, tuple[int, ...]]] = {}
        for first in range(whole) if column else range(1):
            best, at = most, None
            for end in _whole(first, lines, sums) if last else _ends(first, lines, sums):
                if end in rest:
                    limit = None if best is None else best - rest[end][0]
                    cost = _cost(sums, first, end, heights, limit)
                    if cost is not None:
                        best, at = cost + rest[end][0], end
            if best is not None and at is not None:
                reached[first] = best, (at, *rest[at][1])
        rest = reached
    return rest.get(0)


def _whole(first: int, lines: int, sums: _Sums) -> Iterator[int]:
    """Yield the last end alone, if all that is left fits: where the last column ends."""
    whole = len(sums.shapes)
    if sums.used(first, whole) <= lines:
        yield whole


def _ends(first: int, lines: int, sums: _Sums) -> Iterator[int]:
    """Yield where a column of `lines` that begins with `first` may end."""
    held, whole = first, len(sums.shapes)
    for end in range(first + 1, whole + 1):
        if sums.used(first, end) > lines:
            return
        held = max(held, min(end + sums.shapes[end - 1].keep, whole))
        if held <= end:
            yield end


def _cost(sums: _Sums, first: int, end: int, heights: tuple[int, int], limit: int | None) -> int | None:
    """Return what a column costs, None for `limit` or more."""
    shapes, used = sums.shapes, sums.used(first, end)
    cost = (shapes[first].at_head if first else 0) + (shapes[end - 1].at_foot if end < len(shapes) else 0)
    missing = heights[0] - used
    extra = 0
    if missing > 0:
        room, reserve = sums.room(first, end)
        extra, kept = min(missing, room), min(max(0, missing - room), reserve)
        short = missing - extra - kept
        cost += kept * RESERVED + (UNLEVEL if short else 0) + short * short * EARLY
    # Spread evenly, blank lines cost at least what lone ones do.
    if limit is not None and cost + 2 * extra >= limit:
        return None
    if extra > 1:
        cost += 2 * sum(e * e for e in _spread(extra, _stretches(sums, first, end)))
    else:
        cost += 2 * extra
    return None if limit is not None and cost >= limit else cost


def _stretches(sums: _Sums, first: int, end: int) -> tuple[int, ...]:
    return (0, *(shape.stretch for shape in sums.shapes[first + 1 : end]))


def _columns(sums: _Sums, ends: tuple[int, ...], lines: int, shortest: int) -> tuple[Column, ...]:
    """Return the columns that end there, filled to `lines`, the last to `shortest`."""
    firsts = (0, *ends[:-1])
    heights = (*(lines for _ in ends[1:]), shortest)
    return tuple(_column(sums, *each) for each in zip(firsts, ends, heights, strict=True))


def _column(sums: _Sums, first: int, end: int, height: int) -> Column:
    """Fill a column up to a height, or as far towards it as its space allows."""
    inner = sums.shapes[first + 1 : end]
    leads = (0, *(shape.lead for shape in inner)) if end > first else ()
    missing = height - sums.used(first, end)
    if missing <= 0:
        return Column(first, end, leads)
    extra = _spread(missing, _stretches(sums, first, end))
    reserve = _spread(missing - sum(extra), (0, *(shape.reserve for shape in inner)))
    return Column(first, end, tuple(map(sum, zip(leads, extra, reserve, strict=True))))


def _spread(missing: int, room: tuple[int, ...]) -> tuple[int, ...]:
    """Give out lines evenly to places that have room, the lowest first: there space is seen least."""
    extra = [0] * len(room)
    for turn in range(max(room, default=0)):
        for k in reversed(range(len(room))):
            if missing > 0 and room[k] > turn:
                extra[k] += 1
                missing -= 1
    return tuple(extra)
