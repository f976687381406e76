"""The filters of variables: text in, text out. ValueError where a filter cannot take the text."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from leaflet.patterns import pattern
from leaflet.source.eras import ERAS
from leaflet.source.phrases import Phrase
from leaflet.source.values import NoSuchDateError, parse_date, parse_time

GREGORIAN = date(1873, 1, 1)
"""明治6年1月1日: before it Japan counted days by another calendar."""

WEEKDAYS = "月火水木金土日"
NOON = 12

DIGITS = pattern(r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*")
TO_ASCII = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
TO_KANJI = str.maketrans("0123456789,.", "〇一二三四五六七八九、・")
TO_FULL_WIDTH = str.maketrans({" ": "　"} | {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def era_date(text: str) -> str:
    """和暦: 2026-12-11 → 令和8年12月11日; the first year is 元年."""
    day = _day(text)
    if day < GREGORIAN:
        raise ValueError(text)
    era = next(era for era in ERAS if day >= era.first)
    year = day.year - era.first.year + 1
    return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def weekday(text: str) -> str:
    """曜日: 2026-12-11 → 金."""
    return WEEKDAYS[_day(text).weekday()]


def era_date_and_weekday(text: str) -> str:
    """和暦曜日: 2026-12-11 → 令和8年12月11日（金）."""
    return f"{era_date(text)}（{weekday(text)}）"


def clock_time(text: str) -> str:
    """午前午後: 18:30 → 午後6時30分, 9:00 → 午前9時, 12:00 → 正午."""
    time = parse_time(text)
    if (time.hour, time.minute) == (NOON, 0):
        return "正午"
    half = "午前" if time.hour < NOON else "午後"
    return f"{half}{time.hour % NOON}時" + (f"{time.minute}分" if time.minute else "")


def kanji_numerals(text: str) -> str:
    """漢数字: 12月 → 十二月, 2026年 → 二〇二六年, 1,700人 → 一、七〇〇人.

    Numbers below one hundred are read with 十, longer ones (and those with a leading zero, a comma or a
    decimal point) digit by digit, as newspapers do.
    """
    return DIGITS.sub(lambda found: _numeral(found[0].translate(TO_ASCII)), text)


def full_width(text: str) -> str:
    """全角: ASCII → full-width."""
    return text.translate(TO_FULL_WIDTH)


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except NoSuchDateError as error:
        raise ValueError(text) from error


def _numeral(digits: str) -> str:
    if len(digits) > 2 or digits.startswith("0"):  # noqa: PLR2004 - two digits are read with 十
        return digits.translate(TO_KANJI)
    tens, ones = divmod(int(digits), 10)
    ten = "" if not tens else "十" if tens == 1 else str(tens).translate(TO_KANJI) + "十"
    return ten + (str(ones).translate(TO_KANJI) if ones else "")


A_DATE = Phrase("2026-12-11 のような日付", "a date such as 2026-12-11")
A_TIME = Phrase("18:30 のような時刻", "a time such as 18:30")
ANY_TEXT = Phrase("文字", "text")


class Filter(NamedTuple):
    """A filter, and what it takes."""

    apply: Callable[[str], str]
    wanted: Phrase


FILTERS = {
    "和暦": Filter(era_date, A_DATE),
    "曜日": Filter(weekday, A_DATE),
    "和暦曜日": Filter(era_date_and_weekday, A_DATE),
    "午前午後": Filter(clock_time, A_TIME),
    "漢数字": Filter(kanji_numerals, ANY_TEXT),
    "全角": Filter(full_width, ANY_TEXT),
}
"""All filters there are; whatever else a template engine offers is refused."""
