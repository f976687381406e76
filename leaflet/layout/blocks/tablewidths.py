"""Widths of a table's columns: as wide as their text where that fits, else shared out by need."""

from collections.abc import Sequence

from leaflet.units import Length, shares


def widths(natural: Sequence[Length], room: Length, em: Length, least: int) -> tuple[Length, ...] | None:
    """Divide `room` among columns that would be `natural` wide; None when not even `least` em each fit.

    Where all fit, what is left over goes to each in proportion. Where not, narrow columns keep their width
    and the wide ones share the rest by need, in whole characters, so that their lines are filled.
    """
    if room < least * em * len(natural):
        return None
    if sum(natural) <= room:
        return _in_proportion([max(1, width) for width in natural], room)
    wide = _wide(natural, room)
    kept = sum(width for k, width in enumerate(natural) if k not in wide)
    floor = least * em
    rest = room - kept - floor * len(wide)
    given = _in_proportion([natural[k] for k in wide], max(0, rest))
    made = list(natural)
    for k, more in zip(wide, given, strict=True):
        made[k] = (floor + more) // em * em
    # What rounding left over goes to the last of the wide columns' neighbours: the narrow ones breathe.
    spare = room - sum(made)
    narrow = [k for k in range(len(made)) if k not in wide] or list(wide)
    for k, more in zip(narrow, shares(max(0, spare), len(narrow)), strict=True):
        made[k] += more
    return tuple(made)


def _wide(natural: Sequence[Length], room: Length) -> tuple[int, ...]:
    """Return the columns that do not get all they want: those above a fair share of what is left."""
    wide = set(range(len(natural)))
    while True:
        kept = sum(width for k, width in enumerate(natural) if k not in wide)
        fair = (room - kept) // len(wide)
        content = {k for k in wide if natural[k] <= fair}
        if not content or content == wide:
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
