"""What a line costs, and how it is best made to fit: the measure of line breaking by total fit.

A cost is one integer in which every concern has a field of its own, the gravest on top, so that adding and
comparing costs is lexicographic. Line costs are never negative and the order does not change when the same is
added on both sides: every step of the search rests on that.
"""

from collections.abc import Sequence
from functools import cached_property
from operator import add, sub
from typing import NamedTuple, TypeAlias

from leaflet.compose.breakpoints import Breakpoints, Stage
from leaflet.display.line import EndState
from leaflet.records import dataclass
from leaflet.units import Length

Cost: TypeAlias = int

_FIELD = 24
_UNEVENNESS = 28
_SQUARES = 44
SOFT: Cost = 1 << _SQUARES
UNEVEN: Cost = SOFT << _FIELD
"""What can be seen of a line's adjustment, in sixteenths of a line in which that is next to nothing."""
DISTURBED: Cost = 16 * UNEVEN
"""A line in which some gap is not its natural width."""
PARTED = 48
"""Solid text whose gaps take a share of the quarter em they may take costs that share squared, so many times
`UNEVEN`. At a quarter em one line looks as bad as four that are a little uneven; at an eighth it is worse
than one, and better than two."""
CLOSED = 8
"""Brackets and commas that give a share of their half em cost its fourth power, so many times `UNEVEN`. Down
to a quarter em that is next to nothing (the house limit, note to 3.8.3 e); quite closed, as half a line."""
LAST_REDUCED: Cost = 8 * UNEVEN
"""A last line that is reduced (3.8.1): half of another one, for it spares a line."""
RUNT: Cost = UNEVEN << _UNEVENNESS
"""A last line of one or two characters (3.5.4)."""
LAST_RESORT: Cost = RUNT << _FIELD
"""A line expanded without limit (3.8.4 d)."""
VIOLATION: Cost = LAST_RESORT << _FIELD
"""A line that is too long, is filled by parting the letters of a word, or ends where no line may end."""
IMPOSSIBLE: Cost = VIOLATION << 2 * _FIELD

MOST_BREAKS = 1 << 20
"""So many lines at the highest price, and no field runs over into the next."""
_MOST_SQUARES = 1 << (_SQUARES - 21)

SOFT_BREAK_WEIGHT = 6
"""Parting a number from its counter, in `UNEVEN`: less than parting solid text by a tenth of an em."""
SOLID_WEIGHT = 1
HANGING_WEIGHT = 2
"""Ends in order of preference when all else is equal."""

_GRAINS = 96
"""Evenness is counted in squares of 1/96 em: gaps of an eighth, a sixth and a quarter are whole."""


class Fit(NamedTuple):
    """One way to make a line fit: its cost, what became of its end, and what is left to adjust."""

    cost: Cost
    state: EndState
    slack: Length
    """To be added between the bodies when positive, taken out when negative."""


NATURAL = Fit(0, EndState.NONE, 0)
"""Nothing is adjusted, and nothing told of the end."""


@dataclass(frozen=True, slots=True)
class Caps:
    """What one gap may give or take at most in each stage, for evenness: of the text's own size."""

    word_gives: Length
    dot_gives: Length
    bracket_gives: Length
    latin_gives: Length
    word_takes: Length
    latin_takes: Length
    solid_takes: Length
    em: Length
    brackets_may_close: bool
    """The method lets brackets and commas go past the house limit, which is half their range."""


class Extents(NamedTuple):
    """How far lines can be given or taken, short of the last resort, by the break at which they end."""

    gives: Sequence[Length]
    """What all gaps give up to a break: what those of a line give is a difference."""
    takes: Sequence[Length]
    tightest: list[Length]
    """Where a line ends at each break when all is given, and its last body hangs."""
    loosest: list[Length]
    """Where it ends when all is taken."""


Priced: TypeAlias = tuple[Stage, Length, int]
"""A stage, what one gap gives or takes in it, and what it costs in `UNEVEN` when all gaps do."""


