"""The empty roster explains itself, guards what is typed, and is read back as the roster it is."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from leaflet.cli import run
from leaflet.diagnostics import Code, LeafletError
from leaflet.editions.roster import read_roster
from leaflet.editions.sheet import sheet_csv, sheet_xlsx
from leaflet.messages import say
from leaflet.world import Disk
from tests.editions.rosters import EDITION, HEADINGS
from tests.editions.support import coverage, press

NAMES = HEADINGS[:-1]
EXAMPLES = [
    "架空市職員労働組合",
    "060-0001",
    "03-0000-0000",
    "2026-12-11",
    "18:30",
    "https://example.jp/",
    "ひとこと。",
]


def made(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    assert run(["sheet", str(EDITION), "-o", str(path)]) == 0
    return path


def test_the_first_sheet_has_the_headings_and_nothing_to_delete(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "名簿.xlsx")).worksheets[0]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [list(NAMES)]
    assert sheet.freeze_panes == "A2"
    assert [path.name for path in tmp_path.iterdir()] == ["名簿.xlsx"]


def test_headings_explain_themselves(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "名簿.xlsx")).worksheets[0]
    comments = {cell.value: cell.comment.text for cell in sheet[1]}
    assert "組合の正式な名前" in comments["組合名"]
    assert "24字まで" in comments["組合名"]
    assert "○○市職員労働組合" in comments["組合名"]
    assert "必須" in comments["電話"]
    assert "書かなくてもかまいません" in comments["集会日"]


def test_cells_are_text_so_that_zeros_stay_and_dates_are_dates(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "名簿.xlsx")).worksheets[0]
    formats = {
        NAMES[column - 1]: group.number_format
        for group in sheet.column_dimensions.values()
        for column in range(group.min, group.max + 1)
    }
    assert {name for name, look in formats.items() if look == "@"} == {
        "組合名",
        "郵便番号",
        "電話",
        "サイト",
        "ひとこと",
    }
    assert (formats["集会日"], formats["集会時刻"]) == ("yyyy-mm-dd", "hh:mm")


def test_excel_warns_of_what_the_check_would_refuse(tmp_path: Path) -> None:
    sheet = load_workbook(made(tmp_path, "名簿.xlsx")).worksheets[0]
    rules = {str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert {place: rule.type for place, rule in rules.items() if rule.type} == {
        "A2": "textLength",
        "C2": "textLength",
        "D2": "date",
        "E2": "time",
        "F2": "custom",
        "G2": "textLength",
    }
    assert rules["A2"].formula1 == "24"
    assert all(rule.errorStyle == "warning" for rule in rules.values() if rule.type)
    assert "2026-12-11" in rules["D2"].prompt


def test_the_second_sheet_has_every_column_with_its_example(tmp_path: Path) -> None:
    headings, *rows = load_workbook(made(tmp_path, "名簿.xlsx")).worksheets[1].iter_rows(values_only=True)
    assert headings[:2] == ("項目", "種類")
    assert [row[0] for row in rows] == [*NAMES, "ファイル名"]
    assert "文字列" in {row[0]: row[6] for row in rows}["電話"]


def test_csv_says_the_same_in_remarks_and_opens_in_excel(tmp_path: Path) -> None:
    data = made(tmp_path, "名簿.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    headings, explained, examples, files = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert headings == list(NAMES)
    assert explained[0].startswith("# 組合の正式な名前")
    assert examples[3] == "例：2026-12-11"
    assert files[0].startswith("# ファイル名：")


def test_the_column_of_file_names_is_told_but_not_there(tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path, "名簿.xlsx"))
    assert "ファイル名" not in [cell.value for cell in book.worksheets[0][1]]
    *_, (name, _, required, _, _, explained, manner) = book.worksheets[1].iter_rows(values_only=True)
    assert (name, required) == ("ファイル名", "いいえ")
    assert "名簿に足します（なければ「組合名」の値になります）" in str(explained)
    assert "使えません" in str(manner)


@pytest.mark.parametrize(
    ("names", "told"),
    [(["電話"], "行の番号になります"), (["ファイル名"], None), ([], None)],
    ids=["no name", "a variable of that name", "no variables"],
)
def test_what_is_told_of_file_names_is_true_of_the_edition(names: list[str], told: str | None) -> None:
    edition = press().edition
    variables = tuple(
        replace(variable, name=name, required=False)
        for variable, name in zip(edition.variables, names, strict=False)
    )
    other = replace(edition, variables=variables)
    rows = list(csv.reader(io.StringIO(sheet_csv(other).decode("utf-8-sig"))))
    said = [row[0] for row in rows if row and row[0].startswith("# ファイル名：")]
    assert [told in text for text in said] == [True] if told else said == []
    guide = load_workbook(io.BytesIO(sheet_xlsx(other))).worksheets[1]
    assert guide.max_row == 1 + len(names) + bool(told)


@pytest.mark.parametrize("name", ["名簿.xlsx", "名簿.csv"])
def test_a_filled_in_sheet_is_read_back(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name)
    if name.endswith("xlsx"):
        book = load_workbook(path)
        for column, value in enumerate(EXAMPLES, 1):
            book.worksheets[0].cell(2, column, value)
        book.save(path)
    else:
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(EXAMPLES)
    roster = read_roster(path, press().edition, coverage(), Disk())
    assert (roster.faults, roster.warnings) == ((), ())
    (entry,) = roster.entries
    assert [wording.raw for _, wording in entry.local.values] == EXAMPLES


def test_the_same_edition_gives_the_same_bytes() -> None:
    edition = press().edition
    assert sheet_xlsx(edition) == sheet_xlsx(edition)
    assert sheet_csv(edition) == sheet_csv(edition)


def test_another_kind_of_file_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sheet", str(EDITION), "-o", str(tmp_path / "名簿.pdf")]) == 1
    assert "L104" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["名簿.xlsx", "名簿.csv"])
def test_a_sheet_without_locals_is_no_roster_as_yet(tmp_path: Path, name: str) -> None:
    with pytest.raises(LeafletError) as error:
        read_roster(made(tmp_path, name), press().edition, coverage(), Disk())
    (found,) = error.value.diagnostics
    assert found.code is Code.BAD_ROSTER
    assert "組合の行がありません" in say(found, "ja").message


@pytest.mark.parametrize("name", ["名簿.xlsx", "名簿.csv"])
def test_a_sheet_that_was_filled_in_is_not_written_over(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    again = ["sheet", str(EDITION), "-o", str(path)]
    assert run(again) == 0
    empty = path.read_bytes()
    assert run(again) == 0
    assert path.read_bytes() == empty
    path.write_bytes(filled := b"a roster with many locals")
    capsys.readouterr()
    assert run(again) == 1
    assert "L110" in capsys.readouterr().err
    assert path.read_bytes() == filled


def test_a_folder_of_that_name_is_not_written_over_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "名簿.xlsx").mkdir()
    assert run(["sheet", str(EDITION), "-o", str(tmp_path / "名簿.xlsx")]) == 1
    assert "L110" in capsys.readouterr().err
