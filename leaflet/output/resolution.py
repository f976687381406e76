"""Whether pictures are fine enough where they are printed."""

from collections.abc import Iterable, Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.display.page import Image, Page
from leaflet.geometry import Size
from leaflet.output.printed import pixels_for, ppi
from leaflet.units import MM

REFUSED_BELOW = 150
"""Pixels to the inch: less looks broken in offset print, and no shop lets it pass."""


def check_resolution(pages: Iterable[Page], wanted: int) -> tuple[Diagnostic, ...]:
    """Tell each picture that is too coarse for a print shop that wants so many pixels to the inch."""
    return tuple(told for page in pages for item in page.items for told in _coarse(item, wanted))


def _coarse(item: object, wanted: int) -> Iterator[Diagnostic]:
    if not isinstance(item, Image):
        return
    raster, size = item.raster, Size(item.rect.width, item.rect.height)
    found = ppi(raster, size)
    if found >= wanted:
        return
    code = Code.TOO_COARSE if found < REFUSED_BELOW else Code.COARSE_PICTURE
    yield complaint(
        code,
        item.span,
        path=item.name,
        ppi=found,
        width=(2 * size.width + MM) // (2 * MM),
        pixels=raster.width,
        wanted=pixels_for(size.width, wanted),
    )
