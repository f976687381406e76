"""What a spreadsheet or a change of encoding did to a value on its way: zeros, characters, dates lost."""

import re

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.editions.columns import Column, Digits
from leaflet.editions.grid import Cell, Form
from leaflet.model.edition import VariableKind

_KANJI = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_JAPANESE = f"{_KANJI}{_KATAKANA}\u3041-\u3096"
_LETTER = f"[{_JAPANESE}A-Za-z]"

_ALWAYS_LOST = "\ufffd|〓|&#x?[0-9A-Fa-f]+;"
"""The replacement character, the geta mark, a reference that was never resolved."""

_LOST_IN_NAME = re.compile(f"{_ALWAYS_LOST}|[?]+(?=[{_JAPANESE}])|(?<=[{_JAPANESE}])[?]+")
_LOST_IN_PROSE = re.compile(
    f"{_ALWAYS_LOST}|(?:^|(?<=[{_KANJI}{_KATAKANA}「『（(、。\\s]))[?]+(?={_LETTER})", re.MULTILINE
)
"""In sentences `?` may be a question mark; within a word or at its head it is not."""

_ERROR_TEXT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|#+)")
_INVISIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")

_NUMBER = re.compile(r"(?<![0-9A-Za-z+-])[0-9][0-9-]*[0-9](?![0-9A-Za-z-])")
_PHONE_DIGITS = (9, 10)
"""A Japanese number has ten digits or eleven with its leading zero, so nine or ten without it."""
_POSTAL_DIGITS = 7
_LEAST_POSTAL_DIGITS = 5
"""001-0010 loses two zeros."""


def check_damage(value: str, cell: Cell, column: Column, span: Span, complaints: Complaints) -> bool:
    """Note what was done to a value; tell whether it came through whole."""
    variable = column.variable
    kind = variable.kind if variable else VariableKind.TEXT
    name = column.heading
    before = complaints.count
    if cell.form is Form.ERROR or _ERROR_TEXT.fullmatch(value):
        complaints.add(Code.CELL_ERROR, span, name=name, value=value)
    elif cell.form is Form.MOMENT and kind not in {VariableKind.DATE, VariableKind.TIME}:
        complaints.add(Code.BECAME_DATE, span, name=name, value=value)
    elif unseen := _INVISIBLE.search(value):
        complaints.add(Code.CONTROL_CHARACTER, span, name=name, codepoint=f"U+{ord(unseen[0]):04X}")
    elif kind is not VariableKind.URL and (lost := _lost(value, kind)):
        complaints.add(Code.LOST_CHARACTER, span, name=name, value=_excerpt(value, lost), mark=lost[0])
    elif column.digits and (whole := _restored(value, column.digits)):
        complaints.add(Code.LOST_ZERO, span, name=name, value=value, whole=whole)
    return complaints.count == before


def _lost(value: str, kind: VariableKind) -> re.Match[str] | None:
    pattern = _LOST_IN_PROSE if kind is VariableKind.PROSE else _LOST_IN_NAME
    return pattern.search(value)


def _excerpt(value: str, found: re.Match[str]) -> str:
    """Return the place of a find with a few characters around it."""
    start, end = max(found.start() - 5, 0), found.end() + 5
    shown = value[start:end].replace("\n", "／")
    return f"{'…' if start else ''}{shown}{'…' if end < len(value) else ''}"


def _restored(value: str, digits: Digits) -> str | None:
    """Return the first number that has lost zeros, with them; None when none has."""
    if digits is Digits.POSTAL:
        return _postal(value)
    for found in _NUMBER.finditer(value):
        count = len(found[0].replace("-", ""))
        if count in _PHONE_DIGITS and not found[0].startswith("0"):
            return f"0{found[0]}"
    return None


def _postal(value: str) -> str | None:
    bare = value.removeprefix("〒").strip()
    figures = bare.replace("-", "")
    if not (figures.isascii() and figures.isdigit()):
        return None
    if not _LEAST_POSTAL_DIGITS <= len(figures) < _POSTAL_DIGITS:
        return None
    whole = figures.zfill(_POSTAL_DIGITS)
    return f"{whole[:3]}-{whole[3:]}"
