"""Kinds: JLREQ's classes split until every rule about two neighbours depends on their kinds alone.

A kind is one Latin-1 letter, so that a paragraph's kinds are a string that `str.translate` makes and regular
expressions search.
"""

from enum import StrEnum
from unicodedata import category

from leaflet.jlreq.classes import CharClass, class_of


class Kind(StrEnum):
    """A class, or the part of one that some rule singles out."""

    OPENING_BRACKET = "("
    CLOSING_BRACKET = ")"
    HYPHEN = "~"
    DIVIDING_PUNCTUATION = "!"
    MIDDLE_DOT = ";"
    COLON = ":"
    """： and ；, which C.3 does not loosen together with ・."""
    FULL_STOP = "."
    COMMA = ","
    EM_DASH = "E"
    HORIZONTAL_BAR = "B"
    BOX_LINE = "X"
    ELLIPSIS = "3"
    TWO_DOTS = "2"
    REPEAT_UPPER = "U"
    REPEAT_UPPER_VOICED = "V"
    REPEAT_LOWER = "L"
    IDEOGRAPHIC_ITERATION_MARK = "N"
    """々, the one iteration mark that C.3 loosens early."""
    ITERATION_MARK = "9"
    PROLONGED_SOUND_MARK = "O"
    SOUND_MARK = "Q"
    """゛゜ﾞﾟ: never at a line start, at whatever level."""
    SMALL_HIRAGANA = "s"
    SMALL_KATAKANA = "S"
    PREFIXED_ABBREVIATION = "$"
    PERCENT = "%"
    DEGREE = "d"
    """° ′ ″ ℃ ‰ ￠: CSS `strict` keeps them, like ％, from a line start."""
    POSTFIXED_ABBREVIATION = "f"
    IDEOGRAPHIC_SPACE = "I"
    HIRAGANA = "h"
    COUNTER_KANA = "t"
    """つ, that counts things."""
    KATAKANA = "k"
    MATH_SYMBOL = "m"
    MATH_OPERATOR = "p"
    SIGN = "P"
    """An operator before a value, as in －5 (3.7.4)."""
    IDEOGRAPHIC = "c"
    KANJI_NUMERAL = "n"
    WIDE_DIGIT = "D"
    WIDE_LETTER = "F"
    WIDE_POINT = "T"
    """． or ， between full-width digits: part of the number (3.1.3)."""
    KANJI_POINT = "y"
    """、 or ・ within a number in kanji, in vertical text (3.1.3)."""
    REFERENCE_MARK = "r"
    DIGIT = "0"
    GROUP_SPACE = "g"
    """The quarter em between the groups of a number (cl-24)."""
    UNIT = "u"
    UNIT_SPACE = "i"
    """The space that was typed between a number and its unit (cl-25)."""
    WORD_SPACE = " "
    NO_BREAK_SPACE = "\u00a0"
    LETTER = "a"
    WESTERN_OPENING = "["
    WESTERN_CLOSING = "]"
    """ASCII closing brackets, stops and the like: no more at a line start than their Japanese kin."""
    URL_BREAK = "/"
    """A character of a URL after which it may part."""
    TATE_CHU_YOKO = "+"
    """Characters side by side in vertical text (cl-30)."""
    WARICHU_OPENING_BRACKET = "{"
    WARICHU_CLOSING_BRACKET = "}"
    BY_WIDTH = "?"
    """cl-19 when its glyph is full-width, else cl-27."""


