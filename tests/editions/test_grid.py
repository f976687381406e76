"""Rosters are read as they were meant, whatever saved them; damaged and hostile files end in a sentence."""

import io
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Code, LeafletError
from leaflet.editions.grid import MOST_ROWS, Cell, Form, GridRow, cell_name, read_grid, tidy
from leaflet.world import Disk
from tests.editions.rosters import csv_bytes, roster, write

SECONDS = 2.0
"""What every file of 100 kB is read or refused in."""


def grid(data: bytes, folder: Path, name: str = "meibo.xlsx") -> tuple[GridRow, ...]:
    path = folder / name
    path.write_bytes(data)
    return tuple(read_grid(path, Disk()))


def refused(data: bytes, folder: Path, name: str = "meibo.xlsx") -> Code:
    with pytest.raises(LeafletError) as caught:
        grid(data, folder, name)
    (found,) = caught.value.diagnostics
    assert found.span is not None
    assert found.span.file == str(folder / name)
    return found.code


def book(fill: Callable[[Any, Any], object], **options: object) -> bytes:
    """Return an Excel file that `fill` writes into, given the workbook and its sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **options}) as made:
        fill(made, made.add_worksheet())
    return target.getvalue()


def edited(data: bytes, name: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Return a zip archive with one entry changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in source.namelist():
            content = source.read(entry)
            archive.writestr(entry, edit(content) if entry == name else content)
    return target.getvalue()


def texts(rows: Iterable[GridRow]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows]


# What is read


@pytest.mark.parametrize("kind", ["cp932", "bom", "utf8", "xlsx"])
def test_every_kind_of_file_gives_the_same_rows(tmp_path: Path, kind: str) -> None:
    rows = roster(5)
    assert texts(read_grid(write(rows, tmp_path, kind), Disk())) == rows


def test_utf_16_with_tabs_is_what_excel_calls_unicode_text(tmp_path: Path) -> None:
    assert texts(grid("組合名\t会場\r\n架空市\t本館,別館\r\n".encode("utf-16"), tmp_path, "m.csv")) == [
        ["組合名", "会場"],
        ["架空市", "本館,別館"],
    ]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    data = '組合名,文\r\n\r\n"甲","一行目\n二行目"\r\n,,\r\n乙,文\r\n'.encode()
    assert [row.number for row in grid(data, tmp_path, "m.csv")] == [1, 3, 5]
    filled = book(lambda _, sheet: (sheet.write_string(0, 0, "組合名"), sheet.write_string(4, 0, "乙")))
    assert [row.number for row in grid(filled, tmp_path)] == [1, 5]


def test_readings_that_an_ime_left_are_no_part_of_a_name(tmp_path: Path) -> None:
    plain = book(lambda _, sheet: sheet.write_string(0, 0, "架空市"))
    reading = "<t>架空市</t><rPh sb='0' eb='3'><t>カソウシ</t></rPh>".encode()
    data = edited(plain, "xl/sharedStrings.xml", lambda xml: xml.replace("<t>架空市</t>".encode(), reading))
    assert data != plain
    assert texts(grid(data, tmp_path)) == [["架空市"]]


@pytest.mark.parametrize(
    "number_format",
    ["yyyy-mm-dd", '[$-411]ggge"年"m"月"d"日";@', 'm"月"d"日"', 14, 27, 31, 55, 57, 58, "General", "@"],
)
@pytest.mark.parametrize("old_mac", [False, True])
def test_a_day_is_read_whatever_its_format_and_calendar(
    tmp_path: Path, number_format: str | int, *, old_mac: bool
) -> None:
    def fill(made: Any, sheet: Any) -> None:  # noqa: ANN401 - XlsxWriter tells no types
        look = made.add_format({"num_format": number_format})
        sheet.write_datetime(0, 0, datetime(2026, 12, 11), look)  # noqa: DTZ001 - Excel knows no zones

    ((cell,),) = (row.cells for row in grid(book(fill, date_1904=old_mac), tmp_path))
    assert cell.day == "2026-12-11"
    assert cell.form in {Form.MOMENT, Form.NUMBER}


def test_a_time_is_read_to_the_minute(tmp_path: Path) -> None:
    def fill(made: Any, sheet: Any) -> None:  # noqa: ANN401 - see above
        look = made.add_format({"num_format": "h:mm"})
        for minute in range(1440):
            sheet.write_number(minute, 0, minute / 1440, look)

    clocks = [row.cells[0].clock for row in grid(book(fill), tmp_path)]
    assert clocks == [f"{minute // 60:02}:{minute % 60:02}" for minute in range(1440)]


def test_small_numbers_are_no_days_and_large_ones_no_times(tmp_path: Path) -> None:
    (row,) = grid(book(lambda _, sheet: sheet.write_row(0, 0, [12, 18.5, 20261211, 0.75])), tmp_path)
    assert [(cell.day, cell.clock) for cell in row.cells] == [("", ""), ("", ""), ("", ""), ("", "18:00")]


def test_numbers_errors_and_formulas_are_told_apart(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:  # noqa: ANN401 - see above
        sheet.write_number(0, 0, 3123456789)
        sheet.write_number(0, 1, 0.1 + 0.2)
        sheet.write_formula(0, 2, "=NA()", None, "#N/A")
        sheet.write_formula(0, 3, '="架空"&"市"', None, "架空市")
        sheet.write_boolean(0, 4, True)  # noqa: FBT003 - XlsxWriter's own way

    (row,) = grid(book(fill), tmp_path)
    assert [(cell.text, cell.form) for cell in row.cells] == [
        ("3123456789", Form.NUMBER),
        ("0.3", Form.NUMBER),
        ("#N/A", Form.ERROR),
        ("架空市", Form.TEXT),
        ("TRUE", Form.TEXT),
    ]


def test_blanks_and_line_ends_are_tidied_and_nothing_is_normalised() -> None:
    assert tidy("　架空市 \r\n\r\n 第一支部\v第二班 ") == "架空市\n第一支部\n第二班"
    assert tidy("葛\U000e0100城 \ufa19 ①") == "葛\U000e0100城 \ufa19 ①"


def test_cells_have_the_names_that_a_spreadsheet_shows() -> None:
    assert [cell_name(12, column) for column in (1, 26, 27, 52, 703)] == [
        "A12",
        "Z12",
        "AA12",
        "AZ12",
        "AAA12",
    ]


# What is refused


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meibo.xls", b"\xd0\xcf\x11\xe0"),
        ("meibo.pdf", b"%PDF-1.7"),
        ("meibo.xlsx", b""),
        ("meibo.xlsx", b"PK\x03\x04" + b"\0" * 100),
        ("meibo.xlsx", "組合名,会場\n".encode()),
        ("meibo.csv", b""),
        ("meibo.csv", b" \n\n"),
        ("meibo.csv", '組合名,会場\n"甲,一\n乙,二\n'.encode()),
    ],
)
def test_what_is_no_roster_is_said_to_be_none(tmp_path: Path, name: str, data: bytes) -> None:
    assert refused(data, tmp_path, name) is Code.BAD_ROSTER


def test_a_missing_file_and_an_unknown_encoding_have_their_own_words(tmp_path: Path) -> None:
    for name in ("none.csv", "none.xlsx"):
        with pytest.raises(LeafletError) as caught:
            list(read_grid(tmp_path / name, Disk()))
        assert caught.value.diagnostics[0].code is Code.UNREADABLE
    assert refused(b"\x81\xff\x00\x80", tmp_path, "m.csv") is Code.ENCODING


def test_an_unclosed_quotation_mark_is_told_at_its_end_not_read_as_one_cell(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_bytes('組合名\n"甲\n乙\n丙\n'.encode())
    with pytest.raises(LeafletError) as caught:
        list(read_grid(tmp_path / "m.csv", Disk()))
    assert caught.value.diagnostics[0].span is not None
    assert caught.value.diagnostics[0].span.line > 1


@pytest.mark.alone
def test_an_archive_that_swells_is_never_unpacked(tmp_path: Path) -> None:
    plain = book(lambda _, sheet: sheet.write_string(0, 0, "組合名"))
    bomb = edited(plain, "xl/sharedStrings.xml", lambda xml: xml + b" " * 60_000_000)
    assert len(bomb) < 100_000
    began = time.monotonic()
    assert refused(bomb, tmp_path) is Code.BAD_ROSTER
    assert time.monotonic() - began < SECONDS


@pytest.mark.alone
def test_entities_are_never_expanded(tmp_path: Path) -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "あ"}">' for n in range(12))
    plain = book(lambda _, sheet: sheet.write_string(0, 0, "組合名"))

    def laugh(xml: bytes) -> bytes:
        head, _, rest = xml.partition(b"?>")
        return head + f"?><!DOCTYPE sst [{lines}]>".encode() + rest.replace("組合名".encode(), b"&e11;")

    began = time.monotonic()
    assert refused(edited(plain, "xl/sharedStrings.xml", laugh), tmp_path) is Code.BAD_ROSTER
    assert time.monotonic() - began < SECONDS


@pytest.mark.alone
def test_a_cell_at_the_end_of_the_world_costs_nothing(tmp_path: Path) -> None:
    far = book(
        lambda _, sheet: (sheet.write_string(0, 0, "組合名"), sheet.write_string(1_048_575, 16_383, "x"))
    )
    began = time.monotonic()
    assert texts(grid(far, tmp_path)) == [["組合名"]]
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("kind", ["utf8", "xlsx"])
def test_too_many_rows_are_refused(tmp_path: Path, kind: str) -> None:
    path = write([["組合名"], *([["甲"]] * (MOST_ROWS + 1))], tmp_path, kind)
    with pytest.raises(LeafletError) as caught:
        list(read_grid(path, Disk()))
    assert caught.value.diagnostics[0].code is Code.BAD_ROSTER
    path = write([["組合名"], *([["甲"]] * MOST_ROWS)], tmp_path, kind)
    assert len(list(read_grid(path, Disk()))) == MOST_ROWS + 1


# Laws


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


GOOD = book(lambda _, sheet: [sheet.write_row(n, 0, row) for n, row in enumerate(roster(3))])


def answers(data: bytes, folder: Path, name: str) -> None:
    """Read; whatever it is, there is an answer in time, and no exception but our own."""
    began = time.monotonic()
    try:
        rows = grid(data, folder, name)
    except LeafletError as error:
        assert error.diagnostics  # noqa: PT017 - either end is good
    else:
        assert all(isinstance(cell, Cell) for row in rows for cell in row.cells)
    assert time.monotonic() - began < SECONDS


@given(st.binary(max_size=2_000))
@example(b"\xff\xfe")
@example(b"\x00")
@settings(deadline=None)
def test_any_bytes_called_csv_get_an_answer(folder: Path, data: bytes) -> None:
    answers(data, folder, "any.csv")


@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(GOOD)),
)
@settings(deadline=None, max_examples=150)
def test_a_damaged_excel_file_gets_an_answer(folder: Path, changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    answers(bytes(data[:end] if end % 2 else data), folder, "any.xlsx")


XML = st.sampled_from(
    ["<c r='A1'><v>", "</v></c>", "1e999", "-5", "t='s'", "<row r='9999999'>", "99", "<", "&#0;", "'"]
)


@given(st.lists(XML, max_size=12).map("".join))
@settings(deadline=None, max_examples=150)
def test_a_sheet_of_any_xml_gets_an_answer(folder: Path, xml: str) -> None:
    body = f"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{xml}"
    data = edited(GOOD, "xl/worksheets/sheet1.xml", lambda _: body.encode())
    answers(data, folder, "any.xlsx")


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
@settings(deadline=None)
def test_csv_gives_back_the_cells_that_were_written(folder: Path, rows: list[list[str]]) -> None:
    told = [["組合名", "値"], *rows]
    found = {
        row.number: [cell.text for cell in row.cells]
        for row in grid(csv_bytes(told, "utf-8-sig"), folder, "c.csv")
    }
    for number, row in enumerate(told, 1):
        tidied = [tidy(text) for text in row]
        assert found.get(number, [""] * len(row)) == tidied
