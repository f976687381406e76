"""Dates and times as people write them in a sheet → as an edition's values are written.

Excel shows and exports a date in many forms; whichever it was, a local's value is YYYY-MM-DD or HH:MM.
Text that is in none of these forms is returned as it came, for the check of its kind to complain of.
"""

import re
import unicodedata
from datetime import date

from leaflet.source.eras import ERAS

_DAY = re.compile(
    r"(?:(?P<era>令和|平成|昭和|大正|明治|[RHSTM])\.?(?P<count>元|\d{1,2})|(?P<year>\d{4}))"
    r"\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})日?"
    r"(?:\s*\([月火水木金土日]\)|\s*[月火水木金土日]曜日)?(?:\s+0?0:00(?::00)?)?"
)
_CLOCK = re.compile(r"(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})(?::|時)(?P<minute>\d{1,2})?分?(?::\d\d)?")

_ERA_LETTERS = dict(zip("RHSTM", ERAS, strict=True))
_ERA_NAMES = {era.name: era for era in ERAS}
_NOON = 12


def plain_day(text: str) -> str:
    """Return a date as YYYY-MM-DD: from 2026/12/11, 2026年12月11日, 令和8年12月11日(金), R8.12.11.

    Nothing is said about whether there is such a day; an era whose year the calendar does not have
    is left as it is written.
    """
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        return text
    year = int(found["year"]) if found["year"] else _year_of_era(found["era"], found["count"])
    month, day = int(found["month"]), int(found["day"])
    if found["era"] and not _in_era(found["era"], year, month, day):
        return text
    return f"{year:04}-{month:02}-{day:02}"


def plain_clock(text: str) -> str:
    """Return a time as HH:MM: from 18:30:00, 18時30分, 午後6時30分."""
    found = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        return text
    hour = int(found["hour"])
    if found["half"]:
        if hour > _NOON:
            return text
        hour = hour % _NOON + (_NOON if found["half"] == "午後" else 0)
    return f"{hour:02}:{int(found['minute'] or 0):02}"


def _year_of_era(name: str, count: str) -> int:
    era = _ERA_LETTERS.get(name) or _ERA_NAMES[name]
    return era.first.year + (1 if count == "元" else int(count)) - 1


def _in_era(name: str, year: int, month: int, day: int) -> bool:
    """Tell whether a day does not lie before its era; one that no calendar has is told of later."""
    era = _ERA_LETTERS.get(name) or _ERA_NAMES[name]
    try:
        return date(year, month, day) >= era.first
    except ValueError:
        return True
