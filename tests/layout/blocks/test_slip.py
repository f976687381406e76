"""切り取り: a dashed line from edge to edge, and a form that a hand can fill in."""

from itertools import pairwise

import pytest

from leaflet.diagnostics import Code
from leaflet.display.page import Page, Rule, Stroke
from leaflet.display.structure import Role
from leaflet.geometry import Rect
from leaflet.layout.blocks.slip import BOX, CUT_HERE, ROW
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.units import MM
from tests.layout.setting import (
    complaints,
    elements,
    fills,
    fixed_size,
    laid,
    line,
    lines,
    shipped,
    text,
    texts,
)

SLIP = """\
- 切り取り:
    題: 参加申込書
    本文: 書いて、12月4日までに渡してください。
    記入欄:
      - お名前
      - 職場
      - {欄: 参加, 選択: [参加します, 参加しません]}
      - {欄: 意見, 行: 3}
    送り先: 組合事務所
"""
AT_FOOT = SLIP + "  位置: 下端\n"


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def dashes(page: Page) -> list[Rule]:
    return sorted(
        (item for item in page.items if isinstance(item, Rule) and item.dash), key=lambda rule: rule.start.x
    )


def form(page: Page) -> Rect:
    (found,) = (item.rect for item in page.items if isinstance(item, Stroke))
    return found


def rows(page: Page) -> list[int]:
    """Return the upper and lower edges of the form's rows."""
    box = form(page)
    level = {item.start.y for item in page.items if isinstance(item, Rule) and item.start.y == item.end.y}
    return sorted({box.top, box.bottom, *(y for y in level if box.top < y < box.bottom)})


@pytest.mark.parametrize("slip", [SLIP, AT_FOOT])
def test_the_line_to_cut_along_runs_from_edge_to_edge(slip: str) -> None:
    (page,) = laid(body(10) + slip)
    found = dashes(page)
    assert (found[0].start.x, found[-1].end.x) == (-page.bleed, page.size.width + page.bleed)
    assert len({rule.start.y for rule in found}) == 1
    name = line(page, CUT_HERE)
    gaps = [(before.end.x, after.start.x) for before, after in pairwise(found)]
    assert any(start < name.x and name.right < end for start, end in gaps)
    assert abs(name.x + name.right - page.size.width) < MM


def test_a_slip_at_the_foot_is_the_lowest_thing_on_the_page() -> None:
    (page,) = laid(body(10) + AT_FOOT + "- 帯: [話し合おう]\n  位置: 下端\n", rest="出典: 資料\n")
    (dash, *_) = dashes(page)
    for told in lines(page):
        above = told.y < dash.start.y
        assert above is (told.text not in SLIP_TEXTS)


SLIP_TEXTS = {
    CUT_HERE,
    "参加申込書",
    "書いて、12月4日までに渡してください。",
    "お名前",
    "職場",
    "参加",
    f"{BOX}参加します　{BOX}参加しません",
    "意見",
    "組合事務所",
}


def test_all_that_the_slip_says_is_there_in_its_order() -> None:
    (page,) = laid(body(4) + SLIP)
    (dash, *_) = dashes(page)
    below = [told for told in lines(page) if told.y > dash.start.y]
    assert [told.text for told in below][1:] == [
        *("参加申込書", "書いて、12月4日までに渡してください。", "お名前", "職場", "参加"),
        *(f"{BOX}参加します　{BOX}参加しません", "意見", "組合事務所"),
    ]
    assert set(SLIP_TEXTS) == {told.text for told in below}


def test_there_is_room_for_a_hand() -> None:
    (page,) = laid(body(4) + SLIP)
    heights = [after - before for before, after in pairwise(rows(page))]
    assert min(heights) >= ROW >= 8 * MM
    assert max(heights) >= 3 * ROW


def test_short_entries_share_a_row_and_names_stand_on_a_tint() -> None:
    (page,) = laid(body(4) + SLIP)
    assert line(page, "お名前").y == line(page, "職場").y
    assert line(page, f"{BOX}参加").y < line(page, "意見").y
    tints = [
        fill.rect for fill in fills(page, shipped().callout.ground or "") if form(page).contains(fill.rect)
    ]
    assert len(tints) == 4
    for name in ("お名前", "職場", "意見"):
        told = line(page, name)
        assert any(
            tint.left < told.x < told.right < tint.right and tint.top < told.y < tint.bottom for tint in tints
        )


def test_names_and_choices_stand_in_the_middle_of_their_rows() -> None:
    (page,) = laid(body(4) + SLIP)
    edges = rows(page)
    for told in lines(page):
        if told.text in ("お名前", "意見", f"{BOX}参加します　{BOX}参加しません"):
            top, bottom = next((a, b) for a, b in pairwise(edges) if a < told.y < b)
            middle = told.y - told.size * 38 // 100
            assert abs(middle - (top + bottom) // 2) < MM // 2


def test_many_choices_turn_over_within_their_row() -> None:
    many = ", ".join(f"とても長い選択肢の{k}番" for k in "一二三四五六七八")
    (page,) = laid(f"- 切り取り: {{記入欄: [{{欄: 要求, 選択: [{many}]}}]}}\n")
    told = [each for each in lines(page) if "選択肢" in each.text]
    assert len(told) > 1
    assert all(form(page).contains(Rect(each.x, each.y - each.size, each.right, each.y)) for each in told)


def test_readers_are_told_a_form_as_a_list_of_entries() -> None:
    (page,) = laid(body(4) + SLIP)
    found = [each for each in elements(page, Role.LIST) if len(each.children) == 4]
    (entries,) = found
    shown: dict[int | None, str] = {}
    for owner, part in texts(page):
        shown[owner] = shown.get(owner, "") + part
    assert [[shown[each.id] for each in item.children] for item in entries.children] == [
        *(["お名前"], ["職場"], ["参加", f"{BOX}参加します　{BOX}参加しません"], ["意見"]),
    ]
    (heading,) = elements(page, Role.HEADING)
    assert shown[heading.id] == "参加申込書"


def test_a_slip_does_not_stand_in_a_column() -> None:
    (told,) = complaints(SLIP + "  段抜き: いいえ\n")
    assert (told.code, dict(told.words)["block"]) == (Code.MUST_SPAN, "切り取り")
