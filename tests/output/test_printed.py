"""Pictures as each purpose prints them: colours, pixels, and nothing that the camera wrote."""

from hashlib import sha256
from io import BytesIO
from zlib import decompress

import pytest
from PIL import Image

from leaflet.colour import Cmyk, Gray, Rgb
from leaflet.geometry import Size
from leaflet.model.picture import Raster
from leaflet.output.printed import Palette, Printed, pixels_for, ppi, printed
from leaflet.pixels import pixels_of
from leaflet.units import MM, Length
from tests.pictures import MAKER, TONES, encoded, noise, photo, scene

WHITE = {Palette.SCREEN: Rgb(255, 255, 255), Palette.PRESS: Cmyk(0, 0, 0, 0), Palette.BLACK: Gray(0)}


def raster(data: bytes) -> Raster:
    return Raster(sha256(data).hexdigest(), *pixels_of(data), data)


def made(data: bytes, palette: Palette, width: Length = 30 * MM) -> Printed:
    found = raster(data)
    size = Size(width, width * found.height // found.width)
    return printed(found, size, palette, WHITE[palette], TONES)


def shown(picture: Printed) -> Image.Image:
    """Decode a picture as a reader of the document does."""
    if picture.jpeg:
        with Image.open(BytesIO(picture.data)) as image:
            image.load()
            # Pillow turns the negative that is stored back by itself.
            return image.copy()
    mode = {"Gray": "L", "RGB": "RGB", "CMYK": "CMYK"}[picture.space]
    return Image.frombytes(mode, (picture.size.width, picture.size.height), decompress(picture.data))


FORMS = {
    "JPEG": photo(),
    "grey JPEG": photo(mode="L"),
    "CMYK JPEG": encoded(scene(mode="CMYK"), "JPEG"),
    "lying JPEG": photo(orientation=6),
    "PNG": encoded(scene(), "PNG"),
    "PNG of few colours": encoded(scene().quantize(8), "PNG"),
    "transparent PNG": encoded(scene(mode="RGBA"), "PNG"),
    "TIFF": encoded(scene(), "TIFF"),
}


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("name", FORMS)
def test_a_picture_has_the_colours_of_its_purpose_and_its_own_pixels(name: str, palette: Palette) -> None:
    picture = made(FORMS[name], palette)
    spaces = {
        Palette.SCREEN: ("RGB", "Gray"),
        Palette.PRESS: ("CMYK", "Gray"),
        Palette.BLACK: ("Gray",),
    }
    assert picture.space in spaces[palette]
    assert shown(picture).mode == {"Gray": "L"}.get(picture.space, picture.space)
    assert shown(picture).size == tuple(picture.size) == tuple(pixels_of(FORMS[name]))


@pytest.mark.parametrize("palette", Palette)
@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_no_metadata_is_left(palette: Palette, orientation: int) -> None:
    picture = made(photo(orientation=orientation), palette)
    for secret in (MAKER.encode(), b"Exif", b"GPS", b"SecretComment", b"ICC_PROFILE"):
        assert secret not in picture.data


def test_a_grey_photo_prints_in_black_alone() -> None:
    assert {made(photo(mode="L"), palette).space for palette in Palette} == {"Gray"}
    assert made(encoded(scene(mode="L").convert("RGB"), "PNG"), Palette.PRESS).space == "Gray"


def test_a_photo_is_turned_upright() -> None:
    image = shown(made(photo(orientation=6), Palette.SCREEN))
    assert image.width < image.height
    dark = image.crop((image.width - 12, 4, image.width - 8, 8))
    assert max(dark.tobytes()) < 60


def test_a_jpeg_that_needs_no_change_is_passed_on() -> None:
    same = made(photo(), Palette.SCREEN)
    assert shown(same).tobytes() == Image.open(BytesIO(photo())).tobytes()
    scans = photo()[photo().index(b"\xff\xda") :]
    assert same.data.endswith(scans)
    # What must change is written anew.
    for other in (made(photo(orientation=3), Palette.SCREEN), made(photo(), Palette.PRESS)):
        assert not other.data.endswith(scans)


def test_drawn_pictures_are_kept_exactly_and_photos_are_not_made_large() -> None:
    flat = encoded(scene().quantize(8), "PNG")
    picture = made(flat, Palette.SCREEN)
    assert not picture.jpeg
    assert shown(picture).tobytes() == scene().quantize(8).convert("RGB").tobytes()
    many = made(encoded(noise(200, 200), "PNG"), Palette.PRESS)
    assert many.jpeg


@pytest.mark.parametrize(
    ("palette", "best", "most"),
    [(Palette.SCREEN, 300, 450), (Palette.PRESS, 350, 525), (Palette.BLACK, 300, 450)],
)
def test_pictures_are_as_fine_as_is_of_use(palette: Palette, best: int, most: int) -> None:
    data = photo(1200, 800)
    coarse = 1200 * 254 * MM // (most * 10)
    assert made(data, palette, coarse + MM).size == Size(1200, 800)
    fine = made(data, palette, coarse - MM)
    assert fine.size.width == pixels_for(coarse - MM, best)
    assert fine.size.height == pixels_for((coarse - MM) * 2 // 3, best)


def test_a_coarse_picture_gets_no_pixels_that_it_has_not() -> None:
    assert made(photo(60, 40), Palette.PRESS, 100 * MM).size == Size(60, 40)


def test_resolution_is_the_lesser_of_both_directions() -> None:
    found = raster(photo(300, 300))
    assert ppi(found, Size(254 * MM // 10, 254 * MM // 10)) == 300
    assert ppi(found, Size(254 * MM // 10, 508 * MM // 10)) == 150


def test_what_is_transparent_shows_the_ground() -> None:
    clear = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    found = raster(encoded(clear, "PNG"))
    size = Size(10 * MM, 10 * MM)
    yellow = shown(printed(found, size, Palette.PRESS, Cmyk(0, 0, 80, 0), TONES))
    assert {yellow.tobytes()[k : k + 4] for k in range(0, 256, 4)} == {bytes((0, 0, 204, 0))}
    assert set(shown(printed(found, size, Palette.SCREEN, Rgb(1, 2, 3), TONES)).tobytes()) == {1, 2, 3}


def test_equal_pictures_have_one_name_and_others_another() -> None:
    one, other = made(photo(), Palette.PRESS), made(bytes(photo()), Palette.PRESS)
    assert one == other
    assert one.name == other.name
    names = {made(photo(), palette).name for palette in Palette}
    assert len(names) == len(Palette)


def test_a_jpeg_in_inks_is_told_to_be_a_negative() -> None:
    picture = made(photo(), Palette.PRESS)
    assert (picture.jpeg, picture.inverted) == (True, True)
    assert not made(photo(), Palette.SCREEN).inverted
