"""奥付 and 出典: who issues the leaflet, and what it rests on."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.compose.style import Alignment
from leaflet.diagnostics import Span
from leaflet.display.axes import Area, Place
from leaflet.display.structure import Role
from leaflet.layout.blocks.banner import SAFE
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import FillPiece, Piece
from leaflet.layout.settext import Look
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import Colophon, Generated, Issued, Meta
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose, plain
from leaflet.units import Length


def issued_text(issued: Issued) -> str:
    """Write a date of issue the Japanese way: 2019年8月, or 2019年8月20日."""
    day = "" if issued.day is None else f"{issued.day}日"
    return f"{issued.year}年{issued.month}月{day}"


def edition_number(meta: Meta[Prose]) -> str:
    """Write 版番号: 発行日 and 第N版."""
    return f"{issued_text(meta.issued)}　第{meta.version}版"


def set_colophon(desk: Desk, block: Colophon[Prose], meta: Meta[Prose], *, at_foot: bool) -> Strip:
    """Set both ends on one line where they fit, else the left one on lines of its own width."""
    style = desk.style(StyleName.COLOPHON)
    measure = desk.hanmen.width
    whole = desk.element(Role.GROUP)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
    at_left, at_right = (_end(end, meta, style, block.common.span) for end in (block.left, block.right))
    right = at_right and set_text(desk, at_right.prose, measure // 2, paragraph, at_right.look)
    right_width = desk.width(at_right.prose.rich, measure // 2, paragraph) if at_right else 0
    room = measure - right_width - (2 * style.size if right_width else 0)
    left = at_left and set_text(desk, at_left.prose, room, paragraph, at_left.look)
    size = desk.size(style)
    pad = size * 4 // 5 if style.ground else 0
    bleeding = style.bleeds and at_foot and style.ground is not None
    pieces: list[Piece] = []
    depth = size
    for text, start in ((left, 0), (right, measure - right_width)):
        if text is not None:
            made, depth_here = stacked(text.rows, size, style.feed, Place(start, pad))
            pieces += made
            depth = max(depth, depth_here)
    total = pad + depth + (max(pad, SAFE) if bleeding else pad)
    elements = tuple(text.element for text in (left, right) if text)
    ground = _ground(desk, style, total, at_foot=at_foot)
    return Strip((*ground, *pieces), (replace(whole, children=elements),), total, bleeds=bleeding)


class _End(NamedTuple):
    """What stands at one end."""

    prose: Prose
    look: Look


def _end(end: Prose | Generated | None, meta: Meta[Prose], style: TextStyle, span: Span) -> _End | None:
    if isinstance(end, Generated):
        number = Prose(plain(edition_number(meta), generated=True), span)
        return _End(number, Look(style.ink, generated=True))
    return None if end is None else _End(end, Look(style.ink))


def _ground(desk: Desk, style: TextStyle, depth: Length, *, at_foot: bool) -> tuple[Piece, ...]:
    if style.ground is None:
        return ()
    hanmen = desk.hanmen
    start, end = hanmen.edges if style.bleeds else (0, hanmen.width)
    over = hanmen.bleeds.foot if style.bleeds and at_foot else 0
    return (FillPiece(Area(start, 0, end, depth + over), style.ground),)


def set_credit(desk: Desk, credit: Prose) -> Strip:
    """Set 出典 at the line's end, the smallest text on the page; it does not go over a fold."""
    style = desk.style(StyleName.CREDIT)
    hanmen = desk.hanmen
    start = hanmen.column(hanmen.columns - 1) if hanmen.folds else 0
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.END)
    text = set_text(desk, credit, hanmen.width - start, paragraph, Look(style.ink))
    pieces, depth = stacked(text.rows, desk.size(style), style.feed, Place(start, 0))
    return Strip(pieces, (text.element,), depth)
