"""What stands between two characters: space, reduction, expansion, break (JLREQ Appendices B to E).

Tables 1 to 6 with every note resolved, and the rules of the text that the tables leave out. All lengths are
fractions of an em; a pair of them belongs to the character before and to the one after, whose sizes may
differ.
"""

from fractions import Fraction
from functools import cache
from typing import NamedTuple, TypeAlias

from leaflet.jlreq.breaks import alike, is_one_number, is_soft, may_part
from leaflet.jlreq.cells import cell, class_in_tables
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.context import is_western
from leaflet.jlreq.kinds import CLASSES, Kind
from leaflet.jlreq.levels import HALF, LEVELS, METHODS, QUARTER, Method

Shares: TypeAlias = tuple[Fraction, Fraction]

ZERO = Fraction(0)
NOTHING: Shares = (ZERO, ZERO)
LATIN_LEAST = Fraction(1, 8)
"""What reduction leaves of the space between Japanese and Latin (3.8.3 f)."""
WORD_SPACE = Fraction(1, 3)
"""The natural word space (3.2.2): it gives down to a quarter (3.8.3 a), takes up to a half (3.8.4 a)."""


class Profile(NamedTuple):
    """The choices that JLREQ leaves open."""

    level: str = "default"
    """A key of `LEVELS`."""
    method: str = "jlreq"
    """A key of `METHODS`."""
    latin_space: Fraction = QUARTER
    """The natural space between Japanese and Latin (3.2.6)."""


class Rule(NamedTuple):
    """What stands between two characters of a line, and what may be done there."""

    space: Shares
    word_space: Fraction
    """What a word space, the character before, gives (3.8.3 a)."""
    middle_dot: Shares
    """What the quarters beside middle dots give (3.8.3 d)."""
    bracket_comma: Shares
    """What the half ems beside brackets and after commas give (3.8.3 e)."""
    latin: Shares
    """What the space between Japanese and Latin gives (3.8.3 f)."""
    word_space_grows: Fraction
    """What a word space takes (3.8.4 a)."""
    latin_grows: Shares
    """What the space between Japanese and Latin takes (3.8.4 b)."""
    grows: Fraction
    """What solid neighbours take, in em of the smaller one (3.8.4 c)."""
    last_resort: bool
    """The gap takes its even share when nothing else is left (3.8.4 d)."""
    breaks: bool
    soft: bool
    """A break here is allowed but better avoided."""


_LATIN_STAGE = "2"
_SOLID_STAGE = "3"
_WORD_SPACES = frozenset({Kind.WORD_SPACE, Kind.NO_BREAK_SPACE})
_INNER_SPACES = frozenset({Kind.GROUP_SPACE, Kind.UNIT_SPACE})
_LATIN = frozenset({CharClass.GROUPED_NUMERAL, CharClass.UNIT_SYMBOL, CharClass.WESTERN})
_MATH = frozenset({CharClass.MATH_SYMBOL, CharClass.MATH_OPERATOR})

TABLE_1: dict[str, Shares] = {
    ".": NOTHING,
    "x": NOTHING,
    "b2": (HALF, ZERO),
    "b4": (QUARTER, ZERO),
    "a2": (ZERO, HALF),
    "a4": (ZERO, QUARTER),
    "n3": (QUARTER, QUARTER),  # B.2#3: two middle dots, a quarter of each
    "n5": (HALF, QUARTER),  # B.2#5: full stop or comma, then a middle dot: both spaces
    "n12": (ZERO, QUARTER),  # B.2#12: a unit symbol, then a middle dot that is no part of it
    **dict.fromkeys(
        ("n13", "n14", "n15", "n16"), NOTHING
    ),  # B.2#13 to #16: after an opening bracket of warichu
}
"""What Table 1's cells mean, in em. Notes 1 and 7 to 11 concern ruby and ornaments: not met here."""


@cache
def rule(before: Kind, after: Kind, profile: Profile) -> Rule:
    """Return what stands between two kinds."""
    method = METHODS[profile.method]
    space = _space(before, after, profile)
    word = WORD_SPACE if before in _WORD_SPACES else ZERO
    stage = _expansion(before, after, profile)
    dots, brackets = _reductions(before, after, space, method)
    latin_gives = method.latin_gives and cell("REDUCTION", before, after) == "6"
    return Rule(
        space=(space[0] + word, space[1]),
        word_space=word and word - QUARTER,
        middle_dot=dots,
        bracket_comma=brackets,
        latin=_over(space, LATIN_LEAST) if latin_gives else NOTHING,
        word_space_grows=word and HALF - word,
        latin_grows=_under(space, HALF) if stage == _LATIN_STAGE else NOTHING,
        grows=QUARTER if stage == _SOLID_STAGE else ZERO,
        last_resort=bool(stage),
        breaks=may_part(before, after, LEVELS[profile.level]),
        soft=is_soft(before, after),
    )


