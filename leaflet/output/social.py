"""Pictures for social media: pages that lie on the main colour, and a card; drawn by pdfium at their size.

Of a folded sheet each part is a picture: so it is held in the hand, and its text is large enough to be read.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from leaflet.colour import Rgb
from leaflet.display.page import Page, Panel, apart
from leaflet.units import PT, Length

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
NOTICED = 12
"""A colour that takes less than this part of an edge is a detail."""
WHITE = 255
SHADOW, BLUR, DARKEST = 10, 14, 90
"""How far a page's shadow falls, how soft its edge is, and how dark it is, of 255."""


TINT = 35
"""Per cent of the main colour in the paler ground."""


class Cut(NamedTuple):
    """What one picture shows: a page, counted from 0, from one place across it to another."""

    page: int
    left: Length = 0
    right: Length | None = None
    """None for the page's right edge."""


def cuts_of(pages: Sequence[Page]) -> tuple[Cut, ...]:
    """Return what the pictures of pages show: each page whole, of folded sheets each part as it is read."""
    return tuple(cut for panel in apart(pages) for cut in _cuts(pages, panel))


def _cuts(pages: Sequence[Page], panel: Panel) -> Iterator[Cut]:
    found = next(
        index
        for index, page in enumerate(pages)
        if page is panel.page or any(panel is each for each in page.panels)
    )
    if not pages[found].folds:
        yield Cut(found)
        return
    right = panel.left + panel.page.size.width
    within = (fold for fold in pages[found].folds if panel.left < fold < right)
    for start, end in pairwise((panel.left, *within, right)):
        yield Cut(found, start, end)


def framed(pdf: bytes, colour: Rgb, cuts: Sequence[Cut]) -> Iterator[bytes]:
    """Yield a picture for each of `cuts`: that part of a PDF's page on a ground, a soft shadow below it.

    The ground is the main colour or a tint of it: that from which the first page's edges stand out more.
    """
    from PIL import Image

    room = UPRIGHT.width - 2 * BORDER, UPRIGHT.height - 2 * BORDER
    ground: Rgb | None = None
    for page in _drawn(pdf, *room, cuts):
        ground = ground or _ground(page, colour)
        picture = Image.new("RGB", UPRIGHT, tuple(ground))
        at = (UPRIGHT.width - page.width) // 2, (UPRIGHT.height - page.height) // 2
        _lay_shadow(picture, (*at, at[0] + page.width, at[1] + page.height))
        picture.paste(page, at)
        yield _png(picture)


def whole(pdf: bytes) -> bytes:
    """Return a picture of a PDF's one page, of the card's size."""
    (page,) = _drawn(pdf, *CARD, (Cut(0),))
    return _png(page if page.size == CARD else page.resize(CARD))


def _ground(page: "Image", colour: Rgb) -> Rgb:
    """Choose what differs most from that part of a page's edges that is nearest to it."""
    edges = _edges(page)
    tint = Rgb(*(WHITE - (WHITE - part) * TINT // 100 for part in colour))
    return max((colour, tint), key=lambda ground: min(_distance(ground, edge) for edge in edges))


def _edges(page: "Image") -> set[Rgb]:
    """Return the colours that a page's edges have over a noticeable length."""
    width, height = page.size
    across = (0, 0, width, 1), (0, height - 1, width, height)
    upright = (0, 0, 1, height), (width - 1, 0, width, height)
    found: set[Rgb] = set()
    for strip in (*across, *upright):
        part = page.crop(strip)
        colours = part.getcolors(part.width * part.height) or []
        least = part.width * part.height // NOTICED
        found |= {Rgb(*colour) for count, colour in colours if count > least and isinstance(colour, tuple)}
    return found


def _distance(one: Rgb, other: Rgb) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _lay_shadow(picture: "Image", box: tuple[int, int, int, int]) -> None:
    from PIL import Image, ImageDraw, ImageFilter

    left, top, right, bottom = box
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rectangle((left, top + SHADOW, right - 1, bottom + SHADOW - 1), fill=DARKEST)
    mask = mask.filter(ImageFilter.GaussianBlur(BLUR))
    picture.paste((0, 0, 0), (0, 0), mask)


def _drawn(pdf: bytes, width: int, height: int, cuts: Sequence[Cut]) -> "Iterator[Image]":
    """Draw parts of a PDF's pages as large as they are within so many pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for cut in cuts:
            page = document[cut.page]
            whole, down = page.get_size()
            left = cut.left / PT
            right = whole if cut.right is None else cut.right / PT
            scale = min(width / (right - left), height / down)
            crop = (left, 0, max(0, whole - right), 0)
            bitmap = page.render(scale=scale, crop=crop, may_draw_forms=False)
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
