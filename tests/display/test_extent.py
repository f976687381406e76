"""How much of a page items cover."""

import pytest

from leaflet.display.extent import extent, stretches, text_extent
from leaflet.display.page import Fill, Item, Part, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Contour, Point, Rect
from leaflet.model.picture import Pen
from leaflet.units import MM, PT
from tests.output.setting import GOTHIC, NOTO, place, set_line

BOX = Rect(MM, 2 * MM, 5 * MM, 4 * MM)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Fill(BOX, "主"), BOX),
        (Stroke(BOX, "主", PT), BOX),
        (Rule(Point(0, 0), Point(MM, 0), "主", 2 * PT), Rect(-PT, -PT, MM + PT, PT)),
        (Polygon((Point(0, 0), Point(MM, 0), Point(0, MM)), "主"), Rect(0, 0, MM, MM)),
        (
            Path((Contour(Point(0, 0), (Point(MM, MM),)),), "主", Pen(2 * PT)),
            Rect(-PT, -PT, MM + PT, MM + PT),
        ),
    ],
)
def test_shapes_with_their_pens(item: Item, expected: Rect) -> None:
    assert extent(item) == expected


def test_text_by_its_character_frames() -> None:
    placed = place(set_line(("団結", GOTHIC), size=10 * PT), x=MM, y=20 * MM)
    top = 20 * MM - 88 * PT // 10
    assert extent(placed) == Rect(MM, top, MM + 20 * PT, top + 10 * PT)
    assert text_extent(placed, 1, 2) == Rect(MM + 10 * PT, top, MM + 20 * PT, top + 10 * PT)


def test_a_line_without_glyphs_covers_nothing() -> None:
    assert extent(place(set_line(("", GOTHIC)))) is None


def test_stretches_share_ink_and_size() -> None:
    line = set_line(("団結", GOTHIC), ("前進", NOTO))
    placed = PlacedLine(line, Point(0, 0), (Part(0, 3, "主", 1), Part(3, 4, "墨", 1)), None)
    assert list(stretches(placed)) == [
        (0, 2, "主", 10 * PT),
        (2, 3, "主", 10 * PT),
        (3, 4, "墨", 10 * PT),
    ]
