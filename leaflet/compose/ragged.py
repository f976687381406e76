"""Lines that are not filled: headings, centred and flush lines (JLREQ 3.5.3, 4.1.6).

The spaces of Table 1 are kept and nothing is stretched; what is left to choose is where lines end.
"""

from collections.abc import Sequence
from typing import TypeAlias

from leaflet.compose.breakpoints import Breakpoints
from leaflet.compose.phrases import Joint
from leaflet.units import Length

RaggedCost: TypeAlias = tuple[int, int, int, int, int, int]
"""Violations, parted phrases, runts, lines, poorer joints, unevenness: compared in this order."""

_NOTHING: RaggedCost = (0, 0, 0, 0, 0, 0)
_NEVER: RaggedCost = (1 << 62, 0, 0, 0, 0, 0)
_GRAINS = 4
"""Unevenness is counted in squares of a quarter em."""


def level(
    points: Breakpoints,
    widths: tuple[Length, Length],
    em: Length,
    runts_from: int,
    joints: Sequence[Joint] | None,
) -> list[int]:
    """Return the breaks that end the lines; `widths` are those of the first line and of later ones.

    With `joints`, how well each break parts the sense, lines end between phrases, are as few as can be and of
    like length; a phrase is parted only where it fits on no line. Without, lines are as full as can be.
    """
    final = len(points.at) - 1
    grain = max(em // _GRAINS, 1)
    best = [_NOTHING] * (final + 1)
    follow = [final] * (final + 1)
    for a in range(final - 1, -1, -1):
        edge = points.start[a] + widths[a > 0]
        chosen = _NEVER
        for b in range(a + 1, final + 1):
            slack = edge - points.end[b]
            if slack < 0 and b > a + 1:
                break
            line = _line(points, b, slack // grain, joints)
            whole = _sum(line, best[b], runt=b == final and a >= runts_from)
            if whole <= chosen:
                chosen, follow[a] = whole, b
        best[a] = chosen
    return _path(follow)


def _line(points: Breakpoints, b: int, slack: int, joints: Sequence[Joint] | None) -> RaggedCost:
    """Return the cost of a line that ends at break `b` with `slack` quarter ems left, too long below 0."""
    is_last = b == len(points.at) - 1
    violation = int(slack < 0 or points.emergency[b])
    if joints is None:
        return violation, 0, 0, 0, int(points.soft[b]), 0 if is_last else slack * slack
    joint = Joint.SENTENCE if is_last else joints[b]
    parted = max(joint - Joint.PHRASE, 0)
    return violation, parted, 0, 1, int(joint is not Joint.SENTENCE), slack * slack


def _sum(one: RaggedCost, two: RaggedCost, *, runt: bool) -> RaggedCost:
    return (
        one[0] + two[0],
        one[1] + two[1],
        one[2] + two[2] + runt,
        one[3] + two[3],
        one[4] + two[4],
        one[5] + two[5],
    )


def _path(follow: list[int]) -> list[int]:
    path, place = [], 0
    while place < len(follow) - 1:
        place = follow[place]
        path.append(place)
    return path
