"""地図: the picture of a way, and beside or below it in words where to go and how."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflet.compose.style import Alignment
from leaflet.display.axes import Place
from leaflet.display.structure import Element, Role
from leaflet.layout.blocks.picture import framed_picture, picture_width
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import Piece, SetBlock, Slab, moved
from leaflet.layout.settext import Look
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import PlaceMap
from leaflet.model.template import StyleName
from leaflet.model.text import Prose, joined, plain
from leaflet.units import Length

PIN = "📍"
LEAST_BESIDE = 10
"""Characters to a line beside a map; where fewer fit, the words stand below it."""


class _Words(NamedTuple):
    """Lines in a column, their places counted from its top."""

    pieces: tuple[Piece, ...]
    elements: tuple[Element, ...]
    depth: Length
    notes: tuple[str, ...]


def set_map(desk: Desk, block: PlaceMap[Prose], measure: Length, ground: str) -> SetBlock:
    """Set a map and its words as one slab of whole grid lines; `ground` is the ink that shows through."""
    picture = block.picture
    whole = desk.element(Role.GROUP)
    if picture.art is None:
        return SetBlock((), whole)
    width = picture_width(desk, picture, picture.art, measure)
    framed = framed_picture(desk, picture, picture.art, width, ground)
    em = desk.hanmen.size
    beside = (measure - width) // em * em - em
    if beside >= LEAST_BESIDE * em:
        words = _words(desk, block, beside)
        place = Place(measure - beside, max(0, (framed.depth - words.depth) // 2))
        depth = max(framed.depth, words.depth)
        start = 0
    else:
        words = _words(desk, block, measure)
        place = Place(0, framed.depth + em // 2)
        depth = framed.depth + (em // 2 + words.depth if words.pieces else 0)
        start = (measure - width) // 2
    slab = Slab(
        lines=desk.hanmen.lines_for(depth),
        pieces=(
            *(moved(piece, Place(start, 0)) for piece in framed.pieces),
            *(moved(piece, place) for piece in words.pieces),
        ),
        lead=1,
        stretch=1,
        notes=words.notes,
        span=block.common.span,
    )
    return SetBlock((slab,), replace(whole, children=(framed.element, *words.elements)))


def _words(desk: Desk, block: PlaceMap[Prose], measure: Length) -> _Words:
    pieces: list[Piece] = []
    elements: list[Element] = []
    notes: list[str] = []
    depth = 0
    for prose, name in _told(block):
        style = desk.style(name)
        paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
        text = set_text(desk, prose, measure, paragraph, Look(style.ink, Role.CAPTION))
        size = desk.size(style)
        feed = desk.hanmen.feed if name is StyleName.STRONG else style.feed
        depth += feed - size if depth else 0
        made, height = stacked(text.rows, size, feed, Place(0, depth))
        pieces += made
        elements.append(text.element)
        notes += (note for row in text.rows for note in row.notes)
        depth += height
    return _Words(tuple(pieces), tuple(elements), depth, tuple(notes))


def pinned(place: Prose) -> Prose:
    """Return a place's name behind a pin."""
    return replace(place, rich=joined(plain(f"{PIN} ", generated=True), place.rich))


def _told(block: PlaceMap[Prose]) -> Iterator[tuple[Prose, StyleName]]:
    """Yield the place's name behind a pin, its address, and each of the ways there."""
    if block.place is not None:
        yield pinned(block.place), StyleName.STRONG
    if block.address is not None:
        yield block.address, StyleName.CAPTION
    for way in block.ways:
        yield way, StyleName.CAPTION
