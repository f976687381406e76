"""写真: a picture in whole grid lines, its caption below it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflet.colour import Rgb, own_role
from leaflet.compose.style import Alignment
from leaflet.display.axes import Area, Direction, Place
from leaflet.display.structure import Element, Role
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import ImagePiece, Piece, SetBlock, ShapePiece, Slab, moved
from leaflet.layout.settext import Look
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import Picture, Stand
from leaflet.model.picture import Artwork, Drawing
from leaflet.model.template import StyleName, Template
from leaflet.model.text import Prose
from leaflet.units import Length, parse_length

HALF, WHOLE = "半幅", "全幅"
GAP = 1
"""Least space between a picture and the text beside it, in body characters."""
TALLEST = 1, 2
"""A picture whose 幅 nobody gave is at most so much of the type area high."""
CAPTION_SPACE = 1, 2
"""Between a picture and its caption, in em of the caption."""


class Framed(NamedTuple):
    """A picture with its caption, its places counted from its own top-left corner."""

    pieces: tuple[Piece, ...]
    element: Element
    depth: Length
    notes: tuple[str, ...]


def set_picture(desk: Desk, block: Picture[Prose], measure: Length, ground: str) -> SetBlock:
    """Set a picture where it stands; `ground` is the ink that shows through it."""
    if block.art is None:
        return SetBlock((), desk.element(Role.GROUP))
    width = picture_width(desk, block, block.art, measure)
    framed = framed_picture(desk, block, block.art, width, ground)
    room = measure - width
    start = {Stand.LEFT: 0, Stand.RIGHT: room}.get(block.stand or Stand.CENTRE, room // 2)
    slab = Slab(
        lines=desk.hanmen.lines_for(framed.depth),
        pieces=tuple(moved(piece, Place(start, 0)) for piece in framed.pieces),
        lead=1,
        stretch=1,
        notes=framed.notes,
        span=block.common.span,
    )
    return SetBlock((slab,), framed.element)


def picture_width(desk: Desk, block: Picture[Prose], art: Artwork, measure: Length) -> Length:
    """Return how long a picture is along the lines of a column; a length is its width on the page.

    半幅 leaves whole characters for the text beside it, one fewer than half of the line's.
    """
    em = desk.hanmen.size
    match block.width:
        case None:
            tallest = desk.hanmen.depth(desk.hanmen.lines) * TALLEST[0] // TALLEST[1]
            along, across = proportions(desk, art)
            return min(measure, tallest * along // across)
        case "半幅":
            beside = (measure // em - GAP) // 2
            return measure - (beside + GAP) * em
        case "全幅":
            return measure
        case length:
            asked = parse_length(length)
            if desk.axes.direction is not Direction.HORIZONTAL:
                along, across = proportions(desk, art)
                asked = asked * along // across
            return min(measure, asked)


def proportions(desk: Desk, art: Artwork) -> tuple[int, int]:
    """Return a picture's size along the lines and across them; it stands upright in either direction."""
    if desk.axes.direction is Direction.HORIZONTAL:
        return art.width, art.height
    return art.height, art.width


def framed_picture(desk: Desk, block: Picture[Prose], art: Artwork, width: Length, ground: str) -> Framed:
    """Set a picture `width` wide, and its caption in lines of that width below it."""
    group = desk.element(Role.GROUP) if block.caption is not None else None
    figure = replace(desk.element(Role.FIGURE), alternative=_alternative(block))
    along, across = proportions(desk, art)
    height = max(1, width * across // along)
    pieces = tuple(_pieces(desk.template, block, art, Area(0, 0, width, height), figure.id, ground))
    if block.caption is None or group is None:
        return Framed(pieces, figure, height, ())
    style = desk.style(StyleName.CAPTION)
    size = desk.size(style)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
    text = set_text(desk, block.caption, width, paragraph, Look(style.ink, Role.CAPTION))
    top = height + size * CAPTION_SPACE[0] // CAPTION_SPACE[1]
    words, depth = stacked(text.rows, size, style.feed, Place(0, top))
    notes = tuple(note for row in text.rows for note in row.notes)
    whole = replace(group, children=(figure, text.element))
    return Framed((*pieces, *words), whole, top + depth, notes)


def _alternative(block: Picture[Prose]) -> str:
    """Return what is said to those who do not see: never nothing."""
    caption = block.caption.rich.text if block.caption is not None else ""
    return block.alternative.rich.text.strip() or caption or block.file.rich.text


def _pieces(
    template: Template, block: Picture[Prose], art: Artwork, area: Area, element: int, ground: str
) -> Iterator[Piece]:
    if not isinstance(art, Drawing):
        yield ImagePiece(area, art, element, ground, block.file.rich.text, block.file.span)
        return
    for shape in art.shapes:
        ink = ink_of(template, shape.colour)
        yield ShapePiece(area, shape.contours, art.size, ink, shape.pen, shape.even_odd, element)


def ink_of(template: Template, colour: Rgb) -> str:
    """Return the template's ink with that very colour on the screen, else the colour's own role."""
    known = (role for role, ink in template.designed_inks if ink.rgb == colour)
    return next(known, own_role(colour))