class Costing:
    """Prices the lines between the breaks of one stretch."""

    def __init__(self, points: Breakpoints, caps: Caps, runts_from: int) -> None:
        """Take a stretch; lines from break `runts_from` to the end are runts."""
        self.points = points
        self.caps = caps
        self.runts_from = runts_from
        self.final = len(points.at) - 1
        self.natural = list(map(add, points.end, points.space))
        """Where a line ends at each break, with the space after its last body, when nothing is adjusted."""
        self.fixed = [
            (SOFT_BREAK_WEIGHT * UNEVEN if soft else 0) + (VIOLATION if emergency else 0)
            for soft, emergency in zip(points.soft, points.emergency, strict=True)
        ]
        self._grain = max(caps.em // _GRAINS, 1) ** 2
        self._gives = _in_use(
            (points.word_gives, caps.word_gives, 0),
            (points.dot_gives, caps.dot_gives, 0),
            (points.bracket_gives, caps.bracket_gives, CLOSED if caps.brackets_may_close else 0),
            (points.latin_gives, caps.latin_gives, 0),
        )
        self._takes = _in_use(
            (points.word_takes, caps.word_takes, 0),
            (points.latin_takes, caps.latin_takes, 0),
            (points.solid_takes, caps.solid_takes, PARTED),
        )

    @cached_property
    def extents(self) -> Extents:
        """The bounds of every search for breaks."""
        points = self.points
        gives, given = _totals(points.word_gives, points.dot_gives, points.bracket_gives, points.latin_gives)
        takes, taken = _totals(points.word_takes, points.latin_takes, points.solid_takes)
        tightest = list(map(sub, map(sub, points.end, points.hang), given))
        return Extents(gives, takes, tightest, list(map(add, self.natural, taken)))

    def line(self, a: int, b: int, width: Length) -> Cost:
        """Return the cost of the line from break `a` to break `b`."""
        slack = width - self.natural[b] + self.points.start[a]
        if slack >= 0:
            return self.loose(a, b, slack)
        runt = RUNT if b == self.final and a >= self.runts_from else 0
        return min(self.fits(a, b, width))[0] + self.fixed[b] + runt

    def loose(self, a: int, b: int, slack: Length) -> Cost:
        """Return the cost of a line that needs no reduction: `slack`, not negative, is added to it."""
        if b == self.final:
            return RUNT if a >= self.runts_from else 0
        return self._expanded(a, b, slack) + self.fixed[b] if slack else self.fixed[b]

    def fits(self, a: int, b: int, width: Length) -> list[Fit]:
        """Return the ways to make a line fit, without the costs of its break.

        The state of the end is a choice of this line only: it alters the slack, never where the next line
        starts.
        """
        points = self.points
        space, freed, own = points.space[b], points.freed[b], points.state[b]
        slack = width - self.natural[b] + points.start[a]
        if slack >= 0:
            return [Fit(0 if b == self.final else self._filled(a, b, slack), own, slack)]
        ways = []
        words = points.word_gives.end[b] - points.word_gives.start[a]
        if not freed or -slack < freed or -slack <= words:
            # Otherwise the space at the end comes first (3.8.3 b, c): all of it or none.
            ways.append(Fit(self._filled(a, b, slack), own, slack))
        if freed:
            solid = self._filled(a, b, slack + freed)
            ways.append(Fit(solid + SOLID_WEIGHT * SOFT, EndState.SOLID, slack + freed))
        if points.hang[b] and -slack > space:
            # Hanging is for what would otherwise wrap, never for looks (3.8.2).
            out = slack + space + points.hang[b]
            ways.append(Fit(self._filled(a, b, out) + HANGING_WEIGHT * SOFT, EndState.HANGING, out))
        return ways

    def _filled(self, a: int, b: int, slack: Length) -> Cost:
        if slack > 0:
            return self._expanded(a, b, slack)
        return self._reduced(a, b, -slack) if slack else 0

    def _expanded(self, a: int, b: int, rest: Length) -> Cost:
        """Return the cost of adding `rest` to the gaps of a line, stage by stage (3.8.4)."""
        cost, grain = DISTURBED, self._grain
        for stage, cap, seen in self._takes:
            most = stage.end[b] - stage.start[a]
            if rest <= most:
                squared = rest * rest
                return cost + squared * seen // (most * most) * UNEVEN + squared * cap // (most * grain)
            if most:
                cost += seen * UNEVEN + most * cap // grain
                rest -= most
        weight = self.points.last_takes.end[b] - self.points.last_takes.start[a]
        if not weight:
            return cost + VIOLATION
        return cost + LAST_RESORT + min(rest * rest * self.caps.em // (weight * grain), _MOST_SQUARES)

    def _reduced(self, a: int, b: int, rest: Length) -> Cost:
        """Return the cost of taking `rest` out of the gaps of a line, stage by stage (3.8.3).

        A middle dot at the end keeps its quarter before or loses it whole: that gap gives nothing.
        """
        cost, grain = LAST_REDUCED if b == self.final else DISTURBED, self._grain
        for stage, cap, seen in self._gives:
            most = stage.end[b] - stage.start[a]
            if stage is self.points.dot_gives:
                most -= self.points.before[b]
            if rest <= most:
                squared = rest * rest
                cost += squared * squared * seen // most**4 * UNEVEN if seen else 0
                return cost + squared * cap // (most * grain)
            if most:
                cost += seen * UNEVEN + most * cap // grain
                rest -= most
        return cost + VIOLATION + min(rest * self.caps.em // grain, _MOST_SQUARES)


def _in_use(*stages: Priced) -> tuple[Priced, ...]:
    """Return the stages that some gap of the stretch takes part in."""
    return tuple(stage for stage in stages if stage[0].end[-1])


def _totals(*stages: Stage) -> Stage:
    """Return the sums of several stages together, at line starts and at line ends."""
    start, end = stages[0]
    for stage in stages[1:]:
        if not end[-1]:
            start, end = stage
        elif stage.end[-1]:
            start, end = list(map(add, start, stage.start)), list(map(add, end, stage.end))
    return Stage(start, end)