CLASSES: dict[Kind, CharClass] = {
    **{kind: CharClass[kind.name] for kind in Kind if kind.name in CharClass.__members__},
    Kind.COLON: CharClass.MIDDLE_DOT,
    Kind.EM_DASH: CharClass.INSEPARABLE,
    Kind.HORIZONTAL_BAR: CharClass.INSEPARABLE,
    Kind.BOX_LINE: CharClass.INSEPARABLE,
    Kind.ELLIPSIS: CharClass.INSEPARABLE,
    Kind.TWO_DOTS: CharClass.INSEPARABLE,
    Kind.REPEAT_UPPER: CharClass.INSEPARABLE,
    Kind.REPEAT_UPPER_VOICED: CharClass.INSEPARABLE,
    Kind.REPEAT_LOWER: CharClass.INSEPARABLE,
    Kind.IDEOGRAPHIC_ITERATION_MARK: CharClass.ITERATION_MARK,
    Kind.SOUND_MARK: CharClass.PROLONGED_SOUND_MARK,
    Kind.SMALL_HIRAGANA: CharClass.SMALL_KANA,
    Kind.SMALL_KATAKANA: CharClass.SMALL_KANA,
    Kind.PERCENT: CharClass.POSTFIXED_ABBREVIATION,
    Kind.DEGREE: CharClass.POSTFIXED_ABBREVIATION,
    Kind.COUNTER_KANA: CharClass.HIRAGANA,
    Kind.SIGN: CharClass.MATH_OPERATOR,
    Kind.KANJI_NUMERAL: CharClass.IDEOGRAPHIC,
    Kind.WIDE_DIGIT: CharClass.IDEOGRAPHIC,
    Kind.WIDE_LETTER: CharClass.IDEOGRAPHIC,
    Kind.WIDE_POINT: CharClass.IDEOGRAPHIC,
    Kind.KANJI_POINT: CharClass.IDEOGRAPHIC,
    Kind.DIGIT: CharClass.GROUPED_NUMERAL,
    Kind.GROUP_SPACE: CharClass.GROUPED_NUMERAL,
    Kind.UNIT: CharClass.UNIT_SYMBOL,
    Kind.UNIT_SPACE: CharClass.UNIT_SYMBOL,
    Kind.NO_BREAK_SPACE: CharClass.WORD_SPACE,
    Kind.LETTER: CharClass.WESTERN,
    Kind.WESTERN_OPENING: CharClass.WESTERN,
    Kind.WESTERN_CLOSING: CharClass.WESTERN,
    Kind.URL_BREAK: CharClass.WESTERN,
}
"""The class of each kind but `BY_WIDTH`."""

_KIND_OF_CLASS = {CharClass.WESTERN: Kind.LETTER} | {
    CLASSES[kind]: kind for kind in CLASSES if kind.name in CharClass.__members__
}

_WESTERN_BRACKETS = {
    "Ps": Kind.WESTERN_OPENING,
    "Pi": Kind.WESTERN_OPENING,
    "Pe": Kind.WESTERN_CLOSING,
    "Pf": Kind.WESTERN_CLOSING,
}

_SINGLED_OUT: dict[str, Kind] = {
    **dict.fromkeys("：；︓︔﹔﹕", Kind.COLON),
    "—": Kind.EM_DASH,
    "―": Kind.HORIZONTAL_BAR,
    "─": Kind.BOX_LINE,
    **dict.fromkeys("…⋯", Kind.ELLIPSIS),
    "‥": Kind.TWO_DOTS,
    "〳": Kind.REPEAT_UPPER,
    "〴": Kind.REPEAT_UPPER_VOICED,
    "〵": Kind.REPEAT_LOWER,
    "々": Kind.IDEOGRAPHIC_ITERATION_MARK,
    **dict.fromkeys("゛゜ﾞﾟ", Kind.SOUND_MARK),
    **dict.fromkeys("ぁぃぅぇぉっゃゅょゎゕゖ𛅐𛅑𛅒", Kind.SMALL_HIRAGANA),
    "％": Kind.PERCENT,
    **dict.fromkeys("°′″℃℉‰￠¢", Kind.DEGREE),
    "つ": Kind.COUNTER_KANA,
    **dict.fromkeys("〇一二三四五六七八九十百千万億兆", Kind.KANJI_NUMERAL),
    **dict.fromkeys("０１２３４５６７８９", Kind.WIDE_DIGIT),
    **{chr(code): Kind.WIDE_LETTER for base in (0xFF21, 0xFF41) for code in range(base, base + 26)},
    **dict.fromkeys("0123456789", Kind.DIGIT),
    **dict.fromkeys("([{", Kind.WESTERN_OPENING),
    **dict.fromkeys(")]},.!?:;%-", Kind.WESTERN_CLOSING),
    "\u00a0": Kind.NO_BREAK_SPACE,
    "\u202f": Kind.NO_BREAK_SPACE,
}


def kind_of(character: str) -> Kind:
    """Return the kind of one character by itself."""
    if character in _SINGLED_OUT:
        return _SINGLED_OUT[character]
    of_class = class_of(character)
    if of_class is None:
        return Kind.BY_WIDTH
    if of_class is CharClass.SMALL_KANA:
        return Kind.SMALL_KATAKANA
    if of_class is CharClass.INSEPARABLE:
        return Kind.REPEAT_LOWER  # 〱 〲: whole repeat marks, as the lower half that ends one
    if of_class is CharClass.WESTERN:
        return _WESTERN_BRACKETS.get(category(character), Kind.LETTER)
    return _KIND_OF_CLASS[of_class]


class _Kinds(dict[int, str]):
    """The kinds of code points, found when they are first met: a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = kind_of(chr(code)).value
        return kind


KINDS = _Kinds()
"""What `str.translate` turns a text into its kinds with."""
