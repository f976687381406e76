"""誤り一覧.xlsx: the rows that could not be built, as they stand in the roster, and how to mend each.

The roster's own columns come first, under their own headings: when the marked cells are mended, the file
is a roster itself, and building from it makes what is missing.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from leaflet.diagnostics import Diagnostic
from leaflet.editions.columns import REPORT_TITLES
from leaflet.editions.grid import GridRow
from leaflet.editions.roster import Fault, Roster
from leaflet.editions.workbook import Formats, workbook
from leaflet.messages import say

NAME = "誤り一覧.xlsx"

_WIDTH = 22
_WIDE = 44


def fault_list(roster: Roster, faults: Sequence[Fault], language: str, day: date) -> bytes:
    """Return the workbook of all faults, in the roster's order."""
    ordered = sorted(faults, key=lambda fault: fault.row)
    rows = {fault.row: roster.rows.numbered(fault.row) for fault in ordered}

    def fill(book: Any, formats: Formats) -> None:  # noqa: ANN401 - XlsxWriter tells no types
        sheet = book.add_worksheet("誤り一覧")
        width = max((len(rows[fault.row].cells) for fault in ordered), default=0)
        width = max(width, len(roster.headings.cells))
        _headings(sheet, formats, roster.headings, width)
        for number, fault in enumerate(ordered, 1):
            _row(sheet, formats, number, rows[fault.row], fault, width, language)

    return workbook(fill, day)


def place_for(folder: Path, roster: Path) -> Path:
    """Return where the list is written: never over the roster, which may be an earlier list, mended."""
    path = folder / NAME
    number = 2
    while path.resolve() == roster.resolve():
        path = folder / NAME.replace(".", f"-{number}.")
        number += 1
    return path


def _headings(sheet: Any, formats: Formats, headings: GridRow, width: int) -> None:  # noqa: ANN401 - see above
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, width - 1, _WIDTH, formats.wrapped)
    for index, cell in enumerate(headings.cells):
        sheet.write_string(0, index, cell.text, formats.heading)
    for index, title in enumerate(REPORT_TITLES, width):
        sheet.write_string(0, index, title, formats.required)
    sheet.set_column(width, width + 1, 10, formats.wrapped)
    sheet.set_column(width + 2, width + 3, _WIDE, formats.wrapped)
    sheet.set_column(width + 4, width + 4, 10, formats.wrapped)


def _row(
    sheet: Any,  # noqa: ANN401 - see above
    formats: Formats,
    number: int,
    row: GridRow,
    fault: Fault,
    width: int,
    language: str,
) -> None:
    wrong = {d.span.column - 1 for d in fault.diagnostics if d.span and _cell(d)}
    for index in range(width):
        text = row.cells[index].text if index < len(row.cells) else ""
        sheet.write_string(number, index, text, formats.wrong if index in wrong else formats.wrapped)
    said = [say(d, language) for d in fault.diagnostics]
    told = (
        str(row.number),
        _lines(_cell(d) for d in fault.diagnostics),
        _lines(one.message for one in said),
        _lines(one.hint for one in said),
        _lines(str(d.code) for d in fault.diagnostics),
    )
    for index, text in enumerate(told, width):
        sheet.write_string(number, index, text, formats.wrapped)


def _cell(diagnostic: Diagnostic) -> str:
    """Return the cell at fault; nothing where the edition is."""
    return dict(diagnostic.words).get("cell", "")


def _lines(texts: Any) -> str:  # noqa: ANN401 - any iterable of strings
    return "\n".join(dict.fromkeys(texts))
