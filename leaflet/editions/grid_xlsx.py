"""XLSX rosters: a sheet, most often the first, read row by row within bounds of time and memory."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from leaflet.diagnostics import LeafletError
from leaflet.editions.grid import (
    BLANK,
    MOST_COLUMNS,
    MOST_ROWS,
    NOT_A_ROSTER,
    TOO_MANY_ROWS,
    Cell,
    Form,
    GridRow,
    tidy,
    unreadable,
)
from leaflet.source.missing import unreadable as unreadable_file
from leaflet.source.phrases import Phrase
from leaflet.world import World

_FREE_SIZE = 10_000_000
_EXPANSION = 40
"""XML of a sheet shrinks to a tenth or so; what shrinks to less than a fortieth is no sheet of words."""

TOO_LARGE = Phrase("中身が大きすぎます", "its content is too large")

_MINUTE = 60
_DAY_SECONDS = 86_400
_LAST_MINUTE = 24 * 60 - 1
_DAYS = range(18_000, 110_000)
"""Numbers that may be days, about 1949 to 2201: a lone 12 is no 11 January 1900."""


def rows(path: Path, world: World) -> Iterator[GridRow]:
    """Yield the rows of the first sheet; errors as `read_grid`."""
    yield from rows_of(path, world, None)


def rows_of(path: Path, world: World, sheet: str | None) -> Iterator[GridRow]:
    """Yield the rows of the sheet of a name, if there is one; those of the first for None."""
    data = _whole(path, world)
    try:
        yield from _rows(data, str(path), sheet)
    except LeafletError:
        raise
    except Exception as error:
        # openpyxl has no error of its own for a damaged file: any exception may come out of it.
        raise unreadable(str(path), NOT_A_ROSTER) from error


def _whole(path: Path, world: World) -> bytes:
    """Return the file, which is a zip archive that does not swell beyond measure."""
    file = str(path)
    try:
        data = world.read(path)
    except OSError as error:
        raise LeafletError([unreadable_file(path, error, world)]) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise unreadable(file, NOT_A_ROSTER) from error
    if size > _FREE_SIZE + _EXPANSION * len(data):
        raise unreadable(file, TOO_LARGE)
    return data


def _rows(data: bytes, file: str, wanted: str | None) -> Iterator[GridRow]:
    from openpyxl import load_workbook

    # read_only streams the rows; data_only takes the values that formulas had when the file was saved.
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if wanted and wanted not in book.sheetnames:
        return
    sheet: Any = book[wanted] if wanted else book.worksheets[0]
    # The size that a file claims to have may be wrong by far.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS), 1):
        # Cells at a row's end may carry a format and nothing else.
        width = next((at for at in range(len(row), 0, -1) if row[at - 1].value is not None), 0)
        if width and number > MOST_ROWS + 1:
            raise unreadable(file, TOO_MANY_ROWS)
        yield GridRow(number, tuple(_cell(cell, book.epoch) for cell in row[:width]))


def _cell(cell: Any, epoch: datetime) -> Cell:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    match value:
        case None:
            return BLANK
        case str():
            form = Form.ERROR if cell.data_type == "e" else Form.TEXT
            return Cell(tidy(value), form)
        case bool():
            return Cell("TRUE" if value else "FALSE")
        case int() | float():
            return _number(value, epoch)
        case datetime() | date() | time() | timedelta():
            return _moment(value)
        case _:
            return Cell(tidy(str(value)))


def _number(value: float, epoch: datetime) -> Cell:
    """Return a number as Excel shows it, and the day and time that it may stand for.

    Whether a number is formatted as a date is not always to be seen: the formats that only Japanese and
    Chinese Excel have built in are known by number alone.
    """
    text = str(int(value)) if value == int(value) else repr(round(value, 10))
    if int(value) in _DAYS:
        moment = epoch + timedelta(seconds=round(value * _DAY_SECONDS))
        return Cell(text, Form.NUMBER, *_day_and_clock(moment))
    if 0 <= value < 1:
        return Cell(text, Form.NUMBER, clock=_clock(round(value * _DAY_SECONDS)))
    return Cell(text, Form.NUMBER)


def _moment(value: datetime | date | time | timedelta) -> Cell:
    match value:
        case datetime():
            day, clock = _day_and_clock(value + timedelta(milliseconds=500))
            return Cell(day if clock == "00:00" else f"{day} {clock}", Form.MOMENT, day, clock)
        case date():
            return Cell(value.isoformat(), Form.MOMENT, value.isoformat())
        case time():
            clock = _clock(value.hour * 3600 + value.minute * _MINUTE + value.second)
            return Cell(clock, Form.MOMENT, clock=clock)
        case _:
            clock = _clock(int(value.total_seconds()))
            return Cell(clock, Form.MOMENT, clock=clock)


def _day_and_clock(moment: datetime) -> tuple[str, str]:
    clock = _clock(moment.hour * 3600 + moment.minute * _MINUTE + moment.second)
    return moment.date().isoformat(), clock


def _clock(seconds: int) -> str:
    """Return HH:MM; the half minute that a sum of fractions may lack or have too much is rounded off."""
    minutes = min((seconds + _MINUTE // 2) // _MINUTE, _LAST_MINUTE)
    return f"{minutes // _MINUTE:02}:{minutes % _MINUTE:02}"
