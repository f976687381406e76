"""What stands too near to the edge for an office printer is told, at its place; bleeding art is not."""

from dataclasses import replace
from itertools import product

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.display.page import Fill, Item, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.output.edges import check_edges
from leaflet.output.sheet import OFFICE, prepare
from leaflet.output.stock import fresh
from leaflet.units import MM, PT
from tests.layout.setting import shipped
from tests.output.setting import A4, GOTHIC, INKS, page, place, set_line

HERE = Span("edition.yaml", 7, 9)
WIDE, HIGH = A4


def told(*items: Item) -> list[tuple[str, str, Span | None]]:
    """Return side, distance and place of each warning."""
    found = check_edges([prepare(page(*items), OFFICE, INKS)], OFFICE.beyond_reach, shipped())
    assert {each.code for each in found} <= {Code.NEAR_EDGE}
    words = [(dict(each.words), each.span) for each in found]
    return [(word["side"], word["distance"], span) for word, span in words]


def text(x: int, y: int) -> PlacedLine:
    """Place two characters of 10 pt by the upper left corner of their frames."""
    return replace(place(set_line(("団結", GOTHIC)), x=x, y=y + 88 * PT // 10), span=HERE)


@pytest.mark.parametrize(
    ("item", "side", "distance"),
    [
        (text(4 * MM, 50 * MM), "左", "4.0"),
        (text(50 * MM, 49 * MM // 10), "天", "4.9"),
        (text(WIDE - 20 * PT - 3 * MM, 50 * MM), "右", "3.0"),
        (text(50 * MM, HIGH - 10 * PT), "地", "0.0"),
        (text(50 * MM, HIGH - 8 * PT), "地", "-0.7"),
    ],
)
def test_text_is_told_with_side_distance_and_place(item: Item, side: str, distance: str) -> None:
    assert told(item) == [(side, distance, HERE)]


@pytest.mark.parametrize(
    "item",
    [
        Rule(Point(2 * MM, 50 * MM), Point(90 * MM, 50 * MM), "墨", PT),
        Stroke(Rect(2 * MM, 50 * MM, 90 * MM, 90 * MM), "墨", PT),
        Fill(Rect(2 * MM, 50 * MM, 90 * MM, 90 * MM), "主"),
        Polygon((Point(2 * MM, 50 * MM), Point(90 * MM, 50 * MM), Point(90 * MM, 80 * MM)), "主"),
    ],
)
def test_lines_and_shapes_that_end_there_are_told_at_the_template(item: Item) -> None:
    assert told(item) == [("左", "2.0" if not isinstance(item, Rule) else "1.8", shipped().span)]


@pytest.mark.parametrize(
    "item",
    [
        text(5 * MM, 50 * MM),
        Fill(Rect(-3 * MM, -3 * MM, WIDE + 3 * MM, 60 * MM), "主"),
        Fill(Rect(0, 0, WIDE, 60 * MM), "主"),
        Rule(Point(0, 50 * MM), Point(WIDE, 50 * MM), "墨", PT),
        Polygon((Point(-MM, 50 * MM), Point(90 * MM, 50 * MM), Point(-MM, 80 * MM)), "主"),
    ],
)
def test_what_is_far_enough_or_runs_off_the_page_is_not(item: Item) -> None:
    assert told(item) == []


def test_a_frame_at_the_edge_would_be_cut() -> None:
    sides = [side for side, _, _ in told(Stroke(Rect(0, 0, WIDE, HIGH), "墨", PT))]
    assert sorted(sides) == sorted(("天", "地", "左", "右"))


def test_a_stock_changes_no_warning() -> None:
    """Sheets of one name, whose groups have the same elements and some items, come one after the other."""
    near, far, off = text(4 * MM, 50 * MM), text(50 * MM, 50 * MM), text(50 * MM, HIGH)
    first = prepare(page(near, far), OFFICE, INKS)
    rows = (near, far), (far, near), (far, far), (near, off), (off,), (near, far)
    sheets = [replace(first, groups=(replace(first.groups[0], items=items),)) for items in rows]
    stock = fresh()
    for sheet, width, margin in product((*sheets, *sheets), (WIDE, 60 * MM), (5 * MM, 3 * MM)):
        trimmed = [replace(sheet, trim=Rect(0, 0, width, HIGH))]
        assert check_edges(trimmed, margin, shipped(), stock) == check_edges(trimmed, margin, shipped())
