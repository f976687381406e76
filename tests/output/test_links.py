"""What can be followed: addresses in running text, marks, and notes."""

from dataclasses import replace

import pytest

from leaflet.display.page import Group, Part, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.output.links import ADDRESS, areas, linked
from leaflet.units import MM, PT
from tests.goodfiles import editions, laid
from tests.output.setting import GOTHIC, page, place, set_line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("くわしくはhttps://example.jp/a?b=1#cをご覧ください。", ["https://example.jp/a?b=1#c"]),
        ("（http://example.jp/）", ["http://example.jp/"]),
        ("See http://example.jp/a.html. Then", ["http://example.jp/a.html"]),
        ("https://example.jp/、https://example.org/x", ["https://example.jp/", "https://example.org/x"]),
        ("電話 000-000-0000 ftp://example.jp https://", []),
    ],
)
def test_addresses_end_where_text_goes_on(text: str, found: list[str]) -> None:
    assert ADDRESS.findall(text) == found


def text_group(*texts: str) -> Group:
    """Set one paragraph of several lines."""
    lines = [place(set_line((text, GOTHIC)), y=(20 + 5 * k) * MM) for k, text in enumerate(texts)]
    (group,) = page(*lines).groups
    return group


def owners(made: Group) -> list[tuple[str, int | None]]:
    """Tell each part's text and element."""
    return [
        ("".join(item.line.texts[part.first : part.last]), part.element)
        for item in made.items
        if isinstance(item, PlacedLine)
        for part in item.parts
    ]


def test_an_address_becomes_an_element_of_its_own_even_over_a_line_end() -> None:
    made = linked(text_group("くわしくはhttps://exam", "ple.jp/まで。"))
    assert owners(made) == [("くわしくは", 1), ("https://exam", 2), ("ple.jp/", 2), ("まで。", 1)]
    (paragraph,) = made.elements
    assert paragraph.children == (Element(2, Role.LINK, url="https://example.jp/"),)


def test_a_group_without_addresses_stays_as_it_is() -> None:
    plain = text_group("住所はありません")
    assert linked(plain) is plain


def test_an_area_covers_the_glyphs_of_each_line() -> None:
    made = linked(text_group("あhttps://exam", "ple.jp/まで"))
    (area,) = areas(made)
    first, second = area.rects
    assert (first.left, first.top) == (20 * MM + 10 * PT, 20 * MM - 10 * PT * 22 // 25)
    assert (first.width, first.height) == (12 * 5 * PT, 10 * PT)
    assert (second.left, second.width) == (20 * MM, 7 * 5 * PT)


def test_marks_and_notes_lead_to_each_other() -> None:
    mark = Element(2, Role.REFERENCE, note="1", generated=True)
    label = Element(4, Role.LABEL, note="1", generated=True)
    elements = Element(1, Role.PARAGRAPH, (mark,)), Element(3, Role.NOTE, (label,), note="1")
    line = set_line(("番号※1", GOTHIC))
    text = replace(place(line), parts=(Part(0, 2, "墨", 1), Part(2, 4, "墨", 2)))
    note = replace(place(line, y=90 * MM), parts=(Part(0, 2, "墨", 3), Part(2, 4, "墨", 4)))
    first, second = areas(Group((text, note), elements))
    assert (first.element, first.note) == (mark, None)
    assert (second.element, second.note) == (label, elements[1])


@pytest.mark.parametrize("edition", editions(), ids=str)
def test_addresses_get_numbers_that_no_other_element_of_their_page_has(
    edition: tuple[str, str | None],
) -> None:
    """Groups number their addresses on without knowing each other."""
    for made in laid(*edition).pages:
        elements = [each for group in made.groups for top in linked(group).elements for each in walk(top)]
        numbers = [each.id for each in elements]
        assert len(set(numbers)) == len(numbers)


def test_some_edition_has_addresses_in_a_group_before_others() -> None:
    """Else the test above would prove nothing."""
    groups = [group for edition in editions() for made in laid(*edition).pages for group in made.groups[:-1]]
    assert any(linked(group) is not group for group in groups)
