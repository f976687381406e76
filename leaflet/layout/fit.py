"""The setting that fills a side: the largest body size that fits, then the widest feed.

A template's あわせる gives the ranges, あふれたとき says whether text may be made smaller than the template's
own size. Layout is called for each size tried; a size is given up as soon as it overflows at the least feed.
"""

from collections.abc import Callable

from leaflet.layout.columns import WIDOW
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.layout.side import Measured, Overflow
from leaflet.model.template import Overflow as Step
from leaflet.model.template import Template
from leaflet.units import PT, Length

STEPS_FOR_LOOKS = 4
"""So many steps of size may be given up for columns without a widow."""
GUESSES = 3
FLOW_PART = 2, 3
"""About so much of a type area is left to the flow by headlines, bands and notes: the first guess."""
SIZE_STEP = PT // 10
FEED_STEP = PT // 20

Guess = Callable[[Length], int]
LayOut = Callable[[Length, Length], Measured | Overflow]


def fitted(template: Template, lay_out: LayOut, lines: Callable[[Hanmen], int]) -> Measured | Overflow:
    """Return the side in the setting that fills it best, or the overflow in the tightest setting allowed.

    `lines` tells about how many lines the flow takes in a type area.
    """
    if template.fit_size is None and template.fit_feed is None:
        return lay_out(template.grid.size, template.grid.feed)
    feeds = _feed_range(template)
    trial = _Trial(
        _steps(*_size_range(template), SIZE_STEP),
        lambda size: lay_out(size, _least_feed(feeds, size)),
    )

    def excess(size: Length) -> int:
        hanmen = hanmen_of(template, size, _least_feed(feeds, size))
        return lines(hanmen) - hanmen.lines * FLOW_PART[0] // FLOW_PART[1]

    index = trial.largest(excess)
    found = trial.at(index)
    if isinstance(found, Overflow):
        return found
    index, found = trial.flawless(index, found)
    return _filled(trial.sizes[index], feeds, found, lay_out)


class _Trial:
    """The sizes of a range, each set at its least feed when it is asked for."""

    def __init__(self, sizes: tuple[Length, ...], attempt: Callable[[Length], Measured | Overflow]) -> None:
        self.sizes = sizes
        self._attempt = attempt
        self._tried: dict[int, Measured | Overflow] = {}

    def at(self, index: int) -> Measured | Overflow:
        """Return what comes of a size."""
        if index not in self._tried:
            self._tried[index] = self._attempt(self.sizes[index])
        return self._tried[index]

    def fits(self, index: int) -> bool:
        """Tell whether a size fits."""
        return isinstance(self.at(index), Measured)

    def largest(self, guess: Guess) -> int:
        """Find a size that fits and whose next does not; 0 when none fits.

        `guess` tells about how many lines too many a size takes; each trial says by how much it is wrong.
        """
        wrong = 0
        index = self._last_fitting(guess, wrong)
        for _ in range(GUESSES):
            tried = self.at(index)
            wrong = tried.needed - tried.room - guess(self.sizes[index])
            better = self._last_fitting(guess, wrong)
            if better == index:
                break
            index = better
        while index + 1 < len(self.sizes) and self.fits(index) and self.fits(index + 1):
            index += 1
        while index > 0 and not self.fits(index):
            index -= 1
        return index

    def _last_fitting(self, guess: Guess, wrong: int) -> int:
        """Return the largest size that the guess, put right by `wrong`, lets fit."""
        low, high = 0, len(self.sizes) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if guess(self.sizes[middle]) + wrong <= 0:
                low = middle
            else:
                high = middle - 1
        return low

    def flawless(self, index: int, found: Measured) -> tuple[int, Measured]:
        """Step down a little where that rids the columns of a widow; the largest size wins among equals."""
        best = index, found
        for smaller in range(index - 1, max(-1, index - STEPS_FOR_LOOKS - 1), -1):
            if best[1].flaws < WIDOW:
                break
            outcome = self.at(smaller)
            if isinstance(outcome, Measured) and outcome.flaws < best[1].flaws:
                best = smaller, outcome
        return best


def _filled(size: Length, feeds: tuple[Length, Length], laid: Measured, lay_out: LayOut) -> Measured:
    """Open the feed, as far as the range allows, until the flow ends where the foot begins.

    The widest feed follows from the lines needed; boxes may need another number of lines at it, so that it is
    sought again from there, and given up step by step where it overflows.
    """
    best, least = laid, _least_feed(feeds, size)
    feed = least
    while (wider := _rounded(min(feeds[1], best.widest_feed), least)) > feed:
        outcome = lay_out(size, wider)
        while isinstance(outcome, Overflow) and wider - FEED_STEP > feed:
            wider -= FEED_STEP
            outcome = lay_out(size, wider)
        if isinstance(outcome, Overflow):
            break
        best, feed = outcome, wider
    return best


def _rounded(feed: Length, least: Length) -> Length:
    """Round a feed down to whole steps from the least."""
    return least + max(0, feed - least) // FEED_STEP * FEED_STEP


def _least_feed(feeds: tuple[Length, Length], size: Length) -> Length:
    """Return the least feed for a size: the range's, but never less than one and a half em (JLREQ 2.4.2)."""
    return max(feeds[0], size * 3 // 2)


def _size_range(template: Template) -> tuple[Length, Length]:
    size = template.grid.size
    low, high = template.fit_size or (size, size)
    return (low if Step.SHRINK_TEXT in template.overflow else max(low, min(size, high))), high


def _feed_range(template: Template) -> tuple[Length, Length]:
    feed = template.grid.feed
    low, high = template.fit_feed or (feed, feed)
    return (low if Step.TIGHTEN_FEED in template.overflow else max(low, min(feed, high))), high


def _steps(low: Length, high: Length, step: Length) -> tuple[Length, ...]:
    return tuple(range(low, high + 1, step))
