"""大見出し: the masthead of the first side, the title of the others."""

from dataclasses import replace

from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Area, Place
from leaflet.display.structure import Element, Role
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, moved
from leaflet.layout.settext import Look, SetText
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import Headline
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose
from leaflet.units import PT, Length

STEP = PT // 2
"""A headline is tried in steps of half a point until each of its lines fits the measure."""


def set_headline(
    desk: Desk, block: Headline[Prose], masthead: tuple[Prose, Prose] | None, *, at_head: bool
) -> Strip:
    """Set a headline over the whole width; `masthead` are the texts beside it on the first side.

    Where the 面 is folded its ground goes across; the headline stands before the first fold, and 添え書き, on
    the same line, behind it.
    """
    style = desk.style(StyleName.HEADLINE if masthead is not None else StyleName.NEXT_HEADLINE)
    top = _Stack(desk)
    if masthead is not None:
        top.ends(masthead, StyleName.MASTHEAD)
    headline_gap = desk.hanmen.feed // 2
    text, paragraph = fitted(desk, block.text, style, desk.hanmen.clear, Look(style.ink, Role.TITLE, level=1))
    size = paragraph.size
    kicker = top.kicker(block.kicker) if not desk.hanmen.folds else top.kicker_behind(block.kicker, size)
    top.gap(headline_gap)
    headline, depth = stacked(text.rows, size, size * style.feed // style.size, Place(0, top.depth))
    inner = depth + top.depth
    lines = desk.hanmen.lines_for(inner + desk.hanmen.size)
    bottom = desk.hanmen.depth(lines)
    spare = (bottom - inner) // 2 if at_head and masthead is None else 0
    pieces = (*top.pieces, *headline, *kicker)
    ground = _ground(desk, style, bottom, at_head=at_head)
    elements = (*top.elements, text.element, *top.late)
    notes = tuple(note for row in text.rows for note in row.notes)
    shifted = tuple(moved(piece, Place(0, spare)) for piece in pieces)
    return Strip((*ground, *shifted), elements, bottom, notes, bleeds=style.bleeds)


class _Stack:
    """Rows above the headline, each below the one before."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pieces: tuple[Piece, ...] = ()
        self.elements: tuple[Element, ...] = ()
        self.late: tuple[Element, ...] = ()
        self.depth: Length = 0

    def gap(self, by: Length) -> None:
        """Leave space, if something stands above it."""
        if self.depth:
            self.depth += by

    def ends(self, texts: tuple[Prose, Prose], name: StyleName) -> None:
        """Put one text at the line's head and one at its end, on one line where they fit."""
        style = self.desk.style(name)
        look = Look(style.ink)
        room = self.desk.hanmen.clear
        for at_end, text in enumerate(texts):
            if not text.rich.text:
                continue
            made, paragraph = fitted(self.desk, text, style, room, look)
            size = paragraph.size
            pieces, depth = stacked(made.rows, size, size * 3 // 2, Place(0, 0))
            if at_end:
                pieces = _at_end(self.desk, pieces, text, room, paragraph)
            else:
                room -= self.desk.width(text.rich, room, paragraph) + size
            self.pieces += pieces
            self.elements += (made.element,)
            self.depth = max(self.depth, self.desk.size(style), depth)

    def kicker(self, text: Prose | None) -> tuple[Piece, ...]:
        """Set 添え書き; its element comes after the headline's, as in the source."""
        if text is None:
            return ()
        style = self.desk.style(StyleName.KICKER)
        self.gap(self.desk.hanmen.feed * 3 // 4)
        made, paragraph = fitted(self.desk, text, style, self.desk.hanmen.clear, Look(style.ink))
        pieces, depth = stacked(made.rows, paragraph.size, style.feed, Place(0, self.depth))
        self.depth += depth
        self.late = (made.element,)
        return pieces

    def kicker_behind(self, text: Prose | None, size: Length) -> tuple[Piece, ...]:
        """Set 添え書き behind the first fold, on the baseline of a headline of `size` that comes next."""
        if text is None:
            return ()
        hanmen, style = self.desk.hanmen, self.desk.style(StyleName.KICKER)
        made, paragraph = fitted(self.desk, text, style, hanmen.clear, Look(style.ink))
        start = next(at for k in range(hanmen.columns) if (at := hanmen.column(k)) > hanmen.clear)
        gap = self.desk.hanmen.feed // 2 if self.depth else 0
        self.late = (made.element,)
        place = Place(start, self.depth + gap + ascent(size) - ascent(paragraph.size))
        return stacked(made.rows, paragraph.size, style.feed, place)[0]


def _at_end(
    desk: Desk, pieces: tuple[Piece, ...], text: Prose, measure: Length, style: ParagraphStyle
) -> tuple[Piece, ...]:
    """Move a text that begins at the line's head so that it ends at the line's end."""
    match pieces:
        case (LinePiece() as only,):
            start = desk.hanmen.clear - only.line.width
            return (only._replace(place=only.place.moved(start, 0), at_end=True),)
        case _:
            start = desk.hanmen.clear - desk.width(text.rich, measure, style)
            return tuple(moved(piece, Place(start, 0)) for piece in pieces)


def fitted(
    desk: Desk, prose: Prose, style: TextStyle, measure: Length, look: Look
) -> tuple[SetText, ParagraphStyle]:
    """Set a text in the largest size, between 最小 and 大きさ, at which each of its lines fits on one."""
    paragraph = replace(desk.paragraph_style(style), first_indent=0)
    wanted = prose.rich.text.count("\n") + 1
    size = paragraph.size
    smallest = min(style.smallest or size, size)
    while size > smallest and desk.line_count(prose.rich, measure, replace(paragraph, size=size)) > wanted:
        size = max(smallest, size - STEP)
    paragraph = replace(paragraph, size=size)
    return set_text(desk, prose, measure, paragraph, look), paragraph


def _ground(desk: Desk, style: TextStyle, bottom: Length, *, at_head: bool) -> tuple[Piece, ...]:
    """Draw the ground: to the bleed on three sides when it stands at the page's head."""
    if style.ground is None:
        return ()
    hanmen = desk.hanmen
    start, end = hanmen.edges if style.bleeds else (0, hanmen.width)
    over = hanmen.head + hanmen.bleeds.head if style.bleeds and at_head else 0
    return (FillPiece(Area(start, -over, end, bottom), style.ground),)
