"""QR: black on white with a quiet zone, words beside it, and read again from what is printed."""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from leaflet.diagnostics import Code, Severity
from leaflet.display.page import Fill, Page, PlacedLine, Rule
from leaflet.display.page import Path as Drawn
from leaflet.display.structure import Role
from leaflet.geometry import Rect
from leaflet.layout.blocks.qr import LEAST_MODULE, QUIET, matrix
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.output.png import render_png
from leaflet.pipeline import finish
from leaflet.units import MM, PT
from tests.layout.pictured import pictured, pressed, told, with_rule
from tests.layout.setting import elements, fills, fixed_size, line, lines, shipped, text

SHORT = "https://example.jp/"
LONG = "https://www.example.jp/kumiai/2026/shunto/anketo?bunkai=12&kaito=web"


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def code(url: str = SHORT, more: str = "") -> str:
    return f'- QR: {{URL: "{url}"{more}}}\n'


def boxed(block: str) -> str:
    return "- 囲み:\n    題: 題\n    中身:\n      " + block


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def symbol(page: Page) -> Rect:
    (drawn,) = (item for item in page.items if isinstance(item, Drawn))
    points = [point for contour in drawn.contours for point in contour.points]
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


# What is drawn


@pytest.mark.parametrize("url", [SHORT, LONG, "https://例え.jp/組合?題=春闘"])
def test_the_matrix_is_that_of_the_standard_in_runs_of_a_row(url: str) -> None:
    made = matrix(url)
    assert made is not None
    assert (made.side - 17) % 4 == 0
    dark = {
        (x, y)
        for contour in made.contours
        for y in range(contour.start.y, contour.points[-2].y)
        for x in range(contour.start.x, contour.points[1].x)
    }
    scale = 8
    image = Image.new("L", ((made.side + 2 * QUIET) * scale,) * 2, 255)
    for x, y in dark:
        image.paste(
            0, ((x + QUIET) * scale, (y + QUIET) * scale, (x + QUIET + 1) * scale, (y + QUIET + 1) * scale)
        )
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == url
    # No run touches another of its row: they are merged.
    ends = {(contour.points[1].x, contour.start.y) for contour in made.contours}
    assert ends.isdisjoint((contour.start.x, contour.start.y) for contour in made.contours)


@pytest.mark.parametrize("asked", ["12mm", "20mm", "25mm", None])
def test_a_code_is_as_large_as_asked_for_and_in_black(tmp_path: Path, asked: str | None) -> None:
    page = pictured(tmp_path, code(more=f", 大きさ: {asked}" if asked else ""))
    rect = symbol(page)
    wanted = int(asked.removesuffix("mm")) * MM if asked else 20 * MM
    assert (rect.width, rect.height) == (wanted, wanted)
    (drawn,) = (item for item in page.items if isinstance(item, Drawn))
    assert (drawn.ink, drawn.pen) == ("墨", None)


