"""What a roster's columns mean: the headings matched with the variables that an edition declares."""

import re
import unicodedata
from difflib import get_close_matches
from enum import Enum, auto
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, LeafletError, Span, suggestions
from leaflet.editions.grid import NO_HEADINGS, Cell, GridRow, cell_name, unreadable
from leaflet.model.edition import Variable, VariableKind

FILE_NAME = "ファイル名"
"""The optional column that names each local's files."""

UNION = "組合名"
"""The variable that names a local, where an edition declares it."""

ROW_TITLE, CELL_TITLE, REASON_TITLE, REMEDY_TITLE, CODE_TITLE = REPORT_TITLES = (
    "（もとの行）",
    "（もとのセル）",
    "（理由）",
    "（直し方）",
    "（コード）",
)
"""Headings that a list of faults adds to the roster's own; read again, they mean nothing."""
ADDED_TITLES = (*REPORT_TITLES, "（セル）")
"""Those, and what earlier versions have called one of them."""

_PHONE = re.compile("電話|携帯|tel|fax|ファク?ッ?クス", re.IGNORECASE)
_POSTAL = re.compile("郵便番号|〒|[0-9]{3}-[0-9]{4}(?![0-9-])")
_LIKELY_MISSPELT = 0.6
_MARKS = re.compile(r"[\s*※＊]|[(（][^)）]*[)）]$")
"""What people add to a heading: a mark for “required”, a remark in brackets."""


class Digits(Enum):
    """What the digits in a column are, if a leading zero of theirs can be lost."""

    PHONE = auto()
    POSTAL = auto()


LONGEST_HEADING = 200
"""Characters of a heading that are looked at; a longer one is none."""


class Column(NamedTuple):
    """One column that is read: of a variable, or of file names (`variable` is None)."""

    at: int
    """Its place among the columns, from 0."""
    heading: str
    """The variable's name, or ファイル名."""
    variable: Variable | None
    digits: Digits | None = None


def digits_of(variable: Variable) -> Digits | None:
    """Tell from a variable's name, explanation and example whether it holds phone or postal numbers."""
    if variable.kind is not VariableKind.TEXT:
        return None
    told = unicodedata.normalize(
        "NFKC", f"{variable.name}\n{variable.explanation or ''}\n{variable.example or ''}"
    )
    if _PHONE.search(told):
        return Digits.PHONE
    return Digits.POSTAL if _POSTAL.search(told) else None


def namer(variables: tuple[Variable, ...]) -> Variable | None:
    """Return the variable that tells locals apart: 組合名, else the first required text, else None."""
    texts = [variable for variable in variables if variable.kind is VariableKind.TEXT]
    named = [variable for variable in texts if variable.name == UNION]
    return next(iter([*named, *(variable for variable in texts if variable.required)]), None)


def columns_of(
    headings: GridRow, variables: tuple[Variable, ...], file: str, complaints: Complaints
) -> tuple[Column, ...]:
    """Match the headings with the variables and note what does not match.

    Raises
    ------
    LeafletError
        When no heading is known, a required variable has no column, or two columns have one heading: then
        no row can be read.

    """
    known = {_folded(variable.name): variable for variable in variables}
    found: dict[str, Column] = {}
    strange: list[tuple[int, str]] = []
    for index, cell in enumerate(headings.cells):
        name = _folded(cell.text)
        if not name or cell.text in ADDED_TITLES:
            continue
        if name in found:
            first = cell_name(headings.number, found[name].at + 1)
            complaints.add(
                Code.DUPLICATE_COLUMN, _span(file, headings, index), heading=cell.text, first=first
            )
        elif name in known or name == FILE_NAME:
            variable = known.get(name)
            found[name] = Column(index, name, variable, digits_of(variable) if variable else None)
        else:
            strange.append((index, cell.text))
    missing = [variable for name, variable in known.items() if name not in found]
    _strange(strange, missing, headings, file, complaints)
    if not any(column.variable for column in found.values()):
        raise LeafletError([*complaints.all, *unreadable(file, NO_HEADINGS, headings.number).diagnostics])
    for variable in missing:
        if variable.required:
            complaints.add(Code.MISSING_COLUMN, Span(file, headings.number, 1), name=variable.name)
    complaints.raise_if_any()
    return tuple(found.values())


def _strange(
    strange: list[tuple[int, str]],
    missing: list[Variable],
    headings: GridRow,
    file: str,
    complaints: Complaints,
) -> None:
    """Tell of headings that are no variable's: misspelt ones are errors, others only may be mistakes."""
    names = [variable.name for variable in missing]
    for index, heading in strange:
        span = _span(file, headings, index)
        near = get_close_matches(_folded(heading), names, n=1, cutoff=_LIKELY_MISSPELT)
        if near:
            complaints.add(Code.MISSPELT_COLUMN, span, heading=heading, near=near[0])
        else:
            complaints.add(Code.EXTRA_COLUMN, span, heading=heading, **suggestions(heading, names))


def _span(file: str, row: GridRow, index: int) -> Span:
    return Span(file, row.number, index + 1)


def _folded(heading: str) -> str:
    """Return a heading without what people add to it; full-width letters count as half-width ones."""
    told = unicodedata.normalize("NFKC", heading[:LONGEST_HEADING])
    return _MARKS.sub("", _MARKS.sub("", told))


def cell_at(row: GridRow, column: Column) -> Cell:
    """Return a row's cell in a column; rows may be shorter than the headings."""
    return row.cells[column.at] if column.at < len(row.cells) else Cell("")
