"""見出し: whole grid lines, never the last of a column (JLREQ 4.1.6, 4.1.7)."""

from dataclasses import replace

from leaflet.colour import WHITE
from leaflet.display.axes import Area, Place
from leaflet.display.structure import Role
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import FillPiece, Piece, SetBlock, Slab
from leaflet.layout.settext import Look, Row
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import Heading
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose
from leaflet.units import Length

BAR = 1, 3
"""Width of the bar before a heading, in em of the heading."""
HELD_LINES = 2
"""So many lines of the text that follows stand in the heading's column at least."""
HEADING_LEVEL = 2


def set_heading(desk: Desk, block: Heading[Prose], measure: Length) -> SetBlock:
    """Set a heading on its ground, centred in the grid lines it takes.

    字下げ is that of all its lines, in characters of the body: it begins where one of them does (4.1.3).
    """
    style = desk.style(StyleName.HEADING)
    size = desk.size(style)
    inset = size if style.ground is not None else size * 2 // 3
    indent = style.indent.at(desk.hanmen.size) or inset
    look = Look(style.ink, Role.HEADING, level=HEADING_LEVEL)
    end = size // 2 if style.ground is not None else 0
    paragraph = replace(desk.paragraph_style(style), first_indent=0)
    text = set_text(desk, block.text, measure - indent - end, paragraph, look)
    lines = _grid_lines(desk, style, len(text.rows))
    pieces = (*_ground(desk, style, measure, lines), *_centred(desk, text.rows, style, lines, indent))
    notes = tuple(note for row in text.rows for note in row.notes)
    slab = Slab(lines, pieces, lead=1, keep=HELD_LINES, stretch=1, notes=notes, span=block.text.span)
    return SetBlock((slab,), text.element)


def _grid_lines(desk: Desk, style: TextStyle, rows: int) -> int:
    """Return the grid lines for so many rows: 行取り for one, more as each further row needs."""
    depth = (rows - 1) * style.feed + desk.size(style)
    return max(style.lines or 1, desk.hanmen.lines_for(depth + desk.hanmen.size // 2))


def _ground(desk: Desk, style: TextStyle, measure: Length, lines: int) -> tuple[Piece, ...]:
    """Draw the ground and, unless the text is reversed on it, a bar in the text's ink."""
    bottom = desk.hanmen.depth(lines)
    ground = () if style.ground is None else (FillPiece(Area(0, 0, measure, bottom), style.ground),)
    if style.ink == WHITE:
        return ground
    width = desk.size(style) * BAR[0] // BAR[1]
    return (*ground, FillPiece(Area(0, 0, width, bottom), style.ink))


def _centred(
    desk: Desk, rows: tuple[Row, ...], style: TextStyle, lines: int, indent: Length
) -> tuple[Piece, ...]:
    size = desk.size(style)
    depth = (len(rows) - 1) * style.feed + size
    top = (desk.hanmen.depth(lines) - depth) // 2
    return stacked(rows, size, style.feed, Place(indent, top))[0]
