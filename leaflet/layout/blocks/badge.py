"""Drawn marks: discs and badges whose glyphs carry the mark's own text, so that it can be searched for."""

from dataclasses import replace

from leaflet.compose.style import Alignment
from leaflet.display.axes import Area, Place
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, LinePiece, Piece
from leaflet.model.template import StyleName
from leaflet.model.text import plain
from leaflet.units import Length

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LETTER_SIZE = 3, 4
"""Size of the sign in a badge against the badge's height."""
CAP_MIDDLE = 36, 100
"""Half the height of capitals and digits, in em above the baseline."""


def badge(
    desk: Desk, sign: str, area: Area, inks: tuple[str, str], *, radius: Length, carried: str | None = None
) -> tuple[tuple[Piece, ...], Element]:
    """Draw `sign` reversed on a filled area.

    `inks` are those of the ground and of the sign. `carried` is the text that a drawing with a single glyph
    stands for where it is not the glyph's: a disc with a 1 is ①.
    """
    element = desk.element(Role.LABEL, generated=True)
    size = area.block_size * LETTER_SIZE[0] // LETTER_SIZE[1]
    style = replace(
        desk.paragraph_style(desk.style(StyleName.QUESTION)),
        size=size,
        alignment=Alignment.START,
        first_indent=0,
        phrases=False,
        tight=False,
    )
    composed = desk.compose(plain(sign, generated=True), area.inline_size * 4, style, None)
    pieces: list[Piece] = [FillPiece(area, inks[0], radius)]
    for line in composed.lines[:1]:
        middle = (area.block_start + area.block_end) // 2 + size * CAP_MIDDLE[0] // CAP_MIDDLE[1]
        start = area.inline_start + (area.inline_size - line.width) // 2
        shown = line if carried is None else replace(line, texts=(carried,))
        part = Part(0, len(shown.gids), inks[1], element.id)
        pieces.append(LinePiece(shown, Place(start, middle), (part,), None))
    return tuple(pieces), element


def disc(
    desk: Desk, number: int, inline: Length, inks: tuple[str, str], *, carried: str, baseline: Length
) -> tuple[tuple[Piece, ...], Element]:
    """Draw a list's number in a disc of 1.25 body em around a line's frame."""
    size = desk.hanmen.size
    side = size * 5 // 4
    top = baseline - ascent(size) - (side - size) // 2
    area = Area(inline, top, inline + side, top + side)
    return badge(desk, str(number), area, inks, radius=side // 2, carried=carried)
