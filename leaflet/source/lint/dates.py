"""Dates as a text names them: 2026年12月1日（火）, 令和8年…, 12/1(火), 十二月一日; 2日（水）behind one."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from leaflet.model.edition import Issued
from leaflet.source.eras import ERAS

FIGURES = str.maketrans("０１２３４５６７８９／", "0123456789/")
WEEKDAYS = "月火水木金土日"
NEAR = 8
"""Characters between a date and a day without a month that belongs to it."""
MONTHS, DAYS = 12, 31

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEKDAY = (
    rf"(?:[ 　]*[（(][ 　]*(?P<weekday>[{WEEKDAYS}])(?:曜日?)?(?:[・、，, 　]?[祝休振][日替]?)?[ 　]*[)）]"
    rf"|(?P<bare>[{WEEKDAYS}])曜日?)"
)
_YEAR = (
    r"(?:(?P<year>\d{4})年|(?P<era>明治|大正|昭和|平成|令和)(?P<count>元|\d{1,2})年"
    r"|(?P<word>昨年|去年|今年|本年|来年)の?)"
)
_DATE = re.compile(
    rf"{_YEAR}?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})日{_WEEKDAY}?"
    rf"|(?<![\d/])(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}}){_WEEKDAY.replace('weekday', 'w').replace('bare', 'b')}"
    rf"|(?<![月\d一二三四五六七八九十])(?P<only>{_NUMBER})日?"
    rf"{_WEEKDAY.replace('weekday', 'v').replace('bare', 'c')}"
)


class Mention(NamedTuple):
    """A date in a text: offsets, what it says, and the year if it says one. `weekday` may be empty."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: str


def mentions(text: str, issued: Issued | None) -> Iterator[Mention]:
    """Yield the dates of a text."""
    last: Mention | None = None
    for found in _DATE.finditer(text.translate(FIGURES)):
        mention = _mention(found, last, issued)
        if mention is not None:
            yield mention
            last = mention


def _mention(found: re.Match[str], last: Mention | None, issued: Issued | None) -> Mention | None:
    weekday = next((found[name] for name in ("weekday", "bare", "w", "b", "v", "c") if found[name]), "")
    if found["month"]:
        month, day = number(found["month"]), number(found["day"])
        return Mention(*found.span(), _year(found, issued), month, day, weekday)
    if found["m"]:
        return Mention(*found.span(), None, int(found["m"]), int(found["d"]), weekday)
    if last is None or found.start() - last.end > NEAR:
        return None
    return Mention(*found.span(), last.year, last.month, number(found["only"]), weekday)


def number(text: str) -> int:
    """Read figures or kanji numerals below one hundred."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digits = "〇一二三四五六七八九"
    head = (digits.find(tens) if tens else 1) * 10 if ten else 0
    return head + (digits.find(ones) if ones else 0)


def _year(found: re.Match[str], issued: Issued | None) -> int | None:
    if found["year"]:
        return int(found["year"])
    if found["era"]:
        return era_year(found["era"], found["count"])
    words = {"昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1}
    return issued.year + words[found["word"]] if found["word"] and issued else None


def era_year(era: str, count: str) -> int:
    """Return the year of the Christian era."""
    first = next(each.first for each in ERAS if each.name == era)
    return first.year + (1 if count == "元" else int(count)) - 1


def nearest(mention: Mention, issued: Issued | None) -> date | None:
    """Return the day that is meant: in the year that is said, else as near as can be to the issue."""
    if mention.year is not None:
        return _day(mention.year, mention)
    if issued is None:
        return None
    issue = date(issued.year, issued.month, issued.day or 15)
    days = (_day(issued.year + more, mention) for more in (-1, 0, 1))
    return min((day for day in days if day), key=lambda day: abs((day - issue).days), default=None)


def _day(year: int, mention: Mention) -> date | None:
    try:
        return date(year, mention.month, mention.day)
    except ValueError:
        return None
