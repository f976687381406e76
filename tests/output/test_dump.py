"""The dump: one item a line, so that a diff shows what moved."""

from dataclasses import replace

from leaflet.display.page import Fill, Image, Part, Path, Polygon, Rule, Stroke
from leaflet.display.structure import Element, Role, Scope
from leaflet.geometry import Contour, Point, Rect
from leaflet.model.picture import Pen, Raster
from leaflet.output.dump import dump
from leaflet.units import MM, PT
from tests.approvals import Approve
from tests.groups import with_elements, with_items
from tests.output.setting import BLACK_NOTO, GOTHIC, NOTO, page, place, set_line

TITLE = place(set_line(("団体交渉", BLACK_NOTO), size=40 * PT), y=40 * MM, ink="白", element=1)
MIXED = set_line(
    ("葛\N{VARIATION SELECTOR-17}飾の", GOTHIC), ("𠮷", NOTO), ("田※1", GOTHIC), rises=(0, 0, 3 * PT)
)
BODY = replace(place(MIXED, y=80 * MM), parts=(Part(0, 5, "墨", 3), Part(5, 7, "主", 4)))
ELEMENTS = (
    Element(1, Role.TITLE),
    Element(2, Role.HEADING, level=2),
    Element(3, Role.PARAGRAPH, (Element(4, Role.REFERENCE, note="法", generated=True),)),
    Element(5, Role.FIGURE, alternative="地図", language="ja"),
)
FRONT = with_elements(
    page(
        Fill(Rect(-3 * MM, -3 * MM, 213 * MM, 60 * MM), "主"),
        TITLE,
        Fill(Rect(20 * MM, 140 * MM, 30 * MM, 150 * MM), "主", 5 * MM),
        Stroke(Rect(20 * MM, 100 * MM, 100 * MM, 120 * MM), "主", PT, 2 * MM),
        Rule(Point(20 * MM, 130 * MM), Point(100 * MM, 130 * MM), "墨", PT // 2),
        Polygon((Point(50 * MM, 140 * MM), Point(60 * MM, 140 * MM), Point(55 * MM, 150 * MM)), "墨"),
        BODY,
    ),
    ELEMENTS,
)
BACK = page(place(set_line(("裏", GOTHIC))), name="裏")


def test_a_dump_tells_pages_items_and_structure(approved: Approve) -> None:
    approved("output/dump", dump([FRONT, BACK]))


def test_a_moved_line_is_one_line_of_the_diff() -> None:
    moved = replace(TITLE, origin=TITLE.origin.moved(dy=MM))
    items = (moved if item is TITLE else item for item in FRONT.items)
    before, after = dump([FRONT]), dump([with_items(FRONT, items)])
    changed = [
        (old, new) for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new
    ]
    assert changed == [
        (
            "text 56.69 113.39 Noto Sans JP 900 40.00 白 団体交渉",
            "text 56.69 116.22 Noto Sans JP 900 40.00 白 団体交渉",
        ),
    ]


def test_figures_are_rounded_half_up_on_both_sides_of_zero() -> None:
    edge = Fill(Rect(-1270, 1270, -PT, 2 * PT), "主")
    assert dump([page(edge)]).split("\n")[1] == "fill 0.00 0.01 -1.00 2.00 主"


def test_pictures_and_paths_tell_where_they_are_and_what_they_are_by_checksum() -> None:
    inch = 254 * MM // 10
    photo = Image(Rect(0, 0, 2 * inch, inch), Raster("ab" * 32, 600, 300, b""), 5, "白", "photo.jpg")
    square = Contour(Point(0, 0), (Point(PT, 0), Point(PT, PT), Point(0, PT)))
    pen = Pen(PT)
    told = dump([page(photo, Path((square,), "主"), Path((square, square), "#c8102e", pen))]).split("\n")[1:4]
    assert told[0] == "image 0.00 0.00 144.00 72.00 abababababababab 600 × 300 px, 300 ppi, on 白"
    assert told[1].startswith("path 0.00 0.00 1.00 1.00 主 1 contours ")
    assert told[2].startswith("path 0.00 0.00 1.00 1.00 #c8102e weight 1.00 2 contours ")
    moved = square.mapped(lambda point: point.moved(dx=1))
    assert dump([page(Path((moved,), "主"))]).split("\n")[1] != told[1]


def test_dashes_and_scopes_are_told() -> None:
    rule = Rule(Point(0, 0), Point(PT, 0), "墨", PT, dash=2 * PT)
    cell = Element(2, Role.HEADER_CELL, scope=Scope.COLUMN)
    told = dump([with_elements(page(rule), [cell])])
    assert "rule 0.00 0.00 1.00 0.00 墨 weight 1.00 dash 2.00" in told
    assert "header-cell scope=column" in told
