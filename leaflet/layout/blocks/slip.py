"""切り取り: a slip with a form, below a dashed line from edge to edge."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflet.colour import BLACK, WHITE
from leaflet.compose.style import Alignment
from leaflet.display.axes import Area, Place
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.geometry import Contour, Point, Size, circle
from leaflet.layout.blocks.event import ink_on_paper
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, FramePiece, LinePiece, Piece, RulePiece, ShapePiece, moved
from leaflet.layout.settext import Look, SetText
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import CutOff, Entry
from leaflet.model.picture import Corner, End, Pen
from leaflet.model.template import StyleName
from leaflet.model.text import Prose, RichText, joined, plain
from leaflet.units import MM, PT, Length

CUT_HERE = "切り取り線"
BOX = "□"
"""Before a choice: a sign that every Japanese font has, so that nothing has to be drawn for it."""
DASH = 2 * MM
CUT_WEIGHT = PT // 2
ROW = 9 * MM
"""Least height of a row that is written on by hand."""
FRAME = PT // 2
INNER = MM * 12 // 100
TWO_UP = 38
"""From so many characters on, short entries stand side by side."""


def set_slip(desk: Desk, block: CutOff[Prose], measure: Length) -> Strip:
    """Set the slip over the whole width: dashed line, title, text, form, receiver."""
    whole = desk.element(Role.ASIDE)
    stack = _Stack(desk, measure)
    stack.cut()
    if block.title is not None:
        stack.title(block.title)
    for paragraph in block.paragraphs:
        stack.paragraph(paragraph)
    stack.form(block.entries)
    if block.receiver is not None:
        stack.receiver(block.receiver)
    element = replace(whole, children=tuple(stack.elements))
    return Strip(tuple(stack.pieces), (element,), stack.depth, tuple(stack.notes))


class _Stack:
    """The slip's parts, each below the one before."""

    def __init__(self, desk: Desk, measure: Length) -> None:
        self.desk = desk
        self.measure = measure
        self.pieces: list[Piece] = []
        self.elements: list[Element] = []
        self.notes: list[str] = []
        self.depth: Length = 0

    def cut(self) -> None:
        """Draw the line from edge to edge, its name in the middle, scissors where one begins."""
        desk = self.desk
        style = desk.style(StyleName.CAPTION)
        size = desk.size(style)
        element = desk.element(Role.PARAGRAPH, generated=True)
        paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
        (line,) = desk.compose(plain(CUT_HERE, generated=True), self.measure, paragraph, None).lines
        middle = size // 2
        start = (self.measure - line.width) // 2
        hanmen = desk.hanmen
        # Like all that touches the trim it runs on to the bleed.
        left, right = hanmen.edges
        scissors = Area(0, middle - 2 * MM, 6 * MM, middle + 2 * MM)
        ends = (
            (left, scissors.inline_start - MM),
            (scissors.inline_end + MM, start - size),
            (start + line.width + size, right),
        )
        for begin, end in ends:
            rule = RulePiece(Place(begin, middle), Place(end, middle), BLACK, CUT_WEIGHT, DASH)
            self.pieces.append(rule)
        part = Part(0, len(line.gids), style.ink, element.id)
        self.pieces.append(LinePiece(line, Place(start, ascent(size)), (part,), None))
        self.pieces += _scissors(scissors)
        self.elements.append(element)
        self.depth = size + 4 * MM

    def title(self, title: Prose) -> None:
        """Put the title in the middle."""
        style = self.desk.style(StyleName.SLIP_TITLE)
        paragraph = replace(
            self.desk.paragraph_style(style), first_indent=0, alignment=Alignment.CENTRE, phrases=True
        )
        look = Look(ink_on_paper(style), Role.HEADING, level=2)
        text = set_text(self.desk, title, self.measure, paragraph, look)
        self._put(text, self.desk.size(style), style.feed, gap=0)

    def paragraph(self, prose: Prose) -> None:
        """Put a paragraph of text."""
        style = self.desk.style(StyleName.SLIP)
        text = set_text(self.desk, prose, self.measure, self.desk.paragraph_style(style), Look(style.ink))
        self._put(text, self.desk.size(style), self.desk.hanmen.feed, gap=self.desk.hanmen.size * 2 // 3)

    def receiver(self, prose: Prose) -> None:
        """Put who takes the slip, at the line's end."""
        style = self.desk.style(StyleName.SLIP)
        paragraph = replace(
            self.desk.paragraph_style(self.desk.style(StyleName.STRONG)),
            first_indent=0,
            alignment=Alignment.END,
        )
        text = set_text(self.desk, prose, self.measure, paragraph, Look(style.ink))
        self._put(text, self.desk.hanmen.size, self.desk.hanmen.feed, gap=self.desk.hanmen.size * 2 // 3)

    def form(self, entries: Sequence[Entry[Prose]]) -> None:
        """Put the form: a name on a tint, room to write beside it."""
        top = self.depth + self.desk.hanmen.size * 2 // 3
        form = _Form(self.desk, self.measure)
        pieces, element, depth, notes = form.set(entries)
        self.pieces += (moved(piece, Place(0, top)) for piece in pieces)
        self.elements.append(element)
        self.notes += notes
        self.depth = top + depth

    def _put(self, text: SetText, size: Length, feed: Length, *, gap: Length) -> None:
        pieces, depth = stacked(text.rows, size, feed, Place(0, self.depth + gap))
        self.pieces += pieces
        self.elements.append(text.element)
        self.notes += (note for row in text.rows for note in row.notes)
        self.depth += gap + depth


class _Cell(NamedTuple):
    """An entry where it stands."""

    entry: Entry[Prose]
    start: Length
    width: Length


class _Form:
    """Rows of one or two entries within a frame."""

    def __init__(self, desk: Desk, measure: Length) -> None:
        self._desk = desk
        self._measure = measure
        em = desk.hanmen.size
        strong = desk.paragraph_style(desk.style(StyleName.STRONG))
        plain_style = desk.paragraph_style(desk.style(StyleName.SLIP))
        self._strong = replace(strong, first_indent=0, alignment=Alignment.START, size=em)
        self._style = replace(plain_style, first_indent=0, alignment=Alignment.START, size=em)

    def set(
        self, entries: Sequence[Entry[Prose]]
    ) -> tuple[tuple[Piece, ...], Element, Length, tuple[str, ...]]:
        """Return the form's pieces, element, depth and notes."""
        desk = self._desk
        whole = desk.element(Role.LIST)
        names = max(desk.natural_width(entry.name.rich, self._strong) for entry in entries)
        label = min(names + desk.hanmen.size, self._measure // 3)
        grounds: list[Piece] = []
        rules: list[Piece] = []
        words: list[Piece] = []
        items: list[Element] = []
        notes: list[str] = []
        depth: Length = 0
        for row in self._rows(entries, label):
            made = [self._cell(cell, label) for cell in row]
            height = max(cell[2] for cell in made)
            if depth:
                rules.append(RulePiece(Place(0, depth), Place(self._measure, depth), BLACK, INNER))
            for cell, (inside, element, _, noted) in zip(row, made, strict=True):
                grounds += _ground(desk, Area(cell.start, depth, cell.start + label, depth + height))
                rules += _edges(cell, label, depth, height, self._measure)
                words += self._middle(inside, Place(cell.start, depth), height)
                items.append(element)
                notes += noted
            depth += height
        frame = FramePiece(Area(0, 0, self._measure, depth), BLACK, FRAME)
        pieces = (*grounds, *rules, frame, *words)
        return pieces, replace(whole, children=tuple(items)), depth, tuple(notes)

    def _rows(self, entries: Sequence[Entry[Prose]], label: Length) -> Iterator[tuple[_Cell, ...]]:
        """Pair short entries where the form is wide; an odd one takes the whole row."""
        half = self._measure // 2
        wide = self._measure >= TWO_UP * self._desk.hanmen.size
        waiting: Entry[Prose] | None = None
        for entry in entries:
            short = wide and self._is_short(entry, half - label)
            if short and waiting is not None:
                yield _Cell(waiting, 0, half), _Cell(entry, half, self._measure - half)
                waiting = None
                continue
            if waiting is not None:
                yield (_Cell(waiting, 0, self._measure),)
                waiting = None
            if short:
                waiting = entry
            else:
                yield (_Cell(entry, 0, self._measure),)
        if waiting is not None:
            yield (_Cell(waiting, 0, self._measure),)

    def _is_short(self, entry: Entry[Prose], room: Length) -> bool:
        em = self._desk.hanmen.size
        return entry.lines == 1 and self._desk.natural_width(_choices(entry), self._style) + em <= room

    def _cell(
        self, cell: _Cell, label: Length
    ) -> tuple[list[tuple[tuple[Piece, ...], Length]], Element, Length, list[str]]:
        """Set an entry; return its parts with their depths, to be put in the middle of its row."""
        desk = self._desk
        em, feed = desk.hanmen.size, desk.hanmen.feed
        item = desk.element(Role.ITEM)
        ink = desk.style(StyleName.SLIP).ink
        name = set_text(desk, cell.entry.name, label - em, self._strong, Look(ink, Role.LABEL))
        parts = [stacked(name.rows, em, feed, Place(em // 2, 0))]
        children = [name.element]
        texts = [name]
        choices = _choices(cell.entry)
        if choices.text:
            prose = Prose(choices, cell.entry.choices[0].span)
            room = cell.width - label - em
            text = set_text(desk, prose, room, self._style, Look(ink, Role.ITEM_BODY))
            parts.append(stacked(text.rows, em, feed, Place(label + em // 2, 0)))
            children.append(text.element)
            texts.append(text)
        height = max(ROW * cell.entry.lines, *(depth + em for _, depth in parts))
        notes = [note for text in texts for row in text.rows for note in row.notes]
        return parts, replace(item, children=tuple(children)), height, notes

    def _middle(
        self, parts: list[tuple[tuple[Piece, ...], Length]], place: Place, height: Length
    ) -> Iterator[Piece]:
        for pieces, depth in parts:
            lower = place.moved(0, (height - depth) // 2)
            yield from (moved(piece, lower) for piece in pieces)


def _choices(entry: Entry[Prose]) -> RichText:
    """Join the choices, each behind its box."""
    parts: list[RichText] = []
    for choice in entry.choices:
        gap = "　" if parts else ""
        parts += (plain(gap + BOX, generated=True), choice.rich)
    return joined(*parts)


def _ground(desk: Desk, area: Area) -> Iterator[Piece]:
    """Draw the tint behind a name: the boxes', else that of headings where it is pale."""
    heading = desk.style(StyleName.HEADING)
    ground = desk.template.callout.ground or (heading.ground if heading.ink != WHITE else None)
    if ground is not None:
        yield FillPiece(area, ground)


def _edges(cell: _Cell, label: Length, top: Length, height: Length, measure: Length) -> Iterator[Piece]:
    """Draw the rules behind a name and behind an entry that is not the last in its row."""
    for at in (cell.start + label, cell.start + cell.width):
        if at < measure:
            yield RulePiece(Place(at, top), Place(at, top + height), BLACK, INNER)


# The scissors, drawn: not every font has them

_SCISSORS = Size(600, 400)
_PEN = Pen(28, Corner.ROUND, End.ROUND)


def _scissors(area: Area) -> Iterator[Piece]:
    handles = tuple(circle(Point(90, y), 70) for y in (90, 310))
    blades = (
        Contour(Point(150, 128), (Point(570, 330),), closed=False),
        Contour(Point(150, 272), (Point(570, 70),), closed=False),
    )
    yield ShapePiece(area, (*handles, *blades), _SCISSORS, BLACK, _PEN)
