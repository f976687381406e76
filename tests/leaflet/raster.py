"""Pages as pictures, and the largest rectangle in which nothing is to be seen."""

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

RESOLUTION = 150
CELL = 4
"""Pixels of one side of a cell; a cell with a single marked pixel is not empty."""
PALE = 225
"""Luminance from which on paper and tints look empty: the palest text ground lies above, no ink below."""
STEP = 6
"""Neighbouring pixels that differ by no more are one flat colour."""

Mask = list[bytes]
"""Rows of cells, 0 for an empty one."""


class Cells(NamedTuple):
    """A rectangle of cells, edges as in a slice."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def with_margin(self) -> int:
        """The area if as much as a cell was lost on each side to marks that fill only part of one."""
        return (self.right - self.left + 2) * (self.bottom - self.top + 2)


NOTHING = Cells(0, 0, 0, 0)


def rendered(data: bytes) -> list[Image.Image]:
    """Return each page of a PDF in colour, at 150 dpi."""
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=RESOLUTION / 72).to_pil().convert("RGB") for page in document]


def dark(picture: Image.Image) -> Mask:
    """Mark what is darker than a pale tint: to this eye a tinted ground is as empty as paper."""
    return _cells(picture.convert("L").point([255 * (value < PALE) for value in range(256)]))


def uneven(picture: Image.Image) -> Mask:
    """Mark where the colour changes: to this eye any flat ground is empty, the darkest too."""
    found = Image.new("L", picture.size)
    for shift in ((1, 0), (0, 1)):
        difference = ImageChops.difference(picture, ImageChops.offset(picture, *shift))
        for channel in difference.split():
            found = ImageChops.lighter(found, channel.point([255 * (value > STEP) for value in range(256)]))
    return _cells(found)


def _cells(mask: Image.Image) -> Mask:
    """Reduce a mask of pixels (0 or 255) to cells: the mean of a cell with one marked pixel is 15."""
    small = mask.reduce(CELL)
    data = small.tobytes()
    return [data[row * small.width : (row + 1) * small.width] for row in range(small.height)]


def largest_empty(mask: Sequence[bytes]) -> Cells:
    """Return the largest rectangle of empty cells.

    Row by row: how high the empty column above each cell is, and the largest rectangle under that outline
    with a stack of rising steps. Linear in the number of cells.
    """
    best = NOTHING
    heights = [0] * len(mask[0]) if mask else []
    for row, cells in enumerate(mask):
        heights = [0 if cell else height + 1 for cell, height in zip(cells, heights, strict=True)]
        best = max(best, _under(heights, row + 1), key=lambda found: found.area)
    return best


def _under(heights: Sequence[int], bottom: int) -> Cells:
    best = NOTHING
    steps: list[tuple[int, int]] = []
    for right, height in enumerate([*heights, 0]):
        left = right
        while steps and steps[-1][1] >= height:
            left, tall = steps.pop()
            found = Cells(left, bottom - tall, right, bottom)
            best = max(best, found, key=lambda one: one.area)
        if height:
            steps.append((left, height))
    return best
