"""大見出し: as large as its lines allow, broken as it was typed, the masthead's line above."""

import pytest

from leaflet.display.page import Page
from leaflet.display.structure import Role
from leaflet.geometry import Rect
from leaflet.layout.hanmen import hanmen_of
from leaflet.model.template import StyleName
from tests.layout.setting import elements, fills, fixed_size, laid, line, lines, shipped, text

BODY = "- 本文: |\n" + f"    文{text(60)}\n" * 8


def headline(*rows: str, kicker: str | None = None) -> str:
    told = "".join(f"    {row}\n" for row in rows)
    return f"- 大見出し: |\n{told}" + (f"  添え書き: {kicker}\n" if kicker else "")


def size_of(page: Page, beginning: str) -> int:
    return line(page, beginning).size


def test_each_line_stays_one_line_in_the_largest_size_that_allows_it() -> None:
    (page,) = laid(headline("題" + text(7), "副題") + BODY)
    style = shipped().style(StyleName.HEADLINE)
    assert size_of(page, "題一") == size_of(page, "副題") == style.size
    (page,) = laid(headline("題" + text(15), "副題") + BODY)
    hanmen = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)
    smaller = line(page, "題一")
    assert smaller.text == "題" + text(15)
    assert hanmen.width - smaller.size < smaller.right - smaller.x <= hanmen.width
    assert size_of(page, "副題") == smaller.size


def test_a_headline_too_long_for_the_smallest_size_turns_over_and_loses_nothing() -> None:
    told = "題" + text(45)
    (page,) = laid(headline(told) + BODY)
    smallest = shipped().style(StyleName.HEADLINE).smallest
    rows = [one for one in lines(page) if one.size == smallest]
    assert "".join(one.text for one in rows) == told
    ground = fills(page, "帯地")[0].rect
    assert all(ground.contains(Rect(one.x, one.y - one.size, one.right, one.y)) for one in rows)


def test_the_ground_bleeds_on_three_sides_and_ends_on_the_grid() -> None:
    (page,) = laid(headline("題" + text(7)) + BODY)
    ground = fills(page, "帯地")[0].rect
    hanmen = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)
    assert (ground.left, ground.top, ground.right) == (-page.bleed, -page.bleed, page.size.width + page.bleed)
    assert (ground.bottom - hanmen.head - hanmen.size) % hanmen.feed == 0


def test_the_masthead_names_issue_issuer_and_date_on_the_first_side_only() -> None:
    front, back = laid(headline("題") + BODY, headline("題") + BODY)
    said = [told.text for told in lines(front)][:2]
    assert said == ["号外", "架空市職員労働組合　2026年12月1日"]
    assert lines(back)[0].text == "題"
    assert line(front, "号外").y == line(front, "架空市").y < line(front, "題").y


def test_the_kicker_stands_above_the_headline_but_is_read_after_it() -> None:
    (page,) = laid(headline("題" + text(7), kicker="添え書きです") + BODY)
    said = [told.text for told in lines(page)]
    assert said.index("添え書きです") == said.index("題" + text(7)) + 1
    assert line(page, "添え書き").y < line(page, "題一").y
    (title,) = elements(page, Role.TITLE)
    assert title.level == 1


@pytest.mark.parametrize("count", [60, 90, 260])
def test_a_long_issuer_never_lies_on_what_is_below(count: int) -> None:
    issuer = "組" + text(count)
    front = headline("題" + text(7), kicker="添え書きです") + BODY
    (page,) = laid(front, meta=f"{{題名: 題, 発行日: 2026-12-01, 号: 号外, 発行者: {issuer}}}")
    kicker = line(page, "添え書き")
    above = [told for told in lines(page) if told.y < kicker.y]
    assert issuer in "".join(told.text for told in above)
    assert all(told.y + told.size * 3 // 25 <= kicker.y - kicker.size * 22 // 25 for told in above)


def test_without_an_issue_or_issuer_the_rest_of_the_masthead_stands() -> None:
    (page,) = laid(headline("題") + BODY, meta="{題名: 題, 発行日: 2026-12}")
    assert [told.text for told in lines(page)][:2] == ["2026年12月", "題"]
    (page,) = laid(headline("題") + BODY, meta="{題名: 題, 発行日: 2026-12, 発行者: 組合}")
    assert [told.text for told in lines(page)][:2] == ["組合　2026年12月", "題"]
