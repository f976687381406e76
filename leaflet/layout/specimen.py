"""見本 across each page, for editions whose blanks were filled with examples.

The word lies below all text and dark bands, but above pale grounds: no box may hide it.
"""

from collections.abc import Sequence
from dataclasses import replace

from leaflet.colour import SPECIMEN, WHITE
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.extent import extent
from leaflet.display.line import FaceName
from leaflet.display.page import Fill, Item, Page, Part, PlacedLine
from leaflet.display.structure import Element, Role
from leaflet.geometry import Point, Rect
from leaflet.layout.typesetter import Typesetter
from leaflet.model.template import Template
from leaflet.model.text import plain

WORD = "見本"
PART = 2, 5
"""Size of a character against the page's width."""
PALE = 200
"""Of 255: a ground with less light of some colour lies above the word, which would outshine its letters."""


def specimen(
    pages: Sequence[Page],
    template: Template,
    typesetter: Typesetter,
    *,
    word: str = WORD,
    ink: str = SPECIMEN,
) -> tuple[Page, ...]:
    """Print 見本, or another word, under the text of each page; it is the first that is read."""
    return tuple(_printed(page, template, typesetter, word, ink) for page in pages)


def _printed(page: Page, template: Template, typesetter: Typesetter, word: str, ink: str) -> Page:
    size = page.size.width * PART[0] // PART[1]
    faces = tuple(FaceName(face.family, face.weight) for face in template.typefaces)
    style = ParagraphStyle(faces, faces, size, alignment=Alignment.START)
    (line,) = typesetter.compose(plain(word, generated=True), page.size.width, style).lines
    number = 1 + max(_ids(page.structure))
    origin = Point((page.size.width - line.width) // 2, (page.size.height + size) // 2)
    item = PlacedLine(line, origin, (Part(0, len(line.gids), ink, number),), None)
    mark = Element(number, Role.PARAGRAPH, generated=True)
    structure = replace(page.structure, children=(mark, *page.structure.children))
    below, above = _parted(page.items, template)
    return replace(page, items=(*below, item, *above), structure=structure)


def _parted(items: Sequence[Item], template: Template) -> tuple[list[Item], list[Item]]:
    """Part pale grounds from all else, each in its order; one that covers something stays above it."""
    below: list[Item] = []
    above: list[Item] = []
    covered: list[Rect] = []
    for item in items:
        if isinstance(item, Fill) and _is_pale(item.ink, template) and not _meets(item.rect, covered):
            below.append(item)
            continue
        above.append(item)
        if (rect := extent(item)) is not None:
            covered.append(rect)
    return below, above


def _is_pale(ink: str, template: Template) -> bool:
    """Tell whether a ground is a tint. White is laid where nothing may shine through: below a QR code."""
    return ink != WHITE and min(template.ink(ink).rgb) >= PALE


def _meets(rect: Rect, others: Sequence[Rect]) -> bool:
    return any(
        rect.left < other.right
        and other.left < rect.right
        and rect.top < other.bottom
        and other.top < rect.bottom
        for other in others
    )


def _ids(element: Element) -> list[int]:
    return [element.id, *(number for child in element.children for number in _ids(child))]
