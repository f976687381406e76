"""見出し: whole grid lines, never last in a column, without its lead at a column's head (JLREQ 4.1.6)."""

from fractions import Fraction

import pytest

from leaflet.display.page import Page
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.model.template import StyleName
from leaflet.units import Extent
from tests.compose.mutants import attribute, proves
from tests.layout.setting import fills, fixed_size, laid, line, lines, restyled, shipped, text


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    """Return a paragraph for each of so many full lines."""
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def columns(page: Page) -> list[list[str]]:
    middle = page.size.width // 2
    return [
        [told.text for told in sorted(lines(page), key=lambda one: one.y) if (told.x > middle) is right]
        for right in (False, True)
    ]


def test_text_below_a_heading_is_on_the_grid() -> None:  # G4
    (page,) = laid(body(3) + "- 見出し: 中の見出し\n" + body(30))
    baselines = {told.y for told in lines(page) if told.text.startswith("一")}
    rest = {(y - min(baselines)) % hanmen().feed for y in baselines}
    assert rest == {0}


def test_the_space_above_a_heading_is_larger_than_below() -> None:
    (page,) = laid(body(3) + "- 見出し: 中の見出し\n" + body(30))
    heading = line(page, "中の見出し")
    left = [told for told in lines(page) if told.x < page.size.width // 2]
    above = max(told.y for told in left if told.y < heading.y)
    below = min(told.y for told in left if told.y > heading.y)
    assert heading.y - heading.size * 22 // 25 - above > below - hanmen().size * 22 // 25 - heading.y


@pytest.mark.parametrize("before", range(1, 12))
def test_a_heading_is_never_the_last_of_a_column(before: int) -> None:  # G5
    (page,) = laid(body(before) + "- 見出し: 中の見出し\n" + body(11 - before + 3))
    for column in columns(page):
        assert column[-1] != "中の見出し"
        if "中の見出し" in column:
            assert len(column) - column.index("中の見出し") > 2


def test_at_the_head_of_a_column_the_lead_is_dropped() -> None:  # G4
    (page,) = laid("- 見出し: 初めの見出し\n" + body(10) + "- 見出し: 次の見出し\n" + body(10))
    first, second = line(page, "初めの見出し"), line(page, "次の見出し")
    assert first.y == second.y
    assert first.x < page.size.width // 2 < second.x


def test_a_heading_of_two_lines_breaks_between_phrases_and_takes_more_grid_lines() -> None:
    told = "共済組合員だけでなく、非正規や採用前の人にも勧奨"
    (page,) = laid(f"- 見出し: {told}\n" + body(40))
    one, two = (line(page, beginning) for beginning in ("共済", "非正規"))
    assert one.text + two.text == told
    ground = fills(page, "淡")[0].rect
    assert ground.top < one.y - one.size * 22 // 25 < two.y + two.size * 3 // 25 < ground.bottom


def test_a_heading_stands_in_the_middle_of_its_ground() -> None:
    (page,) = laid("- 見出し: 初めの見出し\n" + body(40))
    heading, ground = line(page, "初めの見出し"), fills(page, "淡")[0].rect
    top, bottom = heading.y - heading.size * 22 // 25, heading.y + heading.size * 3 // 25
    assert abs((top - ground.top) - (ground.bottom - bottom)) <= 2
    assert ground.width == hanmen().measure


@proves("H3", attribute(Extent, "at", lambda _, size: size))
def test_h3_a_headings_indent_is_in_whole_characters_of_the_body() -> None:
    indented = restyled(fixed_size(), StyleName.HEADING, {"indent": Extent(characters=Fraction(4))})
    long = "人員の補充が進まない職場で、時間外労働の上限をどのように守るのか"
    (page,) = laid(f"- 見出し: {long}\n" + body(6), template=indented)
    first, *rest = (told for told in lines(page) if told.size > hanmen().size)
    (head,) = {told.x for told in lines(page) if told.text.startswith("一") and told.x < page.size.width // 2}
    # The body's first lines are indented by one character.
    assert first.x - (head - hanmen().size) == 4 * hanmen().size
    assert {told.x for told in rest} == {first.x}
