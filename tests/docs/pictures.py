"""Makes the pictures of the guides out of their examples: ``python -m tests.docs.pictures``.

A picture remembers of which example it is, so that a test can tell an old one.
"""

import tempfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from leaflet.output.png import render_png
from leaflet.pipeline import Press, finish
from leaflet.world import Disk
from tests.docs.guide import MAP, WRITING, Example, examples

RESOLUTION = 96
MARGIN = 10
COLOURS = 32
SOURCE = "Source"


def digest(example: Example) -> str:
    """Return what a picture remembers of its example."""
    return sha256(example.text.encode()).hexdigest()


def picture(example: Example) -> bytes:
    """Return the picture of what an example prints, cut to what there is on the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "edition.yaml"
        path.write_text(example.edition, encoding="utf-8")
        path.with_name(MAP.name).write_bytes(MAP.read_bytes())
        # No variable is required, so that nothing is printed across the page as for a specimen.
        laid = Press.open(path, Disk()).lay_out()
        (pdf,) = (made.data for made in finish(laid, "office", pictures=False))
    (page,) = render_png(pdf, RESOLUTION)
    shown = Image.open(BytesIO(page)).convert("RGB")
    box = ImageChops.difference(shown, Image.new("RGB", shown.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    cut = shown.crop(
        (
            max(left - MARGIN, 0),
            max(top - MARGIN, 0),
            min(right + MARGIN, shown.width),
            min(bottom + MARGIN, shown.height),
        )
    )
    remembered = PngInfo()
    remembered.add_text(SOURCE, digest(example))
    file = BytesIO()
    cut.quantize(COLOURS).save(file, "PNG", optimize=True, pnginfo=remembered)
    return file.getvalue()


def remembered_by(path: Path) -> str:
    """Return the digest of the example that a picture was made of."""
    with Image.open(path) as found:
        return str(found.info.get(SOURCE, ""))


def main() -> None:
    """Make all pictures anew."""
    for example in examples(WRITING):
        if example.picture is not None:
            example.picture.parent.mkdir(exist_ok=True)
            example.picture.write_bytes(picture(example))


if __name__ == "__main__":
    main()
