"""番号リスト and 箇条書き: a label, and text whose turn-over lines stand under its first character (L1)."""

from dataclasses import replace

from leaflet.colour import WHITE
from leaflet.display.axes import Place
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.blocks.badge import CIRCLED, disc
from leaflet.layout.blocks.body import line_slabs
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import LinePiece, Piece, SetBlock, Slab
from leaflet.layout.settext import Look
from leaflet.layout.text import set_text
from leaflet.model.edition import ItemList
from leaflet.model.template import StyleName
from leaflet.model.text import Prose, plain
from leaflet.units import Length

INDENT = 2
"""Label and the space after it, in body characters."""
BULLET = "●"
DISCS_TO = 9
"""A disc holds one digit; longer lists use the font's circled numbers throughout."""


def set_list(desk: Desk, block: ItemList[Prose], measure: Length) -> SetBlock:
    """Set each item beside its label."""
    whole = desk.element(Role.LIST)
    indent = desk.em(INDENT)
    style = desk.style(StyleName.LIST)
    look = Look(style.ink, Role.ITEM_BODY, strong_ground=desk.style(StyleName.STRONG).strong_ground)
    paragraph = replace(desk.paragraph_style(style), first_indent=0)
    slabs: list[Slab] = []
    items: list[Element] = []
    for number, prose in enumerate(block.items, 1):
        item = desk.element(Role.ITEM)
        drawn, label = _label(desk, number, block)
        text = set_text(desk, prose, measure - indent, paragraph, look)
        first, *others = line_slabs(desk, text, indent) or (Slab(1, ()),)
        slabs += (replace(first, pieces=(*drawn, *first.pieces), keep=min(1, len(others))), *others)
        items.append(replace(item, children=(label, text.element)))
    return SetBlock(tuple(slabs), replace(whole, children=tuple(items), ordered=block.numbered))


def _sign(number: int, count: int) -> str:
    """Return an item's number: circled as far as every font has them, else plain."""
    return CIRCLED[number - 1] if count <= len(CIRCLED) else str(number)


def _label(desk: Desk, number: int, block: ItemList[Prose]) -> tuple[tuple[Piece, ...], Element]:
    baseline = ascent(desk.hanmen.size)
    inks = (desk.template.callout.ink, WHITE)
    if block.numbered and len(block.items) <= DISCS_TO:
        inline = desk.em(1) // 5
        return disc(desk, number, inline, inks, carried=CIRCLED[number - 1], baseline=baseline)
    sign = _sign(number, len(block.items)) if block.numbered else BULLET
    element = desk.element(Role.LABEL, generated=True)
    style = replace(desk.paragraph_style(desk.style(StyleName.LIST)), first_indent=0)
    composed = desk.compose(plain(sign, generated=True), desk.em(INDENT), style, None)
    line = composed.lines[0]
    place = Place(desk.em(1) // 5, baseline)
    return (LinePiece(line, place, (Part(0, len(line.gids), inks[0], element.id),), None),), element
