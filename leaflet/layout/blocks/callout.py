"""囲み: a framed box with a title tab; across all columns its own text stands in columns too."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from leaflet.colour import WHITE
from leaflet.display.axes import Area, Place
from leaflet.display.structure import Element, Role
from leaflet.layout.columns import level, natural_lines
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import FillPiece, FramePiece, LinePiece, Piece, SetBlock, Tab, moved
from leaflet.layout.region import placed
from leaflet.layout.settext import Look
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import Block, Callout
from leaflet.model.template import StyleName
from leaflet.model.text import Prose
from leaflet.units import Length

SetInner = Callable[[Desk, tuple[Block[Prose], ...], Length], tuple[SetBlock, ...]]

SHORT = 4
"""A spanning box whose text takes no more lines than this at full width is not divided into columns."""
FRAME_TOP = 1, 2
"""The frame's upper edge lies so much of a line below the strip's top where a title sits in it."""


def set_callout(desk: Desk, block: Callout[Prose], measure: Length, set_inner: SetInner) -> Strip:
    """Set a box `measure` wide, in whole grid lines; its text stands on the page's grid."""
    whole = desk.element(Role.ASIDE)
    title = _title(desk, block, measure)
    columns = desk.hanmen.columns if measure == desk.hanmen.width else 1
    inner, blocks = _inner(desk, block, measure, columns, set_inner)
    first = 1 + title.rows
    size, feed = desk.hanmen.size, desk.hanmen.feed
    text_bottom = desk.hanmen.top(first + inner.lines - 1) + size
    padding = desk.template.callout.padding
    lines = desk.hanmen.lines_for(text_bottom + padding)
    top = feed * FRAME_TOP[0] // FRAME_TOP[1] if block.title is not None else 0
    bottom = desk.hanmen.depth(lines)
    pieces = (
        *_box(desk, Area(0, top, measure, bottom)),
        *title.pieces,
        *(moved(piece, Place(0, desk.hanmen.top(first))) for piece in inner.pieces),
    )
    element = replace(whole, children=(*title.elements, *(each.element for each in blocks)))
    notes = tuple(note for each in blocks for slab in each.slabs for note in slab.notes)
    return Strip(pieces, (element,), bottom, (*title.notes, *notes))


class _Title(NamedTuple):
    """The title on its tab; each of its rows takes a grid line."""

    pieces: tuple[Piece, ...] = ()
    elements: tuple[Element, ...] = ()
    rows: int = 0
    notes: tuple[str, ...] = ()


class _Inner:
    """The text of a box, its pieces counted from the first text line."""

    def __init__(self, pieces: tuple[Piece, ...], lines: int) -> None:
        self.pieces = pieces
        self.lines = lines


def _inner(
    desk: Desk, block: Callout[Prose], measure: Length, columns: int, set_inner: SetInner
) -> tuple[_Inner, tuple[SetBlock, ...]]:
    """Set the box's blocks in whole characters, in columns where they are many."""
    room = measure - 2 * desk.template.callout.padding
    size, gap, asked = desk.hanmen.size, desk.hanmen.gap, desk.questions
    for count in dict.fromkeys((1, columns)) if columns > 1 else (1,):
        desk.recount(asked)
        inner_measure = (room - gap * (count - 1)) // count // size * size
        blocks = set_inner(desk, block.blocks, inner_measure)
        slabs = tuple(slab for each in blocks for slab in each.slabs)
        if count < columns and natural_lines(slabs) > SHORT:
            continue
        width = inner_measure * count + gap * (count - 1)
        made = level(slabs, count) or level(slabs, 1)
        if made is None:  # Nothing in the box could be set; that has been told.
            return _Inner((), 0), blocks
        start = (measure - width) // 2
        starts = [start + index * (inner_measure + gap) for index in range(count)]
        return _Inner(placed(desk, slabs, made, starts), made.lines), blocks
    raise AssertionError(columns)


def _title(desk: Desk, block: Callout[Prose], measure: Length) -> _Title:
    """Set the title on a tab that sits in the frame's upper edge."""
    if block.title is None:
        return _Title()
    style = desk.style(StyleName.CALLOUT_TITLE)
    size = desk.size(style)
    pad = size * 2 // 3
    paragraph = replace(desk.paragraph_style(style), first_indent=0)
    start = desk.template.callout.padding
    room = measure - 2 * start - 2 * pad
    look = Look(style.ink if style.ground else WHITE, Role.HEADING, level=2)
    text = set_text(desk, block.title, room, paragraph, look)
    height = desk.hanmen.feed * 5 // 4
    middle = desk.hanmen.feed * FRAME_TOP[0] // FRAME_TOP[1]
    top = middle - height // 2
    words = stacked(text.rows, size, desk.hanmen.feed, Place(start + pad, middle - size // 2))[0]
    ground = style.ground or desk.template.callout.ink
    radius = min(desk.template.callout.radius, height // 2)
    notes = tuple(note for row in text.rows for note in row.notes)
    match words:
        case (LinePiece(line=line, place=place) as first, *others) if len(text.rows) == 1:
            tab = Tab(pad, place.block - top, top + height - place.block, ground, radius)
            words = (first._replace(tab=tab), *others)
            shape = tab.behind(line, place)
        case _:
            width = desk.width(block.title.rich, room, paragraph) + 2 * pad
            further = desk.hanmen.top(len(text.rows) - 1)
            shape = FillPiece(Area(start, top, start + width, top + height + further), ground, radius)
    return _Title((shape, *words), (text.element,), len(text.rows), notes)


def _box(desk: Desk, area: Area) -> tuple[Piece, ...]:
    style = desk.template.callout
    ground = () if style.ground is None else (FillPiece(area, style.ground, style.radius),)
    frame = (FramePiece(area, style.ink, style.frame, style.radius),) if style.frame else ()
    return (*ground, *frame)
