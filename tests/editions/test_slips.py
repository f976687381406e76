"""What can be printed but is hardly meant is told of a roster's rows, which are built all the same."""

from pathlib import Path

from leaflet.diagnostics import Code, Severity
from leaflet.editions.slips import MOST
from tests.editions.rosters import PHONE, SITE, UNION, WORDS, roster, write
from tests.editions.support import built, checked


def test_a_roster_as_it_should_be_has_none(tmp_path: Path) -> None:
    assert checked(roster(50), tmp_path).slips == ()


def test_examples_and_odd_numbers_are_told_at_their_cells(tmp_path: Path) -> None:
    rows = roster(5)
    rows[1][UNION] = "○○市職員労働組合"
    rows[2][PHONE] = "03-1234-567"
    rows[3][SITE] = "https://example.jp/"
    rows[4][PHONE] = "000-000-0000"
    rows[5][WORDS] = "電話は03-1234-56789です。"
    found = checked(rows, tmp_path)
    assert found.faults == ()
    assert [(str(d.code), dict(d.words)["cell"]) for d in found.slips] == [
        ("L276", "A2"),
        ("L285", "C3"),
        ("L276", "F4"),
        ("L276", "C5"),
        ("L285", "G6"),
    ]
    assert all(d.severity is Severity.WARNING for d in found.slips)


def test_they_are_warnings_of_a_batch_that_is_built(tmp_path: Path) -> None:
    rows = roster(2)
    rows[1][PHONE] = "03-1234-567"
    result = built(write(rows, tmp_path, "xlsx"), tmp_path / "out")
    assert (result.entries, result.faults) == (2, ())
    assert [str(d.code) for d in result.warnings] == ["L285"]


def test_a_row_that_is_not_built_has_to_be_mended_anyway(tmp_path: Path) -> None:
    rows = roster(1)
    rows[1][PHONE], rows[1][UNION] = "", "○○市職員労働組合"
    found = checked(rows, tmp_path)
    assert len(found.faults) == 1
    assert found.slips == ()


def test_thousands_do_not_hide_each_other(tmp_path: Path) -> None:
    rows = roster(100)
    for row in rows[1:]:
        row[PHONE] = "03-1234-567"
    *told, more = checked(rows, tmp_path).slips
    assert len(told) == MOST
    assert more.code is Code.MORE_SLIPS
    assert dict(more.words)["count"] == str(100 - MOST)
