"""One side: regions between what spans the columns, order on the page, what goes to its edges."""

from itertools import pairwise

import pytest

from leaflet.diagnostics import Code
from leaflet.display.page import Page
from leaflet.layout.hanmen import hanmen_of
from leaflet.messages import say
from leaflet.units import Length
from tests.layout.setting import complaints, fixed_size, laid, line, lines, shipped, text


def rows(name: str, count: int) -> str:
    return "- 本文: |\n" + f"    {name}{text(19)}\n" * count


def at(page: Page, name: str) -> list[tuple[bool, Length]]:
    """Return for each line with that name whether it stands on the right, and its baseline."""
    middle = page.size.width // 2
    return [(told.x > middle, told.y) for told in lines(page) if told.text.startswith(name)]


BOX = "- 囲み:\n    中身:\n      - 本文: 箱の中\n  段抜き: はい\n"
BANNER = "- 帯:\n    - 帯の中\n"


@pytest.mark.parametrize(
    "between", [BOX, BANNER, "- 見出し: 箱の中\n  段抜き: はい\n", "- 大見出し: 箱の中\n"]
)
def test_a_spanning_block_ends_a_region_and_another_begins_below(between: str) -> None:
    (page,) = laid(rows("前", 8) + between + rows("後", 8))
    before, after = at(page, "前"), at(page, "後")
    inside = line(page, "帯の中" if between is BANNER else "箱の中").y
    assert max(y for _, y in before) < inside < min(y for _, y in after)
    for region in (before, after):
        sides = [[y for right, y in region if right is wanted] for wanted in (False, True)]
        assert sides[0] == sides[1]
        assert len(sides[0]) == 4


def test_an_ordinary_block_may_span_the_columns() -> None:
    (page,) = laid(rows("前", 4) + f"- 本文: 広{text(40)}\n  段抜き: はい\n" + rows("後", 4))
    wide = line(page, "広")
    hanmen = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)
    assert wide.text == f"広{text(40)}"
    assert wide.right > hanmen.start + hanmen.measure + hanmen.gap


def test_columns_are_read_one_after_the_other() -> None:
    (page,) = laid(rows("前", 8))
    middle = page.size.width // 2
    order = [told.x > middle for told in lines(page)]
    assert order == sorted(order)


def test_blocks_for_the_head_come_first_and_for_the_foot_last() -> None:
    top = "- 囲み:\n    中身:\n      - 本文: 上の箱\n  段抜き: はい\n  位置: 上端\n"
    foot = "- 帯:\n    - 下の帯\n  位置: 下端\n- 奥付: {左: 奥付の左, 右: 版番号}\n"
    (page,) = laid(foot + rows("前", 8) + top, rest="出典: 出典の文\n")
    order = ["上の箱", "前", "下の帯", "出典の文", "奥付の左"]
    said = [told.text for told in lines(page)]
    firsts = [next(k for k, one in enumerate(said) if one.startswith(name)) for name in order]
    assert firsts == sorted(firsts)


def test_from_the_foot_up_stand_colophon_credit_banner_and_notes() -> None:
    foot = "- 帯:\n    - 下の帯\n  位置: 下端\n- 奥付: {左: 奥付の左, 右: 版番号}\n"
    notes = "注: {a: 注の文が、ここに立ちます。}\n出典: 出典の文\n"
    (page,) = laid("- 本文: 前[^a]のとおりです。\n" + rows("前", 8) + foot, rest=notes)
    heights = [line(page, name).y for name in ("奥付の左", "出典の文", "下の帯", "※1　注の文")]
    assert heights == sorted(heights, reverse=True)
    assert max(y for _, y in at(page, "前")) < heights[-1]


def test_a_lone_short_note_is_set() -> None:
    (page,) = laid("- 本文: 前[^a]です。\n", rest="注: {a: 短い注。}\n")
    assert line(page, "※1").text == "※1　短い注。"


def test_few_lines_are_not_blown_up_to_fill_a_page() -> None:
    (page,) = laid(rows("前", 8))
    baselines = sorted({y for _, y in at(page, "前")})
    feed = shipped().grid.feed
    assert [b - a for a, b in pairwise(baselines)] == [feed] * 3


def test_a_side_without_columns_to_fill_is_a_page_all_the_same() -> None:
    (page,) = laid(BOX)
    assert [told.text for told in lines(page)] == ["箱の中"]


def test_a_single_line_stands_in_the_first_column() -> None:
    (page,) = laid("- 本文: ひとつだけ\n")
    assert at(page, "ひとつ")[0][0] is False


def test_what_cannot_stand_at_the_foot_is_refused_by_its_japanese_name() -> None:
    (found,) = complaints(rows("前", 4) + BOX.rstrip() + "\n  位置: 下端\n")
    assert found.code is Code.POSITION_NOT_BUILT
    assert "「囲み」を「下端」に" in say(found).message


@pytest.mark.parametrize(("block", "name"), [("- 大見出し: 題\n  段抜き: いいえ\n", "大見出し")])
def test_what_must_span_is_refused_in_a_column(block: str, name: str) -> None:
    (found,) = complaints(rows("前", 4) + block)
    assert found.code is Code.MUST_SPAN
    assert f"「{name}」" in say(found).message


def test_every_mistake_of_a_side_is_told_at_once() -> None:
    broken = "- 大見出し: 題\n  段抜き: いいえ\n"
    told = complaints(rows("前", 2) + broken + BOX.rstrip() + "\n  位置: 下端\n", rows("後", 2) + broken)
    assert [each.code for each in told] == [Code.MUST_SPAN, Code.POSITION_NOT_BUILT, Code.MUST_SPAN]
    assert [each.span.line for each in told if each.span] == [10, 12, 22]
