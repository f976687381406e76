"""Widths of a table's columns: as wide as their text where that fits, else shared out by need."""

from collections.abc import Sequence

from leaflet.units import Length, shares


def widths(
    natural: Sequence[Length], room: Length, em: Length, least: Sequence[Length]
) -> tuple[Length, ...] | None:
    """Divide `room` among columns that would be `natural` wide; None when not even the `least` widths fit.

    Where all fit, what is left over goes to each in proportion. Where not, narrow columns keep their width
    and the wide ones share the rest by need, in whole characters, so that their lines are filled.
    """
    if sum(least) > room:
        return None
    wanted = [max(pair) for pair in zip(natural, least, strict=True)]
    for enough in (wanted, [max(1, width) for width in natural]):
        if sum(enough) <= room:
            return _in_proportion(enough, room)
    made, wide = _shared(wanted, room, least)
    for k in wide:
        made[k] = max(least[k], made[k] // em * em)
    # What whole characters leave over lets the narrow columns breathe.
    spare = room - sum(made)
    narrow = [k for k in range(len(made)) if k not in wide] or list(wide)
    for k, more in zip(narrow, shares(spare, len(narrow)), strict=True):
        made[k] += more
    return tuple(made)


def _shared(
    wanted: Sequence[Length], room: Length, least: Sequence[Length]
) -> tuple[list[Length], tuple[int, ...]]:
    """Give narrow columns what they want and wide ones a part of the rest, none less than its least."""
    wide = _wide(wanted, room, least)
    kept = sum(width for k, width in enumerate(wanted) if k not in wide)
    rest = room - kept - sum(least[k] for k in wide)
    needs = [wanted[k] - least[k] for k in wide]
    made = list(wanted)
    for k, more in zip(wide, _in_proportion(needs, rest), strict=True):
        made[k] = least[k] + more
    return made, wide


def _wide(wanted: Sequence[Length], room: Length, least: Sequence[Length]) -> tuple[int, ...]:
    """Return the columns that do not get all they want: those above a fair share of what is left.

    A column that wants no more than its least is never one of them.
    """
    wide = {k for k in range(len(wanted)) if wanted[k] > least[k]}
    while True:
        kept = sum(width for k, width in enumerate(wanted) if k not in wide)
        fair = (room - kept) // len(wide)
        content = {k for k in wide if wanted[k] <= fair}
        if not content:
            return tuple(sorted(wide))
        wide -= content


def _in_proportion(parts: Sequence[Length], whole: Length) -> tuple[Length, ...]:
    """Divide a length by the sizes of `parts`; each edge is rounded once, so that the sum is exact."""
    total, before, edge = sum(parts), 0, 0
    made = []
    for part in parts:
        before += part
        following = whole * before // total
        made.append(following - edge)
        edge = following
    return tuple(made)