@pytest.mark.parametrize("wrap", [str, boxed])
def test_nothing_stands_in_the_quiet_zone(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    page = pictured(
        tmp_path,
        body(2) + str(wrap(code(more=", 説明: くわしくはこちら"))) + body(30),
        template=with_rule(PT // 4),
    )
    made = matrix(SHORT)
    assert made
    rect = symbol(page)
    zone = rect.inset(-(QUIET * rect.width // made.side))
    white = next(item for item in page.items if isinstance(item, Fill) and item.rect == zone)
    assert white.ink == "白"
    for item in page.items[page.items.index(white) + 1 :]:
        if isinstance(item, PlacedLine):
            box = Rect(item.origin.x, item.origin.y - 2413000, item.origin.x + item.line.width, item.origin.y)
            assert (
                box.right <= zone.left
                or box.left >= zone.right
                or box.bottom <= zone.top
                or box.top >= zone.bottom
            )
        if isinstance(item, Rule):
            assert item.start.x <= zone.left or item.start.x >= zone.right


def test_the_code_is_flush_on_paper_and_its_white_is_on_a_tint(tmp_path: Path) -> None:
    on_paper, on_tint = pictured(tmp_path, code()), pictured(tmp_path, boxed(code()))
    assert symbol(on_paper).left == hanmen().start
    (white,) = [fill for fill in fills(on_tint, "白") if fill.rect.width > 20 * MM]
    assert symbol(on_tint).left > white.rect.left >= hanmen().start + shipped().callout.padding


def test_words_stand_beside_a_code_or_below_one_that_is_too_wide(tmp_path: Path) -> None:
    page = pictured(tmp_path, code(more=", 説明: くわしくはこちら"))
    rect, caption, address = symbol(page), line(page, "くわしく"), line(page, "https")
    assert min(caption.x, address.x) > rect.right
    assert rect.top < caption.y < address.y < rect.bottom
    below = pictured(tmp_path, code(more=", 説明: くわしくはこちら, 大きさ: 55mm"))
    assert line(below, "くわしく").y > symbol(below).bottom


def test_a_code_is_told_to_those_who_do_not_see(tmp_path: Path) -> None:
    page = pictured(tmp_path, code(more=", 説明: くわしくはこちら"))
    (figure,) = elements(page, Role.FIGURE)
    assert figure.alternative == f"QRコード：{SHORT}"
    assert len(elements(page, Role.CAPTION)) == 2


def test_what_follows_stands_on_the_grid(tmp_path: Path) -> None:
    page = pictured(tmp_path, body(2) + code() + body(30))
    baselines = {each.y for each in lines(page) if each.size == hanmen().size}
    assert {(y - min(baselines)) % hanmen().feed for y in baselines} == {0}


# What is told


def test_modules_that_are_too_small_are_a_warning(tmp_path: Path) -> None:
    made = matrix(LONG)
    assert made
    (warning,) = told(tmp_path, code(LONG, ", 大きさ: 8mm"))
    assert (warning.code, warning.severity) == (Code.FINE_QR, Severity.WARNING)
    wanted = int(dict(warning.words)["wanted"])
    assert told(tmp_path, code(LONG, f", 大きさ: {wanted}mm")) == ()
    assert wanted * MM >= LEAST_MODULE * made.side


def test_an_address_that_no_code_can_hold_is_an_error(tmp_path: Path) -> None:
    (error,) = told(tmp_path, code("https://example.jp/" + "a" * 3000))
    assert (error.code, error.severity) == (Code.TOO_MUCH_FOR_QR, Severity.ERROR)
    assert error.span
    assert error.span.line == 7


# Read again


def rasters(folder: Path, block: str, purpose: str) -> list[str]:
    """Return what a reader of codes finds on a page's picture of 150 dots to the inch."""
    laid = pressed(folder, body(3) + block + body(20))
    pdf = next(iter(finish(laid, purpose, pictures=False))).data
    (picture,) = render_png(pdf, 150)
    return [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(picture)))]


@pytest.mark.parametrize("size", [12, 15, 20, 25])
@pytest.mark.parametrize("purpose", ["office", "press"])
@pytest.mark.parametrize("wrap", [str, boxed])
def test_a_code_is_read_again_from_the_printed_page(
    tmp_path: Path, size: int, purpose: str, wrap: object
) -> None:
    assert callable(wrap)
    block = str(wrap(code(more=f", 説明: くわしくはこちら, 大きさ: {size}mm")))
    assert rasters(tmp_path, block, purpose) == [SHORT]


@pytest.mark.parametrize("size", [15, 20, 25])
def test_a_long_address_is_read_again_too(tmp_path: Path, size: int) -> None:
    assert rasters(tmp_path, code(LONG, f", 大きさ: {size}mm"), "office") == [LONG]


def test_a_code_that_is_too_fine_would_not_be_read(tmp_path: Path) -> None:
    assert rasters(tmp_path, code(LONG, ", 大きさ: 5mm"), "office") == []
