"""写真: as wide as asked for, in whole grid lines, its words below it and for those who do not see."""

from pathlib import Path

import pytest

from leaflet.display.page import Image, Page
from leaflet.display.page import Path as Drawn
from leaflet.display.structure import Role, walk
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.model.template import StyleName
from leaflet.units import MM
from tests.layout.pictured import pictured
from tests.layout.setting import elements, fixed_size, line, lines, shipped, text


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def picture(more: str = "", file: str = "photo.jpg") -> str:
    return f"- 写真: {{ファイル: {file}, 代替文: 集会のようす{more}}}\n"


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def only(page: Page) -> Image:
    (found,) = (item for item in page.items if isinstance(item, Image))
    return found


@pytest.mark.parametrize(
    ("asked", "em"), [("全幅", 25), ("半幅", 12), ("40mm", None), ("900mm", 25), ("", 25)]
)
def test_a_picture_is_as_wide_as_asked_for(tmp_path: Path, asked: str, em: int | None) -> None:
    page = pictured(tmp_path, picture(f", 幅: {asked}" if asked else "") + body(30))
    image = only(page)
    # Without text beside it a picture is not widened to whole characters.
    beside = [told for told in lines(page) if told.y < image.rect.bottom and told.x < page.size.width // 2]
    wanted = 40 * MM if em is None else em * hanmen().size
    assert image.rect.width >= wanted if beside else image.rect.width == wanted


def test_nothing_is_stretched(tmp_path: Path) -> None:
    for asked in ("全幅", "半幅", "37mm"):
        rect = only(pictured(tmp_path, picture(f", 幅: {asked}"))).rect
        assert abs(rect.width * 160 - rect.height * 240) < 240


def test_a_tall_picture_that_nobody_measured_leaves_room_for_the_text(tmp_path: Path) -> None:
    rect = only(pictured(tmp_path, picture(file="tall.jpg"))).rect
    assert rect.height <= hanmen().depth(hanmen().lines) // 2
    assert rect.width * 4 - rect.height < 4
    asked = only(pictured(tmp_path, picture(", 幅: 50mm", file="tall.jpg"))).rect
    assert asked.width == 50 * MM


@pytest.mark.parametrize(("stand", "left"), [("左", 0), ("右", 1), ("中央", None)])
def test_a_narrow_picture_stands_where_it_is_put(tmp_path: Path, stand: str, left: int | None) -> None:
    rect = only(pictured(tmp_path, picture(f", 幅: 30mm, 寄せ: {stand}"))).rect
    room = hanmen().measure - 30 * MM
    assert rect.left == hanmen().start + (room // 2 if left is None else left * room)


def test_a_spanning_picture_is_as_wide_as_the_type_area(tmp_path: Path) -> None:
    rect = only(pictured(tmp_path, body(4) + picture(", 幅: 全幅") + "  段抜き: はい\n" + body(4))).rect
    assert (rect.left, rect.width) == (hanmen().start, hanmen().width)


@pytest.mark.parametrize("asked", ["全幅", "31mm", "53mm"])
def test_the_text_after_a_picture_stands_on_the_grid(tmp_path: Path, asked: str) -> None:
    page = pictured(tmp_path, body(3) + picture(f", 幅: {asked}, 寄せ: 中央, 説明: ことば") + body(30))
    baselines = {told.y for told in lines(page) if told.size == hanmen().size}
    assert {(y - min(baselines)) % hanmen().feed for y in baselines} == {0}


def test_text_keeps_away_from_picture_and_caption(tmp_path: Path) -> None:
    page = pictured(tmp_path, body(3) + picture(", 幅: 全幅, 説明: 昨年の集会") + body(30))
    image, caption = only(page), line(page, "昨年の集会")
    below = [told for told in lines(page) if told.y > image.rect.bottom and told.x < page.size.width // 2]
    assert image.rect.bottom < caption.y - caption.size // 2
    first = min(
        (told for told in below if told is not caption and told.text != caption.text), key=lambda t: t.y
    )
    assert first.y - first.size > caption.y


def test_a_caption_is_set_in_its_style_below_the_picture(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 40mm, 寄せ: 中央, 説明: " + text(30)))
    style = shipped().style(StyleName.CAPTION)
    caption = line(page, text(4))
    assert caption.size == style.size
    assert caption.x == only(page).rect.left
    assert caption.right <= only(page).rect.right


def test_those_who_do_not_see_are_told_what_is_shown(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 説明: 昨年の集会"))
    (figure,) = elements(page, Role.FIGURE)
    (caption,) = elements(page, Role.CAPTION)
    assert figure.alternative == "集会のようす"
    assert only(page).element == figure.id
    parent = next(each for each in walk(page.structure) if figure in each.children)
    assert parent.children == (figure, caption)
    assert only(page).name == "photo.jpg"


def test_a_picture_on_a_tint_lets_the_tint_through(tmp_path: Path) -> None:
    in_box = "- 囲み:\n    題: 題\n    中身:\n      " + picture(file="clear.png")
    assert only(pictured(tmp_path, in_box)).ground == shipped().callout.ground
    assert only(pictured(tmp_path, picture(file="clear.png"))).ground == "白"


def test_a_picture_follows_its_heading_as_text_does(tmp_path: Path) -> None:
    page = pictured(tmp_path, "- 見出し: 題\n" + picture() + body(40))
    style = shipped().style(StyleName.HEADING)
    lines_of_heading = style.lines or 1
    assert only(page).rect.top == hanmen().head + hanmen().top(lines_of_heading)


# Drawings


def test_a_drawing_is_drawn_in_the_templates_inks_where_they_are_the_same(tmp_path: Path) -> None:
    page = pictured(tmp_path, picture(", 幅: 全幅", file="logo.svg"))
    drawn = [item for item in page.items if isinstance(item, Drawn)]
    # #12407a is the template's 主, white is 白, and the red is nobody's.
    assert [item.ink for item in drawn] == ["主", "#e60012", "白"]
    assert {item.element for item in drawn} == {figure.id for figure in elements(page, Role.FIGURE)}
    xs = [point.x for item in drawn for contour in item.contours for point in contour.points]
    assert min(xs) == hanmen().start + hanmen().measure * 10 // 200
    assert max(xs) == hanmen().start + hanmen().measure * 180 // 200
    assert drawn[2].pen
    assert drawn[2].pen.weight == hanmen().measure * 6 // 200
