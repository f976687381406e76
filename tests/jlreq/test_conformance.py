"""docs/conformance/jlreq.md is whole and true: every rule once, every test there, no `must` left open."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

TABLE = Path("docs/conformance/jlreq.md")
GROUPS = dict(zip("KSEJRDNGHLTVWQ", (14, 16, 7, 12, 7, 2, 8, 11, 4, 1, 1, 3, 1, 2), strict=True))
"""How many rules a group has."""
STATES = {"done", "by construction", "not done"}
OF_COMPOSITION = set("KSEJRDHL")
MOST_OPEN = 5


class Row(NamedTuple):
    """A rule."""

    name: str
    what: str
    clause: str
    weight: str
    state: str
    held_by: str


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in lines if re.match(r"\| [A-Z]\d", line)
    ]
    return [Row(*row) for row in cells]


def names_of_tests() -> set[str]:
    """Return the names of all tests there are."""
    return {
        name
        for path in Path("tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_rule_has_one_row_in_order() -> None:
    assert [row.name for row in rows()] == [
        f"{group}{number}" for group, count in GROUPS.items() for number in range(1, count + 1)
    ]
    assert sum(GROUPS.values()) == 89
    assert {row.state for row in rows()} <= STATES
    assert Counter(row.weight for row in rows()).keys() == {"must", "should", "stretch"}


def test_the_tests_it_names_exist() -> None:
    known = names_of_tests()
    for row in rows():
        named = re.findall(r"`(test_\w+)`", row.held_by)
        assert set(named) <= known, row.name
        assert bool(named) == (row.state == "done"), row.name


def test_what_is_open_says_why_and_no_must_is() -> None:
    open_rows = [row for row in rows() if row.state == "not done"]
    assert not [row.name for row in open_rows if row.weight == "must"]
    assert all(row.held_by for row in open_rows)
    of_composition = [row for row in open_rows if row.name[0] in OF_COMPOSITION and row.weight == "should"]
    assert len(of_composition) <= MOST_OPEN
