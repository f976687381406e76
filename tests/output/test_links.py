"""What can be followed: addresses in running text, marks, and notes."""

from dataclasses import replace

import pytest

from leaflet.display.page import Page, Part, PlacedLine
from leaflet.display.structure import Element, Role
from leaflet.output.links import ADDRESS, areas, with_links
from leaflet.units import MM, PT
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


def text_page(*texts: str) -> Page:
    """Set one paragraph of several lines."""
    lines = [place(set_line((text, GOTHIC)), y=(20 + 5 * k) * MM) for k, text in enumerate(texts)]
    return page(*lines)


def owners(made: Page) -> list[tuple[str, int | None]]:
    """Tell each part's text and element."""
    return [
        ("".join(item.line.texts[part.first : part.last]), part.element)
        for item in made.items
        if isinstance(item, PlacedLine)
        for part in item.parts
    ]


def test_an_address_becomes_an_element_of_its_own_even_over_a_line_end() -> None:
    made = with_links(text_page("くわしくはhttps://exam", "ple.jp/まで。"))
    assert owners(made) == [("くわしくは", 1), ("https://exam", 2), ("ple.jp/", 2), ("まで。", 1)]
    (paragraph,) = made.structure.children
    assert paragraph.children == (Element(2, Role.LINK, url="https://example.jp/"),)


def test_a_page_without_addresses_stays_as_it_is() -> None:
    plain = text_page("住所はありません")
    assert with_links(plain) is plain


def test_an_area_covers_the_glyphs_of_each_line() -> None:
    made = with_links(text_page("あhttps://exam", "ple.jp/まで"))
    (area,) = areas(made.items, made.structure)
    first, second = area.rects
    assert (first.left, first.top) == (20 * MM + 10 * PT, 20 * MM - 10 * PT * 22 // 25)
    assert (first.width, first.height) == (12 * 5 * PT, 10 * PT)
    assert (second.left, second.width) == (20 * MM, 7 * 5 * PT)


def test_marks_and_notes_lead_to_each_other() -> None:
    mark = Element(2, Role.REFERENCE, note="1", generated=True)
    label = Element(4, Role.LABEL, note="1", generated=True)
    structure = Element(
        0, Role.PAGE, (Element(1, Role.PARAGRAPH, (mark,)), Element(3, Role.NOTE, (label,), note="1"))
    )
    line = set_line(("番号※1", GOTHIC))
    text = replace(place(line), parts=(Part(0, 2, "墨", 1), Part(2, 4, "墨", 2)))
    note = replace(place(line, y=90 * MM), parts=(Part(0, 2, "墨", 3), Part(2, 4, "墨", 4)))
    made = replace(page(text, note), structure=structure)
    first, second = areas(made.items, made.structure)
    assert (first.element, first.note) == (mark, None)
    assert (second.element, second.note) == (label, structure.children[1])
