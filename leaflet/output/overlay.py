"""Two pictures of a page in one: red is what only the first has, blue what only the second has."""

from collections.abc import Sequence
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

TOLERANCE = 24
"""Steps of grey that two renderings of the same thing may differ by at its edges."""
FADED = (170, 85)
"""What is the same is shown from this grey on, over so many steps, so that what differs is seen at once."""
PAPER = 255


def overlays(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[tuple[bytes, bool], ...]:
    """Return, for each page, the picture of both as PNG, and whether they differ; a missing page is blank."""
    return tuple(_overlay(one, other) for one, other in zip_longest(before, after))


def _overlay(before: bytes | None, after: bytes | None) -> tuple[bytes, bool]:
    from PIL import Image, ImageChops

    pages = [_grey(data) for data in (before, after) if data is not None]
    size = max(page.width for page in pages), max(page.height for page in pages)
    one, other = (_on_paper(_grey(data) if data else None, size) for data in (before, after))
    differs = ImageChops.difference(one, other).point(_far)
    both = ImageChops.darker(one, other)
    marked = Image.merge("RGB", (other, both, one))
    faded = both.point(_faded).convert("RGB")
    file = BytesIO()
    Image.composite(marked, faded, differs).save(file, "PNG")
    return file.getvalue(), differs.getbbox() is not None


def _grey(data: bytes) -> "Image":
    from PIL import Image

    return Image.open(BytesIO(data)).convert("L")


def _on_paper(page: "Image | None", size: tuple[int, int]) -> "Image":
    from PIL import Image

    paper = Image.new("L", size, PAPER)
    if page is not None:
        paper.paste(page, (0, 0))
    return paper


def _far(step: int) -> int:
    return PAPER if step > TOLERANCE else 0


def _faded(step: int) -> int:
    start, steps = FADED
    return start + step * steps // PAPER
