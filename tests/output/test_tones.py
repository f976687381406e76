"""Colours through profiles: what prints in which ink, and never more ink than the shop takes."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from leaflet.colour import Cmyk, Gray, Rgb
from leaflet.output.tones import Tones, alpha_of, flattened, ink_of, to_grey, to_press, to_screen
from tests.pictures import TONES, noise, scene


def dot(image: Image.Image) -> tuple[int, ...]:
    return tuple(image.crop((0, 0, 1, 1)).tobytes())


def plain(mode: str, *colour: int) -> Image.Image:
    return Image.new(mode, (4, 4), colour if len(colour) > 1 else colour[0])


def most_ink(image: Image.Image) -> float:
    data = image.tobytes()
    return max(sum(data[k : k + 4]) for k in range(0, len(data), 4)) / 255 * 100


def by_profile(colour: tuple[int, int, int]) -> tuple[int, ...]:
    """Convert one colour with a transformation of our own: what the profile says."""
    screen, press = (ImageCms.ImageCmsProfile(BytesIO(data)) for data in (TONES.screen, TONES.press))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    image = plain("RGB", *colour)
    made = ImageCms.profileToProfile(
        image, screen, press, renderingIntent=intent, outputMode="CMYK", flags=flags
    )
    assert made is not None
    return dot(made)


@pytest.mark.parametrize("colour", [(220, 30, 30), (20, 60, 120), (240, 230, 90), (90, 160, 80)])
def test_colours_become_inks_by_the_presss_profile(colour: tuple[int, int, int]) -> None:
    assert dot(to_press(plain("RGB", *colour), TONES)) == by_profile(colour)


def test_a_naive_conversion_would_be_seen() -> None:
    red = (220, 30, 30)
    assert dot(plain("RGB", *red).convert("CMYK")) != by_profile(red)


@pytest.mark.parametrize("level", [0, 60, 128, 255])
def test_what_has_no_colour_prints_in_black_alone(level: int) -> None:
    for image in (plain("RGB", level, level, level), plain("L", level)):
        made = to_press(image, TONES)
        assert (made.mode, dot(made)) == ("L", (level,))


def test_inks_that_came_as_inks_keep_their_values() -> None:
    assert dot(to_press(plain("CMYK", 10, 20, 30, 40), TONES)) == (10, 20, 30, 40)


@pytest.mark.parametrize("limit", [300, 260, 200])
def test_nowhere_is_more_ink_than_the_shop_takes(limit: int) -> None:
    tones = Tones(TONES.screen, TONES.press, limit)
    for image in (noise(64, 600), plain("CMYK", 255, 255, 255, 255), scene(mode="CMYK")):
        assert most_ink(to_press(image, tones)) <= limit
    # The limit is what holds it, not the profile.
    free = Tones(TONES.screen, TONES.press, 400)
    assert most_ink(to_press(noise(64, 600), free)) > 300


def test_ink_is_taken_from_the_colours_and_only_where_there_is_too_much() -> None:
    image = Image.new("CMYK", (2, 1))
    image.putpixel((0, 0), (255, 255, 255, 255))
    image.putpixel((1, 0), (200, 150, 100, 255))
    before = image.tobytes()
    made = to_press(image, TONES).tobytes()
    assert made[3] == 255
    assert made[:3] < before[:3]
    assert made[4:] == before[4:]
    assert image.tobytes() == before


def adobe_like() -> bytes:
    """Return a profile whose red and green have changed places: nobody could take it for sRGB."""
    data = bytearray(TONES.screen)
    table = {bytes(data[132 + 12 * k : 136 + 12 * k]): 132 + 12 * k for k in range(16)}
    red, green = table[b"rXYZ"], table[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = (
        data[green + 4 : green + 12],
        data[red + 4 : red + 12],
    )
    return bytes(data).replace(b"sRGB", b"xRGB").replace(b"s\0R\0G\0B", b"x\0R\0G\0B")


def test_a_pictures_own_profile_counts() -> None:
    image = plain("RGB", 220, 30, 30)
    image.info["icc_profile"] = adobe_like()
    red, green, _ = dot(to_screen(image, TONES))
    assert green > 150 > red
    assert dot(to_press(image, TONES)) != by_profile((220, 30, 30))


@pytest.mark.parametrize("profile", [b"", b"none", TONES.press, TONES.screen])
def test_a_profile_that_does_not_fit_or_changes_nothing_is_passed_over(profile: bytes) -> None:
    image = plain("RGB", 220, 30, 30)
    image.info["icc_profile"] = profile
    assert dot(to_screen(image, TONES)) == (220, 30, 30)


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "RGBa", "CMYK", "YCbCr", "I;16"]
)
def test_every_kind_of_pixels_is_printed(mode: str) -> None:
    image = (
        scene(mode="L").convert("I;16")
        if mode == "I;16"
        else scene(mode="RGBA").convert("RGB" if mode == "CMYK" else "RGBA")
    )
    image = (
        image if mode == "I;16" else image.convert(mode) if mode != "PA" else image.convert("P").convert("PA")
    )
    assert to_screen(image, TONES).mode in ("L", "RGB")
    assert to_press(image, TONES).mode in ("L", "CMYK")
    assert to_grey(image, TONES).mode == "L"


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0x8000)
    image.putpixel((1, 0), 0xFFFF)
    assert to_screen(image, TONES).tobytes() == bytes((128, 255))


def test_a_colour_of_a_drawing_gets_all_three_recipes() -> None:
    ink = ink_of(Rgb(200, 16, 46), TONES)
    assert ink.rgb == Rgb(200, 16, 46)
    assert ink.cmyk.magenta > 90
    assert ink.cmyk.cyan < 10
    assert 60 < ink.tint < 80
    assert ink_of(Rgb(0, 0, 0), TONES).cmyk == Cmyk(0, 0, 0, 100)
    assert ink_of(Rgb(255, 255, 255), TONES) == ink_of(Rgb(255, 255, 255), TONES)._replace(
        cmyk=Cmyk(0, 0, 0, 0), tint=0
    )


@pytest.mark.parametrize("level", range(0, 256, 51))
def test_a_drawings_colour_never_takes_too_much_ink(level: int) -> None:
    tones = Tones(TONES.screen, TONES.press, 240)
    for red in range(0, 256, 85):
        assert sum(ink_of(Rgb(red, level, 255 - level), tones).cmyk) <= 240


# What shows through


def half(mode: str, *colour: int) -> Image.Image:
    image = plain(mode, *colour)
    image.putalpha(128)
    return image


def test_the_ground_shows_through_in_its_own_colours() -> None:
    alpha = alpha_of(half("RGB", 0, 0, 0))
    black = plain("L", 0)
    assert dot(flattened(black, alpha, Cmyk(0, 0, 0, 0))) == (127,)
    assert dot(flattened(black, alpha, Gray(0))) == (127,)
    assert dot(flattened(black, alpha, Rgb(255, 255, 255))) == (127,)
    assert dot(flattened(black, alpha, Cmyk(0, 0, 100, 0))) == (0, 0, 127, 128)
    assert dot(flattened(black, alpha, Rgb(255, 255, 0))) == (127, 127, 0)
    assert dot(flattened(plain("RGB", 0, 0, 0), alpha, Gray(50))) == (63, 63, 63)
    assert dot(flattened(plain("CMYK", 0, 0, 0, 255), alpha, Cmyk(0, 0, 100, 0))) == (0, 0, 127, 128)


def test_opaque_pixels_hide_the_ground() -> None:
    assert alpha_of(plain("RGB", 1, 2, 3)) is None
    opaque = plain("RGBA", 1, 2, 3, 255)
    image = to_screen(opaque, TONES)
    assert flattened(image, alpha_of(opaque), Rgb(9, 9, 9)) is image


def test_a_palettes_transparent_colour_is_transparent() -> None:
    image = scene().quantize(8)
    image.info["transparency"] = image.getpixel((0, 0))
    alpha = alpha_of(image)
    assert alpha is not None
    assert alpha.getextrema() == (0, 255)
