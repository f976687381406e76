"""Every design in every colour scheme: the same page in other inks, legible, and as few plates as it says."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image, ImageCms

from leaflet.colour import Ink, Rgb
from leaflet.display.extent import extent, stretches, text_extent
from leaflet.display.page import Fill, Page, PlacedLine, Polygon
from leaflet.display.page import Path as Shape
from leaflet.geometry import Point, Rect
from leaflet.model.template import STANDARD
from leaflet.model.text import Wording
from leaflet.output.dump import dump
from leaflet.output.icc import shipped
from leaflet.output.order import Order
from leaflet.pipeline import Laid, Press, finish
from leaflet.source.read import read_local, read_template_file
from leaflet.units import PT
from leaflet.world import Disk
from tests.oracles import gs_plates
from tests.output.reading import text_by_pdfium

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").glob("*.yaml"))
SCHEMES = (STANDARD, "明", "暗二色", "明二色", "暗一色", "明一色")
ONE, TWO = ("暗一色", "明一色"), ("暗二色", "明二色")
FIRST = "Cyan", "Magenta", "Yellow"
LEAST, LEAST_LARGE, LARGE = 4.5, 3.0, 14 * PT
"""WCAG 2.2, 1.4.3; all text of that size is bold here."""


@cache
def laid(design: str) -> Laid:
    """Lay out an edition that shows a design."""
    for path in sorted((ROOT / "content").glob("*/edition.yaml")):
        press = Press.open(path, Disk())
        if press.template.name == design:
            beside = sorted(each for each in path.parent.glob("*.yaml") if each != path)
            local = read_local(beside[0], path, Disk()) if beside else None
            return press.lay_out(local)
    raise LookupError(design)


def dressed(design: str, scheme: str) -> Laid:
    made = laid(design)
    return replace(made, template=made.template.in_scheme(scheme))


def written(made: Laid, purpose: str, standard: str | None = None) -> bytes:
    return next(finish(made, purpose, pictures=False, order=Order(standard))).data


every_design = pytest.mark.parametrize("design", [path.stem for path in TEMPLATES])
every_scheme = pytest.mark.parametrize("scheme", SCHEMES)


@every_design
def test_every_design_has_these_schemes(design: str) -> None:
    template = read_template_file(ROOT / "templates" / f"{design}.yaml", Disk())
    assert tuple(scheme.name for scheme in template.schemes) == SCHEMES


# ---- the same page


@every_design
@pytest.mark.parametrize("scheme", SCHEMES[1:])
def test_a_scheme_changes_nothing_but_inks(design: str, scheme: str, tmp_path: Path) -> None:
    local = laid(design).origin.local
    made, plain = (
        Press.open(edition_in(design, name, tmp_path), Disk()).lay_out(local) for name in (scheme, STANDARD)
    )
    assert dump(made.pages) == dump(plain.pages)
    assert made.template != plain.template
    assert made.template.styles == plain.template.styles


def edition_in(design: str, scheme: str, folder: Path) -> Path:
    """Write the design's edition as one that asks for a scheme, and return where it lies."""
    source = Path(laid(design).edition.span.file)
    place = folder / scheme / source.name
    place.parent.mkdir()
    for beside in source.parent.iterdir():
        place.with_name(beside.name).write_bytes(beside.read_bytes())
    text = source.read_text(encoding="utf-8")
    asked = text.replace(f"型紙: {design}", f"型紙: {design}\n配色: {scheme}", 1)
    assert asked != text
    place.write_text(asked, encoding="utf-8")
    return place


@every_design
def test_text_in_the_files_is_the_same_in_every_scheme(design: str) -> None:
    said = {tuple(text_by_pdfium(written(dressed(design, scheme), "office"))) for scheme in SCHEMES}
    assert len(said) == 1


# ---- legible


class Seen(NamedTuple):
    """Text as it is seen: its words, its ink and the ink below it, and its size."""

    text: str
    ink: str
    ground: str
    size: int


