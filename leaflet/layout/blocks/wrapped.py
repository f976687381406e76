"""回り込み: text beside a picture that is narrower than its column (JLREQ 4.3)."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.display.axes import Place
from leaflet.display.structure import Role
from leaflet.layout.blocks.body import line_slabs
from leaflet.layout.blocks.picture import GAP, framed_picture, picture_width
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import Piece, SetBlock, Slab, moved
from leaflet.layout.settext import Look, Row, SetText
from leaflet.layout.text import Narrow, on_grid, set_around, set_text
from leaflet.model.edition import Block, Body, Picture, Stand
from leaflet.model.template import StyleName
from leaflet.model.text import Prose
from leaflet.units import Length

LEAST_BESIDE = 7
"""Lines of fewer characters than this are torn by spaces: then text stands below."""
CLEARANCE = 1, 4
"""Space that a line must leave below a picture to pass under it, in em."""


class Manner(NamedTuple):
    """How the text around is set, and the ink that shows through the picture."""

    style: StyleName
    ground: str


def flows_around(desk: Desk, block: Block[Prose], after: Block[Prose] | None, measure: Length) -> bool:
    """Tell whether the text after a picture stands beside it."""
    if not isinstance(block, Picture) or block.art is None or not isinstance(after, Body):
        return False
    beside = _beside(desk, measure, picture_width(desk, block, block.art, measure))
    return block.stand is not Stand.CENTRE and beside >= LEAST_BESIDE * desk.hanmen.size


def _beside(desk: Desk, measure: Length, width: Length) -> Length:
    """Return the measure of lines beside a picture: whole characters."""
    em = desk.hanmen.size
    return (measure - width - GAP * em) // em * em


def set_wrapped(
    desk: Desk, picture: Picture[Prose], bodies: tuple[Body[Prose], ...], measure: Length, manner: Manner
) -> SetBlock:
    """Set a picture and the paragraphs after it; the lines that stand beside it are one slab with it."""
    if picture.art is None:
        raise AssertionError(picture)
    whole = desk.element(Role.GROUP)
    narrow = _beside(desk, measure, picture_width(desk, picture, picture.art, measure))
    # What whole characters leave over goes to the picture, so that the space beside it is always the same.
    width = measure - narrow - GAP * desk.hanmen.size
    framed = framed_picture(desk, picture, picture.art, width, manner.ground)
    lines = _lines_beside(desk, framed.depth)
    at_left = picture.stand is Stand.LEFT
    beside, below, texts = _texts(desk, bodies, Narrow(narrow, lines), measure, manner)
    start = Place(0 if at_left else measure - width, 0)
    pieces: tuple[Piece, ...] = (
        *(moved(piece, start) for piece in framed.pieces),
        *on_grid(desk, beside, inline=measure - narrow if at_left else 0),
    )
    slab = Slab(
        lines=max(lines if below else 0, len(beside), desk.hanmen.lines_for(framed.depth)),
        pieces=pieces,
        lead=1,
        stretch=1,
        notes=(*framed.notes, *(note for row in beside for note in row.notes)),
        span=picture.common.span,
        characters=sum(row.line.end - row.line.start for row in beside),
    )
    elements = (framed.element, *(text.element for text in texts))
    return SetBlock((slab, *below), replace(whole, children=elements))


def _lines_beside(desk: Desk, depth: Length) -> int:
    """Return how many grid lines a picture of that depth keeps narrow."""
    clear = depth + desk.hanmen.size * CLEARANCE[0] // CLEARANCE[1]
    return -(-clear // desk.hanmen.feed)


def _texts(
    desk: Desk, bodies: tuple[Body[Prose], ...], narrow: Narrow, measure: Length, manner: Manner
) -> tuple[list[Row], list[Slab], list[SetText]]:
    """Set paragraphs; return the rows beside the picture, slabs of those below it, and all texts."""
    style = desk.style(manner.style)
    paragraph = desk.paragraph_style(style)
    look = Look(style.ink, strong_ground=desk.style(StyleName.STRONG).strong_ground)
    beside: list[Row] = []
    below: list[Slab] = []
    texts: list[SetText] = []
    for prose in (text for body in bodies for text in body.paragraphs):
        left = narrow.lines - len(beside)
        if left > 0:
            text = set_around(desk, prose, narrow._replace(lines=left), measure, paragraph, look)
        else:
            text = set_text(desk, prose, measure, paragraph, look)
        beside += text.rows[:left]
        below += line_slabs(desk, text, 0)[left:]
        texts.append(text)
    return beside, below, texts
