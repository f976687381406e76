"""A file's printing plates, as ghostscript separates them; the one other program that checks use."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from leaflet.preflight.box import Box
from leaflet.preflight.document import Leaf
from leaflet.records import dataclass

RESOLUTION: Final = 100
"""Dots per inch: a dot is a quarter of a millimetre."""
PATIENCE: Final = 60
"""Seconds for a whole file."""
_MOST_PAGES: Final = 40
_PROGRAMS: Final = ("gs", "gswin64c")
_INKS: Final = ("Cyan", "Magenta", "Yellow", "Black")
LARGEST_SHEET: Final = 3_500.0
"""Points a side (A0 has 3,370); a page of square kilometres is not drawn."""


class PlatesFailedError(Exception):
    """Ghostscript could not draw the file."""


def missing() -> tuple[str, str] | None:
    """Say why plates cannot be made; None when they can."""
    if _program() is None:
        return "ghostscript がありません", "ghostscript is not installed"
    return None


def _program() -> str | None:
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


@dataclass(frozen=True, slots=True)
class Plates:
    """One page's four plates, as pictures in which 255 is full ink."""

    images: tuple[Image.Image, ...]

    def heaviest(self, leaf: Leaf, most: int) -> tuple[int, Box | None]:
        """Return the most ink inside the bleed in per cent, and the box around all that is over `most`."""
        left, top = self._crop(leaf)[:2]
        cyan, magenta, yellow, black = (image.crop(self._crop(leaf)) for image in self.images)
        mean = ImageChops.add(
            ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2
        )
        heaviest = round(mean.getextrema()[1] * 400 / 255)  # type: ignore[operator]
        # A plate has 256 steps and averages lose two more: some slack keeps 300 % from being 301 %.
        over = mean.point(lambda value: 255 if value * 400 / 255 > most + 2 else 0).getbbox()
        if over is None:
            return heaviest, None
        scale = 72 / RESOLUTION
        return heaviest, Box(
            leaf.media.left + (left + over[0]) * scale,
            leaf.media.top - (top + over[3]) * scale,
            leaf.media.left + (left + over[2]) * scale,
            leaf.media.top - (top + over[1]) * scale,
        )

    def _crop(self, leaf: Leaf) -> tuple[int, int, int, int]:
        """Return the bleed in dots, without those at its edge: marks lie against it from outside."""
        scale = RESOLUTION / 72
        bleed, media = leaf.bleed.common(leaf.media), leaf.media
        left, top = (bleed.left - media.left) * scale, (media.top - bleed.top) * scale
        right, bottom = (bleed.right - media.left) * scale, (media.top - bleed.bottom) * scale
        first, last = (max(0, ceil(left) + 1), max(0, ceil(top) + 1)), (floor(right) - 1, floor(bottom) - 1)
        return (*first, max(first[0] + 1, last[0]), max(first[1] + 1, last[1]))


def plates(data: bytes, pages: int, *, overprint: bool = True) -> tuple[Plates, ...]:
    """Separate the pages of a file; PlatesFailedError when ghostscript does not manage."""
    with tempfile.TemporaryDirectory(prefix="leaflet-plates-") as folder:
        (Path(folder) / "in.pdf").write_bytes(data)
        _separate(Path(folder), min(pages, _MOST_PAGES), overprint=overprint)
        return tuple(_read(Path(folder), min(pages, _MOST_PAGES)))


def _separate(folder: Path, last: int, *, overprint: bool) -> None:
    command = [
        _program() or "gs",
        "-q",
        "-dSAFER",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=tiffsep",
        f"-r{RESOLUTION}",
        f"-dLastPage={last}",
        f"-dOverprint=/{'enable' if overprint else 'disable'}",
        "-sOutputFile=p%d.tif",
        "in.pdf",
    ]
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments, the file's name included
            command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise PlatesFailedError(type(error).__name__) from error
    if done.returncode != 0:
        raise PlatesFailedError(f"ghostscript {done.returncode}")


def _read(folder: Path, pages: int) -> Iterator[Plates]:
    for number in range(1, pages + 1):
        paths = [folder / f"p{number}({ink}).tif" for ink in _INKS]
        if not all(path.exists() for path in paths):
            raise PlatesFailedError("ghostscript")
        yield Plates(tuple(_plate(path) for path in paths))


def _plate(path: Path) -> Image.Image:
    """Read a plate, in which ghostscript writes full ink as 0."""
    with Image.open(path) as image:
        return ImageChops.invert(image.convert("L"))
