"""What a variable's kind (種類) accepts, and what a writer is told when a value is something else."""

import re
from datetime import date, time
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import assert_never

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.model.edition import Issued, Variable, VariableKind
from leaflet.patterns import pattern
from leaflet.records import dataclass
from leaflet.source import phrases
from leaflet.source.meant import meant
from leaflet.source.phrases import Phrase

DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
URL = pattern(r"https?://[^\s/?#]+\S*")
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".svg")
VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""They choose a glyph of the character before them and take no room."""
_MOST_ALIKE = 512
"""So many days and times are remembered: locals share them."""


class NoSuchDateError(Exception):
    """The text is a date by its form, but the calendar has no such day."""


@dataclass(frozen=True, slots=True)
class _Kind:
    wanted: Phrase
    example: str


KINDS = {
    VariableKind.TEXT: _Kind(phrases.IS_LINE, "○○市職員労働組合"),
    VariableKind.DATE: _Kind(phrases.IS_DATE, "2026-12-11"),
    VariableKind.TIME: _Kind(phrases.IS_TIME, "18:30"),
    VariableKind.URL: _Kind(phrases.IS_URL, "https://example.jp/"),
    VariableKind.IMAGE: _Kind(phrases.IS_IMAGE, "photo.jpg"),
}


@lru_cache(maxsize=_MOST_ALIKE)
def parse_date(text: str) -> date:
    """Read YYYY-MM-DD; raise NoSuchDateError for a day that no calendar has, ValueError otherwise."""
    found = DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise NoSuchDateError(text) from error


def parse_issued(text: str) -> Issued:
    """Read YYYY-MM-DD or YYYY-MM; errors as `parse_date`."""
    found = MONTH.fullmatch(text)
    if found:
        day = parse_date(f"{text}-1")
        return Issued(day.year, day.month)
    day = parse_date(text)
    return Issued(day.year, day.month, day.day)


@lru_cache(maxsize=_MOST_ALIKE)
def parse_time(text: str) -> time:
    """Read HH:MM by the 24-hour clock; raise ValueError otherwise."""
    found = TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))


def whole(text: str) -> int:
    """Read a whole number of at least 1; raise ValueError otherwise."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise ValueError(text)
    return int(text)


def is_outside(path: str) -> bool:
    """Tell whether a path would leave the folder that it is relative to, on any system."""
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    return (
        posix.is_absolute()
        or bool(windows.drive or windows.root)
        or ".." in posix.parts
        or ".." in windows.parts
    )


def length_of(text: str) -> int:
    """Count the characters that a reader sees: variation selectors and line feeds are none."""
    return len(VARIATION_SELECTOR.sub("", text).replace("\n", ""))


def check_value(variable: Variable, value: str, span: Span, complaints: Complaints) -> bool:
    """Note what is wrong with a value (dates, kinds, lengths, paths); tell whether it is right."""
    name = variable.name
    try:
        good = _is_of_kind(variable.kind, value)
    except NoSuchDateError:
        complaints.add(Code.NO_SUCH_DATE, span, name=name, value=value)
        return False
    except ValueError:
        good = False
    if not good:
        if variable.kind is VariableKind.IMAGE and is_outside(value):
            complaints.add(Code.OUTSIDE_FOLDER, span, path=value)
        else:
            _wrong_kind(variable, value, span, complaints)
        return False
    if variable.longest is not None and (length := length_of(value)) > variable.longest:
        complaints.add(Code.VALUE_TOO_LONG, span, name=name, length=length, longest=variable.longest)
        return False
    return True


def _is_of_kind(kind: VariableKind, value: str) -> bool:
    """Tell whether the value is of the kind; errors as `parse_date` for dates and times."""
    match kind:
        case VariableKind.TEXT:
            return "\n" not in value
        case VariableKind.PROSE:
            return True
        case VariableKind.DATE:
            return bool(parse_date(value))
        case VariableKind.TIME:
            return parse_time(value) is not None
        case VariableKind.URL:
            return URL.fullmatch(value) is not None
        case VariableKind.IMAGE:
            return value.lower().endswith(PICTURE_SUFFIXES) and not is_outside(value) and "\n" not in value
        case never:
            assert_never(never)


def _wrong_kind(variable: Variable, value: str, span: Span, complaints: Complaints) -> None:
    kind = KINDS[variable.kind]
    if right := meant(variable.kind, value):
        hint = Phrase(f"「{right}」と書いてください。", f"Write it as “{right}”.")
    else:
        example = variable.example or kind.example
        hint = Phrase(f"「{example}」のように書いてください。", f"Write it like “{example}”.")
    shown = value.replace("\n", "／")
    complaints.add(
        Code.WRONG_KIND,
        span,
        name=variable.name,
        value=shown,
        **kind.wanted.word("wanted"),
        **hint.word("example"),
    )
