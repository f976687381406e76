"""The setting that fills a side: the largest body size that fits, then the widest feed.

A template's あわせる gives the ranges, あふれたとき says whether text may be made smaller than the template's
own size. Layout is called for each size tried; a size is given up as soon as it overflows at the least feed.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from leaflet.layout.columns import WIDOW
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.layout.side import Measured, Overflow
from leaflet.memo import Known
from leaflet.model.template import Overflow as Step
from leaflet.model.template import Template
from leaflet.records import dataclass
from leaflet.units import PT, Length

STEPS_FOR_LOOKS = 4
"""So many steps of size may be given up for columns without a widow."""
FLOW_PART = 2, 3
"""About so much of a type area is left to the flow by headlines, bands and notes: the first guess."""
SIZE_STEP = PT // 10
FEED_STEP = PT // 20

LayOut = Callable[[Length, Length], Measured | Overflow]


class Limit(StrEnum):
    """Why a setting is not larger, or its feed not wider."""

    TEMPLATE = "the template gives no range"
    RANGE = "the range ends there"
    FULL = "more would not fit"
    LOOKS = "a larger size parts a paragraph badly"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The side in the setting that was chosen, and why; or what does not fit."""

    outcome: Measured | Overflow
    size: Limit = Limit.TEMPLATE
    feed: Limit = Limit.TEMPLATE
    tried: int = 1
    """How many settings were laid out."""


def fitted(template: Template, lay_out: LayOut, lines: Callable[[Hanmen], int]) -> Fitted:
    """Return the side in the setting that fills it best, or the overflow in the tightest setting allowed.

    `lines` tells about how many lines the flow takes in a type area.
    """
    if template.fit_size is None and template.fit_feed is None:
        return Fitted(lay_out(template.grid.size, template.grid.feed))
    trial = _Trial(template, lay_out, lines)
    index = trial.largest()
    found = trial.at(index)
    if isinstance(found, Overflow):
        return Fitted(found, Limit.RANGE, Limit.RANGE, trial.tried)
    limit = Limit.FULL if index + 1 < len(trial.sizes) else Limit.RANGE
    smaller, found = trial.flawless(index, found)
    filled, feed = trial.filled(smaller, found)
    return Fitted(filled, limit if smaller == index else Limit.LOOKS, feed, trial.tried)


class Ladder(NamedTuple):
    """The sizes of a template's range, each with its least feed and the type area at both."""

    sizes: tuple[Length, ...]
    feeds: tuple[Length, ...]
    hanmens: tuple[Hanmen, ...]
    widest: Length
    """The widest feed of all."""


_LADDERS = Known(8)


def ladder_of(template: Template) -> Ladder:
    """Return a template's ladder; ImpossibleGridError as `hanmen_of`."""
    return _LADDERS.value((template,), "ladder", partial(_ladder, template))


def _ladder(template: Template) -> Ladder:
    least, widest = _feed_range(template)
    sizes = _steps(*_size_range(template), SIZE_STEP)
    feeds = tuple(_least_feed(least, size) for size in sizes)
    hanmens = (hanmen_of(template, size, feed) for size, feed in zip(sizes, feeds, strict=True))
    return Ladder(sizes, feeds, tuple(hanmens), widest)


