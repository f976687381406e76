"""Pictures: one for each page, at the size of the paper, the same every time."""

import io

from PIL import Image

from leaflet.display.page import Fill
from leaflet.geometry import Rect
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import glyphs_of, lines_of, plan_fonts
from leaflet.output.png import render_png
from leaflet.output.sheet import OFFICE, prepare
from leaflet.units import MM
from tests.output.setting import DAY, FACES, GOTHIC, INKS, page, place, set_line, write_pdf

FRONT = page(Fill(Rect(0, 0, 210 * MM, 100 * MM), "主"), place(set_line(("裏も読む", GOTHIC)), y=150 * MM))
PAGES = (FRONT, page(name="裏"))
PLAN = plan_fonts((), glyphs_of(lines_of(FRONT.items)))
PDF = write_pdf([prepare(made, OFFICE, INKS) for made in PAGES], PLAN, FACES, Information("絵", DAY))


def test_each_page_becomes_a_picture_of_its_size_and_colours() -> None:
    front, back = (Image.open(io.BytesIO(png)) for png in render_png(PDF))
    assert front.format == "PNG"
    assert front.size == back.size == (1241, 1754)
    assert front.mode == "RGB"
    assert front.getpixel((600, 300)) == (0, 51, 153)
    assert front.getpixel((600, 1600)) == (255, 255, 255)
    text = front.crop((118, 850, 300, 900))
    assert text.getextrema() == ((0, 255), (0, 255), (0, 255))
    assert back.getextrema() == ((255, 255), (255, 255), (255, 255))


def test_pictures_are_the_same_every_time_and_follow_the_resolution() -> None:
    assert render_png(PDF) == render_png(PDF)
    small = Image.open(io.BytesIO(render_png(PDF, resolution=72)[0]))
    assert small.size == (596, 842)
    assert round(small.info["dpi"][0]) == 72
