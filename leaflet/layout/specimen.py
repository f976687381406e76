"""見本 across each page, for editions whose blanks were filled with examples."""

from collections.abc import Sequence
from dataclasses import replace

from leaflet.colour import SPECIMEN
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Page, Part, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.geometry import Point
from leaflet.layout.desk import IDS_OF_A_PART
from leaflet.layout.typesetter import Typesetter
from leaflet.model.template import Template
from leaflet.model.text import plain

WORD = "見本"
PART = 2, 5
"""Size of a character against the page's width."""


def specimen(
    pages: Sequence[Page],
    template: Template,
    typesetter: Typesetter,
    *,
    word: str = WORD,
    ink: str = SPECIMEN,
) -> tuple[Page, ...]:
    """Print 見本, or another word, under the text of each page, as its first item."""
    return tuple(_printed(page, template, typesetter, word, ink) for page in pages)


def _printed(page: Page, template: Template, typesetter: Typesetter, word: str, ink: str) -> Page:
    size = page.size.width * PART[0] // PART[1]
    faces = tuple(FaceName(face.family, face.weight) for face in template.typefaces)
    style = ParagraphStyle(faces, faces, size, alignment=Alignment.START)
    (line,) = typesetter.compose(plain(word, generated=True), page.size.width, style).lines
    # Far from the others: outputs number on from a group's last element.
    number = IDS_OF_A_PART + max(element.id for element in walk(page.structure))
    origin = Point((page.size.width - line.width) // 2, (page.size.height + size) // 2)
    item = PlacedLine(line, origin, (Part(0, len(line.gids), ink, number),), None)
    mark = Element(number, Role.PARAGRAPH, generated=True)
    return replace(page, groups=(Group((item,), (mark,)), *page.groups))
