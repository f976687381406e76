"""Coarse pictures: a warning below what the shop wants, an error where print would look broken."""

import pytest

from leaflet.diagnostics import Code, Severity, Span
from leaflet.display.page import Image, Page
from leaflet.geometry import Rect
from leaflet.messages import say
from leaflet.model.picture import Raster
from leaflet.output.resolution import check_resolution
from leaflet.units import MM
from tests.output.setting import page

SPAN = Span("edition.yaml", 10, 20)
INCH = 254 * MM // 10


def with_picture(pixels: int) -> Page:
    raster = Raster("0" * 64, pixels, pixels, b"")
    return page(Image(Rect(0, 0, INCH, INCH), raster, 1, "白", "photo.jpg", SPAN))


@pytest.mark.parametrize(
    ("pixels", "code"),
    [
        (300, None),
        (299, Code.COARSE_PICTURE),
        (150, Code.COARSE_PICTURE),
        (149, Code.TOO_COARSE),
        (1, Code.TOO_COARSE),
    ],
)
def test_each_resolution_is_judged(pixels: int, code: Code | None) -> None:
    told = check_resolution([with_picture(pixels)], 300)
    assert [(d.code, d.span) for d in told] == ([(code, SPAN)] if code else [])


def test_the_shops_own_limit_counts() -> None:
    assert check_resolution([with_picture(300)], 350)[0].code is Code.COARSE_PICTURE
    assert check_resolution([with_picture(200)], 200) == ()


def test_a_warning_warns_and_an_error_stops_and_both_say_what_would_do() -> None:
    (warning,) = check_resolution([with_picture(200)], 300)
    (error,) = check_resolution([with_picture(90)], 300)
    assert (warning.severity, error.severity) == (Severity.WARNING, Severity.ERROR)
    for told, found in ((warning, "200"), (error, "90")):
        for language in ("ja", "en"):
            said = say(told, language)
            assert "photo.jpg" in said.message
            assert f"{found} ppi" in said.message or f"{found}ppi" in said.message
            assert "300" in said.hint


def test_pages_without_pictures_have_nothing_to_say() -> None:
    assert check_resolution([page()], 300) == ()
