"""One picture of all pages side by side, as they look when cut: the sample (見本) for a print shop."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTION = 100
QUALITY = 90
GAP = 24
"""Grey between and around the pages, in dots."""
TABLE = (128, 128, 128)
"""What the pages lie on."""


def sample(pdf: bytes) -> bytes:
    """Draw a file's pages, each cut at its trim; the same file gives the same bytes."""
    # Imported late, as everywhere.
    from PIL import Image

    pages = _pages(pdf)
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    table = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), TABLE)
    left = GAP
    for page in pages:
        table.paste(page, (left, GAP))
        left += page.width + GAP
    file = BytesIO()
    table.save(file, "JPEG", quality=QUALITY, subsampling=0, dpi=(RESOLUTION, RESOLUTION))
    return file.getvalue()


def _pages(pdf: bytes) -> "list[Image]":
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            width, height = page.get_size()
            left, bottom, right, top = page.get_trimbox()
            crop = (left, bottom, width - right, height - top)
            bitmap = page.render(scale=RESOLUTION / 72, crop=crop, may_draw_forms=False)
            found.append(bitmap.to_pil().convert("RGB"))
            bitmap.close()
            page.close()
        return found
    finally:
        document.close()
