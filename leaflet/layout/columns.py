"""Slabs to level columns: every column of a region has as many grid lines, the last may have one fewer.

Breaks are chosen over all columns together (JLREQ 2.3.2d, 4.1.5): the least height first, then the fewest
blank lines put in before headings to make up for slabs that may not be parted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from leaflet.layout.pieces import Slab

NoteLines = Callable[[tuple[str, ...]], int]
"""Grid lines that notes take at a column's foot, rule and space included; 0 for no notes."""

TALLER_IS_WORSE = 8
"""A region one line taller costs as much as eight lone blank lines: space is spread before height grows."""


UNLEVEL = 10_000
"""A column that ends early costs more than any blank lines."""


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
    if len(slabs) < count:
        return None
    sums = _Sums(slabs, notes)
    total = sums.used(0, len(slabs))
    dropped = sum(sorted((slab.lead for slab in slabs[1:]), reverse=True)[: count - 1])
    least = max(at_least, -(-(total - dropped) // count))
    best: tuple[int, Columns] | None = None
    for lines in (at_least,) if filled else range(least, max(least, total) + 2):
        dearer = (lines - least) * TALLER_IS_WORSE
        if best is not None and (dearer >= best[0] or lines > least + LOOKED_AHEAD):
            break
        found = _at_height(slabs, count, lines, sums, 0 if filled else lines - 1)
        if found is not None and (best is None or found[0] + dearer < best[0]):
            best = found[0] + dearer, Columns(found[1], lines, found[0])
    return best[1] if best else None


class _Sums:
    """Grid lines of any run of slabs, from sums made once."""

    def __init__(self, slabs: Sequence[Slab], notes: NoteLines) -> None:
        each = (slab.lines + slab.lead + notes(slab.notes) for slab in slabs)
        self._before = (0, *accumulate(each))
        self._leads = tuple(slab.lead for slab in slabs)
        self.count = len(slabs)

    def used(self, first: int, end: int) -> int:
        """Return what `slabs[first:end]` take in one column, notes included, the first lead dropped."""
        return self._before[end] - self._before[first] - self._leads[first] if end > first else 0


def _at_height(
    slabs: Sequence[Slab], count: int, lines: int, sums: _Sums, shortest: int
) -> tuple[int, tuple[Column, ...]] | None:
    """Find the cheapest columns of exactly `lines`, the last no shorter than `shortest`, walking back."""
    rest: dict[int, tuple[int, tuple[Column, ...]]] = {len(slabs): (0, ())}
    for column in reversed(range(count)):
        last = column == count - 1
        heights = (shortest, lines) if last else (lines, lines)
        reached: dict[int, tuple[int, tuple[Column, ...]]] = {}
        for first in range(len(slabs)) if column else range(1):
            options = [
                (made[0] + rest[end][0], (made[1], *rest[end][1]))
                for end in (_whole(first, lines, sums) if last else _ends(slabs, first, lines, sums))
                if end in rest
                for made in (_column(slabs, first, end, sums.used(first, end), heights),)
            ]
            if options:
                reached[first] = min(options, key=lambda option: option[0])
        rest = reached
    return rest.get(0)


def _whole(first: int, lines: int, sums: _Sums) -> Iterator[int]:
    """Yield the last end alone, if all that is left fits: where the last column ends."""
    if sums.used(first, sums.count) <= lines:
        yield sums.count


def _ends(slabs: Sequence[Slab], first: int, lines: int, sums: _Sums) -> Iterator[int]:
    """Yield where a column of `lines` that begins with `first` may end."""
    held = first
    for end in range(first + 1, len(slabs) + 1):
        if sums.used(first, end) > lines:
            return
        held = max(held, min(end + slabs[end - 1].keep, len(slabs)))
        if held <= end:
            yield end


def _column(
    slabs: Sequence[Slab], first: int, end: int, used: int, heights: tuple[int, int]
) -> tuple[int, Column]:
    """Fill a column up to one of two heights, or as far towards the lower one as its space allows."""
    low, high = heights
    parted = (WIDOW if first and slabs[first].lonely_at_head else 0) + (
        ORPHAN if end < len(slabs) and slabs[end - 1].lonely_at_foot else 0
    )
    leads = tuple(slabs[k].lead if k > first else 0 for k in range(first, end))
    if low <= used <= high:
        return parted, Column(first, end, leads)
    inner = range(first + 1, end)
    extra = _spread(low - used, (0, *(slabs[k].stretch for k in inner)))
    missing = low - used - sum(extra)
    reserve = _spread(missing, (0, *(slabs[k].reserve for k in inner)))
    short = missing - sum(reserve)
    blanks = tuple(map(sum, zip(leads, extra, reserve, strict=True)))
    blank = sum(e * e for e in extra) * 2 + sum(reserve) * RESERVED
    cost = parted + blank + (UNLEVEL if short else 0) + short * short
    return cost, Column(first, end, blanks)


def _spread(missing: int, room: tuple[int, ...]) -> tuple[int, ...]:
    """Give out lines evenly to places that have room, the lowest first: there space is seen least."""
    extra = [0] * len(room)
    for turn in range(max(room, default=0)):
        for k in reversed(range(len(room))):
            if missing > 0 and room[k] > turn:
                extra[k] += 1
                missing -= 1
    return tuple(extra)
