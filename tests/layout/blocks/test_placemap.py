"""地図: a picture with its words below it, or beside it where there is room."""

from pathlib import Path

import pytest

from leaflet.display.page import Image, Page
from leaflet.display.structure import Role, walk
from leaflet.model.template import StyleName
from leaflet.units import MM
from tests.layout.pictured import pictured
from tests.layout.setting import elements, line, lines, shipped, text

WORDS = "場所: 架空会館, 住所: 架空市中央, 行き方: [駅から歩いて５分, 会館前から２分]"


def placemap(more: str = WORDS, file: str = "photo.jpg") -> str:
    return f"- 地図: {{ファイル: {file}, 代替文: 駅を出て右へ, {more}}}\n"


def image(page: Page) -> Image:
    (found,) = (item for item in page.items if isinstance(item, Image))
    return found


def test_the_words_stand_below_a_map_as_wide_as_its_column(tmp_path: Path) -> None:
    page = pictured(tmp_path, placemap() + f"- 本文: {text(200)}\n")
    place, address, way, other = (
        line(page, said) for said in ("📍 架空会館", "架空市中央", "駅から", "会館前から")
    )
    picture = image(page).rect
    assert picture.bottom < place.y < address.y < way.y < other.y
    assert {told.item.origin.x for told in (place, address, way, other)} == {picture.left}
    assert place.item.line.runs[0].face.weight == 700
    assert address.size == shipped().style(StyleName.CAPTION).size


def test_the_words_stand_beside_a_map_that_leaves_them_room(tmp_path: Path) -> None:
    page = pictured(tmp_path, placemap(f"{WORDS}, 幅: 30mm") + f"- 本文: {text(200)}\n")
    picture = image(page).rect
    told = [line(page, said) for said in ("📍 架空会館", "架空市中央", "駅から", "会館前から")]
    assert picture.width == 30 * MM
    assert all(each.x > picture.right for each in told)
    assert all(picture.top <= each.y <= picture.bottom for each in told)


def test_a_map_of_a_middling_width_stands_in_the_middle(tmp_path: Path) -> None:
    page = pictured(tmp_path, placemap(f"{WORDS}, 幅: 60mm") + f"- 本文: {text(200)}\n")
    picture = image(page).rect
    assert page.setting is not None
    start, end = page.setting.columns[0]
    assert abs((picture.left - start) - (end - picture.right)) <= 1
    assert line(page, "📍 架空会館").y > picture.bottom


def test_what_is_shown_is_said_to_those_who_do_not_see(tmp_path: Path) -> None:
    page = pictured(tmp_path, placemap())
    (figure,) = elements(page, Role.FIGURE)
    assert figure.alternative == "駅を出て右へ"
    group = next(each for each in page.structure.children if figure in each.children)
    assert [child.role for child in group.children] == [Role.FIGURE, *[Role.CAPTION] * 4]
    placed = {part.element for told in lines(page) for part in told.item.parts}
    assert placed <= {element.id for element in walk(page.structure)}


@pytest.mark.parametrize("more", ["場所: 架空会館", "行き方: [駅から歩いて５分]", "住所: 架空市中央"])
def test_any_of_the_words_may_be_left_out(tmp_path: Path, more: str) -> None:
    page = pictured(tmp_path, placemap(more))
    assert len([told for told in lines(page) if told.y > image(page).rect.bottom]) == 1


def test_a_map_without_words_is_a_picture(tmp_path: Path) -> None:
    page = pictured(tmp_path, "- 地図: {ファイル: logo.svg, 代替文: 駅を出て右へ}\n")
    assert [figure.alternative for figure in elements(page, Role.FIGURE)] == ["駅を出て右へ"]
    assert elements(page, Role.CAPTION) == []


def test_a_map_may_stand_in_a_box_and_across_all_columns(tmp_path: Path) -> None:
    inside = f"- 囲み: {{題: 会場, 中身: [{placemap()[2:].strip()}]}}\n"
    assert line(pictured(tmp_path, inside), "📍 架空会館")
    across = placemap(f"{WORDS}, 幅: 半幅").rstrip("\n") + "\n  段抜き: はい\n"
    page = pictured(tmp_path, across)
    assert line(page, "📍 架空会館").x > image(page).rect.right
