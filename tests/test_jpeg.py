"""JPEGs lose what the camera wrote, and nothing of the picture."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from leaflet.jpeg import anonymous, without_metadata
from leaflet.pixels import opened, orientation_of, pixels_of, upright
from tests.pictures import MAKER, TONES, encoded, noise, photo, scene

FILES = {
    "a telephone's": photo(),
    "grey": photo(mode="L"),
    "progressive": encoded(scene(), "JPEG", progressive=True, comment=b"SecretComment"),
    "with restarts": encoded(noise(90, 70), "JPEG", restart_marker_blocks=2),
    "in CMYK": encoded(scene(mode="CMYK"), "JPEG"),
    "in RGB": encoded(scene(), "JPEG", keep_rgb=True),
    "with a profile": encoded(scene(), "JPEG", icc_profile=TONES.screen),
}


def pixels(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        return picture.copy()


@pytest.mark.parametrize("name", FILES)
def test_the_picture_stays_and_what_is_said_about_it_goes(name: str) -> None:
    data = FILES[name]
    made = without_metadata(data)
    assert made is not None
    assert pixels(made).mode == pixels(data).mode
    assert ImageChops.difference(pixels(made).convert("RGB"), pixels(data).convert("RGB")).getbbox() is None
    for secret in (MAKER.encode(), b"SecretComment", b"Exif", b"ICC_PROFILE", b"GPS"):
        assert secret not in made
    assert "exif" not in pixels(made).info


def test_what_follows_the_picture_goes_too() -> None:
    # Telephones append a film or a second picture with metadata of its own.
    assert without_metadata(photo() + photo()) == without_metadata(photo())


def test_it_is_the_same_when_done_twice() -> None:
    once = without_metadata(photo())
    assert once is not None
    assert without_metadata(once) == once


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"\xff\xd8", b"\x89PNG", b"\xff\xd8\xff\xe0\x00\x10JF", photo()[:-2]]
)
def test_what_is_no_whole_jpeg_is_not_guessed_at(data: bytes) -> None:
    assert without_metadata(data) is None


@given(st.data())
def test_damage_ends_the_search(data: st.DataObject) -> None:
    damaged = bytearray(photo(16, 16))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    made = without_metadata(bytes(damaged))
    assert made is None or made.startswith(b"\xff\xd8")


# Copies that are kept


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_anonymous_photo_looks_the_same_and_says_nothing(orientation: int) -> None:
    data = photo(orientation=orientation)
    made = anonymous(data, orientation_of(data))
    assert orientation_of(made) == orientation
    assert pixels_of(made) == pixels_of(data)
    with opened(made) as here, opened(data) as there:
        assert upright(here).tobytes() == upright(there).tobytes()
    for secret in (MAKER.encode(), b"SecretComment", b"GPS"):
        assert secret not in made
    assert without_metadata(made) == without_metadata(data)
    assert anonymous(made, orientation_of(made)) == made


def test_an_anonymous_photo_keeps_the_profile_of_its_colours() -> None:
    made = anonymous(FILES["with a profile"], 1)
    assert pixels(made).info["icc_profile"] == TONES.screen


@pytest.mark.parametrize("data", [b"", b"none", encoded(scene(), "PNG"), photo()[:-9]])
def test_what_is_no_whole_jpeg_is_kept_as_it_is(data: bytes) -> None:
    assert anonymous(data, orientation_of(data)) == data
