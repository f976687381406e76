"""Pictures for social media: pages that lie on the main colour, and a card; drawn by pdfium at their size."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from leaflet.colour import Rgb

if TYPE_CHECKING:
    from PIL.Image import Image


class Pixels(NamedTuple):
    """A picture's size."""

    width: int
    height: int

    @property
    def told(self) -> str:
        """As file names tell it."""
        return f"{self.width}x{self.height}"


UPRIGHT = Pixels(1080, 1350)
"""The largest that a feed shows whole."""
CARD = Pixels(1200, 630)
"""What stands beside a link."""
BORDER = 48
"""Least space around a page."""
SHADOW, BLUR, DARKEST = 10, 14, 90
"""How far a page's shadow falls, how soft its edge is, and how dark it is, of 255."""


def framed(pdf: bytes, ground: Rgb) -> Iterator[bytes]:
    """Yield a picture of each page of a PDF: the page whole, on a ground, with a soft shadow below it."""
    from PIL import Image

    room = UPRIGHT.width - 2 * BORDER, UPRIGHT.height - 2 * BORDER
    for page in _drawn(pdf, *room):
        picture = Image.new("RGB", UPRIGHT, tuple(ground))
        at = (UPRIGHT.width - page.width) // 2, (UPRIGHT.height - page.height) // 2
        _lay_shadow(picture, (*at, at[0] + page.width, at[1] + page.height))
        picture.paste(page, at)
        yield _png(picture)


def whole(pdf: bytes) -> bytes:
    """Return a picture of a PDF's one page, of the card's size."""
    (page,) = _drawn(pdf, *CARD)
    return _png(page if page.size == CARD else page.resize(CARD))


def _lay_shadow(picture: "Image", box: tuple[int, int, int, int]) -> None:
    from PIL import Image, ImageDraw, ImageFilter

    left, top, right, bottom = box
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rectangle((left, top + SHADOW, right - 1, bottom + SHADOW - 1), fill=DARKEST)
    mask = mask.filter(ImageFilter.GaussianBlur(BLUR))
    picture.paste((0, 0, 0), (0, 0), mask)


def _drawn(pdf: bytes, width: int, height: int) -> "Iterator[Image]":
    """Draw the pages of a PDF as large as they are within so many pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            across, down = page.get_size()
            bitmap = page.render(scale=min(width / across, height / down), may_draw_forms=False)
            box = (0, 0, min(bitmap.width, width), min(bitmap.height, height))
            yield bitmap.to_pil().convert("RGB").crop(box)
            bitmap.close()
            page.close()
    finally:
        document.close()


def _png(picture: "Image") -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
