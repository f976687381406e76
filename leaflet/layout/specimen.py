"""見本 across each page, for editions whose blanks were filled with examples.

The word lies below all text and dark bands, but above pale grounds: no box may hide it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from leaflet.colour import SPECIMEN, WHITE
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.extent import extent
from leaflet.display.line import FaceName
from leaflet.display.page import Fill, Group, Item, Page, Part, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.geometry import Point, Rect
from leaflet.layout.desk import IDS_OF_A_PART
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
    # Far from the others: outputs number on from a group's last element.
    number = IDS_OF_A_PART + max(element.id for element in walk(page.structure))
    origin = Point((page.size.width - line.width) // 2, (page.size.height + size) // 2)
    item = PlacedLine(line, origin, (Part(0, len(line.gids), ink, number),), None)
    mark = Element(number, Role.PARAGRAPH, generated=True)
    below, groups = _parted(page.groups, template)
    return replace(page, groups=(*below, Group((item,), (mark,)), *groups))


def _parted(groups: Sequence[Group], template: Template) -> tuple[list[Group], list[Group]]:
    """Part pale grounds from all else, each in its order; one that covers something stays above it."""
    below: list[Item] = []
    above: list[Group] = []
    covered: list[Rect] = []
    for group in groups:
        kept: list[Item] = []
        for item in group.items:
            if _is_ground(item, template) and not _meets(item.rect, covered):
                below.append(item)
                continue
            kept.append(item)
            if (rect := extent(item)) is not None:
                covered.append(rect)
        above.append(Group(tuple(kept), group.elements, group.panel))
    return [Group(tuple(below))] if below else [], above


def _is_ground(item: Item, template: Template) -> TypeGuard[Fill]:
    """Tell whether an item is a tint. White is laid where nothing may shine through: below a QR code."""
    if not isinstance(item, Fill) or item.element is not None or item.ink == WHITE:
        return False
    return min(template.ink(item.ink).rgb) >= PALE


def _meets(rect: Rect, others: Sequence[Rect]) -> bool:
    return any(
        rect.left < other.right
        and other.left < rect.right
        and rect.top < other.bottom
        and other.top < rect.bottom
        for other in others
    )
