"""Kinds in context: numbers, units, signs, quotation marks and URLs (JLREQ 3.1.10, 3.2, 3.7.4)."""

import re
from itertools import pairwise

from leaflet.jlreq.kinds import KINDS, Kind
from leaflet.patterns import pattern

_UNITS = (
    "[kcmnμ]?m[23²³]?|km/h|m/s|[kmμ]?g|[mkdcμ]?[lLℓ]|[kMG]?Hz|[kMGTm]?Wh?|k?cal|k?J|h?Pa|[kMGT]i?B|[kMG]?bps"
    "|m?A|k?V|[kM]?Ω|dB|ha|K|s|h|t|ppm"
)
_UNIT = re.compile(rf"(?<=[0-9])( ?)({_UNITS})(?![0-9A-Za-z/])")
"""A unit symbol after a number, with the space that may have been typed between (cl-25)."""

_GROUPS = re.compile(r"(?<![0-9] )(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9]| [0-9])")
"""A number whose thousands are parted by spaces (cl-24)."""

_MAY_BE_MORE = re.compile("0(?: ?[a?f]| 0)")
"""On kinds: digits before what may be a unit, or before more digits; else neither pattern is tried."""

_MINUS = re.compile(r"-(?<![!-~]-)(?=[0-9])")
"""A hyphen that is a number's sign, not a word's: no ASCII character is before it."""

_SIGN = pattern(r"(?<![pmP0au\])D])p(?=[0a])")
"""On kinds: an operator before a value and after no other value (3.7.4)."""

_REFERENCE = re.compile("※[0-9０-９]+")
"""A reference mark as it is typed (4.2.3): cl-20."""

_WIDE_POINT = re.compile(r"(?<=D)[.,](?=D)")
"""On kinds: a decimal or grouping mark among full-width digits."""

_FIGURES = "〇一二三四五六七八九"
_KANJI_POINT = pattern(
    rf"(?<=[{_FIGURES}０-９])・(?=[{_FIGURES}０-９])"
    rf"|(?<=[{_FIGURES}])、(?=[{_FIGURES}]{{3}}(?![{_FIGURES}]))"
    + "".join(
        rf"|(?<!、{few})(?<={few})、(?={more}[つかヵヶカケ\u3400-\u9fff])"
        for few, more in pairwise(_FIGURES[1:])
    )
)
"""Within a number in kanji: a decimal point, a comma before three figures, or one that says “two or three”:
between figures that follow each other, before what is counted, and in no longer list."""

_QUOTES = re.compile("[“”‘’«»]")
_PAIRS = {"“": "”", "‘": "’", "«": "»"}

_URL = pattern(
    r"(?:https?://|www\.)[!-~]+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9-]+\.)+(?:jp|com|org|net|info|gov|edu)(?![A-Za-z0-9.-])(?:/[!-~]*)?"
)
_URL_BREAK = pattern(r"[/.\-?&=_](?=[0-9A-Za-z])")
"""Where a URL may part: after these, never at the end of it."""


_DIGIT, _LETTER = Kind.DIGIT.value, Kind.LETTER.value
_WIDE_DIGIT, _MATH_OPERATOR = Kind.WIDE_DIGIT.value, Kind.MATH_OPERATOR.value
_OPENING, _CLOSING = Kind.OPENING_BRACKET.value, Kind.CLOSING_BRACKET.value
"""As plain letters: every text is looked through for them."""


def kinds_in(text: str) -> str:
    """Return the kind of every character of a text, one letter each."""
    kinds = text.translate(KINDS)
    if _DIGIT in kinds and (_MAY_BE_MORE.search(kinds) or _MINUS.search(text)):
        kinds = _with_numbers(text, kinds)
    if _WIDE_DIGIT in kinds:
        kinds = _WIDE_POINT.sub(Kind.WIDE_POINT.value, kinds)
    if _MATH_OPERATOR in kinds:
        kinds = _SIGN.sub(Kind.SIGN.value, kinds)
    if "※" in text:
        kinds = _with_references(text, kinds)
    if (_OPENING in kinds or _CLOSING in kinds) and _QUOTES.search(text):
        kinds = _with_quotes(text, kinds)
    if _LETTER in kinds and ("." in text or "/" in text):
        kinds = _with_urls(text, kinds)
    return kinds


def with_kanji_numbers(text: str, kinds: str) -> str:
    """Mark the commas and points of numbers in kanji, which are solid in vertical text (3.1.3)."""
    parts = list(kinds)
    for found in _KANJI_POINT.finditer(text):
        parts[found.start()] = Kind.KANJI_POINT.value
    return "".join(parts)


def is_western(kind: str) -> bool:
    """Tell whether a character of this kind belongs to a Western word."""
    return kind in "0ua[]/"


def _with_numbers(text: str, kinds: str) -> str:
    """Mark units, signs, and the spaces inside numbers."""
    parts = list(kinds)
    for found in _UNIT.finditer(text):
        parts[found.start(2) : found.end(2)] = Kind.UNIT.value * len(found[2])
        parts[found.start(1) : found.end(1)] = Kind.UNIT_SPACE.value * len(found[1])
    for found in _GROUPS.finditer(text):
        for at in range(*found.span()):
            if text[at] == " ":
                parts[at] = Kind.GROUP_SPACE.value
    for found in _MINUS.finditer(text):
        parts[found.start()] = Kind.WESTERN_OPENING.value
    return "".join(parts)


def _with_references(text: str, kinds: str) -> str:
    """Mark references to notes: solid on both sides, never parted from what they stand behind."""
    parts = list(kinds)
    for found in _REFERENCE.finditer(text):
        parts[slice(*found.span())] = Kind.REFERENCE_MARK.value * len(found[0])
    return "".join(parts)


def _with_quotes(text: str, kinds: str) -> str:
    """Make quotation marks Western that stand in Western text (cl-27 instead of cl-01 and cl-02).

    A pair is Japanese as soon as Japanese stands on any of its four sides. A single ’ in a word is Western.
    """
    parts = list(kinds)
    for start, end in _quoted(text):
        places = (start, end) if end is not None else (start,)
        sides = [side for place in places for side in (_beside(kinds, place, -1), _beside(kinds, place, 1))]
        western = [is_western(side) for side in sides if side]
        if western and all(western):
            for place in places:
                opening = text[place] in _PAIRS
                parts[place] = (Kind.WESTERN_OPENING if opening else Kind.WESTERN_CLOSING).value
    return "".join(parts)


def _quoted(text: str) -> list[tuple[int, int | None]]:
    """Return the places of paired quotation marks, and of single ones with None."""
    pairs: list[tuple[int, int | None]] = []
    opened: list[int] = []
    for found in _QUOTES.finditer(text):
        if found[0] in _PAIRS:
            opened.append(found.start())
        elif opened and _PAIRS[text[opened[-1]]] == found[0]:
            pairs.append((opened.pop(), found.start()))
        else:
            pairs.append((found.start(), None))
    return pairs + [(place, None) for place in opened]


def _beside(kinds: str, place: int, step: int) -> str:
    """Return the kind that stands beside a place, beyond word spaces; nothing at the text's edge."""
    place += step
    while 0 <= place < len(kinds) and kinds[place] in " \u00a0":
        place += step
    return kinds[place] if 0 <= place < len(kinds) else ""


def _with_urls(text: str, kinds: str) -> str:
    """Mark where URLs and mail addresses may part; they would else fill or empty whole lines."""
    parts = list(kinds)
    for found in _URL.finditer(text):
        for place in _URL_BREAK.finditer(text, *found.span()):
            parts[place.start()] = Kind.URL_BREAK.value
    return "".join(parts)
