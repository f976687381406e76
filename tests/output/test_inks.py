"""Inks that a shop would send back are told before anything is written."""

from dataclasses import replace

import pytest

from leaflet.colour import Cmyk, Ink, Rgb
from leaflet.diagnostics import Code, LeafletError, Span
from leaflet.display.page import Fill, Item, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.model.preset import DEFAULT, read_preset
from leaflet.output.inks import check_inks
from leaflet.output.sheet import OFFICE, PRESS, Purpose, prepare
from leaflet.units import MM, PT
from leaflet.world import Disk
from tests.output.setting import GOTHIC, page, place, set_line

STANDARD = read_preset(DEFAULT, Disk())
TEMPLATE = Span("templates/型.yaml", 1, 1)
BOX = Rect(0, 0, 50 * MM, 50 * MM)
RICH, HEAVY = Cmyk(40, 40, 40, 100), Cmyk(100, 100, 60, 41)


def found(item: Item, colour: Cmyk, *, limit: int = 300, purpose: Purpose = PRESS) -> list[Code]:
    inks = (("色", Ink(colour, Rgb(0, 0, 0), 100)),)
    sheets = [prepare(page(item), purpose, inks)]
    try:
        check_inks(sheets, replace(STANDARD, total_ink=limit), TEMPLATE)
    except LeafletError as error:
        return [told.code for told in error.diagnostics if told.span == TEMPLATE]
    return []


FILL = Fill(BOX, "色")
TEXT = place(set_line(("文", GOTHIC)), ink="色")
RULE = Rule(Point(0, 0), Point(MM, 0), "色", PT)
THICK = replace(RULE, weight=2 * MM)


def test_the_limit_of_total_ink_is_the_presets() -> None:
    assert found(FILL, HEAVY) == [Code.TOO_MUCH_INK]
    assert found(FILL, HEAVY, limit=301) == []
    assert found(FILL, Cmyk(100, 100, 60, 40)) == []


def test_an_ink_that_is_not_used_is_not_told() -> None:
    assert found(replace(FILL, ink="色"), HEAVY) == [Code.TOO_MUCH_INK]
    inks = (("色", Ink(HEAVY, Rgb(0, 0, 0), 100)),)
    check_inks([prepare(page(), PRESS, inks)], STANDARD, TEMPLATE)


@pytest.mark.parametrize("item", [TEXT, RULE, Stroke(BOX, "色", PT)], ids=["text", "rule", "frame"])
def test_rich_black_is_not_for_text_and_thin_lines(item: Item) -> None:
    assert found(item, RICH) == [Code.RICH_BLACK]
    assert found(item, Cmyk(0, 0, 0, 100)) == []


@pytest.mark.parametrize("item", [FILL, THICK, Stroke(BOX, "色", 2 * MM)], ids=["fill", "rule", "frame"])
def test_rich_black_is_for_large_areas(item: Item) -> None:
    assert found(item, RICH) == []


def test_other_purposes_print_with_no_plates() -> None:
    assert found(TEXT, RICH, purpose=OFFICE) == []
