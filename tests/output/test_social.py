"""Pictures for social media: their sizes, the page whole on its ground, the same bytes each time."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from leaflet.colour import Cmyk, Ink, Rgb
from leaflet.display.page import Fill
from leaflet.geometry import Rect, Size
from leaflet.output.pdf.plan import plan_fonts
from leaflet.output.sheet import OFFICE, prepare
from leaflet.output.social import BORDER, CARD, TINT, UPRIGHT, Cut, Pixels, cuts_of, framed, whole
from leaflet.units import MM
from tests.layout.folded import shipped_laid
from tests.output.pdf.test_writer import INFORMATION
from tests.output.setting import A4, FACES, INKS, page, write_pdf

GROUND = Rgb(200, 200, 20)
"""Not at all like the pages' ink."""
INK = Rgb(0, 51, 153)


def pdf(*sizes: Size) -> bytes:
    """Write pages that are all of one ink, which is not the ground's."""
    pages = [page(Fill(_whole(size), "主"), size=size, bleed=0) for size in sizes]
    sheets = [prepare(each, OFFICE, INKS) for each in pages]
    return write_pdf(sheets, plan_fonts((), ()), FACES, INFORMATION)


def _whole(size: Size) -> Rect:
    return Rect(0, 0, size.width, size.height)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("size", [A4, Size(297 * MM, 210 * MM), Size(100 * MM, 297 * MM)])
def test_a_page_lies_whole_in_the_middle_of_the_ground(size: Size) -> None:
    (picture,) = map(opened, framed(pdf(size), GROUND, (Cut(0),)))
    assert Pixels(*picture.size) == UPRIGHT
    assert picture.getpixel((0, 0)) == GROUND
    other = ImageChops.difference(picture, Image.new("RGB", picture.size, INK)).convert("L")
    left, top, right, bottom = other.point([255 * (value == 0) for value in range(256)]).getbbox() or (0,) * 4
    assert min(left, top, UPRIGHT.width - right, UPRIGHT.height - bottom) >= BORDER
    assert min(left - BORDER, top - BORDER) <= 1
    assert abs((right - left) * size.height - (bottom - top) * size.width) <= 2 * size.height
    assert abs(left - (UPRIGHT.width - right)) <= 1
    assert abs(top - (UPRIGHT.height - bottom)) <= 1


def test_a_page_throws_a_shadow() -> None:
    (picture,) = map(opened, framed(pdf(A4), GROUND, (Cut(0),)))
    below = picture.getpixel((UPRIGHT.width // 2, UPRIGHT.height - BORDER + 6))
    assert isinstance(below, tuple)
    assert sum(below) < sum(GROUND)


def test_a_page_in_the_main_colour_lies_on_a_tint_of_it() -> None:
    (picture,) = map(opened, framed(pdf(A4), INK, (Cut(0),)))
    tint = tuple(255 - (255 - part) * TINT // 100 for part in INK)
    assert picture.getpixel((0, 0)) == tint
    assert picture.getpixel((UPRIGHT.width // 2, BORDER + 2)) == INK


def test_a_pale_band_and_paper_lie_on_the_main_colour_itself() -> None:
    band = Fill(Rect(0, 0, A4.width, A4.height // 3), "淡")
    inks = (*INKS, ("淡", Ink(Cmyk(9, 4, 0, 0), Rgb(233, 241, 250), 10)))
    sheet = prepare(page(band, size=A4, bleed=0), OFFICE, inks)
    (picture,) = map(
        opened, framed(write_pdf([sheet], plan_fonts((), ()), FACES, INFORMATION), INK, (Cut(0),))
    )
    assert picture.getpixel((0, 0)) == INK


def test_a_detail_at_the_edge_does_not_choose_the_ground() -> None:
    fleck = Fill(Rect(0, 0, A4.width // 20, MM), "主")
    sheet = prepare(page(fleck, size=A4, bleed=0), OFFICE, INKS)
    (picture,) = map(
        opened, framed(write_pdf([sheet], plan_fonts((), ()), FACES, INFORMATION), INK, (Cut(0),))
    )
    assert picture.getpixel((0, 0)) == INK


def test_a_card_fills_its_picture() -> None:
    picture = opened(whole(pdf(Size(200 * MM, 105 * MM))))
    assert Pixels(*picture.size) == CARD
    assert picture.getcolors() == [(CARD.width * CARD.height, INK)]


def test_the_same_pages_give_the_same_bytes() -> None:
    data = pdf(A4, A4)
    both = (Cut(0), Cut(1))
    first, second = framed(data, GROUND, both)
    assert first == second
    assert list(framed(data, GROUND, both)) == [first, second]


def test_file_names_tell_sizes() -> None:
    assert (UPRIGHT.told, CARD.told) == ("1080x1350", "1200x630")


# Folded sheets


def test_of_a_folded_sheet_each_part_is_a_picture_in_the_order_of_reading() -> None:
    pages = shipped_laid().pages
    cuts = cuts_of(pages)
    assert [(cut.page, cut.left, cut.right) for cut in cuts] == [
        (0, 395 * MM // 2, 297 * MM),
        (0, 0, 98 * MM),
        (1, 0, 199 * MM // 2),
        (1, 199 * MM // 2, 199 * MM),
        (1, 199 * MM, 297 * MM),
        (0, 98 * MM, 395 * MM // 2),
    ]


def test_pages_that_nobody_folds_are_pictures_as_they_are() -> None:
    plain = page(size=A4)
    assert cuts_of((plain, plain)) == (Cut(0), Cut(0))
    other = page(size=A4, bleed=MM)
    assert cuts_of((plain, other)) == (Cut(0), Cut(1))


def test_a_part_is_cut_out_at_its_edges() -> None:
    size = Size(297 * MM, 210 * MM)
    left = Fill(Rect(0, 0, 98 * MM, 210 * MM), "主")
    sheets = [prepare(page(left, size=size, bleed=0), OFFICE, INKS)]
    data = write_pdf(sheets, plan_fonts((), ()), FACES, INFORMATION)
    inked, blank = map(opened, framed(data, GROUND, (Cut(0, 0, 98 * MM), Cut(0, 98 * MM, 297 * MM))))
    assert inked.getpixel((UPRIGHT.width // 2, UPRIGHT.height // 2)) == (0, 51, 153)
    corners = [(UPRIGHT.width // 2 + way * 200, UPRIGHT.height // 2) for way in (-1, 1)]
    assert {inked.getpixel(corner) for corner in corners} == {(0, 51, 153)}
    assert {blank.getpixel((x, UPRIGHT.height // 2)) for x in (BORDER + 2, UPRIGHT.width - BORDER - 2)} == {
        (255, 255, 255)
    }
