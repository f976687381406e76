"""帯: a band of large lines, each behind a ●."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Area, Place
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.blocks.headline import STEP
from leaflet.layout.blocks.itemlist import BULLET
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, moved
from leaflet.layout.settext import Look
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text
from leaflet.model.edition import Banner
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose, plain
from leaflet.units import MM, Length

SAFE = 7 * MM
"""Text stays so far from the trim below it: office printers leave some 5 mm white."""


def set_banner(
    desk: Desk, block: Banner[Prose], measure: Length, *, at_foot: bool = False, in_column: bool = False
) -> Strip:
    """Set the lines as one group, centred.

    The ground runs to the bleed on both sides, and below where it stands at the page's foot. In a column it
    keeps to the column and takes whole grid lines.
    """
    style = desk.style(StyleName.BANNER)
    whole = desk.element(Role.LIST)
    room = measure * 9 // 10
    size = _common_size(desk, block, style, room)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, size=size)
    rows, items = _rows(desk, block, style, paragraph, room)
    feed = size * style.feed // style.size
    text = (len(rows) - 1) * feed + size
    start = _start(size)
    width = max((start + desk.width(line.rich, room - start, paragraph) for line in block.lines), default=0)
    pad = _pad_on_grid(desk, text, size) if in_column else size * 4 // 5
    pieces = tuple(
        moved(piece, Place((measure - width) // 2, pad + ascent(size) + k * feed))
        for k, row in enumerate(rows)
        for piece in row.pieces
    )
    bleeds = style.bleeds and not in_column
    depth = pad + text + (max(pad, SAFE) if bleeds and at_foot else pad)
    ground = _ground(desk, replace(style, bleeds=bleeds), measure, depth, at_foot=at_foot)
    notes = tuple(note for row in rows for note in row.notes)
    return Strip((*ground, *pieces), (replace(whole, children=items),), depth, notes, bleeds=style.bleeds)


def _common_size(desk: Desk, block: Banner[Prose], style: TextStyle, room: Length) -> Length:
    """Return the largest size, between 最小 and 大きさ, at which each line fits on one behind its ●."""
    paragraph = replace(desk.paragraph_style(style), first_indent=0)
    size, smallest = paragraph.size, min(style.smallest or paragraph.size, paragraph.size)

    def all_fit(size: Length) -> bool:
        return all(
            desk.line_count(line.rich, room - _start(size), replace(paragraph, size=size))
            <= line.rich.text.count("\n") + 1
            for line in block.lines
        )

    while size > smallest and not all_fit(size):
        size = max(smallest, size - STEP)
    return size


def _start(size: Length) -> Length:
    """Return how far behind its ● a line begins."""
    return size * 5 // 4


def _pad_on_grid(desk: Desk, text: Length, size: Length) -> Length:
    """Return the space above and below a text with which it takes whole grid lines."""
    hanmen = desk.hanmen
    return (hanmen.depth(hanmen.lines_for(text + size)) - text) // 2


class _Row(NamedTuple):
    """A line of the band, its baseline at block 0."""

    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()


def _rows(
    desk: Desk, block: Banner[Prose], style: TextStyle, paragraph: ParagraphStyle, room: Length
) -> tuple[list[_Row], tuple[Element, ...]]:
    rows: list[_Row] = []
    items: list[Element] = []
    for prose in block.lines:
        item = desk.element(Role.ITEM)
        label = desk.element(Role.LABEL, generated=True)
        bullet = desk.compose(plain(BULLET, generated=True), room, paragraph, None).lines
        ink = desk.template.accent or style.ink
        dots = tuple(
            LinePiece(line, Place(0, 0), (Part(0, len(line.gids), ink, label.id),), None) for line in bullet
        )
        start = _start(paragraph.size)
        text = set_text(desk, prose, room - start, paragraph, Look(style.ink, Role.ITEM_BODY))
        for number, row in enumerate(text.rows):
            words = tuple(moved(piece, Place(start, 0)) for piece in row.pieces)
            shown = (*dots, *words) if number == 0 else words
            rows.append(_Row(shown, row.notes))
        items.append(replace(item, children=(label, text.element)))
    return rows, tuple(items)


def _ground(
    desk: Desk, style: TextStyle, measure: Length, depth: Length, *, at_foot: bool
) -> tuple[Piece, ...]:
    if style.ground is None:
        return ()
    hanmen = desk.hanmen
    start, end = hanmen.edges if style.bleeds else (0, measure)
    over = hanmen.bleeds.foot if style.bleeds and at_foot else 0
    return (FillPiece(Area(start, 0, end, depth + over), style.ground),)
