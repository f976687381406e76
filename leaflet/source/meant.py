"""Dates and times as people write them (2026年12月18日, R8.12.18, 午後6時半) in the form that files take.

What is not understood for certain gives nothing; a hint that would be wrong is worse than none.
"""

import re
from datetime import date
from unicodedata import normalize

from leaflet.model.edition import VariableKind
from leaflet.source.eras import ERAS

_ERAS = {era.name: era.first.year for era in ERAS} | {
    letter: era.first.year for letter, era in zip("RHSTM", ERAS, strict=True)
}
_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}})|(?P<era>{'|'.join(_ERAS)})\s*(?P<count>元|\d{{1,2}}))\s*[-./年‐−ー]\s*"
    r"(?P<month>\d{1,2})\s*[-./月‐−ー]\s*(?P<day>\d{1,2})\s*日?\s*(?:\([月火水木金土日](?:曜日?)?\))?"
)
_TIME = re.compile(
    r"(?P<half>午前|午後|AM|PM)?\s*(?P<hour>\d{1,2})\s*(?::|\.|時)\s*(?:(?P<minute>\d{1,2})\s*分?|(?P<thirty>半))?"
)
_AFTERNOON = ("午後", "PM")
NOON, HOURS, MINUTES, HALF = 12, 24, 60, 30


def meant(kind: VariableKind, text: str) -> str:
    """Return a value in the form that its kind takes, or nothing where that is not certain."""
    match kind:
        case VariableKind.DATE:
            return meant_date(text)
        case VariableKind.TIME:
            return _time(normalize("NFKC", text).strip().upper())
        case _:
            return ""


def meant_date(text: str) -> str:
    """Return a day as YYYY-MM-DD; nothing for what is no day."""
    found = _DATE.fullmatch(normalize("NFKC", text).strip().upper())
    if found is None:
        return ""
    if found["era"]:
        year = _ERAS[found["era"]] + (1 if found["count"] == "元" else int(found["count"])) - 1
    else:
        year = int(found["year"])
    try:
        return date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return ""


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if found is None:
        return ""
    hour, minute = int(found["hour"]), HALF if found["thirty"] else int(found["minute"] or 0)
    if found["half"]:
        if hour > NOON:
            return ""
        hour = hour % NOON + (NOON if found["half"] in _AFTERNOON else 0)
    return f"{hour}:{minute:02}" if hour < HOURS and minute < MINUTES else ""
