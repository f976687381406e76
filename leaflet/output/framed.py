"""Pictures of pages with frames around what is to be looked at."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from leaflet.geometry import Rect
from leaflet.output.png import RESOLUTION
from leaflet.output.printed import INCH
from leaflet.units import Length

COLOUR = (214, 0, 80)
AROUND = 5
"""Pixels between what is framed and its frame."""
PEN = 4
SIZE = 22
"""Of a label, in pixels."""


class Frame(NamedTuple):
    """What to frame, and what to write beside it."""

    rects: tuple[Rect, ...]
    """From the page's trim."""
    label: str


def framed(picture: bytes, frames: Sequence[Frame]) -> bytes:
    """Draw frames on a page's picture as `png.render_png` makes it."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.open(BytesIO(picture)).convert("RGB")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(SIZE)
    for frame in frames:
        boxes = [tuple(map(_pixels, rect)) for rect in frame.rects]
        for left, top, right, bottom in boxes:
            edges = (left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
            pen.rectangle(edges, outline=COLOUR, width=PEN)
        left, top = boxes[0][0] - AROUND, max(boxes[0][1] - AROUND - SIZE - 6, 0)
        width = pen.textlength(frame.label, font=font)
        pen.rectangle((left, top, left + width + 8, top + SIZE + 6), fill=COLOUR)
        pen.text((left + 4, top), frame.label, font=font, fill=(255, 255, 255))
    file = BytesIO()
    page.save(file, "PNG", dpi=(RESOLUTION, RESOLUTION))
    return file.getvalue()


def _pixels(length: Length) -> int:
    return length * RESOLUTION // INCH
