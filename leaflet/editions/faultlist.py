"""誤り一覧.xlsx: the rows that could not be built, as they stand in the roster, and how to mend each.

The roster's own columns come first, under their own headings: when the marked cells are mended, the file
is a roster itself, and building from it makes what is missing. What is said of a cell names the list's own;
where it stood in the roster, two columns tell. A second sheet has the file names of all other rows: a mended
row may not take the file of one of them.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from leaflet.diagnostics import Diagnostic
from leaflet.editions.columns import ADDED_TITLES, REPORT_TITLES, ROW_TITLE
from leaflet.editions.grid import BLANK, GridRow, cell_name
from leaflet.editions.roster import Fault, Roster
from leaflet.editions.taken import HEADINGS, SHEET, Taken
from leaflet.editions.workbook import Formats, workbook
from leaflet.messages import Said, say
from leaflet.source.phrases import Phrase

NAME = "誤り一覧.xlsx"

_WIDTH = 22
_WIDE = 44


class _Listed(NamedTuple):
    """A row of the list."""

    number: int
    """In the list; headings are 1."""
    row: GridRow
    """As it stands in the roster."""
    fault: Fault
    said: tuple[Said, ...]
    """Of it, with the list's own cells."""


def fault_list(roster: Roster, faults: Sequence[Fault], language: str, day: date) -> bytes:
    """Return the workbook of all faults, in the roster's order."""
    ordered = sorted(faults, key=lambda fault: fault.row)
    rows = [roster.rows.numbered(fault.row) for fault in ordered]
    columns = _columns(roster.headings, rows)
    numbers = {row.number: number for number, row in enumerate(rows, 2)}
    origin = _origins(roster)

    def row_told(number: int) -> Phrase:
        if number in numbers:
            return Phrase(f"この表の{numbers[number]}行目", f"row {numbers[number]} of this list")
        return Phrase(f"もとの名簿の{origin(number)}行目", f"row {origin(number)} of the first roster")

    listed = []
    for row, fault in zip(rows, ordered, strict=True):
        number = numbers[row.number]
        here = (_here(found, number, columns, row_told) for found in fault.diagnostics)
        listed.append(_Listed(number, row, fault, tuple(say(found, language) for found in here)))

    def fill(book: Any, formats: Formats) -> None:  # noqa: ANN401 - XlsxWriter tells no types
        sheet = book.add_worksheet("誤り一覧")
        _headings(sheet, formats, _texts(roster.headings, columns))
        for each in listed:
            _row(sheet, formats, each, columns, origin(each.row.number))
        _names(book.add_worksheet(SHEET), formats, _taken(roster, numbers, origin))

    return workbook(fill, day)


def place_for(folder: Path, roster: Path) -> Path:
    """Return where the list is written: never over the roster, which may be an earlier list, mended."""
    path = folder / NAME
    number = 2
    while path.resolve() == roster.resolve():
        path = folder / NAME.replace(".", f"-{number}.")
        number += 1
    return path


# ---- what is listed


def _columns(headings: GridRow, rows: Iterable[GridRow]) -> list[int]:
    """Return the columns that are repeated: not those that an earlier list has added."""
    width = max((len(row.cells) for row in (headings, *rows)), default=0)
    titles = [cell.text for cell in headings.cells]
    return [k for k in range(width) if k >= len(titles) or titles[k] not in ADDED_TITLES]


def _texts(row: GridRow, columns: Iterable[int]) -> list[str]:
    return [row.cells[k].text if k < len(row.cells) else BLANK.text for k in columns]


def _origins(roster: Roster) -> Callable[[int], str]:
    """Return what tells a row's number in the first of all rosters, which an earlier list has kept."""
    titles = [cell.text for cell in roster.headings.cells]
    if ROW_TITLE not in titles:
        return str
    column = [titles.index(ROW_TITLE)]
    return lambda number: "".join(_texts(roster.rows.numbered(number), column)) or str(number)


def _taken(roster: Roster, listed: Container[int], origin: Callable[[int], str]) -> Iterator[Taken]:
    """Yield the file names of all rows that are not listed, those that an earlier list told among them."""
    yield from roster.taken
    for entry in roster.entries:
        if entry.row not in listed:
            yield Taken(entry.name, origin(entry.row))


# ---- how it is told


def _headings(sheet: Any, formats: Formats, headings: Sequence[str]) -> None:  # noqa: ANN401 - see above
    width = len(headings)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, width - 1, _WIDTH, formats.wrapped)
    for index, text in enumerate(headings):
        sheet.write_string(0, index, text, formats.heading)
    for index, title in enumerate(REPORT_TITLES, width):
        sheet.write_string(0, index, title, formats.required)
    sheet.set_column(width, width + 1, 10, formats.wrapped)
    sheet.set_column(width + 2, width + 3, _WIDE, formats.wrapped)
    sheet.set_column(width + 4, width + 4, 10, formats.wrapped)


def _row(
    sheet: Any,  # noqa: ANN401 - see above
    formats: Formats,
    listed: _Listed,
    columns: Sequence[int],
    origin: str,
) -> None:
    found = listed.fault.diagnostics
    wrong = {d.span.column - 1 for d in found if d.span and _cell(d)}
    texts = zip(columns, _texts(listed.row, columns), strict=True)
    for index, (column, text) in enumerate(texts):
        look = formats.wrong if column in wrong else formats.wrapped
        sheet.write_string(listed.number - 1, index, text, look)
    told = (
        origin,
        _lines(_cell(d) for d in found),
        _lines(one.message for one in listed.said),
        _lines(one.hint for one in listed.said),
        _lines(str(d.code) for d in found),
    )
    for index, text in enumerate(told, len(columns)):
        sheet.write_string(listed.number - 1, index, text, formats.wrapped)


def _here(
    diagnostic: Diagnostic, number: int, columns: Sequence[int], row_told: Callable[[int], Phrase]
) -> Diagnostic:
    """Return what is said of a cell of the roster as what is to be said of the list's."""
    words, span = dict(diagnostic.words), diagnostic.span
    if span is None or "cell" not in words:
        return diagnostic
    column = span.column - 1
    here = cell_name(number, columns.index(column) + 1 if column in columns else 1)
    for name in ("remedy", "remedy_en"):
        if name in words:
            words[name] = words[name].replace(words["cell"], here)
    if "where" in words and "first" in words:
        words |= row_told(int(words["first"])).word("where")
    return replace(diagnostic, words=tuple((words | {"cell": here}).items()))


def _names(sheet: Any, formats: Formats, taken: Iterable[Taken]) -> None:  # noqa: ANN401 - see above
    sheet.set_column(0, 0, _WIDE, formats.wrapped)
    for index, title in enumerate(HEADINGS):
        sheet.write_string(0, index, title, formats.heading)
    for number, each in enumerate(taken, 1):
        sheet.write_string(number, 0, each.name, formats.wrapped)
        sheet.write_string(number, 1, each.row, formats.wrapped)


def _cell(diagnostic: Diagnostic) -> str:
    """Return the cell at fault; nothing where the edition is."""
    return dict(diagnostic.words).get("cell", "")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(texts))
