"""How strict line breaking is (JLREQ C.3) and how lines are reduced (3.1.9, Tables 3 to 5), as data."""

from enum import StrEnum
from fractions import Fraction

from leaflet.jlreq.kinds import Kind
from leaflet.records import dataclass

HALF = Fraction(1, 2)
QUARTER = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Level:
    """One of JLREQ's conventions for what may start a line."""

    become: tuple[tuple[Kind, Kind], ...] = ()
    """Kinds that are treated as another once they may start a line (C.2#1 to #3)."""
    loosened: frozenset[Kind] = frozenset()
    """Kinds before which, and after which, breaks are allowed although Table 2 forbids them."""
    parted: frozenset[Kind] = frozenset()
    """Kinds of cl-08 of which two alike may part."""
    kept: frozenset[Kind] = frozenset()
    """Kinds that may not start a line although Table 2 allows it."""


_STRICT = (
    (Kind.IDEOGRAPHIC_ITERATION_MARK, Kind.IDEOGRAPHIC),
    (Kind.PROLONGED_SOUND_MARK, Kind.KATAKANA),
    (Kind.SMALL_HIRAGANA, Kind.HIRAGANA),
    (Kind.SMALL_KATAKANA, Kind.KATAKANA),
)

LEVELS: dict[str, Level] = {
    # CSS Text's `line-break: strict` asks for these beside JLREQ's strictest level.
    "default": Level(kept=frozenset({Kind.ELLIPSIS, Kind.TWO_DOTS, Kind.PERCENT, Kind.DEGREE})),
    "very-strict": Level(),
    "strict": Level(become=_STRICT),
    "loose": Level(
        become=(*_STRICT, (Kind.PERCENT, Kind.IDEOGRAPHIC)),
        loosened=frozenset({Kind.HYPHEN, Kind.MIDDLE_DOT}),
        parted=frozenset({Kind.ELLIPSIS, Kind.TWO_DOTS}),
    ),
    "very-loose": Level(
        become=(*_STRICT, (Kind.PERCENT, Kind.IDEOGRAPHIC), (Kind.ITERATION_MARK, Kind.KATAKANA)),
        loosened=frozenset(
            {
                Kind.HYPHEN,
                Kind.DIVIDING_PUNCTUATION,
                Kind.MIDDLE_DOT,
                Kind.COLON,
                Kind.PREFIXED_ABBREVIATION,
                Kind.DEGREE,
                Kind.POSTFIXED_ABBREVIATION,
            }
        ),
        parted=frozenset({Kind.ELLIPSIS, Kind.TWO_DOTS, Kind.EM_DASH, Kind.HORIZONTAL_BAR, Kind.BOX_LINE}),
    ),
}
"""C.3's four levels from the strictest down, and the default: the strictest of JLREQ and of CSS together."""


class Ending(StrEnum):
    """What may become of the space after a character that ends a line (3.1.9)."""

    NONE = "none"
    CHOICE = "choice"
    """Kept, or taken out whole when the line needs it."""
    KEPT = "kept"
    SOLID = "solid"


@dataclass(frozen=True, slots=True)
class Method:
    """One of the three ways to reduce a line (Tables 3, 4 and 5) and to end it (3.1.9)."""

    bracket: Ending
    middle_dot: Ending
    full_stop: Ending
    comma: Ending
    bracket_floor: Fraction
    """What is left at least, within a line, of the half em beside brackets and after commas."""
    dots_give: bool
    """The quarters beside a middle dot may be reduced."""
    latin_gives: bool
    """The space between Japanese and Latin may be reduced and expanded."""


METHODS: dict[str, Method] = {
    "jlreq": Method(
        bracket=Ending.CHOICE,
        middle_dot=Ending.CHOICE,
        full_stop=Ending.CHOICE,
        comma=Ending.CHOICE,
        bracket_floor=Fraction(0),
        dots_give=True,
        latin_gives=True,
    ),
    "jis": Method(
        bracket=Ending.SOLID,
        middle_dot=Ending.SOLID,
        full_stop=Ending.KEPT,
        comma=Ending.SOLID,
        bracket_floor=Fraction(0),
        dots_give=True,
        latin_gives=True,
    ),
    "books": Method(
        bracket=Ending.CHOICE,
        middle_dot=Ending.KEPT,
        full_stop=Ending.CHOICE,
        comma=Ending.CHOICE,
        bracket_floor=QUARTER,
        dots_give=False,
        latin_gives=False,
    ),
}
"""JLREQ's own method (Table 3), that of JIS X 4051 (Table 4), that of many books (Table 5)."""
