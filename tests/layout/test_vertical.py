"""A side whose lines run down (V3, JLREQ 2.3.2): where columns and lines stand, and where the text ends."""

from dataclasses import replace
from itertools import pairwise

import pytest

from leaflet.diagnostics import Code
from leaflet.display.axes import Direction
from leaflet.display.page import Page, PlacedLine, Polygon, Rule
from leaflet.display.structure import Role
from leaflet.layout import side
from leaflet.layout.flow import Band
from leaflet.model.template import Template, Writing
from tests.layout.setting import complaints, elements, fills, fixed_size, laid, text

BODY = "- 本文: {}\n"


def template() -> Template:
    """Return the shipped template for vertical lines, in columns of 20 characters."""
    made = fixed_size()
    grid = replace(made.grid, characters=20, columns=4)
    return replace(made, writing=Writing.VERTICAL, grid=grid)


def body_lines(page: Page) -> list[PlacedLine]:
    return [item for item in page.items if isinstance(item, PlacedLine)]


def columns(page: Page) -> list[list[PlacedLine]]:
    """Return the lines of each column, the upper column first."""
    found: dict[int, list[PlacedLine]] = {}
    for item in body_lines(page):
        found.setdefault(item.origin.y, []).append(item)
    return [found[y] for y in sorted(found)]


def test_v3_columns_stand_one_below_the_other_and_lines_run_from_right_to_left() -> None:
    made = template()
    (page,) = laid(BODY.format(text(20 * 105)), template=made)
    found = columns(page)
    assert len(found) == made.grid.columns
    for lines in found:
        places = [line.origin.x for line in lines]
        assert places == sorted(places, reverse=True)
        assert {one - two for one, two in pairwise(places)} == {made.grid.feed}
        assert all(line.direction is Direction.VERTICAL for line in lines)
    # All begin at the same place on the right; the text goes on in the column below.
    assert len({lines[0].origin.x for lines in found}) == 1
    ends = [(lines[0].line.start, lines[-1].line.end) for lines in found]
    assert [start for start, _ in ends[1:]] == [end for _, end in ends[:-1]]


def test_v3_the_last_column_ends_where_the_text_does() -> None:
    made = template()
    (page,) = laid(BODY.format(text(20 * 100)), template=made)
    found = columns(page)
    room = (
        made.paper.width - made.paper.margins.left - made.paper.margins.right - made.grid.size
    ) // made.grid.feed
    assert [len(lines) for lines in found[:-1]] == [room + 1] * (len(found) - 1)
    assert len(found[-1]) < room


def test_v3_fails_when_columns_are_levelled(monkeypatch: pytest.MonkeyPatch) -> None:
    def level(_desk: object, band: Band, *_: object) -> Band:
        return band

    monkeypatch.setattr(side, "filled", level)
    with pytest.raises(AssertionError):
        test_v3_the_last_column_ends_where_the_text_does()


def test_everything_stays_inside_the_margins() -> None:
    made = template()
    (page,) = laid(BODY.format(text(20 * 100)), template=made)
    size, margins, paper = made.grid.size, made.paper.margins, made.paper
    for item in body_lines(page):
        assert item.origin.y >= margins.top
        assert item.origin.y + item.line.width <= paper.height - margins.bottom
        assert margins.left <= item.origin.x - size * 3 // 25
        assert item.origin.x + size * 22 // 25 <= paper.width - margins.right


def test_a_headline_stands_on_the_right_and_its_ground_runs_to_the_bleed() -> None:
    made = template()
    (page,) = laid("- 大見出し: 題字\n- 本文: 一二三", template=made)
    ground = fills(page, "帯地")[0].rect
    assert (ground.right, ground.top) == (made.paper.width + page.bleed, -page.bleed)
    assert ground.bottom == made.paper.height + page.bleed
    (title,) = (line for line in body_lines(page) if line.line.texts[0] == "題")
    (body,) = (line for line in body_lines(page) if line.line.texts[0] == "一")
    assert body.origin.x < ground.left < title.origin.x


def test_emphasis_dots_are_drawn_to_the_right_of_their_characters() -> None:
    (page,) = laid("- 本文: 一《《二三》》四", template=template())
    (line,) = body_lines(page)
    dots = [item for item in page.items if isinstance(item, Polygon)]
    assert len(dots) == len(line.line.dots) == 2
    for dot in dots:
        assert dot.element is None
        assert all(point.x > line.origin.x + template().grid.size * 22 // 25 for point in dot.points)


def test_rules_between_columns_lie_level() -> None:
    made = template()
    made = replace(made, grid=replace(made.grid, rule=1000))
    (page,) = laid(BODY.format(text(20 * 100)), template=made)
    rules = [item for item in page.items if isinstance(item, Rule)]
    assert rules
    assert all(rule.start.y == rule.end.y and rule.start.x != rule.end.x for rule in rules)


def test_ruby_is_an_element_of_base_and_reading() -> None:
    for made in (template(), fixed_size()):
        (page,) = laid("- 本文: 一｜漢字《かんじ》の{凝視|ぎょう|し}", template=made)
        rubies = elements(page, Role.RUBY)
        roles = [[child.role for child in ruby.children] for ruby in rubies]
        assert roles == [[Role.RUBY_BASE, Role.RUBY_TEXT]] * 3
        told: dict[int | None, str] = {}
        for item in body_lines(page):
            for part in item.parts:
                told[part.element] = told.get(part.element, "") + "".join(
                    item.line.texts[part.first : part.last]
                )
        assert [tuple(told[child.id] for child in ruby.children) for ruby in rubies] == [
            ("漢字", "かんじ"),
            ("凝", "ぎょう"),
            ("視", "し"),
        ]


def test_marks_that_have_no_room_are_refused() -> None:
    event = "- 催し:\n    日: 大安《たいあん》の日\n    時刻: 《《夕方》》\n    会場: 会館《かいかん》"
    told = complaints(event, template=fixed_size())
    assert [(each.code, dict(each.words)["mark"]) for each in told] == [
        (Code.MARKUP_NOT_BUILT, "大安"),
        (Code.MARKUP_NOT_BUILT, "夕方"),
    ]
