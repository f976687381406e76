"""A change in one line: enough of it to know which is meant, however long the text."""

from time import perf_counter

import pytest

from leaflet.cli.changes import LONGEST, in_short, told
from leaflet.editions.compare import Change, Told

SHORT = Told("おもて 本文", "春の集会")
LONG = "組合は、" * 40


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change(None, SHORT), "+ おもて 本文: 春の集会"),
        (Change(SHORT, None), "- おもて 本文: 春の集会"),
        (Change(SHORT, Told("おもて 本文", "夏の集会")), "* おもて 本文: [-春-]{+夏+}の集会"),
        (Change(None, None), ""),
    ],
)
def test_each_kind(change: Change, line: str) -> None:
    assert told(change) == line
    if line:
        assert in_short(change) == line


def test_a_long_text_is_cut_around_the_difference() -> None:
    after = Told("おもて 本文", LONG + "五月に集まります。" + LONG)
    line = in_short(Change(Told("おもて 本文", LONG + "三月に集まります。" + LONG), after))
    assert "[-三-]{+五+}月に集まります" in line
    assert line.startswith("* おもて 本文: …")
    assert line.endswith("…")
    assert len(line) < LONGEST + 20


def test_text_of_several_lines_is_one_line() -> None:
    assert in_short(Change(None, Told("表", "一\n二"))) == "+ 表: 一 二"


def test_a_very_long_text_keeps_nobody_waiting() -> None:
    before, after = (Told("本文", sign + "あいうえお" * 20_000) for sign in "甲乙")
    start = perf_counter()
    assert in_short(Change(before, after)) == "* 本文"
    assert perf_counter() - start < 0.1
