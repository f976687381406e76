"""Drawing operators: what each item becomes, and that no piece leans on another."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from leaflet.display.page import Fill, Item, Part, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect, Size
from leaflet.output.pdf.content import Manner, Piece, brush_for, pieces, shown_glyphs
from leaflet.output.pdf.plan import Glyph, glyphs_of, lines_of, plan_fonts
from leaflet.output.sheet import OFFICE, PRESS, Purpose, prepare
from leaflet.units import PT, Length
from tests.output.setting import BLACK_NOTO, FACES, GOTHIC, INKS, page, place, set_line

SMALL = Size(100 * PT, 200 * PT)


def draw(
    *items: Item, purpose: Purpose = PRESS, bleed: Length = 0, base: Iterable[Glyph] = ()
) -> list[Piece]:
    plan = plan_fonts(base, glyphs_of(lines_of(items)))
    sheet = prepare(page(*items, size=SMALL, bleed=bleed), purpose, INKS)
    brush = brush_for(sheet, shown_glyphs(plan.fonts, FACES), Manner())
    return [piece for item in sheet.items for piece in pieces(item, brush)]


def code(*items: Item, purpose: Purpose = PRESS, bleed: Length = 0) -> list[str]:
    return [piece.code for piece in draw(*items, purpose=purpose, bleed=bleed)]


def points(left: float, top: float, right: float, bottom: float) -> Rect:
    return Rect(*(int(value * PT) for value in (left, top, right, bottom)))


def test_a_fill_is_a_rectangle_counted_from_the_lower_left() -> None:
    assert code(Fill(points(10, 20, 40, 50), "主")) == [".9 .6 0 .1 k 10 150 30 30 re f"]


def test_the_bleed_moves_all_that_is_drawn() -> None:
    assert code(Fill(points(10, 20, 40, 50), "主"), bleed=9 * PT) == [".9 .6 0 .1 k 19 159 30 30 re f"]
    assert code(Fill(points(-9, -9, 40, 50), "主"), bleed=9 * PT) == [".9 .6 0 .1 k 0 159 49 59 re f"]


def test_the_office_gets_srgb_and_gray_for_black() -> None:
    band = points(0, 0, 100, 20)
    assert code(Fill(band, "主"), Fill(band, "墨"), Fill(band, "白"), purpose=OFFICE) == [
        "0 .2 .6 rg 0 180 100 20 re f",
        "0 g 0 180 100 20 re f",
        "1 1 1 rg 0 180 100 20 re f",
    ]


def test_neighbours_share_their_edge_exactly() -> None:
    third = Rect(0, 0, 100 * PT // 3, PT)
    rest = Rect(100 * PT // 3, 0, 100 * PT, PT)
    assert code(Fill(third, "墨"), Fill(rest, "墨")) == [
        "0 0 0 1 k 0 199 33.333 1 re f",
        "0 0 0 1 k 33.333 199 66.667 1 re f",
    ]


def test_a_frame_is_drawn_inside_its_edges() -> None:
    assert code(Stroke(points(10, 20, 40, 50), "主", 2 * PT)) == [".9 .6 0 .1 K 2 w 11 151 28 28 re S"]


def test_round_corners_are_quarter_circles_and_a_frame_follows_its_middle() -> None:
    fill, frame = code(
        Fill(points(0, 0, 100, 200), "主", 10 * PT),
        Stroke(points(0, 0, 100, 200), "主", 2 * PT, 11 * PT),
    )
    assert fill == (
        ".9 .6 0 .1 k 10 0 m 90 0 l 95.523 0 100 4.477 100 10 c 100 190 l 100 195.523 95.523 200 90 200 c "
        "10 200 l 4.477 200 0 195.523 0 190 c 0 10 l 0 4.477 4.477 0 10 0 c h f"
    )
    assert frame.startswith(".9 .6 0 .1 K 2 w 11 1 m 89 1 l 94.523 1 99 5.477 99 11 c")


def test_a_disc_is_as_round_as_its_box_allows() -> None:
    disc = code(Fill(points(10, 10, 30, 30), "主", 10 * PT))
    assert disc == code(Fill(points(10, 10, 30, 30), "主", 99 * PT))
    assert disc[0].startswith(".9 .6 0 .1 k 20 170 m ")


def test_rules_and_polygons() -> None:
    corners = tuple(Point(x * PT, y * PT) for x, y in ((0, 0), (10, 0), (5, 8)))
    assert code(Rule(Point(0, PT), Point(9 * PT, PT), "主", PT // 4), Polygon(corners, "墨")) == [
        ".9 .6 0 .1 K .25 w 0 199 m 9 199 l S",
        "0 0 0 1 k 0 200 m 10 200 l 5 192 l h f",
    ]


def test_solid_text_is_one_string_at_its_origin() -> None:
    line = set_line(("ああい", GOTHIC), size=9 * PT + PT // 2)
    assert code(place(line, x=10 * PT, y=20 * PT)) == [
        "BT 0 0 0 1 k 10 180 Td /L1 9.5 Tf [<000100010002>] TJ ET",
    ]


def test_space_between_glyphs_is_a_move_back_by_minus() -> None:
    line = set_line(("ああい", GOTHIC), spread=PT)
    assert code(place(line, x=10 * PT, y=20 * PT)) == [
        "BT 0 0 0 1 k 10 180 Td /L1 10 Tf [<0001> -100 <0001> -100 <0002>] TJ ET",
    ]


def test_a_glyph_may_begin_left_of_its_line() -> None:
    line = set_line(("「あ", GOTHIC))
    hanging = replace(line, offsets=(-5 * PT, 5 * PT))
    assert " 5 180 Td " in code(place(hanging, x=10 * PT, y=20 * PT))[0]


def test_glyphs_of_two_fonts_of_one_face_are_shown_from_one_place() -> None:
    line = set_line(("あいう", GOTHIC), spread=PT)
    base = glyphs_of([set_line(("い", GOTHIC))])
    (drawn,) = draw(place(line, x=10 * PT, y=20 * PT), base=base)
    shown = "/L1 10 Tf [<0001>] TJ /F1 10 Tf [-100 <0001>] TJ /L1 10 Tf [-100 <0002>] TJ"
    assert drawn.code == f"BT 0 0 0 1 k 10 180 Td {shown} ET"
    assert drawn.fonts == ("L1", "F1", "L1")


def test_each_ink_face_size_and_rise_is_a_text_object_of_its_own() -> None:
    line = set_line(("あい", GOTHIC), ("う", BLACK_NOTO), ("え", GOTHIC), rises=(0, 0, 3 * PT))
    parts = (Part(0, 1, "墨", 7), Part(1, 3, "主", 7), Part(3, 4, "主", 8))
    drawn = draw(replace(place(line, x=10 * PT, y=20 * PT), parts=parts))
    told = [(piece.element, piece.fonts) for piece in drawn]
    assert told == [(7, ("L1",)), (7, ("L1", "L2")), (8, ("L1",))]
    assert [line for piece in drawn for line in piece.code.splitlines()] == [
        "BT 0 0 0 1 k 10 180 Td /L1 10 Tf [<0001>] TJ ET",
        "BT .9 .6 0 .1 k 20 180 Td /L1 10 Tf [<0002>] TJ ET",
        "BT .9 .6 0 .1 k 30 180 Td /L2 10 Tf [<0001>] TJ ET",
        "BT .9 .6 0 .1 k 40 183 Td /L1 10 Tf [<0003>] TJ ET",
    ]


def test_art_names_its_element_or_none() -> None:
    band = Fill(points(0, 0, 100, 20), "主")
    assert [piece.element for piece in draw(band, replace(band, element=5))] == [None, 5]


def test_pieces_do_not_depend_on_what_was_drawn_before() -> None:
    line = place(set_line(("いろは", GOTHIC)))
    band = Fill(points(0, 0, 100, 20), "主")
    assert code(line, band) == list(reversed(code(band, line)))


def test_a_glyph_that_is_not_planned_cannot_be_drawn() -> None:
    sheet = prepare(page(place(set_line(("いろは", GOTHIC)))), PRESS, INKS)
    plan = plan_fonts((), glyphs_of([set_line(("いろ", GOTHIC))]))
    with pytest.raises(KeyError, match="は"):
        pieces(sheet.items[0], brush_for(sheet, shown_glyphs(plan.fonts, FACES), Manner()))


def test_an_ink_without_a_colour_cannot_be_drawn() -> None:
    with pytest.raises(KeyError, match="朱"):
        draw(Fill(points(0, 0, 1, 1), "朱"))
