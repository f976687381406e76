"""催し: a meeting's day and time large, its place below, in a box."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from leaflet.colour import WHITE
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.diagnostics import Code, Span
from leaflet.display.axes import Area, Place
from leaflet.display.line import Line
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.blocks.badge import CAP_MIDDLE
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, FramePiece, LinePiece, Piece, moved
from leaflet.layout.settext import Look
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import Event
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import MarkKind, Prose, plain
from leaflet.patterns import pattern
from leaflet.units import Length

WEEKDAYS = "月火水木金土日"
DAY, PLACE = "日時", "会場"
FROM, TO = "から", "〜"
GENERATED = f"{DAY}{PLACE}{FROM}{TO}{WEEKDAYS}月日（）"
"""All that is said beside the writer's own words and figures."""

_TIME = pattern(r"[0-9]{1,2}[:：][0-9]{2}")
FIGURES = 2
"""Figures are so many times as large as the words around them."""
WIDE = 34
"""From so many characters on, day and place stand side by side."""
LABEL = 3
"""Width of the badges 日時 and 会場 in em of their text."""


class _Flow:
    """Rows of the box, each below the one before, within one measure."""

    def __init__(self, desk: Desk, measure: Length) -> None:
        self.desk = desk
        self.measure = measure
        self.pieces: list[Piece] = []
        self.elements: list[Element] = []
        self.notes: list[str] = []
        self.depth: Length = 0

    def put(self, pieces: tuple[Piece, ...], element: Element, depth: Length, *, gap: Length) -> None:
        """Add a row."""
        top = self.depth + (gap if self.depth else 0)
        self.pieces += (moved(piece, Place(0, top)) for piece in pieces)
        self.elements.append(element)
        self.depth = top + depth


