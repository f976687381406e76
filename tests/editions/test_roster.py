"""Every row is checked before anything is composed, and what is wrong is told with its cell and a remedy."""

import time
import unicodedata
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.messages import say
from tests.editions.rosters import (
    CLOCK,
    DAY,
    EDITION,
    FILE,
    PHONE,
    SITE,
    UNION,
    WORDS,
    Row,
    plant,
    roster,
    write,
)
from tests.editions.support import checked, told

LOCALS = 1_700
SECONDS = 30.0
"""Checking 1,700 rows takes less than three seconds; a loaded machine gets ten times that."""


@pytest.mark.parametrize("kind", ["cp932", "bom", "xlsx"])
def test_of_1700_rows_exactly_the_twelve_with_faults_come_back(tmp_path: Path, kind: str) -> None:
    rows = roster(LOCALS)
    planted = plant(rows)
    began = time.monotonic()
    found = checked(rows, tmp_path, kind)
    assert time.monotonic() - began < SECONDS
    assert told(found) == [(fault.row, fault.cell, fault.code) for fault in planted]
    assert len(found.entries) == LOCALS - len(planted)
    assert found.warnings == ()


def test_every_fault_is_told_with_its_cell_and_how_to_mend_it(tmp_path: Path) -> None:
    rows = roster(LOCALS)
    planted = plant(rows)
    for fault, expected in zip(checked(rows, tmp_path).faults, planted, strict=True):
        (diagnostic,) = fault.diagnostics
        for language in ("ja", "en"):
            said = say(diagnostic, language)
            assert expected.cell in said.message
            assert said.hint
        assert expected.remedy in say(diagnostic, "ja").hint
        assert diagnostic.span is not None
        assert diagnostic.span.line == expected.row


def one(folder: Path, column: int, value: str, kind: str = "utf8") -> list[tuple[int, str, str]]:
    """Return what is wrong with three rows of which the second has one other value."""
    rows = roster(3)
    rows[2][column] = value
    return told(checked(rows, folder, kind))


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (UNION, "", "L223"),
        (UNION, "一行目\n二行目", "L226"),
        (UNION, "#N/A", "L270"),
        (DAY, "来週", "L226"),
        (DAY, "46367", "L226"),
        (DAY, "令和8年2月30日", "L224"),
        (SITE, "example.jp", "L226"),
        (WORDS, "あ" * 4001, "L225"),
        (WORDS, "\ue000さんより", "L402"),
        (FILE, "nul", "L268"),
        (FILE, "kasou-0001 ", None),
    ],
)
def test_one_wrong_value_is_told_once(tmp_path: Path, column: int, value: str, code: str | None) -> None:
    found = one(tmp_path, column, value)
    letter = "ABCDEFGH"[column]
    assert found == [(3, f"{letter}3", code or "L269")]


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    rows = roster(1)
    rows[1][PHONE], rows[1][DAY], rows[1][CLOCK] = "", "2026-13-01", "99:99"
    assert told(checked(rows, tmp_path)) == [(2, "C2", "L223"), (2, "D2", "L224"), (2, "E2", "L226")]


def test_names_that_differ_only_by_normalisation_clash(tmp_path: Path) -> None:
    rows = roster(2)
    rows[1][FILE], rows[2][FILE] = "ガイド", unicodedata.normalize("NFD", "ガイド")
    assert told(checked(rows, tmp_path)) == [(3, "H3", "L269")]


def test_the_same_local_twice_is_told_but_two_branches_with_names_of_their_own_are_not(
    tmp_path: Path,
) -> None:
    rows = roster(2)
    rows[2][UNION] = f"　{rows[1][UNION]} "
    assert told(checked(rows, tmp_path)) == []
    for row in rows:
        row.pop(FILE)
    assert told(checked(rows, tmp_path)) == [(3, "A3", "L267")]


def test_names_of_files_come_from_the_union_where_no_column_gives_them(tmp_path: Path) -> None:
    rows = roster(3)
    rows[1][UNION], rows[1][FILE] = "北部/南部連絡会", ""
    rows[2][FILE] = ""
    assert [entry.name for entry in checked(rows, tmp_path).entries] == [
        "北部／南部連絡会",
        rows[2][UNION],
        "kasou-0003",
    ]


def test_dates_and_times_become_values_as_a_local_writes_them(tmp_path: Path) -> None:
    rows = roster(1)
    rows[1][DAY], rows[1][CLOCK] = "令和8年12月11日（金）", "午後6時30分"
    (entry,) = checked(rows, tmp_path).entries
    values = {name: wording.raw for name, wording in entry.local.values}
    assert (values["集会日"], values["集会時刻"]) == ("2026-12-11", "18:30")


def test_remarks_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows: list[Row] = [*roster(1)[:1], ["# 組合の正式な名前", "例"], ["", "# 例：架空市"], *roster(2)[1:]]
    assert [entry.row for entry in checked(rows, tmp_path).entries] == [4, 5]


def test_values_name_their_place_in_the_roster(tmp_path: Path) -> None:
    (entry,) = checked(roster(1), tmp_path).entries
    spans = {name: wording.span for name, wording in entry.local.values}
    assert spans["電話"] == (str(tmp_path / "meibo.csv"), 2, 3)


def test_rare_characters_of_names_are_no_faults(tmp_path: Path) -> None:
    rows = roster(1)
    rows[1][UNION] = "\U00020bb7野・葛\U000e0100城・髙原・\ufa11市"
    found = checked(rows, tmp_path)
    assert found.faults == ()
    assert dict(found.entries[0].local.values)["組合名"].raw == rows[1][UNION]


def test_the_command_reports_faults_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = roster(30)
    planted = plant(rows)
    path = write(rows, tmp_path, "xlsx")
    out = tmp_path / "out"
    command = ["batch", str(EDITION), "--roster", str(path), "-o", str(out), "--check-only"]
    assert run([*command, "--format", "short"]) == 2
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert [line.split(" ")[1] for line in lines] == [fault.code for fault in planted]
    assert all(f"セル {fault.cell}：" in line for fault, line in zip(planted, lines, strict=True))
    assert [file.name for file in out.iterdir() if file.is_file()] == ["誤り一覧.xlsx"]
