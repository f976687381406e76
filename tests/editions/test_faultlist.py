"""The list of faults says what to mend, and, mended, is a roster itself."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from leaflet.editions.columns import REPORT_TITLES
from leaflet.editions.faultlist import fault_list, place_for
from tests.editions.rosters import CLOCK, DAY, HEADINGS, PHONE, UNION, plant, roster, write
from tests.editions.support import built, checked, files

DAY_OF_ISSUE = date(2026, 12, 1)


def sheet_of(data: Path) -> Any:  # noqa: ANN401 - openpyxl tells no types
    return load_workbook(data).worksheets[0]


def test_each_row_comes_back_as_it_stands_with_cell_reason_and_remedy(tmp_path: Path) -> None:
    rows = roster(30)
    planted = plant(rows)
    result = built(write(rows, tmp_path, "cp932"), tmp_path / "out")
    assert [path.name for path in result.extra] == ["誤り一覧.xlsx"]
    headings, *listed = sheet_of(result.extra[0]).iter_rows(values_only=True)
    assert headings[: len(HEADINGS)] == HEADINGS
    assert headings[-5:] == REPORT_TITLES
    assert len(listed) == len(planted)
    for cells, fault in zip(listed, planted, strict=True):
        original = [value or "" for value in cells[: len(rows[fault.row - 1])]]
        assert original == rows[fault.row - 1]
        row, cell, reason, remedy, code = cells[-5:]
        assert (row, cell, code) == (str(fault.row), fault.cell, fault.code)
        assert reason
        assert fault.remedy in remedy


def test_the_cell_at_fault_is_marked_and_no_other(tmp_path: Path) -> None:
    rows = roster(1)
    rows[1][DAY], rows[1][CLOCK] = "2026-02-30", "99:99"
    found = checked(rows, tmp_path)
    path = tmp_path / "list.xlsx"
    path.write_bytes(fault_list(found, found.faults, "ja", DAY_OF_ISSUE))
    cells = sheet_of(path)[2]
    marked = {cell.column_letter for cell in cells if cell.fill.fill_type == "solid"}
    assert marked == {"D", "E"}
    assert cells[len(HEADINGS) + 1].value == "D2\nE2"


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    rows = roster(1)
    rows[1][PHONE] = ""
    rows[1][UNION] = '=HYPERLINK("https://example.jp")'
    found = checked(rows, tmp_path)
    path = tmp_path / "list.xlsx"
    path.write_bytes(fault_list(found, found.faults, "ja", DAY_OF_ISSUE))
    cell = sheet_of(path)["A2"]
    assert (cell.data_type, cell.value) == ("s", rows[1][UNION])


def test_the_same_faults_give_the_same_bytes(tmp_path: Path) -> None:
    rows = roster(30)
    plant(rows)
    found = checked(rows, tmp_path)
    assert fault_list(found, found.faults, "ja", DAY_OF_ISSUE) == fault_list(
        found, found.faults, "ja", DAY_OF_ISSUE
    )


def test_a_mended_list_is_a_roster_and_completes_the_batch(tmp_path: Path) -> None:
    rows = roster(6)
    rows[3][PHONE] = ""
    out = tmp_path / "out"
    first = built(write(rows, tmp_path, "bom"), out)
    assert first.entries == 5
    (path,) = first.extra
    book = load_workbook(path)
    book.worksheets[0]["C2"] = "000-000-0000"
    book.save(path)
    second = built(path, out)
    assert (second.entries, second.faults) == (1, ())
    # The list was the roster, so it is not thrown away; the next run from the whole roster does that.
    assert path.exists()
    rows[3][PHONE] = "000-000-0000"
    third = built(write(rows, tmp_path, "bom"), out)
    assert (third.entries, third.kept, third.faults) == (6, 6, ())
    assert not path.exists()
    assert len(files(out)) == 6


def test_a_list_is_never_written_over_the_roster(tmp_path: Path) -> None:
    assert place_for(tmp_path, tmp_path / "meibo.xlsx").name == "誤り一覧.xlsx"
    assert place_for(tmp_path, tmp_path / "誤り一覧.xlsx").name == "誤り一覧-2.xlsx"
