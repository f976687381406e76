"""Character classes: which of JLREQ's cl-01 to cl-30 a code point belongs to (JLREQ 3.9.2, Appendix A).

JLREQ's lists are closed at ISO/IEC 10646 collections 285 and 286; every other code point is given the class
of what it resembles, by its Unicode properties.
"""

import unicodedata
from enum import IntEnum
from functools import cache

from leaflet.jlreq.members import MEMBERS


class CharClass(IntEnum):
    """JLREQ's character classes, numbered as there (Appendix A)."""

    OPENING_BRACKET = 1
    CLOSING_BRACKET = 2
    HYPHEN = 3
    DIVIDING_PUNCTUATION = 4
    MIDDLE_DOT = 5
    FULL_STOP = 6
    COMMA = 7
    INSEPARABLE = 8
    ITERATION_MARK = 9
    PROLONGED_SOUND_MARK = 10
    SMALL_KANA = 11
    PREFIXED_ABBREVIATION = 12
    POSTFIXED_ABBREVIATION = 13
    IDEOGRAPHIC_SPACE = 14
    HIRAGANA = 15
    KATAKANA = 16
    MATH_SYMBOL = 17
    MATH_OPERATOR = 18
    IDEOGRAPHIC = 19
    REFERENCE_MARK = 20
    ORNAMENTED_COMPLEX = 21
    SIMPLE_RUBY_COMPLEX = 22
    JUKUGO_RUBY_COMPLEX = 23
    GROUPED_NUMERAL = 24
    UNIT_SYMBOL = 25
    WORD_SPACE = 26
    WESTERN = 27
    WARICHU_OPENING_BRACKET = 28
    WARICHU_CLOSING_BRACKET = 29
    TATE_CHU_YOKO = 30


UNLISTED = {
    "～": CharClass.HYPHEN,  # U+FF5E, what Japanese keyboards give for 〜 U+301C
    "―": CharClass.INSEPARABLE,  # U+2015, the same for U+2014: remark in Appendix A
    "─": CharClass.INSEPARABLE,  # U+2500, often typed for a dash
    "⋯": CharClass.INSEPARABLE,  # U+22EF, leaders of some input methods
    "℉": CharClass.POSTFIXED_ABBREVIATION,
    "｢": CharClass.OPENING_BRACKET,
    "｣": CharClass.CLOSING_BRACKET,
    # Half-width, small and vertical forms of the marks that are listed.
    **dict.fromkeys("･︓︔﹔﹕", CharClass.MIDDLE_DOT),
    **dict.fromkeys("｡︒﹒", CharClass.FULL_STOP),
    **dict.fromkeys("､︐︑﹐﹑", CharClass.COMMA),
    **dict.fromkeys("︕︖﹖﹗", CharClass.DIVIDING_PUNCTUATION),
    "ｰ": CharClass.PROLONGED_SOUND_MARK,
    **dict.fromkeys("ｧｨｩｪｫｬｭｮｯ𛅐𛅑𛅒𛅤𛅥𛅦𛅧", CharClass.SMALL_KANA),
    # Sound marks that stand alone are in none of JLREQ's lists; like ー they belong to what is before them.
    **dict.fromkeys("゛゜ﾞﾟ", CharClass.PROLONGED_SOUND_MARK),
    "〱": CharClass.INSEPARABLE,
    "〲": CharClass.INSEPARABLE,
    "¥": CharClass.PREFIXED_ABBREVIATION,  # U+00A5 and U+00A3: listed by code, printed as ￥ ￡
    "£": CharClass.PREFIXED_ABBREVIATION,
    "¢": CharClass.POSTFIXED_ABBREVIATION,
    "\u3000": CharClass.IDEOGRAPHIC_SPACE,
    "\u2003": CharClass.IDEOGRAPHIC_SPACE,
    " ": CharClass.WORD_SPACE,
    "\u00a0": CharClass.WORD_SPACE,
}
"""Classes of characters that are in none of JLREQ's lists and that Unicode's properties would misjudge."""

_EARLIER_WINS = {
    character: CharClass(number)
    for number in sorted(MEMBERS, reverse=True)
    if number not in {CharClass.GROUPED_NUMERAL, CharClass.UNIT_SYMBOL, CharClass.WORD_SPACE}
    and number < CharClass.WARICHU_OPENING_BRACKET
    for character in MEMBERS[number]
}
"""The first class that lists a character; numerals, units and warichu are a matter of context."""

_WESTERN = frozenset(MEMBERS[CharClass.WESTERN])
_BRACKETS = {
    "Ps": CharClass.OPENING_BRACKET,
    "Pi": CharClass.OPENING_BRACKET,
    "Pe": CharClass.CLOSING_BRACKET,
    "Pf": CharClass.CLOSING_BRACKET,
}
_WIDE = frozenset("WF")


def class_of(character: str) -> CharClass | None:
    """Return the class of one character by itself; None when only its width can tell (cl-19 or cl-27).

    ASCII is Western here: JLREQ's full-width punctuation has code points of its own (U+FF08 …). Context may
    make a digit part of a number (cl-24) or a quotation mark Western.
    """
    if character.isascii():
        return CharClass.WORD_SPACE if character == " " else CharClass.WESTERN
    if character in UNLISTED:
        return UNLISTED[character]
    listed = _EARLIER_WINS.get(character)
    if listed is None:
        return _resembling(character)
    if listed is CharClass.IDEOGRAPHIC and character in _WESTERN:
        return None
    return listed


def by_width(*, wide: bool) -> CharClass:
    """Return the class of a character whose width decides: full-width is Japanese, anything else Western."""
    return CharClass.IDEOGRAPHIC if wide else CharClass.WESTERN


@cache
def _resembling(character: str) -> CharClass | None:
    """Return the class of a character that JLREQ does not know, by its Unicode properties."""
    width = unicodedata.east_asian_width(character)
    category = unicodedata.category(character)
    if width in _WIDE:
        return _BRACKETS.get(category, CharClass.IDEOGRAPHIC)
    if category == "Zs":
        return CharClass.WORD_SPACE
    if "\uff65" <= character <= "\uff9f":
        return CharClass.KATAKANA
    return None if width == "A" else CharClass.WESTERN
