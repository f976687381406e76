"""The list of faults says what to mend, and, mended, is a roster itself."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from leaflet.editions.columns import REPORT_TITLES
from leaflet.editions.faultlist import fault_list, place_for
from tests.editions.rosters import CLOCK, DAY, FILE, HEADINGS, PHONE, UNION, plant, roster, write
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


def listed(path: Path) -> list[dict[str, str]]:
    """Return the rows of a list by their headings."""
    headings, *rows = sheet_of(path).iter_rows(values_only=True)
    assert len(set(headings)) == len(headings)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_what_is_said_names_the_cells_of_the_list(tmp_path: Path) -> None:
    rows = roster(9)
    rows[4][PHONE] = ""
    rows[7][FILE] = rows[2][FILE]
    rows[8][FILE] = rows[4][FILE]
    (path,) = built(write(rows, tmp_path, "bom"), tmp_path / "out").extra
    missing, clash, of_the_list = listed(path)
    assert (missing["（もとの行）"], missing["（もとのセル）"]) == ("5", "C5")
    assert missing["（直し方）"].startswith("C2 に")
    assert "もとの名簿の3行目" in clash["（理由）"]
    assert "この表の2行目" in of_the_list["（理由）"]


def test_a_mended_row_may_not_take_the_file_of_one_that_was_built(tmp_path: Path) -> None:
    rows = roster(6)
    rows[3][PHONE], rows[5][FILE] = "", rows[2][FILE]
    out = tmp_path / "out"
    (path,) = built(write(rows, tmp_path, "bom"), out).extra
    before = files(out)
    book = load_workbook(path)
    book.worksheets[0]["C2"] = "012-000-0003"
    book.save(path)
    second = built(path, out)
    assert [str(found.code) for found in second.diagnostics] == ["L269"]
    assert {name: data for name, data in files(out).items() if name in before and name != path.name} == {
        name: data for name, data in before.items() if name != path.name
    }
    # Mended in two goes: the second list has each column once, the rows of the first roster, and all names.
    (again,) = second.extra
    (left,) = listed(again)
    assert (left["（もとの行）"], left["ファイル名"]) == ("6", rows[2][FILE])
    book = load_workbook(again)
    names = dict(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert names == {rows[k][FILE]: str(k + 1) for k in (1, 2, 3, 4, 6)}
    book.worksheets[0]["H2"] = rows[3][FILE]
    book.save(again)
    assert [str(found.code) for found in built(again, out).diagnostics] == ["L269"]
    book.worksheets[0]["H2"] = "betsu"
    book.save(again)
    assert built(again, out).faults == ()
    assert len([name for name in files(out) if name.endswith(".txt")]) == 6


def test_a_list_of_an_earlier_version_is_still_a_roster(tmp_path: Path) -> None:
    rows = [[*HEADINGS, "（もとの行）", "（セル）"], [*roster(1)[1], "5", "C5"]]
    assert len(checked(rows, tmp_path).entries) == 1


def test_a_list_is_never_written_over_the_roster(tmp_path: Path) -> None:
    assert place_for(tmp_path, tmp_path / "meibo.xlsx").name == "誤り一覧.xlsx"
    assert place_for(tmp_path, tmp_path / "誤り一覧.xlsx").name == "誤り一覧-2.xlsx"
