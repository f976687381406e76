"""Pictures of a PDF's pages, as pdfium draws them."""

from collections.abc import Iterator
from io import BytesIO

RESOLUTION = 150
"""Dots per inch: enough to read a note's text."""
_POINTS_PER_INCH = 72


def render_png(pdf: bytes, resolution: int = RESOLUTION) -> tuple[bytes, ...]:
    """Return a PNG of each page, in order."""
    return tuple(_pages(pdf, resolution))


def _pages(pdf: bytes, resolution: int) -> Iterator[bytes]:
    # Imported late: a build that asks for no picture has no use for it.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=resolution / _POINTS_PER_INCH, may_draw_forms=False)
            file = BytesIO()
            bitmap.to_pil().save(file, "PNG", dpi=(resolution, resolution))
            yield file.getvalue()
            bitmap.close()
            page.close()
    finally:
        document.close()
