"""The annotated pictures: a page each, frames where the findings lie, never larger than a screen bears."""

from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from leaflet.preflight.examine import examine
from leaflet.preflight.picture import annotate
from tests.goodfiles import good
from tests.mutants import MUTANTS

NAMED = {mutant.name: mutant for mutant in MUTANTS}
RED = (220, 0, 60)


def drawn(data: bytes, folder: Path) -> dict[str, Image.Image]:
    paths = annotate(data, examine(data, tools=False), folder / "seen.png")
    return {path.name: Image.open(path).convert("RGB") for path in paths}


def where(image: Image.Image, colour: tuple[int, int, int]) -> tuple[float, float]:
    """Return the middle of a colour as parts of width and height."""
    width, height = image.size
    places = [
        (k % width, k // width) for k, pixel in enumerate(image.get_flattened_data()) if pixel == colour
    ]
    xs, ys = zip(*places, strict=True)
    return sum(xs) / len(xs) / width, sum(ys) / len(ys) / height


def test_a_frame_lies_where_the_fault_is(tmp_path: Path) -> None:
    images = drawn(NAMED["rich-black-text"].make(good("x1a")), tmp_path)
    assert images.keys() == {"seen-1.png"}
    across, down = where(images["seen-1.png"], RED)
    assert abs(across - 0.5) < 0.05
    assert abs(down - 0.5) < 0.05


def test_a_sound_file_gives_its_first_page(tmp_path: Path) -> None:
    images = drawn(good("x1a"), tmp_path)
    assert images.keys() == {"seen-1.png"}
    assert RED not in set(images["seen-1.png"].get_flattened_data())


def test_a_page_of_many_miles_gives_a_small_picture(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(good("office"))) as pdf:
        pdf.pages[0].obj.MediaBox = [0, 0, 1_000_000, 500_000]
        out = BytesIO()
        pdf.save(out)
    images = drawn(out.getvalue(), tmp_path)
    assert max(images["seen-1.png"].size) <= 2400
