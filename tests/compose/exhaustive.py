"""The least that any way to part a text can reach: a plain search over all lines, apart from the composer's.

It shares with composition what stands between two characters and at a line's end, and where lines may end;
not how a line is priced, how ways are searched or how lines are adjusted. Where it deviates it allows more:
every state of a line's end whenever there is one, all that gaps give and take, in any order. What it finds is
a bound below which no composer can come that obeys the same prohibitions.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from leaflet.compose.items import Items
from leaflet.compose.paragraph import Piece, pieces
from leaflet.compose.setting import Bookcase, Setting
from leaflet.compose.spacing import is_space, kind_in
from leaflet.compose.style import ParagraphStart, ParagraphStyle
from leaflet.jlreq.kinds import Kind
from leaflet.model.text import RichText
from leaflet.units import Length
from tests.compose.setting_text import faces

QUARTERS = 4
"""Solid text takes a quarter em a gap."""
MOST_OF_RUNT = 2


class Reach(NamedTuple):
    """A line that may be set: what is to be added or taken for each state of its end, and what there is."""

    slacks: tuple[Length, ...]
    gives: Length
    spaces_take: Length
    """Word spaces and those between Japanese and Latin: they come first (3.8.4 a, b)."""
    solid_takes: Length
    """Solid text, a quarter em a gap."""
    clusters: int
    is_only: bool
    is_last: bool

    @property
    def fits(self) -> bool:
        """Tell whether the line may be reduced to its measure, or needs not."""
        return max(self.slacks) + self.gives >= 0

    def parts(self, thousandths: int) -> bool | None:
        """Tell whether solid text is parted by more than so much of an em, None past a quarter."""
        if any(-self.gives <= slack <= self.spaces_take for slack in self.slacks):
            return False
        rest = min(slack for slack in self.slacks if slack > 0) - self.spaces_take
        return None if rest > self.solid_takes else 1000 * rest > thousandths * QUARTERS * self.solid_takes


Price: TypeAlias = Callable[[Reach], int | None]
"""What a line counts, a hundred for one that is counted; None when it may not be."""


def disturbed(percent: int, thousandths: int = 250) -> Price:
    """Count the disturbed lines beyond a percentage of all. Last lines do not count, but are no runts.

    Solid text may be parted by so much of an em, a quarter at most (3.8.4 c). When the least sum of texts is
    above zero, no way to part them keeps to the percentage.
    """

    def price(line: Reach) -> int | None:
        if line.is_last:
            is_runt = line.clusters <= MOST_OF_RUNT and not line.is_only
            return 0 if line.fits and not is_runt else None
        if 0 in line.slacks:
            return -percent
        return 100 - percent if line.fits and line.parts(thousandths) is False else None

    return price


def parted(thousandths: int, percent: int) -> Price:
    """Count the lines whose solid text is parted by more than so much of an em, beyond a percentage of all.

    Lines that only the last resort would fill are none.
    """

    def price(line: Reach) -> int | None:
        if not line.fits:
            return None
        if line.is_last:
            return -percent
        is_parted = line.parts(thousandths)
        return None if is_parted is None else 100 * is_parted - percent

    return price


def least(text: RichText, style: ParagraphStyle, measure: Length, price: Price) -> int | None:
    """Return the least sum of the prices of a paragraph's lines over all ways to part it, if there is any."""
    setting, stretches = _itemised(text, style)
    whole = 0
    for number, piece in enumerate(stretches):
        found = _least(piece.items, setting, measure, price, is_first=number == 0)
        if found is None:
            return None
        whole += found
    return whole


@cache
def _itemised(text: RichText, style: ParagraphStyle) -> tuple[Setting, tuple[Piece, ...]]:
    setting = Setting(Bookcase(faces()), style)
    found, _ = pieces(text, setting)
    return setting, tuple(piece for piece in found if isinstance(piece, Piece))


def _least(items: Items, setting: Setting, measure: Length, price: Price, *, is_first: bool) -> int | None:
    end = len(items.letters)
    seen = list(_last_seen(items.letters))
    places = [0, *(k for k in range(1, end) if items.sites[k - 1].breaks and seen[k - 1] >= 0), end]
    best = {end: 0}
    for at in reversed(range(len(places) - 1)):
        start = places[at]
        width = measure - _indent(items, setting.style, start, is_first=is_first and not start)
        found = []
        for stop in places[at + 1 :]:
            line = _reach(items, setting, (start, seen[stop - 1], stop), width)
            if not line.fits and stop > places[at + 1]:
                break
            of_line = price(line)
            if of_line is not None and stop in best:
                found.append(of_line + best[stop])
        if found:
            best[start] = min(found)
    return best.get(0)


def _last_seen(letters: str) -> Iterator[int]:
    last = -1
    for at, letter in enumerate(letters):
        last = last if is_space(letter) else at
        yield last


def _indent(items: Items, style: ParagraphStyle, start: int, *, is_first: bool) -> Length:
    indent = style.first_indent if is_first else style.turn_over_indent
    if kind_in(items.letters[start]) is not Kind.OPENING_BRACKET:
        return indent
    if style.paragraph_start is ParagraphStart.FULL_WIDTH:
        return indent + style.size // 2
    if style.paragraph_start is ParagraphStart.HALF_INDENT and is_first:
        return indent - min(style.size // 2, indent)
    return indent


def _reach(items: Items, setting: Setting, line: tuple[int, int, int], width: Length) -> Reach:
    start, last, stop = line
    end = setting.tables.ends[items.letters[last]]
    room = width - (items.starts[last] + items.widths[last] - items.starts[start])
    slacks = [room - end.space]
    if end.freed:
        slacks.append(room + end.before)
    if setting.style.hanging and end.hang:
        slacks.append(room + end.hang)

    def between(*stages: str) -> Length:
        return sum(getattr(site, stage) for site in items.sites[start:last] for stage in stages)

    return Reach(
        slacks=tuple(slacks),
        gives=between("word_gives", "dot_gives", "bracket_gives", "latin_gives"),
        spaces_take=between("word_takes", "latin_takes"),
        solid_takes=between("solid_takes"),
        clusters=stop - start,
        is_only=start == 0,
        is_last=stop == len(items.letters),
    )
