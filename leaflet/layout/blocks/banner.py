"""帯: a band of large lines, each behind a ●."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.display.axes import Area, Place
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.blocks.headline import fitted
from leaflet.layout.blocks.itemlist import BULLET
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, moved
from leaflet.layout.settext import Look
from leaflet.layout.strip import Strip
from leaflet.model.edition import Banner
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose, plain
from leaflet.units import MM, Length

SAFE = 7 * MM
"""Text stays so far from the trim below it: office printers leave some 5 mm white."""


def set_banner(desk: Desk, block: Banner[Prose], measure: Length, *, at_foot: bool) -> Strip:
    """Set the lines as one group, centred; the band runs to the bleed when it stands at the page's foot."""
    style = desk.style(StyleName.BANNER)
    whole = desk.element(Role.LIST)
    sizes = [fitted(desk, line, style, measure * 9 // 10, Look(style.ink))[1] for line in block.lines]
    size = min(sizes, default=style.size)
    rows, items = _rows(desk, block, replace(style, size=size, smallest=size), measure)
    feed = size * style.feed // style.size
    width = max((row.width for row in rows), default=0)
    pad = size * 4 // 5
    bleeding = style.bleeds and at_foot
    pieces = tuple(
        moved(piece, Place((measure - width) // 2, pad + ascent(size) + k * feed))
        for k, row in enumerate(rows)
        for piece in row.pieces
    )
    text = (len(rows) - 1) * feed + size
    depth = text + 2 * pad if not bleeding else pad + text + max(pad, SAFE)
    return Strip(
        (*_ground(desk, style, measure, depth, at_foot=at_foot), *pieces),
        (replace(whole, children=items),),
        depth,
        bleeds=style.bleeds,
    )


class _Row(NamedTuple):
    """A line of the band, its baseline at block 0."""

    pieces: tuple[Piece, ...]
    width: Length


def _rows(
    desk: Desk, block: Banner[Prose], style: TextStyle, measure: Length
) -> tuple[list[_Row], tuple[Element, ...]]:
    rows: list[_Row] = []
    items: list[Element] = []
    accent = desk.template.accent
    for prose in block.lines:
        item = desk.element(Role.ITEM)
        label = desk.element(Role.LABEL, generated=True)
        paragraph = replace(desk.paragraph_style(style), first_indent=0, size=style.size)
        bullet = desk.compose(plain(BULLET, generated=True), measure, paragraph, None).lines
        dots = tuple(
            LinePiece(line, Place(0, 0), (Part(0, len(line.gids), accent or style.ink, label.id),), None)
            for line in bullet
        )
        start = style.size * 5 // 4
        text, _ = fitted(desk, prose, style, measure - start, Look(style.ink, Role.ITEM_BODY))
        for number, row in enumerate(text.rows):
            words = tuple(moved(piece, Place(start, 0)) for piece in row.pieces)
            rows.append(_Row((*dots, *words) if number == 0 else words, start + row.line.width))
        items.append(replace(item, children=(label, text.element)))
    return rows, tuple(items)


def _ground(
    desk: Desk, style: TextStyle, measure: Length, depth: Length, *, at_foot: bool
) -> tuple[Piece, ...]:
    if style.ground is None:
        return ()
    hanmen = desk.hanmen
    side = hanmen.start + hanmen.bleed if style.bleeds else 0
    over = hanmen.bleed if style.bleeds and at_foot else 0
    return (FillPiece(Area(-side, 0, measure + side, depth + over), style.ground),)
