"""囲み: a frame and a tab with the title; whole grid lines; in a column it is never divided."""

import pytest

from leaflet.diagnostics import Code
from leaflet.display.page import Page, Stroke
from leaflet.geometry import Rect
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.units import PT
from tests.layout.setting import complaints, fills, fixed_size, laid, line, lines, shipped, text


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def box(*paragraphs: str, title: str | None = "箱の題", spanning: bool = True) -> str:
    inside = "".join(f"      - 本文: {paragraph}\n" for paragraph in paragraphs)
    head = f"    題: {title}\n" if title else ""
    return f"- 囲み:\n{head}    中身:\n{inside}" + ("  段抜き: はい\n" if spanning else "")


def frame(page: Page) -> Rect:
    (found,) = (item.rect for item in page.items if isinstance(item, Stroke))
    return found


def inside(page: Page) -> list[str]:
    return [told.text for told in lines(page) if frame(page).top < told.y < frame(page).bottom]


def test_a_spanning_box_is_as_wide_as_the_type_area_and_one_in_a_column_as_the_column() -> None:
    (wide,) = laid(body(20) + box("甲" * 9))
    (narrow,) = laid(body(20) + box("甲" * 9, spanning=False))
    assert frame(wide).width == hanmen().width
    assert frame(narrow).width == hanmen().measure


@pytest.mark.parametrize("before", [5, 8, 9, 10, 11, 14])
def test_a_box_in_a_column_is_not_divided(before: int) -> None:
    (page,) = laid(body(before) + box(*["箱" + text(60)] * 3, spanning=False) + body(20 - before))
    told = [one for one in lines(page) if "箱" in one.text]
    middle = page.size.width // 2
    assert len({one.x > middle for one in told}) == 1
    assert all(frame(page).top < one.y < frame(page).bottom for one in told if one.text != "箱の題")


def test_text_in_a_box_stands_on_the_pages_grid() -> None:
    (page,) = laid(body(20) + box(*["箱" + text(60)] * 4))
    baselines = {told.y for told in lines(page) if told.size == hanmen().size}
    assert {(y - min(baselines)) % hanmen().feed for y in baselines} == {0}


def test_text_keeps_the_inner_space_from_the_frame() -> None:
    (page,) = laid(body(20) + box(*["箱" + text(60)] * 4))
    padding = shipped().callout.padding
    room = frame(page).inset(padding)
    for told in lines(page):
        if told.text != "箱の題" and frame(page).top < told.y < frame(page).bottom:
            assert room.left <= told.x
            assert told.right <= room.right
            assert told.y + told.size * 3 // 25 <= room.bottom + PT // 100


def test_much_text_in_a_spanning_box_stands_in_columns_little_does_not() -> None:
    (page,) = laid(body(20) + box(*["箱" + text(80)] * 4))
    middle = page.size.width // 2
    assert {
        told.x > middle for told in lines(page) if told.text.startswith("箱") and told.text != "箱の題"
    } == {
        False,
        True,
    }
    (page,) = laid(body(20) + box("箱" + text(30)))
    assert line(page, "箱一").right > middle


def test_a_title_sits_in_the_frames_upper_edge() -> None:
    (page,) = laid(body(20) + box("甲" * 9))
    title = line(page, "箱の題")
    (tab,) = (
        fill.rect
        for fill in fills(page, "強調")
        if fill.rect.contains(Rect(title.x, title.y, title.x, title.y))
    )
    assert tab.top < frame(page).top < tab.bottom
    assert tab.left > frame(page).left


def test_a_box_without_a_title_has_no_tab() -> None:
    (page,) = laid(body(20) + box("甲" * 9, title=None))
    assert fills(page, "強調") == []
    assert inside(page) == ["甲" * 9]


@pytest.mark.parametrize("spanning", [True, False])
def test_a_title_of_several_lines_loses_nothing_and_pushes_the_text_down(spanning: bool) -> None:  # noqa: FBT001
    title = "題" + text(70)
    (page,) = laid(body(20) + box("箱" + text(30), title=title, spanning=spanning))
    titles = [told for told in lines(page) if told.size == shipped_title_size()]
    assert "".join(told.text for told in titles) == title
    assert len(titles) > 1
    lowest = max(told.y + told.size * 3 // 25 for told in titles)
    first = line(page, "箱一")
    assert first.y - first.size * 22 // 25 >= lowest
    (tab,) = (fill.rect for fill in fills(page, "強調"))
    assert all(
        tab.contains(Rect(t.x, t.y - t.size * 22 // 25, t.right, t.y + t.size * 3 // 25)) for t in titles
    )


def shipped_title_size() -> int:
    return next(style.size for style in shipped().styles if style.name.value == "囲み題")


def test_a_box_of_which_nothing_can_be_set_is_told_not_crashed_upon() -> None:
    wrong = "- 囲み:\n    中身:\n      - 大見出し: 囲みの中\n"
    for spanning in ("", "  段抜き: はい\n"):
        assert [each.code for each in complaints(body(4) + wrong + spanning)] == [Code.MUST_SPAN]


def test_a_box_in_a_box_stands_inside_it() -> None:
    inner = f"      - 囲み:\n          題: 中の題\n          中身:\n            - 本文: 中{text(150)}\n"
    (page,) = laid(body(20) + f"- 囲み:\n    題: 外の題\n    中身:\n{inner}  段抜き: はい\n")
    outside, inside = (item.rect for item in page.items if isinstance(item, Stroke))
    assert outside.contains(inside)
    assert all(
        inside.contains(Rect(t.x, t.y, t.right, t.y)) for t in lines(page) if t.text.startswith("中一")
    )
