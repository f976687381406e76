"""Frames stand around what they are for, and hide nothing of it."""

from io import BytesIO

from PIL import Image, ImageChops

from leaflet.geometry import Rect
from leaflet.output.framed import AROUND, COLOUR, PEN, Frame, framed
from leaflet.output.png import RESOLUTION
from leaflet.units import MM

WIDTH, HEIGHT = 400, 300


def blank() -> bytes:
    file = BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), "white").save(file, "PNG")
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def pixels(length: int) -> int:
    return round(length * RESOLUTION / (25.4 * MM))


def test_a_frame_and_its_label_are_drawn_outside() -> None:
    rect = Rect(20 * MM, 20 * MM, 40 * MM, 30 * MM)
    made = opened(framed(blank(), [Frame((rect,), "L165")]))
    left, top, right, bottom = map(pixels, rect)
    inside = made.crop((left + 1, top + 1, right - 1, bottom - 1))
    assert inside.getcolors() == [(inside.width * inside.height, (255, 255, 255))]
    assert made.getpixel((left - AROUND + PEN // 2, (top + bottom) // 2)) == COLOUR
    changed = ImageChops.difference(made, opened(blank())).getbbox()
    assert changed is not None
    assert changed[2] <= right + AROUND + 2
    assert changed[1] < top - AROUND


def test_a_frame_at_the_edge_of_the_page_does_no_harm() -> None:
    made = opened(framed(blank(), [Frame((Rect(-5 * MM, -5 * MM, 300 * MM, 300 * MM),), "L161")]))
    assert made.size == (WIDTH, HEIGHT)


def test_without_frames_a_picture_stays_as_it_is() -> None:
    assert ImageChops.difference(opened(framed(blank(), [])), opened(blank())).getbbox() is None