def set_event(desk: Desk, block: Event[Prose], measure: Length) -> Strip:
    """Set the box: title, then day and place, side by side where there is room."""
    whole = desk.element(Role.ASIDE)
    padding = desk.template.callout.padding
    room = measure - 2 * padding
    head = _Flow(desk, room)
    wide = room >= WIDE * desk.hanmen.size and block.place is not None
    if block.title is not None:
        _title(head, block.title, wide=wide)
    half = (room - desk.hanmen.gap) // 2
    when = _Flow(desk, half if wide else room)
    _day(when, block)
    where = _Flow(desk, half) if wide else when
    _place(where, block)
    top = head.depth + (desk.hanmen.feed * 3 // 4 if head.depth else 0)
    pieces = [*head.pieces, *(moved(piece, Place(0, top)) for piece in when.pieces)]
    elements = [*head.elements, *when.elements]
    depth = top + when.depth
    if where is not when:
        lower = top + max(0, (when.depth - where.depth) // 2)
        pieces += (moved(piece, Place(room - half, lower)) for piece in where.pieces)
        elements += where.elements
        depth = max(depth, lower + where.depth)
    lines = desk.hanmen.lines_for(depth + 2 * padding)
    bottom = desk.hanmen.depth(lines)
    start = Place(padding, (bottom - depth) // 2)
    drawn = (*_box(desk, measure, bottom), *(moved(piece, start) for piece in pieces))
    notes = tuple(dict.fromkeys((*head.notes, *when.notes, *where.notes)))
    return Strip(drawn, (replace(whole, children=tuple(elements)),), bottom, notes)


def _box(desk: Desk, measure: Length, bottom: Length) -> tuple[Piece, ...]:
    style = desk.template.callout
    area = Area(0, 0, measure, bottom)
    ground = () if style.ground is None else (FillPiece(area, style.ground, style.radius),)
    return (*ground, FramePiece(area, style.ink, max(style.frame, 1), style.radius))


def ink_on_paper(style: TextStyle) -> str:
    """Return a style's ink where its ground is not drawn: reversed text takes the ground's."""
    return style.ground if style.ink == WHITE and style.ground is not None else style.ink


def _title(flow: _Flow, title: Prose, *, wide: bool) -> None:
    """Put the title in the middle, half as large again where the box spans the page."""
    desk = flow.desk
    style = desk.style(StyleName.EVENT_TITLE)
    size = desk.size(style) * (3 if wide else 2) // 2
    paragraph = replace(
        desk.paragraph_style(style), first_indent=0, size=size, alignment=Alignment.CENTRE, phrases=True
    )
    text = set_text(desk, title, flow.measure, paragraph, Look(ink_on_paper(style), Role.HEADING, level=2))
    pieces, depth = stacked(text.rows, size, size * 5 // 4, Place(0, 0))
    flow.notes += (note for row in text.rows for note in row.notes)
    flow.put(pieces, text.element, depth, gap=0)


# Day and time


class _Word(NamedTuple):
    """A stretch of a line that is set in parts of different sizes."""

    text: str
    large: bool
    span: Span | None = None
    """None for what the writer did not type."""


_BESIDE = frozenset({MarkKind.RUBY, MarkKind.EMPHASIS_DOTS})
"""Marks that figures of two sizes in a row have no room for."""


def _refuse_marks(desk: Desk, *texts: Prose | None) -> None:
    for prose in filter(None, texts):
        for mark in prose.rich.marks:
            if mark.kind in _BESIDE:
                marked = prose.rich.text[mark.start : mark.end]
                desk.complaints.add(Code.MARKUP_NOT_BUILT, prose.span, mark=marked)


def _day(flow: _Flow, block: Event[Prose]) -> None:
    _refuse_marks(flow.desk, block.day, block.time, block.end)
    rows = [words for words in (tuple(_day_words(block)), tuple(_time_words(block))) if words]
    style = flow.desk.style(StyleName.EVENT_DAY)
    size = flow.desk.size(style)
    widths = [sum(line.width for line, _ in _lines(flow.desk, style, words)) for words in rows]
    label = LABEL * flow.desk.hanmen.size + flow.desk.hanmen.size
    together = len(rows) > 1 and sum(widths) + size + label <= flow.measure
    told = [(*rows[0], _Word("　", large=False), *rows[1])] if together else rows
    for number, words in enumerate(told):
        _large_row(flow, style, words, DAY if number == 0 else None)


def _day_words(block: Event[Prose]) -> Iterator[_Word]:
    if block.day is None:
        return
    text, span = block.day.rich.text, block.day.span
    day = _as_date(text)
    if day is None:
        yield _Word(text, large=False, span=span)
        return
    yield _Word(str(day.month), large=True, span=span)
    yield _Word("月", large=False)
    yield _Word(str(day.day), large=True, span=span)
    yield _Word(f"日（{WEEKDAYS[day.weekday()]}）", large=False)


def _as_date(text: str) -> date | None:
    try:
        return date.fromisoformat("-".join(part.zfill(2) for part in text.split("-")))
    except ValueError:
        return None


def _time_words(block: Event[Prose]) -> Iterator[_Word]:
    if block.time is None:
        return
    yield from _clock(block.time)
    if block.end is None:
        if _TIME.fullmatch(block.time.rich.text):
            yield _Word(FROM, large=False)
        return
    yield _Word(TO, large=False)
    yield from _clock(block.end)


def _clock(prose: Prose) -> Iterator[_Word]:
    text = prose.rich.text
    figures = _TIME.fullmatch(text) is not None
    yield _Word(text.replace("：", ":") if figures else text, large=figures, span=prose.span)


def _lines(desk: Desk, style: TextStyle, words: tuple[_Word, ...]) -> Iterator[tuple[Line, Span | None]]:
    for word in words:
        paragraph = _paragraph(desk, style, large=word.large)
        rich = plain(word.text, generated=word.span is None)
        for line in desk.compose(rich, paragraph.size * 100, paragraph, word.span).lines:
            yield line, word.span


def _paragraph(desk: Desk, style: TextStyle, *, large: bool) -> ParagraphStyle:
    size = desk.size(style) * (FIGURES if large else 1)
    return replace(
        desk.paragraph_style(style), first_indent=0, size=size, alignment=Alignment.START, phrases=False
    )


def _large_row(flow: _Flow, style: TextStyle, words: tuple[_Word, ...], label: str | None) -> None:
    """Put a row of large figures on one baseline, behind its badge."""
    desk = flow.desk
    element = desk.element(Role.PARAGRAPH)
    size = desk.size(style) * (FIGURES if any(word.large for word in words) else 1)
    baseline = ascent(size)
    at = (LABEL + 1) * desk.hanmen.size
    pieces: list[Piece] = []
    if label is not None:
        pieces += _badge(desk, label, element, baseline - size * CAP_MIDDLE[0] // CAP_MIDDLE[1])
    ink = ink_on_paper(style)
    for line, span in _lines(desk, style, words):
        part = Part(0, len(line.gids), ink, element.id)
        pieces.append(LinePiece(line, Place(at, baseline), (part,), span))
        at += line.width
    flow.put(tuple(pieces), element, size, gap=desk.hanmen.size // 2)


def _badge(desk: Desk, label: str, element: Element, middle: Length) -> Iterator[Piece]:
    """Draw a word reversed on a small ground whose middle lies at `middle`."""
    em = desk.hanmen.size
    area = Area(0, middle - em * 3 // 4, LABEL * em, middle + em * 3 // 4)
    yield FillPiece(area, desk.template.callout.ink, em // 5)
    style = replace(
        desk.paragraph_style(desk.style(StyleName.STRONG)), first_indent=0, alignment=Alignment.START
    )
    for line in desk.compose(plain(label, generated=True), LABEL * em, style, None).lines:
        place = Place((LABEL * em - line.width) // 2, middle - em // 2 + ascent(em))
        yield LinePiece(line, place, (Part(0, len(line.gids), WHITE, element.id),), None)


# Place and the rest


def _place(flow: _Flow, block: Event[Prose]) -> None:
    desk = flow.desk
    em = desk.hanmen.size
    if block.place is not None:
        _named(flow, PLACE, block.place, desk.style(StyleName.EVENT_DAY))
    if block.address is not None:
        _plain(flow, block.address, (LABEL + 1) * em)
    for name, text in block.details:
        _detail(flow, name, text)


def _named(flow: _Flow, label: str, prose: Prose, style: TextStyle) -> None:
    desk = flow.desk
    start = (LABEL + 1) * desk.hanmen.size
    size = desk.size(style)
    group = desk.element(Role.GROUP)
    badge = desk.element(Role.LABEL, generated=True)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
    text = set_text(desk, prose, flow.measure - start, paragraph, Look(ink_on_paper(style)))
    words, depth = stacked(text.rows, size, size * 5 // 4, Place(start, 0))
    pieces = (*_badge(desk, label, badge, size // 2), *words)
    flow.notes += (note for row in text.rows for note in row.notes)
    element = replace(group, children=(badge, text.element))
    flow.put(pieces, element, max(depth, desk.hanmen.size), gap=desk.hanmen.size)


def _plain(flow: _Flow, prose: Prose, start: Length) -> None:
    desk = flow.desk
    style = desk.style(StyleName.EVENT)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
    text = set_text(desk, prose, flow.measure - start, paragraph, Look(style.ink))
    pieces, depth = stacked(text.rows, desk.size(style), desk.hanmen.feed, Place(start, 0))
    flow.notes += (note for row in text.rows for note in row.notes)
    flow.put(pieces, text.element, depth, gap=desk.hanmen.size // 2)


def _detail(flow: _Flow, name: Prose, text: Prose) -> None:
    """Put a further fact: its name bold before it."""
    desk = flow.desk
    style = desk.style(StyleName.EVENT)
    strong = replace(
        desk.paragraph_style(desk.style(StyleName.STRONG)), first_indent=0, alignment=Alignment.START
    )
    group = desk.element(Role.GROUP)
    label = set_text(desk, name, flow.measure, strong, Look(style.ink, Role.LABEL))
    width = desk.width(name.rich, flow.measure, strong)
    start = max((LABEL + 1) * desk.hanmen.size, width + desk.hanmen.size)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=Alignment.START)
    told = set_text(desk, text, flow.measure - start, paragraph, Look(style.ink))
    first, _ = stacked(label.rows, desk.hanmen.size, desk.hanmen.feed, Place(0, 0))
    words, depth = stacked(told.rows, desk.size(style), desk.hanmen.feed, Place(start, 0))
    flow.notes += (note for row in told.rows for note in row.notes)
    element = replace(group, children=(label.element, told.element))
    flow.put((*first, *words), element, depth, gap=desk.hanmen.size // 2)