def seen(page: Page) -> Iterator[Seen]:
    """Yield each stretch of text of one ink and size, with the topmost ground that its middle stands on."""
    grounds: list[tuple[Rect, str]] = []
    for item in page.items:
        rect = extent(item)
        if isinstance(item, Fill | Polygon | Shape) and rect is not None:
            grounds.append((rect, item.ink))
        elif isinstance(item, PlacedLine):
            for first, last, ink, size in stretches(item):
                frame = text_extent(item, first, last)
                at = Point((frame.left + frame.right) // 2, (frame.top + frame.bottom) // 2)
                below = (ground for r, ground in reversed(grounds) if r.contains(Rect(*at, *at)))
                yield Seen("".join(item.line.texts[first:last]), ink, next(below, "白"), size)


def contrast(one: Rgb, other: Rgb) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    shares = [value / 255 for value in colour]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on_screen(ink: Ink) -> Rgb:
    return ink.rgb


def on_the_duplicator(ink: Ink) -> Rgb:
    grey = round(255 * (100 - ink.tint) / 100)
    return Rgb(grey, grey, grey)


def in_print(ink: Ink) -> Rgb:
    """Return how the press that the shipped profile describes prints an ink."""
    dot = Image.new("CMYK", (1, 1), tuple(round(255 * value / 100) for value in ink.cmyk))
    seen_as = ImageCms.applyTransform(dot, _from_press())
    assert seen_as is not None
    return Rgb(*seen_as.getpixel((0, 0)))  # type: ignore[misc] # of a picture in RGB


@cache
def _from_press() -> ImageCms.ImageCmsTransform:
    files = (BytesIO(shipped(name, Disk()).data) for name in ("press", "screen"))
    press, screen = (ImageCms.ImageCmsProfile(file) for file in files)
    return ImageCms.buildTransform(press, screen, "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)


@every_design
@every_scheme
def test_all_text_stands_out_from_its_ground(design: str, scheme: str) -> None:
    made = dressed(design, scheme)
    faint = []
    for found in {each for page in made.pages for each in seen(page) if each.text.strip("　 ")}:
        least = LEAST_LARGE if found.size >= LARGE else LEAST
        for shade in (on_screen, on_the_duplicator, in_print):
            text, ground = (shade(made.template.ink(role)) for role in (found.ink, found.ground))
            if contrast(text, ground) < least:
                faint.append((found, shade.__name__, round(contrast(text, ground), 2)))
    assert faint == []


@every_design
def test_text_too_near_to_its_ground_would_be_found(design: str) -> None:
    pairs = {(each.ink, each.ground) for page in laid(design).pages for each in seen(page)}
    # All three kinds of ground are judged: paper, bands and boxes.
    assert ("墨", "白") in pairs
    assert any(ground == "帯地" and ink == "帯字" for ink, ground in pairs)
    assert contrast(Rgb(255, 255, 255), Rgb(255, 235, 108)) < LEAST_LARGE


# ---- plates


def plates(data: bytes) -> set[str]:
    """Return the plates of a file on which there is any ink, as Ghostscript parts them."""
    found = gs_plates(data, overprint=True, resolution=36)
    return {name for page in found for name, plate in page.items() if any(plate.ink)}


@every_design
@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("scheme", ONE)
def test_one_colour_is_one_plate(design: str, scheme: str, standard: str) -> None:
    assert plates(written(dressed(design, scheme), "press", standard)) == {"Black"}


@every_design
@pytest.mark.parametrize("scheme", TWO)
def test_two_colours_are_two_plates(design: str, scheme: str) -> None:
    found = plates(written(dressed(design, scheme), "press", "x1a"))
    assert len(found) == 2
    assert "Black" in found
    assert found - {"Black"} <= set(FIRST)


@every_design
def test_the_design_itself_prints_with_all_four(design: str) -> None:
    assert plates(written(laid(design), "press", "x1a")) == {*FIRST, "Black"}


@every_design
@every_scheme
def test_the_duplicator_gets_black_alone(design: str, scheme: str) -> None:
    data = written(dressed(design, scheme), "riso")
    assert plates(data) == {"Black"}


@every_design
@pytest.mark.parametrize("scheme", ONE)
def test_one_colour_is_grey_on_the_screen_too(design: str, scheme: str) -> None:
    made = dressed(design, scheme)
    inks = [made.template.ink(role) for role, _ in made.template.ink_places]
    # What duplicator and screen show in black alone is as dark on both.
    assert [on_screen(ink) for ink in inks] == [on_the_duplicator(ink) for ink in inks]


@pytest.mark.parametrize("purpose", ["office", "press", "riso"])
def test_a_local_in_other_colours_takes_nothing_from_those_before_it(purpose: str) -> None:
    made = laid(TEMPLATES[0].stem)
    path, local = Path(made.edition.span.file), made.origin.local
    assert local is not None
    wanted = [replace(local, scheme=Wording(scheme, local.span)) for scheme in (*SCHEMES, STANDARD)]
    together = Press.open(path, Disk())
    shared = [written(together.lay_out(each), purpose) for each in wanted]
    alone = [written(Press.open(path, Disk()).lay_out(each), purpose) for each in wanted]
    assert shared == alone
    # To a duplicator all dark ones may be alike, and all light ones.
    assert len(set(shared)) >= (2 if purpose == "riso" else len(SCHEMES))
