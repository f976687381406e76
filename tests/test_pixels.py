"""Pictures from anywhere: sound ones are measured upright, all others end in one error, within bounds."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from leaflet.geometry import Size
from leaflet.pixels import LONGEST, PictureError, Unusable, opened, pixels_of, upright
from tests.pictures import bomb, encoded, noise, photo, scene

GOOD = {
    "JPEG": photo(),
    "grey JPEG": photo(mode="L"),
    "CMYK JPEG": encoded(scene(mode="CMYK"), "JPEG"),
    "progressive JPEG": encoded(scene(), "JPEG", progressive=True),
    "PNG": encoded(scene(), "PNG"),
    "PNG with transparency": encoded(scene(mode="RGBA"), "PNG"),
    "palette PNG": encoded(scene().quantize(16), "PNG"),
    "one-bit PNG": encoded(scene(mode="1"), "PNG"),
    "16-bit PNG": encoded(scene(mode="L").convert("I;16"), "PNG"),
    "TIFF": encoded(scene(), "TIFF"),
    "TIFF LZW": encoded(scene(), "TIFF", compression="tiff_lzw"),
    "CMYK TIFF": encoded(scene(mode="CMYK"), "TIFF"),
}


def extremes(image: Image.Image) -> list[tuple[int, int]]:
    """Return the least and the greatest value of each band."""
    return [(min(values := band.tobytes()), max(values)) for band in image.split()]


def why(data: bytes) -> Unusable | None:
    try:
        pixels_of(data)
    except PictureError as error:
        return error.why
    return None


@pytest.mark.parametrize("name", GOOD)
def test_sound_pictures_are_measured(name: str) -> None:
    assert pixels_of(GOOD[name]) == Size(240, 160)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_measured_and_seen_as_the_camera_was_held(orientation: int) -> None:
    data = photo(240, 160, orientation=orientation)
    lying = orientation >= 5
    assert pixels_of(data) == (Size(160, 240) if lying else Size(240, 160))
    with opened(data) as picture:
        assert upright(picture).size == tuple(pixels_of(data))


def test_turning_upright_puts_the_corner_where_it_belongs() -> None:
    # Orientation 6: the stored top is the right-hand side.
    with opened(photo(240, 160, orientation=6)) as picture:
        shown = upright(picture).convert("RGB")
    dark, red = (extremes(shown.crop(box)) for box in ((148, 4, 152, 8), (4, 230, 8, 234)))
    assert max(high for _, high in dark) < 60
    assert red[0][0] > 180 > red[1][1]


@pytest.mark.parametrize("name", ["JPEG", "progressive JPEG", "PNG", "TIFF", "TIFF LZW"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.95])
def test_a_picture_that_is_cut_short_is_broken(name: str, part: float) -> None:
    data = GOOD[name]
    assert why(data[: int(len(data) * part)]) is Unusable.BROKEN


@pytest.mark.parametrize("less", [1, 2, 40])
def test_a_jpeg_without_its_very_end_is_broken(less: int) -> None:
    data = encoded(noise(100, 80), "JPEG")
    assert why(data[:-less]) is Unusable.BROKEN


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"GIF89a", b"\0\0\0\x18ftypheic", b"<svg/>", b"photo.jpg"]
)
def test_something_else_is_of_the_wrong_kind(data: bytes) -> None:
    assert why(data) is Unusable.KIND


def test_a_gif_or_webp_is_of_the_wrong_kind_though_pillow_reads_it() -> None:
    assert why(encoded(scene(), "GIF")) is Unusable.KIND
    assert why(encoded(scene(), "WEBP")) is Unusable.KIND


def test_colours_that_are_not_printed_are_told() -> None:
    assert why(encoded(scene().convert("LAB"), "TIFF")) is Unusable.COLOURS
    assert why(encoded(scene(mode="F"), "TIFF")) is Unusable.COLOURS


@pytest.mark.alone
@pytest.mark.parametrize(
    "data",
    [bomb(), bomb(LONGEST + 1, 10), encoded(Image.new("1", (LONGEST + 1, 1)), "PNG"), bomb(8_000, 8_000)],
)
def test_a_bomb_is_refused_before_it_is_opened(data: bytes) -> None:
    begun = time.perf_counter()
    assert why(data) is Unusable.SIZE
    assert time.perf_counter() - begun < 1


BOUNDED = """
import resource, sys
sys.path.insert(0, {root!r})
from leaflet.pixels import PictureError, pixels_of
from PIL import Image
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    pixels_of(open({path!r}, "rb").read())
except PictureError as error:
    print(error.why.name)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_the_memory_for_a_bomb_is_small(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb())
    code = BOUNDED.format(root=str(pytestconfig.rootpath), path=str(path))
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    said, kilobytes = done.stdout.split()
    assert said == "SIZE"
    assert int(kilobytes) < 50_000


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_damage_of_any_kind_ends_in_a_picture_or_in_one_error(name: str, data: st.DataObject) -> None:
    damaged = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    # PictureError is the one way in which measuring may end otherwise.
    with suppress(PictureError):
        size = pixels_of(bytes(damaged))
        assert size.width * size.height > 0
