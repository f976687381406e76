"""Where a line may end: Table 2, its notes, the levels of C.3, and what JLREQ 3.1.7 to 3.1.10 add."""

from leaflet.jlreq.cells import cell
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.context import is_western
from leaflet.jlreq.kinds import CLASSES, Kind
from leaflet.jlreq.levels import Level

NUMBERS = frozenset({Kind.DIGIT, Kind.WIDE_DIGIT, Kind.TATE_CHU_YOKO})
_WIDE_WORD = frozenset({Kind.WIDE_DIGIT, Kind.WIDE_LETTER, Kind.WIDE_POINT})
_NUMERALS = frozenset({Kind.WIDE_DIGIT, Kind.KANJI_NUMERAL, Kind.TATE_CHU_YOKO})
_COUNTERS = frozenset({Kind.IDEOGRAPHIC, Kind.KANJI_NUMERAL, Kind.KATAKANA, Kind.COUNTER_KANA})
_UPPER_HALVES = frozenset({Kind.REPEAT_UPPER, Kind.REPEAT_UPPER_VOICED})
_OPERATORS = frozenset({Kind.MATH_OPERATOR, Kind.SIGN})

SPACES = frozenset(
    {Kind.WORD_SPACE, Kind.NO_BREAK_SPACE, Kind.GROUP_SPACE, Kind.UNIT_SPACE, Kind.IDEOGRAPHIC_SPACE}
)
_HOLDING_SPACES = frozenset({Kind.NO_BREAK_SPACE, Kind.GROUP_SPACE})
_NEVER_FIRST = frozenset(
    {
        Kind.CLOSING_BRACKET,
        Kind.FULL_STOP,
        Kind.COMMA,
        Kind.KANJI_POINT,
        Kind.WESTERN_CLOSING,
        Kind.WARICHU_CLOSING_BRACKET,
    }
)
"""At no level may these start a line (C.3)."""
_NEVER_LAST = frozenset({Kind.OPENING_BRACKET, Kind.WESTERN_OPENING, Kind.WARICHU_OPENING_BRACKET})


def alike(before: Kind, after: Kind) -> bool:
    """Tell whether two characters of cl-08 are one unit: —— …… ‥‥ 〳〵 〴〵 (3.1.10 a, b; C.2#5)."""
    if CLASSES[before] is not CharClass.INSEPARABLE or CLASSES[after] is not CharClass.INSEPARABLE:
        return False
    return before is after or (before in _UPPER_HALVES and after is Kind.REPEAT_LOWER)


def is_one_number(before: Kind, after: Kind) -> bool:
    """Tell whether two characters belong to one number or one full-width word (3.1.10 c to e)."""
    if CLASSES[after] is CharClass.POSTFIXED_ABBREVIATION:
        return before in _NUMERALS or before is Kind.DIGIT
    if CLASSES[before] is CharClass.PREFIXED_ABBREVIATION:
        return after in _NUMERALS or after is Kind.DIGIT
    return before in _WIDE_WORD and after in _WIDE_WORD


def may_part(before: Kind, after: Kind, level: Level) -> bool:
    """Tell whether a line may end between two characters."""
    if before in _NEVER_LAST or after in _NEVER_FIRST or after in SPACES:
        # Before a space never: the break is after it, and at the line end it vanishes (3.1.6, 3.2.2).
        return False
    if before in SPACES:
        return before not in _HOLDING_SPACES and _may_start(after, level)
    if before is Kind.URL_BREAK and is_western(after):
        return True
    if alike(before, after):
        return before in level.parted
    return _table_allows(before, after, level)


def _table_allows(before: Kind, after: Kind, level: Level) -> bool:
    """Read Table 2 at a level of strictness."""
    become = dict(level.become)
    one, two = become.get(before, before), become.get(after, after)
    if after in level.loosened:
        return CLASSES[before] is not CharClass.PREFIXED_ABBREVIATION or before in level.loosened
    if before in level.loosened and CLASSES[before] is CharClass.PREFIXED_ABBREVIATION:
        return _may_start(after, level)
    is_kept = two in level.kept and CLASSES[one] is not CharClass.INSEPARABLE
    if is_kept or is_one_number(one, two):
        return False
    match cell("BREAK", one, two):
        case "+":
            return True
        case "c":
            # C.2#5: two of cl-08 are different here, `alike` took the others. C.2#12: a letter before ％ or ℃
            # is taken for a quantity, which keeps its sign.
            return CLASSES[two] is CharClass.INSEPARABLE
        case _:
            # `e`, C.2#11: a number keeps the letters after it, by the house's choice (3D, 4K).
            return False


def _may_start(after: Kind, level: Level) -> bool:
    """Tell whether a kind may start a line at all: Table 2's column, read beside an ideographic character."""
    two = dict(level.become).get(after, after)
    return after in level.loosened or cell("BREAK", Kind.IDEOGRAPHIC, two) == "+"


def is_soft(before: Kind, after: Kind) -> bool:
    """Tell whether a break that is allowed here had better be avoided.

    A number from its counter or unit (23日, ４月, 10 km), a formula inside, a URL.
    """
    if before in NUMBERS:
        return after in _COUNTERS or after is Kind.UNIT or after in _OPERATORS
    return before in {Kind.UNIT_SPACE, Kind.URL_BREAK} or before in _OPERATORS
