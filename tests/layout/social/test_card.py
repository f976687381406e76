"""The card: the headline as large as it can be, in colours that can be read, whatever the design."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from leaflet.colour import WHITE
from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.display.extent import extent
from leaflet.display.page import Fill, Page
from leaflet.geometry import Rect
from leaflet.layout.social.card import LARGEST, MARGIN, SIZE, card, colours_of
from leaflet.layout.typesetter import Typesetter
from leaflet.model.template import StyleName, Template
from leaflet.pipeline import Press
from leaflet.source.personalise import personalise
from leaflet.source.read import read_template
from leaflet.world import Disk
from tests.layout.setting import PATH, ROOT, Told, edition, lines, restyled, shipped

TYPESETTER = Typesetter(Composer(Faces.load(Disk())))
META = "{題名: ちらしの題名, 発行日: 2026-12-01, 号: 号外, 発行者: 架空市職員労働組合}"
EDITIONS = sorted((ROOT / "content").glob("*/edition.yaml"))
TEMPLATES = sorted((ROOT / "templates").glob("*.yaml"))


def made(side: str, *, meta: str = META, template: Template | None = None) -> Page:
    return card(personalise(edition(side, meta=meta), None), template or shipped(), TYPESETTER)


def headline(page: Page) -> list[Told]:
    largest = max(told.size for told in lines(page))
    return [told for told in lines(page) if told.size == largest]


def test_a_card_says_headline_kicker_number_issuer_and_date() -> None:
    page = made("- 大見出し: 賃金を上げよう\n  添え書き: 物価は上がるのに\n")
    assert [told.text for told in lines(page)] == [
        "号外",
        "物価は上がるのに",
        "賃金を上げよう",
        "架空市職員労働組合",
        "2026年12月1日",
    ]
    assert headline(page)[0].size == LARGEST
    assert page.size == SIZE
    assert Fraction(SIZE.width, SIZE.height) == Fraction(1200, 630)


def test_of_two_headlines_the_first_is_the_papers_name() -> None:
    page = made("- 大見出し: 職場の灯\n- 大見出し: 定時で帰ろう\n")
    assert [told.text for told in lines(page)][:2] == ["職場の灯", "定時で帰ろう"]
    assert [told.text for told in headline(page)] == ["定時で帰ろう"]


def test_without_a_headline_the_title_stands_in() -> None:
    assert [told.text for told in headline(made("- 本文: 文です。\n"))] == ["ちらしの題名"]


def test_without_number_and_issuer_the_rest_is_said() -> None:
    page = made("- 大見出し: 見出し\n", meta="{題名: 題, 発行日: 2026-12-01}")
    assert [told.text for told in lines(page)] == ["見出し", "2026年12月1日"]


@pytest.mark.parametrize("count", [1, 12, 30, 60, 120])
def test_everything_stays_inside_the_margins(count: int) -> None:
    name = "架空県広域事務組合および構成市町村職員労働組合連絡協議会連合本部書記局"
    meta = META.replace("架空市職員労働組合", name)
    page = made(f"- 大見出し: {'長' * count}\n  添え書き: {'添' * count}\n", meta=meta)
    inside = Rect(0, 0, *SIZE).inset(MARGIN)
    boxes = [extent(told.item) for told in lines(page)]
    assert boxes
    assert all(box is not None and inside.inset(-MARGIN // 2).contains(box) for box in boxes)
    whole = [box for box in boxes if box is not None]
    for index, box in enumerate(whole):
        for other in whole[index + 1 :]:
            apart = box.right <= other.left or box.left >= other.right
            assert apart or box.bottom <= other.top or box.top >= other.bottom


def test_the_ground_is_the_headlines_own_or_its_ink() -> None:
    assert colours_of(shipped()).ground == "帯地"
    assert colours_of(shipped()).accent == "差し色"
    open_ = restyled(shipped(), StyleName.HEADLINE, {"ground": None, "ink": "強調"})
    assert (colours_of(open_).ground, colours_of(open_).text) == ("強調", WHITE)


def test_an_accent_that_cannot_be_read_on_the_ground_is_not_used() -> None:
    dark = replace(restyled(shipped(), StyleName.KICKER, {"ink": "強調"}), accent=None)
    assert colours_of(dark).accent == colours_of(dark).text == "帯字"


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.stem for path in TEMPLATES])
def test_every_design_has_a_card(path: Path) -> None:
    template = read_template(path.stem, shipped().span, PATH, Disk())
    page = made("- 大見出し: 賃金を上げよう\n  添え書き: 物価は上がるのに\n", template=template)
    ground = page.items[0]
    assert isinstance(ground, Fill)
    assert ground.ink == colours_of(template).ground != WHITE


@pytest.mark.parametrize("path", EDITIONS, ids=[path.parent.name for path in EDITIONS])
def test_every_edition_has_a_card(path: Path) -> None:
    press = Press.open(path, Disk())
    page = card(press.lay_out(example=True).edition, press.template, TYPESETTER)
    assert 1 <= len(headline(page)) <= 3
