"""A roster's file → rows of cells, whether it is CSV or XLSX; nothing here knows what a column means."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, LeafletError, Span, complaint
from leaflet.source.phrases import Phrase
from leaflet.world import World

MOST_ROWS = 20_000
"""Rows below the headings: ten times what the largest federation needs, and a bound for hostile files."""
MOST_COLUMNS = 200

SUFFIXES = (".csv", ".xlsx")

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""What ends a line within a cell in some program or other."""

NOT_A_ROSTER = Phrase("Excel か CSV のファイルではありません", "it is neither an Excel nor a CSV file")
OLD_EXCEL = Phrase(
    "古い Excel の形式です。「Excel ブック (.xlsx)」で保存し直してください",
    "it is an old Excel file; save it as “Excel Workbook (.xlsx)”",
)
TOO_MANY_ROWS = Phrase(f"行が{MOST_ROWS}を超えています", f"it has more than {MOST_ROWS} rows")
NO_HEADINGS = Phrase("一行目に見出しがありません", "its first row has no headings")
NO_ROWS = Phrase("見出しの下に、組合の行がありません", "there are no rows of locals below its headings")


class Form(Enum):
    """What kind of cell a value stood in; CSV knows only text."""

    TEXT = auto()
    NUMBER = auto()
    MOMENT = auto()
    """A date or a time, as Excel understood it."""
    ERROR = auto()
    """The result of a calculation that failed, such as #N/A."""


class Cell(NamedTuple):
    """One cell: its text, and what Excel took it for."""

    text: str
    form: Form = Form.TEXT
    day: str = ""
    """YYYY-MM-DD, where a number or a moment can be read as a day."""
    clock: str = ""
    """HH:MM, where it can be read as a time."""


BLANK = Cell("")


class GridRow(NamedTuple):
    """One row and the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


def unreadable(file: str, reason: Phrase, line: int = 1) -> LeafletError:
    """Return the error that says why a file is no roster."""
    return LeafletError([complaint(Code.BAD_ROSTER, Span(file, line, 1), path=file, **reason.word("reason"))])


def read_grid(path: Path, world: World) -> Iterator[GridRow]:
    """Yield the rows of a roster, headings first, without empty rows.

    Raises
    ------
    LeafletError
        UNREADABLE, ENCODING or BAD_ROSTER when there is no such file, or it is no roster: maybe only after
        some rows.

    """
    suffix = path.suffix.lower()
    if suffix == ".xls":
        raise unreadable(str(path), OLD_EXCEL)
    if suffix not in SUFFIXES:
        raise unreadable(str(path), NOT_A_ROSTER)
    if suffix == ".xlsx":
        from leaflet.editions.grid_xlsx import rows
    else:
        from leaflet.editions.grid_csv import rows
    return (row for row in rows(path, world) if any(cell.text for cell in row.cells))


def tidy(text: str) -> str:
    """Return a cell's text with plain line feeds and without blanks around it or empty lines in it."""
    if text.isalnum():
        return text
    lines = _LINE_BREAKS.sub("\n", text).split("\n")
    return "\n".join(line for raw in lines if (line := raw.strip()))


def column_letters(number: int) -> str:
    """Return a column's name in a spreadsheet: 1 → A, 28 → AB."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return a cell's name in a spreadsheet, such as C12; both count from 1."""
    return f"{column_letters(column)}{row}"


def in_cell(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic that names the cell at its place."""
    span = diagnostic.span
    if span is None:
        return diagnostic
    return replace(diagnostic, words=(*diagnostic.words, ("cell", cell_name(span.line, span.column))))
