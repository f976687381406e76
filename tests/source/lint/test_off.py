"""Switching rules off in place."""

import pytest

from leaflet.diagnostics import Code
from leaflet.source.lint.run import checked
from tests.source.lint.support import body, codes, edition, files
from tests.source.support import EDITION_PATH

SLIP = body("なぜ？。", "㈱架空")


def test_a_remark_above_a_line_holds_for_all_below_it() -> None:
    assert codes(SLIP) == [Code.STOP_AFTER_MARK, Code.MACHINE_DEPENDENT]
    assert codes("# 検査しない: L294\n" + SLIP) == [Code.MACHINE_DEPENDENT]
    assert codes("# 検査しない: L294 L293\n" + SLIP) == []
    assert codes("# 検査しない: L294、L293\n\n# メモ\n" + SLIP) == []
    assert codes("# lint: off L294, L293 (わけ)\n" + SLIP) == []


def test_it_does_not_hold_for_what_comes_after() -> None:
    assert codes("# 検査しない: L294\n- 見出し: なぜ\n" + SLIP) == [
        Code.STOP_AFTER_MARK,
        Code.MACHINE_DEPENDENT,
    ]
    assert codes("# 検査しない: L294\n" + SLIP + "\n" + SLIP) == [
        Code.MACHINE_DEPENDENT,
        Code.STOP_AFTER_MARK,
        Code.MACHINE_DEPENDENT,
    ]


def test_a_remark_behind_a_bar_holds_for_its_text() -> None:
    assert codes(SLIP.replace("|", "| # 検査しない: L294")) == [Code.MACHINE_DEPENDENT]


def test_a_remark_before_the_first_key_holds_for_the_file() -> None:
    text = edition(SLIP + "\n" + SLIP)
    world = files("# メモ\n# 検査しない: L294\n" + text)
    assert [d.code for d in checked(EDITION_PATH, world)] == [Code.MACHINE_DEPENDENT] * 2


@pytest.mark.parametrize(
    "remark", ["# 検査しない", "# L294", "# 検査しない: なんでも", "- 見出し: 検査しない L294"]
)
def test_other_remarks_switch_nothing_off(remark: str) -> None:
    assert codes(remark + "\n" + SLIP) == [Code.STOP_AFTER_MARK, Code.MACHINE_DEPENDENT]


def test_what_is_said_in_a_text_switches_nothing_off() -> None:
    assert codes(body("# 検査しない: L294", "なぜ？。")) == [Code.STOP_AFTER_MARK]


def test_a_remark_at_the_files_end_is_about_nothing() -> None:
    assert codes(SLIP + "\n# 検査しない: L294") == [Code.STOP_AFTER_MARK, Code.MACHINE_DEPENDENT]
