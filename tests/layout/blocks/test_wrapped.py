"""回り込み: lines beside a picture are narrower, read on below it, and nothing is lost or said twice."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet.display.page import Image, Page
from leaflet.display.structure import Role
from leaflet.layout.hanmen import Hanmen, hanmen_of
from tests.layout.pictured import pictured, pressed
from tests.layout.setting import Told, elements, fixed_size, lines, shipped, text, texts

KANA = "職場の声を集めて要求にまとめ、話し合います。「一人では言えない」ことも、声をそろえれば届くのです。"


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def picture(more: str) -> str:
    return f"- 写真: {{ファイル: photo.jpg, 代替文: 絵{more}}}\n"


def body(*paragraphs: str) -> str:
    return "- 本文: |\n" + "".join(f"    {paragraph}\n" for paragraph in paragraphs)


def only(page: Page) -> Image:
    (found,) = (item for item in page.items if isinstance(item, Image))
    return found


def beside(page: Page) -> list[Told]:
    rect = only(page).rect
    column = [
        told for told in lines(page) if (told.x < page.size.width // 2) is (rect.left < page.size.width // 2)
    ]
    return [told for told in column if rect.top < told.y - told.size // 2 < rect.bottom]


@pytest.mark.parametrize(("stand", "at_left"), [("左", True), ("右", False), (None, False)])
def test_lines_beside_a_picture_leave_it_free(tmp_path: Path, stand: str | None, *, at_left: bool) -> None:
    page = pictured(tmp_path, picture(f", 幅: 半幅{f', 寄せ: {stand}' if stand else ''}") + body(text(400)))
    rect, em = only(page).rect, hanmen().size
    assert len(beside(page)) >= 5
    for told in beside(page):
        if at_left:
            assert told.x - rect.right >= em
            assert told.item.origin.x + 12 * em == hanmen().start + hanmen().measure
        else:
            assert rect.left - told.right >= em
            assert told.item.origin.x == hanmen().start
    assert rect.left == hanmen().start if at_left else rect.right == hanmen().start + hanmen().measure


def test_both_edges_of_the_text_are_flush(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 半幅") + body(text(600)))
    narrow = {told.item.line.width for told in beside(page)[1:]}
    assert narrow == {12 * hanmen().size}
    under = [told for told in lines(page) if told.y > only(page).rect.bottom + hanmen().feed]
    assert {told.item.line.width for told in under[:3]} == {hanmen().measure}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["半幅", "25mm", "33mm", "45mm"]), st.lists(st.integers(1, 160), min_size=1, max_size=4)
)
def test_nothing_is_lost_said_twice_or_out_of_order(tmp_path: Path, width: str, lengths: list[int]) -> None:
    paragraphs = [(KANA * 4)[:length] for length in lengths]
    page = pictured(tmp_path, picture(f", 幅: {width}") + body(*paragraphs))
    said: dict[int | None, str] = {}
    for element, part in texts(page):
        said[element] = said.get(element, "") + part
    found = [said[each.id] for each in elements(page, Role.PARAGRAPH)]
    assert found == paragraphs


def test_a_short_text_does_not_let_the_next_block_run_into_the_picture(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 半幅") + body("短い文。") + "- 箇条書き: [一, 二]\n")
    items = [told for told in lines(page) if told.text in ("一", "二") and told.x < page.size.width // 2]
    assert all(told.y - told.size > only(page).rect.bottom for told in items)


def test_paragraphs_go_on_beside_the_picture_as_long_as_there_is_room(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 半幅") + body("甲" * 20, "乙" * 20) + body("丙" * 300))
    assert {told.text[-1] for told in beside(page)} >= {"甲", "乙", "丙"}


@pytest.mark.parametrize("more", [", 幅: 半幅, 寄せ: 中央", ", 幅: 全幅", ", 幅: 62mm"])
def test_text_stands_below_where_there_is_no_room_or_none_is_wanted(tmp_path: Path, more: str) -> None:
    page = pictured(tmp_path, picture(more) + body(text(400)))
    assert beside(page) == []


def test_only_body_text_flows_around(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 半幅") + "- 箇条書き: [一, 二]\n" + body(text(99)))
    assert beside(page) == []


def test_lines_beside_a_picture_are_never_parted_from_it(tmp_path: Path) -> None:
    for before in range(1, 14):
        page = pictured(tmp_path, body(*["前" * 24] * before) + picture(", 幅: 半幅") + body("甲" * 80))
        told = [each.text for each in beside(page)]
        assert ["甲" in each for each in told] == [True] * 5, before


def test_marks_of_notes_survive_on_both_sides_of_the_corner(tmp_path: Path) -> None:
    told = "声を集める[^1]。" + "言葉" * 60 + "話し合う[^2]。"

    rest = "注:\n  1: はじめの注\n  2: おわりの注\n"
    page = pressed(tmp_path, picture(", 幅: 半幅") + body(told), rest=rest).pages[-1]
    assert [each.note for each in elements(page, Role.REFERENCE)] == ["1", "2"]
    assert {each.note for each in elements(page, Role.NOTE)} == {"1", "2"}
    shown = dict(texts(page))
    assert [shown[each.id] for each in elements(page, Role.REFERENCE)] == ["※1", "※2"]


def test_text_stands_on_the_grid_beside_and_below(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 半幅, 説明: ことば") + body(text(700)))
    baselines = {told.y for told in lines(page) if told.size == hanmen().size}
    assert {(y - min(baselines)) % hanmen().feed for y in baselines} == {0}