def _space(before: Kind, after: Kind, profile: Profile) -> Shares:
    """Return the natural space between two characters: Table 1."""
    if before in _INNER_SPACES:
        return QUARTER, ZERO  # App. A: the spaces that are members of cl-24 and cl-25
    if after in _INNER_SPACES or _is_hugged(before, after):
        return NOTHING
    if CLASSES[before] in _MATH or CLASSES[after] in _MATH:
        return _space_of_math(before, after, profile)
    if after is Kind.MIDDLE_DOT and before is Kind.COMMA and profile.method == "jis":
        return ZERO, QUARTER  # B.2#5: JIS X 4051 counts commas among closing brackets
    space = TABLE_1[cell("SPACE", before, after)]
    if _is_latin_space(before, after):
        return profile.latin_space if space[0] else ZERO, profile.latin_space if space[1] else ZERO
    return space


def _space_of_math(before: Kind, after: Kind, profile: Profile) -> Shares:
    """Return the space beside a math symbol (3.7.4): solid to values and text, a quarter before a sign."""
    other = after if CLASSES[before] in _MATH else before
    if CLASSES[other] in _LATIN:
        return NOTHING
    if after is Kind.SIGN and cell("SPACE", before, Kind.DIGIT) == "b4":
        return profile.latin_space, ZERO
    return TABLE_1[cell("SPACE", before, after)]


def _is_hugged(before: Kind, after: Kind) -> bool:
    """Tell whether an ASCII bracket or stop touches what it encloses or ends: no space inside."""
    return before is Kind.WESTERN_OPENING or after is Kind.WESTERN_CLOSING


def _is_latin_space(before: Kind, after: Kind) -> bool:
    """Tell whether the space is that between Japanese and Latin (3.2.6), not of a number and its unit."""
    one, two = class_in_tables(before), class_in_tables(after)
    return cell("REDUCTION", before, after) == "6" and not (one in _LATIN and two in _LATIN)


def _reductions(before: Kind, after: Kind, space: Shares, method: Method) -> tuple[Shares, Shares]:
    """Return what the space of middle dots and that of brackets and commas gives (Tables 3 to 5)."""
    dots = brackets = NOTHING
    match cell("REDUCTION", before, after):
        case "4":
            dots = space
        case "n1":  # D.2#1: both quarters
            dots = space
        case "n2":  # D.2#2: the dot's quarter, never the half em after a full stop
            dots = (ZERO, space[1])
        case "n3":  # D.2#3: the dot's quarter first, the comma's half later
            dots, brackets = (ZERO, space[1]), (space[0], ZERO)
        case "5":
            brackets = space
        case _:
            pass
    return dots if method.dots_give else NOTHING, _over(brackets, method.bracket_floor)


def _expansion(before: Kind, after: Kind, profile: Profile) -> str:
    """Return the stage of Table 6 in which a gap expands, nothing when it never does."""
    if _is_hugged(before, after) or alike(before, after) or is_one_number(before, after):
        return ""  # E.2#4 (cl-08), E.2#8 (cl-13), 3.1.11: units are solid
    if after in _INNER_SPACES or before is Kind.GROUP_SPACE or after is Kind.KANJI_POINT:
        return ""
    if (CLASSES[before] in _MATH and is_western(after)) or (CLASSES[after] in _MATH and is_western(before)):
        return "4"  # 3.7.4: a formula stays solid as long as anything else can give
    become = dict(LEVELS[profile.level].become)
    found = cell("EXPANSION", become.get(before, before), become.get(after, after))
    if found == "n4":
        return _SOLID_STAGE  # E.2#4: different kinds of cl-08
    if found == _LATIN_STAGE and not METHODS[profile.method].latin_gives:
        return ""  # E.1: with Table 5's method this space is not expanded
    # Blank and ×: never. E.2#9 to #11: words, and numbers with their letters, stay solid.
    return found if found in {"2", "3", "4"} else ""


def _over(space: Shares, least: Fraction) -> Shares:
    """Return what a space has beyond `least`, on each side."""
    return max(space[0] - least, ZERO), max(space[1] - least, ZERO)


def _under(space: Shares, most: Fraction) -> Shares:
    """Return what a space lacks of `most`, on the side that has it."""
    return max(most - space[0], ZERO) if space[0] else ZERO, max(most - space[1], ZERO) if space[1] else ZERO
