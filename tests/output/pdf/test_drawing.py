"""Paths, dashes and pictures as operators, and what they become for a reader."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pixels

from leaflet.display.page import Image, Item, Rule
from leaflet.display.page import Path as Drawn
from leaflet.display.structure import Element, Role
from leaflet.geometry import Contour, Curve, Point, Rect, Size
from leaflet.model.picture import Corner, End, Pen, Raster
from leaflet.output.pdf.content import Manner, brush_for, pieces
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import plan_fonts
from leaflet.output.sheet import OFFICE, PRESS, Purpose, prepare
from leaflet.pixels import pixels_of
from leaflet.units import MM, PT
from tests.groups import with_elements
from tests.output.reading import opened, pixels_by_poppler
from tests.output.setting import DAY, FACES, INKS, page, write_pdf
from tests.pictures import TONES, encoded, photo, scene

SMALL = Size(100 * PT, 200 * PT)
SQUARE = Contour(Point(0, 0), (Point(10 * PT, 0), Point(10 * PT, 10 * PT), Point(0, 10 * PT)))
OPEN = SQUARE._replace(closed=False)
WAVE = Contour(Point(0, 0), (Curve(Point(PT, 0), Point(2 * PT, PT), Point(3 * PT, 3 * PT)),), closed=False)


def code(*items: Item, purpose: Purpose = PRESS) -> list[str]:
    sheet = prepare(page(*items, size=SMALL, bleed=0), purpose, INKS, lambda: TONES)
    brush = brush_for(sheet, {}, Manner())
    return [piece.code for item in sheet.items for piece in pieces(item, brush)]


def document(*items: Item, purpose: Purpose = PRESS, copies: int = 1) -> bytes:
    front = with_elements(page(*items), [Element(1, Role.FIGURE, alternative="絵")])
    sheets = [prepare(front, purpose, INKS, lambda: TONES)] * copies
    return write_pdf(sheets, plan_fonts((), ()), FACES, Information("題", DAY))


# Paths


def test_a_path_is_filled_contour_by_contour() -> None:
    assert code(Drawn((SQUARE,), "墨")) == ["0 0 0 1 k 0 200 m 10 200 l 10 190 l 0 190 l h f"]
    assert code(Drawn((SQUARE, SQUARE), "墨"))[0].count("h") == 2
    assert code(Drawn((SQUARE,), "墨", even_odd=True))[0].endswith("h f*")


def test_a_curve_has_its_steering_places() -> None:
    assert code(Drawn((WAVE,), "墨")) == ["0 0 0 1 k 0 200 m 1 200 2 199 3 197 c f"]


def test_a_pen_draws_and_leaves_nothing_behind() -> None:
    pen = Pen(PT, Corner.ROUND, End.SQUARE, 250)
    assert code(Drawn((OPEN,), "主", pen)) == [
        "q .9 .6 0 .1 K 1 w 2 J 1 j 2.5 M 0 200 m 10 200 l 10 190 l 0 190 l S Q"
    ]


def test_a_colour_of_the_drawings_own_is_converted_for_the_purpose() -> None:
    (press,) = code(Drawn((SQUARE,), "#c8102e"))
    (office,) = code(Drawn((SQUARE,), "#c8102e"), purpose=OFFICE)
    assert press.startswith("0 .98 .76 .16 k ")
    assert office.startswith(".784 .063 .18 rg ")


def test_without_profiles_no_colour_is_guessed() -> None:
    with pytest.raises(ValueError, match="profiles"):
        prepare(page(Drawn((SQUARE,), "#c8102e")), PRESS, INKS)


def test_dashes_end_with_their_rule() -> None:
    rule = Rule(Point(0, 10 * PT), Point(100 * PT, 10 * PT), "墨", PT, dash=4 * PT)
    assert code(rule) == ["q [4 4] 0 d 0 0 0 1 K 1 w 0 190 m 100 190 l S Q"]
    assert "d" not in code(replace(rule, dash=0))[0].split()


@pytest.mark.parametrize("by", [-11 * PT, 101 * PT])
def test_what_lies_beyond_the_edge_is_not_drawn(by: int) -> None:
    moved = SQUARE.mapped(lambda point: point.moved(by))
    assert code(Drawn((moved,), "墨")) == []
    assert code(Drawn((SQUARE.mapped(lambda point: point.moved(95 * PT)),), "墨")) != []


# Pictures


PLACE = Rect(10 * MM, 10 * MM, 70 * MM, 50 * MM)


def picture(data: bytes, rect: Rect = PLACE) -> Image:
    raster = Raster(sha256(data).hexdigest(), *pixels_of(data), data)
    return Image(rect, raster, 1, "白")


def xobjects(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [each for page in pdf.pages for each in page.obj.Resources.get("/XObject", {}).values()]


def rendered(data: bytes) -> Pixels.Image:
    found = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("RGB")
    assert isinstance(found, Pixels.Image)
    return found


def at(image: Pixels.Image, place: Point, media: Rect) -> tuple[int, ...]:
    """Return the pixel at a place of the page, of a picture of its whole sheet."""
    x = (place.x - media.left) * image.width // media.width
    y = (place.y - media.top) * image.height // media.height
    return tuple(image.crop((x, y, x + 1, y + 1)).tobytes())


FORMS = {
    "JPEG": photo(),
    "lying JPEG": photo(orientation=8),
    "CMYK JPEG": encoded(scene(mode="CMYK"), "JPEG"),
    "CMYK TIFF": encoded(scene(mode="CMYK"), "TIFF"),
    "PNG": encoded(scene(), "PNG"),
    "transparent PNG": encoded(scene(mode="RGBA"), "PNG"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("purpose", "space"), [(PRESS, "/DeviceCMYK"), (OFFICE, "/DeviceRGB")])
def test_each_purpose_has_pictures_in_its_own_colours_and_without_transparency(
    form: str, purpose: Purpose, space: str
) -> None:
    pdf = opened(document(picture(FORMS[form]), purpose=purpose))
    (found,) = xobjects(pdf)
    assert found.ColorSpace == space
    assert "/SMask" not in found


@pytest.mark.parametrize("form", ["JPEG", "CMYK JPEG", "CMYK TIFF", "PNG", "transparent PNG"])
@pytest.mark.parametrize("purpose", [PRESS, OFFICE])
def test_a_picture_looks_like_itself(purpose: Purpose, form: str) -> None:
    data = document(picture(FORMS[form]), purpose=purpose)
    media = prepare(page(), purpose, INKS).media
    image = rendered(data)
    assert max(at(image, Point(12 * MM, 12 * MM), media)) < 110
    red, green, _ = at(image, Point(66 * MM, 48 * MM), media)
    assert red > 140 > green


def test_one_picture_is_stored_once_however_often_it_is_shown() -> None:
    lower = picture(photo(), Rect(10 * MM, 60 * MM, 70 * MM, 100 * MM))
    pdf = opened(document(picture(photo()), lower, copies=2))
    assert len({each.objgen for each in xobjects(pdf)}) == 1
    streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert sum(each.get("/Subtype") == "/Image" for each in streams) == 1


def test_a_picture_is_put_where_it_belongs() -> None:
    (drawn,) = code(picture(photo(), Rect(10 * PT, 20 * PT, 70 * PT, 60 * PT)))
    assert drawn.startswith("q 60 0 0 40 10 140 cm /P")
    assert drawn.endswith(" Do Q")


def test_the_same_pictures_give_the_same_bytes() -> None:
    assert document(picture(photo())) == document(picture(bytes(photo())))


@pytest.mark.tool("pdftoppm")
@pytest.mark.parametrize("purpose", [PRESS, OFFICE])
def test_two_readers_see_the_same(tmp_path: Path, purpose: Purpose) -> None:
    data = document(picture(photo()), purpose=purpose)
    theirs = Pixels.open(BytesIO(pixels_by_poppler(data, tmp_path)))
    ours = rendered(data).convert("L").resize(theirs.size)
    difference = sum(abs(a - b) for a, b in zip(theirs.tobytes(), ours.tobytes(), strict=True))
    assert difference / (theirs.width * theirs.height) < 3
