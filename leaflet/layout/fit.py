"""The setting that fills a side: the largest body size that fits, then the widest feed.

A template's あわせる gives the ranges, あふれたとき says whether text may be made smaller than the template's
own size. Layout is called for each size tried; a size is given up as soon as it overflows at the least feed.
"""

from collections.abc import Callable

from leaflet.layout.columns import WIDOW
from leaflet.layout.side import Measured, Overflow
from leaflet.model.template import Overflow as Step
from leaflet.model.template import Template
from leaflet.units import PT, Length

STEPS_FOR_LOOKS = 4
"""So many steps of size may be given up for columns without a widow."""
SIZE_STEP = PT // 10
FEED_STEP = PT // 20

LayOut = Callable[[Length, Length], Measured | Overflow]


def fitted(template: Template, lay_out: LayOut) -> Measured | Overflow:
    """Return the side in the setting that fills it best, or the overflow in the tightest setting allowed."""
    if template.fit_size is None and template.fit_feed is None:
        return lay_out(template.grid.size, template.grid.feed)
    sizes = _steps(*_size_range(template), SIZE_STEP)
    feeds = _feed_range(template)
    found = _largest(sizes, lambda size: lay_out(size, _least_feed(feeds, size)))
    if found is None:
        return lay_out(sizes[0], _least_feed(feeds, sizes[0]))
    size, laid = _flawless(sizes, found, lambda size: lay_out(size, _least_feed(feeds, size)))
    return _filled(size, feeds, laid, lay_out)


def _flawless(
    sizes: tuple[Length, ...],
    found: tuple[Length, Measured],
    attempt: Callable[[Length], Measured | Overflow],
) -> tuple[Length, Measured]:
    """Step down a little where that rids the columns of a widow; the largest size wins among equals."""
    best = found
    index = sizes.index(found[0])
    for size in reversed(sizes[max(0, index - STEPS_FOR_LOOKS) : index]):
        if best[1].flaws < WIDOW:
            return best
        outcome = attempt(size)
        if isinstance(outcome, Measured) and outcome.flaws < best[1].flaws:
            best = size, outcome
    return best


def _largest(
    sizes: tuple[Length, ...], attempt: Callable[[Length], Measured | Overflow]
) -> tuple[Length, Measured] | None:
    """Find the largest size that fits, by halving: a larger size never needs less room."""
    low, high = 0, len(sizes)
    best: tuple[Length, Measured] | None = None
    while low < high:
        middle = (low + high) // 2
        outcome = attempt(sizes[middle])
        if isinstance(outcome, Measured):
            best, low = (sizes[middle], outcome), middle + 1
        else:
            high = middle
    return best


def _filled(size: Length, feeds: tuple[Length, Length], laid: Measured, lay_out: LayOut) -> Measured:
    """Open the feed, as far as the range allows, until one step more would overflow.

    The lines that were free at the least feed tell about where that is.
    """
    least = _least_feed(feeds, size)
    low, high = 0, max(0, (feeds[1] - least) // FEED_STEP)
    best = laid
    middle = min(high, least * laid.free // (max(1, laid.lines) * FEED_STEP))
    while low < high:
        outcome = lay_out(size, least + middle * FEED_STEP)
        if isinstance(outcome, Measured):
            best, low = outcome, middle
            middle = min(high, middle + max(1, min(2, (high - middle + 1) // 2)))
        else:
            high = middle - 1
            middle = max(low, middle - 1)
        if middle == low < high:
            middle = low + 1
    return best


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
