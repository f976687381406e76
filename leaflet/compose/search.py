"""Line breaking by total fit: the cheapest way to part a stretch into lines.

Backward dynamic programming: `best[a]` is the least cost of setting everything from break `a` on. The state
is the break alone, because nothing about a line depends on the lines beside it. Of equal ways the one with
the longer first line wins: seen from the end that is a rule about one line, so that the result does not
depend on the order of the search.
"""

from bisect import bisect_left, bisect_right
from itertools import compress

from leaflet.compose.cost import DISTURBED, IMPOSSIBLE, LAST_RESORT, MOST_BREAKS, SOFT, Cost, Costing
from leaflet.units import Length


def total_fit(costing: Costing, first: Length, later: Length) -> list[int]:
    """Return the breaks that end the lines, the first line being `first` wide and the others `later`.

    Raises
    ------
    ValueError
        When the stretch has more than `MOST_BREAKS` breaks.

    """
    if costing.final > MOST_BREAKS:
        raise ValueError(costing.final)
    points = costing.points
    if points.end[-1] + points.space[-1] - points.start[0] <= first:
        return [costing.final]  # nothing is cheaper than one natural line
    if flush := _flush(costing, first, later):
        return flush
    search = Search(costing)
    search.run(first, later, thorough=False)
    if search.best[0] >= LAST_RESORT:
        # Any way without last-resort lines beats all with them; only now are those worth all alternatives.
        search.run(first, later, thorough=True)
    path, place = [], 0
    while place < costing.final:
        place = search.follow[place]
        path.append(place)
    return path


def _flush(costing: Costing, first: Length, later: Length) -> list[int] | None:
    """Return the breaks that end lines which fill their measures as they are, if such lines come to an end.

    They cost nothing, and no line is longer but for some price: the search would find no other. Text without
    anything but full-width characters and their punctuation is often set so.
    """
    natural, start, final = costing.natural, costing.points.start, costing.final
    path: list[int] = []
    a, width = 0, first
    while True:
        edge = start[a] + width
        b = bisect_right(natural, edge, a + 1) - 1
        if b == final:
            return None if a >= costing.runts_from else [*path, final]
        if b == a or natural[b] != edge or costing.fixed[b]:
            return None
        path.append(b)
        a, width = b, later


class Search:
    """The tables of one search; bounds on what a line can reach keep down how many lines are priced."""

    def __init__(self, costing: Costing) -> None:
        """Begin with nothing found."""
        self.costing = costing
        self.natural = costing.natural
        self.gives, self.takes, self.tightest, self.loosest = costing.extents
        self.best: list[Cost] = []
        self.follow: list[int] = []

    def run(self, first: Length, later: Length, *, thorough: bool) -> None:
        """Fill `best` and `follow`: the least cost from each break on, and the break that ends its line.

        `natural`, `tightest` and `loosest` never fall from one break to the next (a test holds them to it):
        every window is an interval.
        """
        final, start, natural = self.costing.final, self.costing.points.start, self.natural
        self.best = [0] * (final + 1)
        self.follow = [final] * (final + 1)
        fitting = final
        met = b"\1" * final if thorough else self._met(first, later)
        for a in compress(range(final - 1, 0, -1), met[:0:-1]):
            edge = start[a] + later
            while natural[fitting] > edge and fitting > a:
                fitting -= 1
            self._line_from(a, later, fitting, thorough=thorough)
        fitting = final
        while natural[fitting] > start[0] + first and fitting > 0:
            fitting -= 1
        self._line_from(0, first, fitting, thorough=thorough)

    def _met(self, first: Length, later: Length) -> bytes:
        """Tell for each break whether it ends any line that will be tried, from the first line on.

        Early in a paragraph few do: the first line ends within a few breaks, the second within some more.
        """
        final, start, natural = self.costing.final, self.costing.points.start, self.natural
        tightest, loosest, gives, takes = self.tightest, self.loosest, self.gives, self.takes
        met = bytearray(final + 1)
        met[0] = 1
        width = first
        a = 0
        while 0 <= a < final:
            edge = start[a] + width
            fitting = max(bisect_right(natural, edge) - 1, a + 1)
            furthest = max(bisect_right(tightest, edge - gives[a]) - 1, fitting)
            nearest = max(bisect_left(loosest, edge + takes[a]), a + 1)
            low, high = min(nearest, fitting), min(furthest, final) + 1
            met[low:high] = b"\1" * (high - low)
            if high > final and met.find(0, a + 1) < 0:
                break
            width = later
            a = met.find(1, a + 1)
        return bytes(met[:final])

    def _line_from(self, a: int, width: Length, fitting: int, *, thorough: bool) -> None:
        """Choose the line from break `a`; `fitting` is the last break that it reaches naturally, or `a`."""
        least, chosen, costing = IMPOSSIBLE, a + 1, self.costing
        edge = costing.points.start[a] + width
        if fitting > a:
            slack = edge - self.natural[fitting]
            least, chosen = costing.loose(a, fitting, slack) + self.best[fitting], fitting
        if fitting < costing.final and self.tightest[fitting + 1] <= edge - self.gives[a]:
            least, chosen = self._tighter(a, width, fitting, least, chosen)
        if least > DISTURBED:
            least, chosen = self._looser(a, width, fitting, least, chosen, thorough=thorough)
        if least >= IMPOSSIBLE:
            # Nothing fits, however reduced: one unit, too long.
            least = costing.line(a, chosen, width) + self.best[chosen]
        self.best[a], self.follow[a] = least, chosen

    def _tighter(self, a: int, width: Length, fitting: int, least: Cost, chosen: int) -> tuple[Cost, int]:
        """Try the ends beyond `fitting`: lines that are reduced, end solid or hang."""
        best, tightest, price = self.best, self.tightest, self.costing.line
        edge = self.costing.points.start[a] + width - self.gives[a]
        for b in range(fitting + 1, len(best)):
            if tightest[b] > edge:
                break
            if best[b] + SOFT <= least:  # some end must give, at the very least
                cost = price(a, b, width) + best[b]
                if cost <= least:
                    least, chosen = cost, b
        return least, chosen

    def _looser(
        self, a: int, width: Length, fitting: int, least: Cost, chosen: int, *, thorough: bool
    ) -> tuple[Cost, int]:
        """Try the ends before `fitting`: lines that are expanded, by the last resort too when `thorough`."""
        best, loosest, natural, price = self.best, self.loosest, self.natural, self.costing.loose
        edge = self.costing.points.start[a] + width
        reached = edge + self.takes[a]
        for b in range(fitting - 1, a, -1):
            if loosest[b] < reached and not thorough:
                break
            if best[b] < least - DISTURBED:
                cost = price(a, b, edge - natural[b]) + best[b]
                if cost < least:
                    least, chosen = cost, b
        return least, chosen
