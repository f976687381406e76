"""What a duplicator cannot print well is told, and nothing else."""

from dataclasses import replace

import pytest

from leaflet.colour import BLACK, BUILT_IN, WHITE, Cmyk, Gray, Ink, Rgb
from leaflet.diagnostics import Code, Span
from leaflet.display.page import Fill, Item, Path, Polygon
from leaflet.geometry import Contour, Point, Rect
from leaflet.model.template import Template
from leaflet.output.duplicator import check_duplicator
from leaflet.output.sheet import RISO, prepare
from leaflet.output.stock import fresh
from leaflet.units import MM, PT
from tests.layout.setting import shipped
from tests.output.setting import GOTHIC, page, place, set_line

GROUND = Rect(10 * MM, 10 * MM, 100 * MM, 40 * MM)
ROLES = {"主": 100, "淡": 9, "薄": 49, "濃": 50, "無": 0, "端": 10}
PLACES = {role: Span("template.yaml", line, 3) for line, role in enumerate(ROLES, 20)}
HERE = Span("edition.yaml", 7, 9)


def template() -> Template:
    inks = {role: Ink(Cmyk(0, 0, 0, tint), Rgb(0, 0, 0), tint) for role, tint in ROLES.items()} | BUILT_IN
    return replace(shipped(), inks=tuple(inks.items()), ink_places=tuple(PLACES.items()))


def found(*items: Item) -> list[tuple[Code, Span | None]]:
    sheet = prepare(page(*items), RISO, template().inks)
    return [(told.code, told.span) for told in check_duplicator([sheet], template())]


def text(ink: str, size: int = 79 * PT // 10) -> Item:
    return replace(place(set_line(("団結", GOTHIC), size=size), ink=ink), span=HERE)


TOO_SMALL = [(Code.SMALL_REVERSED, HERE)]


@pytest.mark.parametrize("ink", [WHITE, "無", "薄"])
@pytest.mark.parametrize("ground", ["主", BLACK, "濃"])
def test_small_text_left_white_in_a_dark_ground_is_told(ink: str, ground: str) -> None:
    assert found(Fill(GROUND, ground), text(ink)) == TOO_SMALL


def test_any_shape_is_a_ground() -> None:
    corners = (Point(0, 0), Point(200 * MM, 0), Point(200 * MM, 90 * MM), Point(0, 90 * MM))
    assert found(Polygon(corners, "主"), text(WHITE)) == TOO_SMALL
    assert found(Path((Contour(corners[0], corners[1:]),), "主"), text(WHITE)) == TOO_SMALL


@pytest.mark.parametrize(
    "items",
    [
        (Fill(GROUND, "主"), text(WHITE, 8 * PT)),
        (Fill(GROUND, "薄"), text(WHITE)),
        (Fill(GROUND, "主"), Fill(GROUND, WHITE), text(BLACK)),
        (text(WHITE), Fill(GROUND, "主")),
        (Fill(GROUND.moved(dx=100 * MM), "主"), text(WHITE)),
        (Fill(GROUND, "濃"), text(BLACK)),
    ],
)
def test_other_text_is_not(items: tuple[Item, ...]) -> None:
    assert found(*items) == []


def test_a_pale_tint_is_told_at_its_place_in_the_template_and_once() -> None:
    assert found(Fill(GROUND, "淡"), Fill(GROUND, "淡")) == [(Code.PALE_TINT, PLACES["淡"])]
    assert found(text("淡", 20 * PT)) == [(Code.PALE_TINT, PLACES["淡"])]


def test_tints_that_print_and_inks_that_are_not_used_are_not() -> None:
    assert found(Fill(GROUND, "端"), Fill(GROUND, "無"), Fill(GROUND, "主")) == []


def test_a_duplicator_prints_in_black_alone() -> None:
    palette = dict(prepare(page(), RISO, template().inks).palette)
    assert {role: palette[role] for role in ROLES} == {role: Gray(tint) for role, tint in ROLES.items()}


def test_a_stock_changes_no_warning() -> None:
    """What a group shows is looked for once; in which colours, and on what, is seen each time."""
    stock = fresh()
    ground, dark, light = Fill(GROUND, "主"), text(WHITE), text(BLACK)
    first = prepare(page(ground, dark, light), RISO, template().inks)
    pale = replace(first, palette=tuple((role, Gray(9)) for role, _ in first.palette))
    rows = (ground, dark, light), (dark, ground, light), (ground, light, light), (light, dark)
    for sheet in (first, pale, first):
        for items in (*rows, *rows):
            sheets = [replace(sheet, groups=(replace(first.groups[0], items=items), *first.groups))]
            found = check_duplicator(sheets, template(), stock)
            assert found == check_duplicator(sheets, template())
