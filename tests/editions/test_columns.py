"""Headings meet variables as people write them; what nobody meant is told before a value goes astray."""

import pytest

from leaflet.diagnostics import Complaints, LeafletError
from leaflet.editions.columns import REPORT_TITLES, Digits, columns_of, digits_of, namer
from leaflet.editions.grid import Cell, GridRow
from leaflet.model.edition import Variable, VariableKind
from leaflet.source.read import read_edition
from leaflet.world import Disk
from tests.editions.rosters import EDITION, HEADINGS

VARIABLES = read_edition(EDITION, Disk()).variables


def matched(*headings: str) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """Return which heading stands at which place, and the codes and columns of what was said."""
    complaints = Complaints()
    row = GridRow(1, tuple(map(Cell, headings)))
    columns = columns_of(row, VARIABLES, "meibo.csv", complaints)
    said = [(str(d.code), d.span.column) for d in complaints.all if d.span]
    return {column.heading: column.at for column in columns}, said


def refused(*headings: str) -> list[tuple[str, int]]:
    with pytest.raises(LeafletError) as caught:
        matched(*headings)
    return [(str(d.code), d.span.column) for d in caught.value.diagnostics if d.span]


def test_columns_may_stand_in_any_order() -> None:
    assert matched(*HEADINGS) == ({name: at for at, name in enumerate(HEADINGS)}, [])
    assert matched(*reversed(HEADINGS))[0] == {name: at for at, name in enumerate(reversed(HEADINGS))}


def test_required_columns_are_enough() -> None:
    assert matched("電話", "組合名") == ({"電話": 0, "組合名": 1}, [])


@pytest.mark.parametrize("heading", ["組合名（必須）", "組合名 ※", "　組合名*", "組合名(正式名)"])
def test_remarks_and_widths_do_not_count(heading: str) -> None:
    assert matched(heading, "電話", "ｻｲﾄ")[0] == {"組合名": 0, "電話": 1, "サイト": 2}


def test_the_columns_of_a_list_of_faults_are_passed_over() -> None:
    assert matched("組合名", "電話", *REPORT_TITLES) == ({"組合名": 0, "電話": 1}, [])


def test_a_column_of_ones_own_is_passed_over_with_a_word() -> None:
    assert matched("管理番号", "組合名", "電話") == ({"組合名": 1, "電話": 2}, [("L275", 1)])


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (("電話",), [("L261", 1)]),
        (("組合名", "電話", "集会曰"), [("L262", 3)]),
        (("組合名", "電話", "電話"), [("L263", 3)]),
        (("組合名称", "電話"), [("L261", 1), ("L262", 1)]),
        (("架空市職員労働組合", "000-000-0000"), [("L260", 1), ("L275", 1), ("L275", 2)]),
    ],
)
def test_what_would_lose_a_value_is_an_error(headings: tuple[str, ...], said: list[tuple[str, int]]) -> None:
    assert sorted(refused(*headings)) == said


@pytest.mark.parametrize(
    ("name", "example", "explanation", "digits"),
    [
        ("電話", None, None, Digits.PHONE),
        ("連絡先", "電話 000-000-0000", None, Digits.PHONE),
        ("ＦＡＸ", None, None, Digits.PHONE),
        ("窓口", None, "相談の携帯", Digits.PHONE),
        ("郵便番号", None, None, Digits.POSTAL),
        ("住所", "〒000-0000 架空市", None, Digits.POSTAL),
        ("番号", "123-4567", None, Digits.POSTAL),
        ("会場", "第１会議室", "市役所の中", None),
    ],
)
def test_phone_and_postal_columns_are_known_by_what_is_said_of_them(
    name: str, example: str | None, explanation: str | None, digits: Digits | None
) -> None:
    variable = Variable(name, VariableKind.TEXT, VARIABLES[0].span, example=example, explanation=explanation)
    assert digits_of(variable) is digits


def test_a_local_is_named_by_its_union_or_by_the_first_required_text() -> None:
    named = namer(VARIABLES)
    assert named is not None
    assert named.name == "組合名"
    others = tuple(variable for variable in VARIABLES if variable.name != "組合名")
    phone = namer(others)
    assert phone is not None
    assert phone.name == "電話"
    assert namer(()) is None
