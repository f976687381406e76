"""Sheets: boxes, colours and cutting for each purpose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.colour import BLACK, BUILT_IN, WHITE, Cmyk, Gray, Rgb
from leaflet.display.page import Fill, Image, Item, Page, Path, Polygon, Rule, Stroke
from leaflet.geometry import Contour, Point, Rect
from leaflet.model.picture import Raster
from leaflet.output.cut import cut, cut_polygon
from leaflet.output.icc import shipped
from leaflet.output.sheet import ARCHIVE, OFFICE, PRESS, PROOF, PURPOSES, RISO, Purpose, prepare
from leaflet.output.tones import Tones
from leaflet.units import MM, PT
from leaflet.world import Disk
from tests.output.setting import GOTHIC, INKS, page, place, set_line
from tests.pictures import photo

TRIM = Rect(0, 0, 210 * MM, 297 * MM)
BLEED = Rect(-3 * MM, -3 * MM, 213 * MM, 300 * MM)


def test_purposes_are_found_by_their_names() -> None:
    every = (PROOF, OFFICE, RISO, PRESS, ARCHIVE)
    assert {purpose.name: purpose for purpose in every} == PURPOSES


def test_office_ends_at_the_trim_and_press_at_the_bleed() -> None:
    office, press = prepare(page(), OFFICE, INKS), prepare(page(), PRESS, INKS)
    assert office.media == office.bleed == office.trim == TRIM
    assert press.media == press.bleed == BLEED
    assert press.trim == TRIM
    assert (press.media.width, press.media.height) == (216 * MM, 303 * MM)


def test_a_page_without_bleed_is_as_large_in_every_purpose() -> None:
    assert {prepare(page(bleed=0), purpose, INKS).media for purpose in PURPOSES.values()} == {TRIM}


def test_each_purpose_chooses_its_own_recipe() -> None:
    press, office = dict(prepare(page(), PRESS, INKS).palette), dict(prepare(page(), OFFICE, INKS).palette)
    assert press == {BLACK: Cmyk(0, 0, 0, 100), WHITE: Cmyk(0, 0, 0, 0), "主": Cmyk(90, 60, 0, 10)}
    assert office == {BLACK: Gray(100), WHITE: Rgb(255, 255, 255), "主": Rgb(0, 51, 153)}


def test_any_black_art_is_gray_in_the_office() -> None:
    ink = BUILT_IN[BLACK]._replace(cmyk=Cmyk(60, 40, 40, 100))
    assert prepare(page(), OFFICE, (("濃墨", ink),)).palette == (("濃墨", Gray(100)),)
    almost = ink._replace(rgb=Rgb(0, 0, 1))
    assert prepare(page(), OFFICE, (("濃墨", almost),)).palette == (("濃墨", Rgb(0, 0, 1)),)


def test_a_sheet_keeps_items_structure_and_paint_order() -> None:
    items: tuple[Item, ...] = (
        Fill(TRIM, "主"),
        place(set_line(("団結", GOTHIC))),
        Fill(TRIM.inset(MM), "白"),
    )
    sheet = prepare(page(*items), PRESS, INKS)
    assert sheet.items == items
    assert [group.elements for group in sheet.groups] == [group.elements for group in page().groups]
    assert sheet.name == "表"


BAND = Fill(Rect(-3 * MM, -3 * MM, 213 * MM, 40 * MM), "主")


def test_art_that_bleeds_is_cut_at_the_trim_in_the_office_and_kept_for_the_press() -> None:
    def only(made: Page) -> list[tuple[Item, ...]]:
        return [prepare(made, purpose, INKS).items for purpose in (OFFICE, PRESS)]

    assert only(page(BAND)) == [(replace(BAND, rect=Rect(0, 0, 210 * MM, 40 * MM)),), (BAND,)]


def test_no_art_is_drawn_beyond_the_bleed() -> None:
    wide = Fill(Rect(-9 * MM, -9 * MM, 300 * MM, 400 * MM), "主")
    assert prepare(page(wide), PRESS, INKS).items == (replace(wide, rect=BLEED),)


@pytest.mark.parametrize(
    "item",
    [
        Fill(Rect(-3 * MM, 10 * MM, 0, 20 * MM), "主"),
        Fill(Rect(-3 * MM, 10 * MM, 0, 20 * MM), "主", radius=MM),
        Stroke(Rect(-3 * MM, 10 * MM, 0, 20 * MM), "主", PT),
        Rule(Point(-3 * MM, -MM), Point(100 * MM, -MM), "主", PT),
        Rule(Point(220 * MM, MM), Point(220 * MM, 9 * MM), "主", PT),
        Rule(Point(-3 * MM, -MM), Point(-MM, -2 * MM), "主", PT),
        Polygon((Point(-9 * MM, 0), Point(-MM, 0), Point(-MM, 9 * MM)), "主"),
        Polygon((Point(-9 * MM, 0), Point(0, 0), Point(0, 9 * MM)), "主"),
    ],
)
def test_what_lies_beyond_the_edge_is_not_drawn(item: Item) -> None:
    assert prepare(page(item), OFFICE, INKS).items == ()


@pytest.mark.parametrize(
    "item",
    [
        Fill(Rect(-MM, 10 * MM, 20 * MM, 20 * MM), "主", radius=2 * MM),
        Stroke(Rect(-MM, 10 * MM, 20 * MM, 20 * MM), "主", PT),
        Rule(Point(-MM, -MM), Point(20 * MM, 20 * MM), "主", PT),
        place(set_line(("長い題名", GOTHIC)), x=205 * MM),
    ],
)
def test_curves_slants_and_text_that_cross_the_edge_stay_whole(item: Item) -> None:
    assert cut(item, TRIM) is item


@pytest.mark.parametrize(
    "item",
    [
        Fill(Rect(0, 0, 20 * MM, 20 * MM), "主"),
        Rule(Point(0, 5 * MM), Point(210 * MM, 5 * MM), "主", PT),
        Polygon((Point(0, 0), Point(4 * MM, 0), Point(4 * MM, 6 * MM)), "主"),
    ],
)
def test_what_lies_within_the_sheet_stays_the_same_object(item: Item) -> None:
    """What is made of it then is shared by all that have it."""
    assert cut(item, TRIM) is item


def test_rules_are_shortened_to_the_sheet() -> None:
    level = Rule(Point(-3 * MM, 5 * MM), Point(213 * MM, 5 * MM), "主", PT)
    upright = Rule(Point(5 * MM, 300 * MM), Point(5 * MM, 200 * MM), "主", PT)
    assert cut(level, TRIM) == replace(level, start=Point(0, 5 * MM), end=Point(210 * MM, 5 * MM))
    assert cut(upright, TRIM) == replace(upright, start=Point(5 * MM, 297 * MM))


def test_a_slanted_side_gets_its_corner_where_the_edge_cuts_it() -> None:
    corner = (Point(-2 * MM, 0), Point(4 * MM, 0), Point(4 * MM, 6 * MM))
    found = cut_polygon(corner, TRIM)
    assert set(found) == {Point(0, 0), Point(4 * MM, 0), Point(4 * MM, 6 * MM), Point(0, 2 * MM)}


# Laws of cutting

places = st.builds(Point, st.integers(-400, 600), st.integers(-400, 600))
MEDIA = Rect(0, 0, 210, 297)


@given(st.lists(places, min_size=3, max_size=8))
def test_a_cut_polygon_is_inside_and_cutting_again_changes_nothing(points: list[Point]) -> None:
    once = cut_polygon(points, MEDIA)
    assert all(0 <= point.x <= 210 and 0 <= point.y <= 297 for point in once)
    assert cut_polygon(once, MEDIA) == once


@given(places, places)
def test_a_rectangle_is_cut_alike_as_rectangle_and_as_polygon(p: Point, q: Point) -> None:
    rect = Rect(min(p.x, q.x), min(p.y, q.y), max(p.x, q.x), max(p.y, q.y))
    corners = tuple(Point(x, y) for x, y in ((rect.left, rect.top), (rect.right, rect.top)))
    corners += tuple(Point(x, y) for x, y in ((rect.right, rect.bottom), (rect.left, rect.bottom)))
    kept = cut(Fill(rect, "主"), MEDIA)
    found = cut_polygon(corners, MEDIA)
    if kept is None:
        assert found == ()
    else:
        assert isinstance(kept, Fill)
        assert set(found) == {
            Point(x, y) for x in (kept.rect.left, kept.rect.right) for y in (kept.rect.top, kept.rect.bottom)
        }


# ---- pictures in black alone


RED = "#c8102e"
DOT = Path((Contour(Point(0, 0), (Point(MM, 0), Point(MM, MM))),), RED)


def tones() -> Tones:
    return Tones(shipped("screen", Disk()).data, shipped("press", Disk()).data, 350)


@pytest.mark.parametrize("purpose", PURPOSES.values(), ids=list(PURPOSES))
def test_pictures_and_drawings_follow_a_scheme_of_few_inks(purpose: Purpose) -> None:
    photo_ = Image(Rect(0, 0, 30 * MM, 30 * MM), Raster("x", 60, 60, photo(60, 60)), 1, WHITE)
    sheet = prepare(page(DOT, photo_), purpose, INKS, tones, black_pictures=True)
    ((_, made),) = sheet.pictures
    assert made.space == "Gray"
    match dict(sheet.palette)[RED]:
        case Cmyk(cyan=0, magenta=0, yellow=0, black=black):
            assert 40 < black < 90
        case Rgb(red=red, green=green, blue=blue):
            assert red == green == blue
        case Gray(black=black):
            assert 40 < black < 90
        case other:
            raise AssertionError(other)


def test_pictures_and_drawings_are_coloured_in_any_other_scheme() -> None:
    photo_ = Image(Rect(0, 0, 30 * MM, 30 * MM), Raster("x", 60, 60, photo(60, 60)), 1, WHITE)
    sheet = prepare(page(DOT, photo_), PRESS, INKS, tones)
    assert sheet.pictures[0][1].space == "CMYK"
    red = dict(sheet.palette)[RED]
    assert isinstance(red, Cmyk)
    assert red.magenta > 50
