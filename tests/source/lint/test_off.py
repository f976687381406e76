"""Switching rules off in place."""

import re

import pytest

from leaflet.diagnostics import Code
from leaflet.source.lint.rules import RULES
from leaflet.source.lint.run import checked
from tests.source.lint.support import TEMPLATE, body, codes, edition, files, local_told
from tests.source.lint.test_planted import PLANTED, SOUND, lint
from tests.source.support import EDITION_PATH, TEMPLATE_PATH, changed

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


def with_remark(text: str, line: int, code: Code) -> str:
    """Return a text with a remark above the key to which a line (from 1) belongs, and nowhere else."""
    lines = text.splitlines()
    at = line - 1
    while not re.match(r" *(?:- )?[^ :：、。]+:(?: |$)", lines[at]):
        at -= 1
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines.insert(at, " " * indent + f"# 検査しない: {code}")
    return "\n".join(lines) + "\n"


IN_EDITIONS = {code: (old, new) for old, new, code in PLANTED}


@pytest.mark.parametrize("code", IN_EDITIONS)
def test_each_rule_is_switched_off_in_place(code: Code) -> None:
    text = changed(SOUND, *IN_EDITIONS[code])
    ((found, line),) = lint(text)
    assert found is code
    assert lint(with_remark(text, line, code)) == []


def test_the_others_are_too() -> None:
    others = {rule.code for rule in RULES} - set(IN_EDITIONS)
    of_templates = {Code.LOW_CONTRAST, Code.NO_ROOM_TO_HANG, Code.HARD_TO_FOLLOW}
    in_text = {Code.LEFTOVER_EXAMPLE, Code.TYPED_INDENT, Code.DICTIONARY_WORD, Code.PARTIAL_RUBY}
    assert others == of_templates | in_text
    off = "# 検査しない: {}\n"
    assert [d.code for d in local_told("組合名: ○○市\n")] == [Code.LEFTOVER_EXAMPLE]
    assert local_told(off.format(Code.LEFTOVER_EXAMPLE) + "組合名: ○○市\n") == ()
    indented = "- 見出し: あ\n- 本文: |\n    あ\n    　い"
    assert codes(body("{瑕|か}疵")) == [Code.PARTIAL_RUBY]
    assert codes(off.format(Code.PARTIAL_RUBY) + body("{瑕|か}疵")) == []
    assert codes(indented) == [Code.TYPED_INDENT]
    assert codes(with_remark(indented, 4, Code.TYPED_INDENT)) == []
    word = {"prh_yml": "rules: [{expected: 子ども, pattern: 子供}]\n"}
    assert codes(body("子供"), **word) == [Code.DICTIONARY_WORD]
    assert codes(off.format(Code.DICTIONARY_WORD) + body("子供"), **word) == []
    crowded = changed(TEMPLATE, "行送り: 16pt, 段数: 2, 段間: 2字", "行送り: 12pt, 段数: 2, 段間: 0.3字")
    crowded = changed(crowded, "字下げ: 1字}", "字下げ: 1字, 行端: ぶら下げ}")
    assert codes_of(crowded) == [Code.NO_ROOM_TO_HANG, Code.HARD_TO_FOLLOW]
    assert codes_of(off.format(Code.NO_ROOM_TO_HANG) + crowded) == [Code.HARD_TO_FOLLOW]
    assert codes_of(off.format(Code.HARD_TO_FOLLOW) + crowded) == [Code.NO_ROOM_TO_HANG]


def codes_of(template: str) -> list[Code]:
    return [d.code for d in checked(TEMPLATE_PATH, files("", template))]


def test_contrast_is_switched_off_at_the_style_that_is_meant() -> None:
    pale = changed(TEMPLATE, '画面: "#e9f1fa", 輪転機: 10%}', '画面: "#3050a0", 輪転機: 60%}')
    found = checked(TEMPLATE_PATH, files("", pale))
    assert {d.code for d in found} == {Code.LOW_CONTRAST}
    (line,) = {d.span.line for d in found if d.span}
    assert checked(TEMPLATE_PATH, files("", with_remark(pale, line, Code.LOW_CONTRAST))) == ()
