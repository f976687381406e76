"""Order on the page: level columns, one grid of lines, nothing on top of something, nothing over the edge."""

from collections.abc import Callable
from dataclasses import replace

from leaflet.display.line import FaceName
from leaflet.display.page import Fill, Item, Page, PlacedLine, Polygon, Rule, Stroke
from leaflet.display.structure import Role
from leaflet.geometry import Rect
from leaflet.units import MM, Length
from tests.groups import with_items
from tests.leaflet.onpage import Set, columned, feed_of, lines, off_grid, overlaps, unlevel
from tests.leaflet.shipped import PLAIN, Built

BODY = FaceName("BIZ UDGothic", 400)
SAFE = 5 * MM
"""Office printers leave as much white."""


def body_lines(page: Page) -> list[Set]:
    """Return the lines of running text in columns and boxes: not notes, headings, title lines."""
    roles = {Role.PARAGRAPH, Role.ITEM_BODY}
    body = [
        line for line in lines(page) if line.element.role in roles and line.item.line.runs[-1].face == BODY
    ]
    size = max(line.size for line in body)
    return [line for line in body if line.size == size]


# Columns


def all_unlevel(page: Page) -> list[str]:
    return [
        wrong
        for columns in columned(page)
        for wrong in unlevel(columns, feed_of([line for column in columns.lines for line in column]))
    ]


def test_columns_end_level(leaflet: Built) -> None:
    for page in leaflet.pages:
        assert all_unlevel(page) == []


def test_what_stands_in_columns_is_found(built: Callable[[str], Built]) -> None:
    front, back = built(PLAIN).pages
    assert [len(columns.lines[0]) > 20 for columns in columned(front)] == [True, False]
    assert [columns.name.split()[0] for columns in columned(front)] == ["region", "box"]
    assert {columns.name.split()[0] for columns in columned(back)} == {"region", "box", "notes"}
    assert all(all(columns.lines) for page in (front, back) for columns in columned(page))


def test_an_unlevel_column_would_be_found(built: Callable[[str], Built]) -> None:
    page = built(PLAIN).pages[0]
    left, right = columned(page)[0].lines
    feed = feed_of([*left, *right])
    assert all_unlevel(without(page, *left[-2:])) != []
    assert all_unlevel(without(page, *right[-2:])) != []
    assert all_unlevel(changed(page, right[-1], lower=2 * feed)) != []


def without(page: Page, *gone: Set) -> Page:
    return with_items(page, (item for item in page.items if all(item is not line.item for line in gone)))


def changed(page: Page, line: Set, *, lower: Length = 0, further: Length = 0) -> Page:
    """Return the page with one line moved."""
    moved = replace(line.item, origin=line.item.origin.moved(further, lower))
    return with_items(page, (moved if item is line.item else item for item in page.items))


# The grid


def test_body_lines_of_all_columns_and_boxes_stand_on_one_grid(leaflet: Built) -> None:
    for page in leaflet.pages:
        body = body_lines(page)
        assert len(body) > 40
        assert off_grid(body, feed_of(body)) == []


def test_lines_side_by_side_share_their_baseline(leaflet: Built) -> None:
    for page in leaflet.pages:
        middle = page.size.width // 2
        region = next(iter(columned(page)))
        body = [
            line
            for line in body_lines(page)
            if any(line.item is each.item for c in region.lines for each in c)
        ]
        left = {line.baseline for line in body if line.rect.right <= middle}
        right = {line.baseline for line in body if line.rect.left >= middle}
        assert len(left & right) >= 8


def test_a_line_off_the_grid_would_be_found(built: Callable[[str], Built]) -> None:
    page = built(PLAIN).pages[1]
    body = body_lines(page)
    lower = body_lines(changed(page, body[9], lower=MM // 10))
    assert off_grid(lower, feed_of(body)) == [body[9].text]


# Room


def test_no_character_lies_on_another_line(leaflet: Built) -> None:
    for page in leaflet.pages:
        assert overlaps(page) == []


def test_a_line_on_another_would_be_found(built: Callable[[str], Built]) -> None:
    page = built(PLAIN).pages[0]
    line = lines(page)[20]
    assert overlaps(changed(page, line, lower=2 * MM)) != []


def over_the_edge(page: Page) -> list[str]:
    """Return what stands beyond the trim: only grounds may, and then exactly to the bleed."""
    trim = Rect(0, 0, page.size.width, page.size.height)
    found = [f"text {line.text}" for line in lines(page) if not trim.inset(SAFE).contains(line.rect)]
    for item in page.items:
        if isinstance(item, Fill):
            edges = zip(item.rect, trim, trim.inset(-page.bleed), (1, 1, -1, -1), strict=True)
            if any((edge - at) * inwards < 0 and edge != bleed for edge, at, bleed, inwards in edges):
                found.append(f"fill {item.rect}")
        elif not isinstance(item, PlacedLine) and not trim.contains(extent(item)):
            found.append(f"{type(item).__name__} {extent(item)}")
    return found


def extent(item: Item) -> Rect:
    match item:
        case Stroke():
            return item.rect
        case Rule():
            points = [item.start, item.end]
        case Polygon():
            points = list(item.points)
        case _:
            raise AssertionError(item)
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def test_only_grounds_cross_the_trim_and_text_keeps_away_from_it(leaflet: Built) -> None:
    for page in leaflet.pages:
        assert over_the_edge(page) == []


def test_art_beyond_the_edge_would_be_found(built: Callable[[str], Built]) -> None:
    page = built(PLAIN).pages[0]
    first, last = lines(page)[0], lines(page)[-1]
    assert over_the_edge(changed(page, last, lower=20 * MM)) == [f"text {last.text}"]
    assert over_the_edge(changed(page, first, further=-14 * MM)) == [f"text {first.text}"]
    for stray in (
        Fill(Rect(-1 * MM, 0, 50 * MM, 50 * MM), "主"),
        Stroke(Rect(-3 * MM, 0, 50 * MM, 50 * MM), "主", MM),
        Rule(first.item.origin.moved(-99 * MM), first.item.origin, "主", MM),
    ):
        assert len(over_the_edge(with_items(page, (*page.items, stray)))) == 1


def test_both_sides_bleed_at_head_and_foot(leaflet: Built) -> None:
    for page in leaflet.pages:
        sheet = Rect(0, 0, page.size.width, page.size.height).inset(-page.bleed)
        wide = [
            item.rect
            for item in page.items
            if isinstance(item, Fill) and (item.rect.left, item.rect.right) == (sheet.left, sheet.right)
        ]
        assert min(rect.top for rect in wide) == sheet.top
        assert max(rect.bottom for rect in wide) == sheet.bottom
