"""段罫: a thin rule in the middle of each gap between columns, as high as they are (JLREQ 2.4.1)."""

from dataclasses import replace
from pathlib import Path

from leaflet.display.page import Page, PlacedLine, Rule
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.model.template import Template
from leaflet.units import MM, PT
from tests.layout.pictured import pictured, with_rule
from tests.layout.setting import fixed_size, laid, lines, shipped, text

WEIGHT = PT // 4


def hanmen(template: Template) -> Hanmen:
    return hanmen_of(template, shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    return "- 本文: |\n" + f"    {text(24)}\n" * count


def upright(page: Page) -> list[Rule]:
    return [item for item in page.items if isinstance(item, Rule) and item.start.x == item.end.x]


def test_no_rule_is_drawn_unless_the_template_has_one() -> None:
    (page,) = laid(body(20))
    assert upright(page) == []


def test_the_rule_stands_in_the_middle_of_the_gap_from_the_first_line_to_the_last() -> None:
    template = with_rule(WEIGHT)
    (page,) = laid(body(20), template=template)
    grid = hanmen(template)
    (rule,) = upright(page)
    assert rule.start.x == grid.start + grid.measure + grid.gap // 2
    assert (rule.start.y, rule.end.y) == (grid.head, grid.head + grid.depth(10))
    assert (rule.weight, rule.ink, rule.element) == (WEIGHT, "墨", None)


def test_each_region_has_its_own_and_no_strip_is_crossed() -> None:
    strip = "- 囲み:\n    題: 題\n    中身: [{本文: 文}]\n  段抜き: はい\n"
    (page,) = laid(body(20) + strip + body(10), template=with_rule(WEIGHT))
    first, second = sorted(upright(page), key=lambda rule: rule.start.y)
    middle = next(told.y for told in lines(page) if told.text == "文")
    assert first.end.y < middle < second.start.y


def test_three_columns_have_two_rules() -> None:
    template = with_rule(WEIGHT)
    template = replace(template, grid=replace(template.grid, columns=3, characters=16))
    (page,) = laid(body(30), template=template)
    assert len(upright(page)) == 2


def test_the_rule_lies_below_all_text(tmp_path: Path) -> None:
    page = pictured(tmp_path, body(20), template=with_rule(WEIGHT))
    first_text = next(k for k, item in enumerate(page.items) if isinstance(item, PlacedLine))
    assert page.items.index(upright(page)[0]) < first_text


def test_no_line_touches_the_rule() -> None:
    (page,) = laid(body(40), template=with_rule(WEIGHT))
    (rule,) = upright(page)
    for told in lines(page):
        assert told.right < rule.start.x - MM or told.x > rule.start.x + MM


def test_text_of_one_column_has_no_rule() -> None:
    template = with_rule(WEIGHT)
    one = replace(template, grid=replace(template.grid, columns=1, characters=50))
    (page,) = laid(body(10), template=one)
    assert upright(page) == []
    assert fixed_size().grid.rule == 0