class _Trial:
    """The sizes of a range, each set at its least feed when it is asked for."""

    def __init__(self, template: Template, lay_out: LayOut, lines: Callable[[Hanmen], int]) -> None:
        ladder = ladder_of(template)
        self.sizes = ladder.sizes
        self.tried = 0
        self._widest, self._feeds, self._hanmens = ladder.widest, ladder.feeds, ladder.hanmens
        self._lay_out = lay_out
        self._guess = cache(partial(_guess, self._hanmens, lines))
        self._found: dict[int, Measured | Overflow] = {}

    def at(self, index: int) -> Measured | Overflow:
        """Return what comes of a size."""
        if index not in self._found:
            self._found[index] = self._set(index, self._feeds[index])
        return self._found[index]

    def _set(self, index: int, feed: Length) -> Measured | Overflow:
        self.tried += 1
        return self._lay_out(self.sizes[index], feed)

    # ---- the largest size that fits

    def largest(self) -> int:
        """Find a size that fits and whose next does not; 0 when none fits.

        Where to look is guessed from the texts' lengths, and each trial says by how much the guess is wrong.
        """
        index = self._last_fitting()
        while index not in self._found:
            self.at(index)
            index = self._last_fitting()
        while index + 1 < len(self.sizes) and self._may_fit(index + 1):
            index += 1
        while index > 0 and isinstance(self.at(index), Overflow):
            index -= 1
        return index

    def _may_fit(self, index: int) -> bool:
        """Tell whether a size fits; one that is far from fitting is not set."""
        return self._excess(index) <= 1 and isinstance(self.at(index), Measured)

    def _last_fitting(self) -> int:
        """Return the largest size that should fit, after all that is known."""
        return next((k for k in reversed(range(len(self.sizes))) if self._excess(k) <= 0), 0)

    def _excess(self, index: int) -> int:
        """Return how many lines too many a size takes, judged by the nearest size that was set.

        Lines of as many characters break alike at every size: then only the room changes.
        """
        hanmen = self._hanmens[index]
        if not self._found:
            return self._guess(index)
        alike = [k for k in self._found if self._hanmens[k].characters == hanmen.characters]
        near = min(alike or self._found, key=lambda k: abs(k - index))
        known = self._found[near]
        wrong = known.needed - known.room
        if alike:
            return wrong + self._hanmens[near].lines - hanmen.lines
        return wrong + self._guess(index) - self._guess(near)

    # ---- looks and feed

    def flawless(self, index: int, found: Measured) -> tuple[int, Measured]:
        """Step down a little where that rids the columns of a widow; the largest size wins among equals.

        Of sizes with as many characters to a line only the largest is looked at: columns end alike in all.
        """
        best = index, found
        characters = self._hanmens[index].characters
        for smaller in range(index - 1, max(-1, index - STEPS_FOR_LOOKS - 1), -1):
            if best[1].flaws < WIDOW:
                break
            if self._hanmens[smaller].characters == characters:
                continue
            characters = self._hanmens[smaller].characters
            outcome = self.at(smaller)
            if isinstance(outcome, Measured) and outcome.flaws < best[1].flaws:
                best = smaller, outcome
        return best

    def filled(self, index: int, laid: Measured) -> tuple[Measured, Limit]:
        """Open the feed, as far as the range allows, until the flow ends where the foot begins.

        The widest feed follows from the lines needed; boxes may need another number of lines at it, so that
        it is sought again from there, and given up step by step where it overflows.
        """
        best, feed = laid, self._feeds[index]
        while (wider := self._rounded(index, best.widest_feed)) > feed:
            outcome = self._set(index, wider)
            while isinstance(outcome, Overflow) and wider - FEED_STEP > feed:
                wider -= FEED_STEP
                outcome = self._set(index, wider)
            if isinstance(outcome, Overflow):
                break
            best, feed = outcome, wider
        return best, Limit.RANGE if feed + FEED_STEP > self._widest else Limit.FULL

    def _rounded(self, index: int, feed: Length) -> Length:
        """Round a feed down to whole steps from a size's least, within the range."""
        least = self._feeds[index]
        return least + max(0, min(self._widest, feed) - least) // FEED_STEP * FEED_STEP


def _guess(hanmens: Sequence[Hanmen], lines: Callable[[Hanmen], int], index: int) -> int:
    """Return about how many lines too many a size takes, before any was set."""
    hanmen = hanmens[index]
    return lines(hanmen) - hanmen.lines * FLOW_PART[0] // FLOW_PART[1]


def _least_feed(least: Length, size: Length) -> Length:
    """Return the least feed for a size: the range's, but never less than one and a half em (JLREQ 2.4.2)."""
    return max(least, size * 3 // 2)


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
