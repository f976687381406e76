"""Pages as pictures with every finding framed and numbered."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from leaflet.diagnostics import Severity
from leaflet.geometry import Rect
from leaflet.preflight.document import Leaf, open_document
from leaflet.preflight.finding import Finding, Report
from leaflet.units import PT
from leaflet.world import Disk

_RESOLUTION: Final = 110
_LARGEST: Final = 2_400
"""Pixels of a page's longer side."""
_MOST_PAGES: Final = 20
_COLOURS: Final = {Severity.ERROR: (220, 0, 60), Severity.WARNING: (235, 130, 0)}
_FONT: Final = "BIZUDGothic-Bold.ttf"
_SIZE: Final = 15
_LEAST: Final = 6
"""Pixels that a frame has at least, so that a hairline's is seen."""


def annotate(data: bytes, report: Report, path: Path) -> tuple[Path, ...]:
    """Write each page with findings (else the first page) beside `path`, with its number in the name."""
    leaves = open_document(data).leaves if report.pages else ()
    numbered = tuple(enumerate(report.findings, 1))
    wanted = {finding.page for _, finding in numbered if finding.page} or {1}
    written = []
    for leaf, image in _pages(data, leaves, wanted):
        _draw(image, leaf, [(k, finding) for k, finding in numbered if finding.page == leaf.number])
        target = path.with_name(f"{path.stem}-{leaf.number}{path.suffix or '.png'}")
        image.save(target, "PNG")
        written.append(target)
    return tuple(written)


def _pages(data: bytes, leaves: Iterable[Leaf], wanted: set[int]) -> Iterator[tuple[Leaf, Image.Image]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for leaf in leaves:
            if leaf.number in wanted and leaf.number <= min(len(document), _MOST_PAGES):
                page = document[leaf.number - 1]
                # A page of a square kilometre is drawn as well, coarser.
                scale = min(_RESOLUTION / 72, _LARGEST / max(*page.get_size(), 1))
                yield leaf, page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
                page.close()
    finally:
        document.close()


def _draw(image: Image.Image, leaf: Leaf, findings: list[tuple[int, Finding]]) -> None:
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(Disk().installed / "fonts" / _FONT), _SIZE)
    for number, finding in findings:
        colour = _COLOURS[finding.severity]
        for place in finding.places:
            frame = _pixels(place, leaf, image)
            pen.rectangle(frame, outline=colour, width=2)
            _label(pen, font, frame, str(number), colour)


def _label(
    pen: ImageDraw.ImageDraw,
    font: ImageFont.FreeTypeFont,
    frame: tuple[float, float, float, float],
    text: str,
    colour: tuple[int, int, int],
) -> None:
    x, y = frame[0], max(frame[1] - _SIZE - 4, 0)
    width = pen.textlength(text, font=font)
    pen.rectangle((x, y, x + width + 6, y + _SIZE + 4), fill=colour)
    pen.text((x + 3, y + 1), text, font=font, fill=(255, 255, 255))


def _pixels(place: Rect, leaf: Leaf, image: Image.Image) -> tuple[float, float, float, float]:
    """Turn lengths from the trim's corner into pixels of a page's picture, held inside it."""
    shown = leaf.declared.get("CropBox", leaf.media)
    across, down = image.width / (shown.width or 1), image.height / (shown.height or 1)
    left = (place.left / PT + leaf.trim.left - shown.left) * across
    right = (place.right / PT + leaf.trim.left - shown.left) * across
    top = (shown.top - leaf.trim.top + place.top / PT) * down
    bottom = (shown.top - leaf.trim.top + place.bottom / PT) * down
    left, top = (
        min(max(value, 0), most - _LEAST) for value, most in ((left, image.width), (top, image.height))
    )
    return left, top, max(right, left + _LEAST), max(bottom, top + _LEAST)
