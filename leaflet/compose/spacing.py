"""The pair table: what stands between two neighbours, in units, for the sizes and choices of one style.

A letter of a paragraph is the kind of a character (`leaflet.jlreq.kinds`) and the number of its size, so that
every rule about two neighbours is one look into this table, whatever their sizes.
"""

from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from leaflet.display.line import EndState
from leaflet.jlreq.breaks import SPACES
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.ends import BARE_END, line_end
from leaflet.jlreq.kinds import CLASSES, Kind
from leaflet.jlreq.levels import Ending
from leaflet.jlreq.pairs import NOTHING, WORD_SPACE, ZERO, Profile, Rule, Shares, rule
from leaflet.units import Length

SIZE_STEP = 0x100
"""Kinds are Latin-1: the size's number stands above them."""

PUNCTUATION = frozenset(
    {
        CharClass.OPENING_BRACKET,
        CharClass.CLOSING_BRACKET,
        CharClass.MIDDLE_DOT,
        CharClass.FULL_STOP,
        CharClass.COMMA,
    }
)

NO_BREAK, BREAK, SOFT_BREAK = 0, 1, 2


class Site(NamedTuple):
    """The gap between two neighbours and what each stage of adjustment may do to it, in units."""

    gap: Length
    word_gives: Length
    dot_gives: Length
    bracket_gives: Length
    latin_gives: Length
    word_takes: Length
    latin_takes: Length
    solid_takes: Length
    last_takes: Length
    """No length but a weight: the shares of the last stage."""
    breaks: int


SOLID = Site(0, 0, 0, 0, 0, 0, 0, 0, 0, NO_BREAK)
"""Inside a block: nothing is adjusted (3.1.11) and no line ends (3.1.10 g)."""

_UNTOUCHED = {
    Ending.NONE: EndState.NONE,
    Ending.SOLID: EndState.SOLID,
    Ending.KEPT: EndState.HALF,
    Ending.CHOICE: EndState.HALF,
}
"""What a line end is as long as nothing is taken out."""


class SpaceAtEnd(NamedTuple):
    """What comes after a line's last character, in units."""

    state: EndState
    """What it is when nothing is chosen."""
    space: Length
    freed: Length
    """What setting the end solid frees, 0 without a choice: the space and `before`."""
    before: Length
    """A middle dot's quarter before it, which goes or stays with the one after."""
    hang: Length


BARE = SpaceAtEnd(EndState.NONE, 0, 0, 0, 0)
"""Nothing comes after it."""


def letter(kind: str, size: int) -> str:
    """Return the letter of a kind in the paragraph's size number `size`."""
    return chr(ord(kind) + SIZE_STEP * size)


class PairTable(dict[tuple[str, str], Site]):
    """Sites by pairs of letters, made when they are first met."""

    def __init__(self, sizes: tuple[Length, ...], profile: Profile, *, tight: bool = False) -> None:
        """Make the table for text in these sizes; `tight` leaves punctuation its glyphs' own room."""
        super().__init__()
        self.sizes = sizes
        self.profile = profile
        self.tight = tight

    def __missing__(self, pair: tuple[str, str]) -> Site:
        site = self[pair] = self._site(*pair)
        return site

    def _site(self, before: str, after: str) -> Site:
        (one, size), (two, next_size) = self._parts(before), self._parts(after)
        found = rule(one, two, self.profile)
        smaller = min(size, next_size)

        def units(shares: Shares) -> Length:
            return floor(shares[0] * size) + floor(shares[1] * next_size)

        if self.tight and not PUNCTUATION.isdisjoint((CLASSES[one], CLASSES[two])):
            found = _bare(found)
        return Site(
            gap=units(found.space),
            word_gives=floor(found.word_space * size),
            dot_gives=units(found.middle_dot),
            bracket_gives=units(found.bracket_comma),
            latin_gives=units(found.latin),
            word_takes=floor(found.word_space_grows * size),
            latin_takes=units(found.latin_grows),
            solid_takes=floor(found.grows * smaller),
            last_takes=smaller if found.last_resort else 0,
            breaks=(SOFT_BREAK if found.soft else BREAK) if found.breaks else NO_BREAK,
        )

    def _parts(self, one: str) -> tuple[Kind, Length]:
        size, kind = divmod(ord(one), SIZE_STEP)
        return Kind(chr(kind)), self.sizes[size]


class EndTable(dict[str, SpaceAtEnd]):
    """What comes after each letter at a line end, made when it is first met."""

    def __init__(self, sizes: tuple[Length, ...], method: str, *, tight: bool = False) -> None:
        """Make the table for text in these sizes; `tight` text has no space at its line ends."""
        super().__init__()
        self.sizes = sizes
        self.method = method
        self.tight = tight

    def __missing__(self, one: str) -> SpaceAtEnd:
        number, kind = divmod(ord(one), SIZE_STEP)
        size = self.sizes[number]
        found = BARE_END if self.tight else line_end(Kind(chr(kind)), self.method)
        space, before = floor(found.space * size), floor(found.before * size)
        end = self[one] = SpaceAtEnd(
            state=_UNTOUCHED[found.ending],
            space=space,
            freed=space + before if found.ending is Ending.CHOICE else 0,
            before=before,
            hang=size // 2 if found.hangs else 0,
        )
        return end


MOST_TABLES = 64
"""Pages need a few; a caller of the library may use any number of sizes."""


@lru_cache(maxsize=MOST_TABLES)
def pair_table(sizes: tuple[Length, ...], profile: Profile, *, tight: bool) -> PairTable:
    """Return the table for text in these sizes; nothing in it depends on faces or on text."""
    return PairTable(sizes, profile, tight=tight)


@lru_cache(maxsize=MOST_TABLES)
def end_table(sizes: tuple[Length, ...], method: str, *, tight: bool) -> EndTable:
    """Return the table of line ends for text in these sizes."""
    return EndTable(sizes, method, tight=tight)


class Tables(NamedTuple):
    """The tables of one style."""

    pairs: PairTable
    ends: EndTable


def _bare(found: Rule) -> Rule:
    """Return a rule about punctuation without its space; `palt` has set the glyphs' own."""
    word = WORD_SPACE if found.word_space else ZERO
    return found._replace(space=(word, ZERO), middle_dot=NOTHING, bracket_comma=NOTHING)


def kind_in(one: str) -> Kind:
    """Return the kind of a letter, whatever its size."""
    return Kind(chr(ord(one) % SIZE_STEP))


@cache
def is_space(one: str) -> bool:
    """Tell whether a letter is that of a space, which vanishes at a line's edges."""
    return kind_in(one) in SPACES


def floor(length: Fraction) -> Length:
    """Round down to whole units: the one rounding that a length meets."""
    return length.numerator // length.denominator
