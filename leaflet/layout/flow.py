"""The flow of a side: regions of level columns and spanning strips, from the head down (JLREQ 4.1.11)."""

from collections.abc import Sequence
from dataclasses import replace

from leaflet.colour import BLACK
from leaflet.diagnostics import Span
from leaflet.display.axes import Place
from leaflet.display.structure import Element
from leaflet.layout.columnnotes import ColumnNotes
from leaflet.layout.columns import RESERVED, Columns, NoteLines, level, natural_lines, no_notes
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import Piece, RulePiece, Slab
from leaflet.layout.region import placed
from leaflet.layout.setting import set_blocks
from leaflet.model.edition import Block
from leaflet.model.text import Prose
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the flow that takes whole grid lines across the type area."""

    lines: int
    pieces: tuple[Piece, ...]
    elements: tuple[Element, ...]
    span: Span | None
    slabs: tuple[Slab, ...] = ()
    columns: Columns | None = None
    """Set for a region, whose height may still grow."""
    flow_elements: tuple[Element, ...] = ()
    """A region's elements without the notes at its columns' feet."""


def full_width(desk: Desk, block: Block[Prose]) -> Band:
    """Set an ordinary block with 段抜き across all columns."""
    made = set_blocks(desk, (block,), desk.hanmen.width)
    slabs = _held(tuple(slab for each in made for slab in each.slabs))
    pieces = placed(desk, slabs, levelled(slabs, 1, no_notes), (0,)) if slabs else ()
    return Band(natural_lines(slabs), pieces, tuple(each.element for each in made), block.common.span)


def region(desk: Desk, blocks: Sequence[Block[Prose]], notes: ColumnNotes) -> Band | None:
    """Set consecutive ordinary blocks in level columns; None when they show nothing."""
    made = set_blocks(desk, tuple(blocks), desk.hanmen.measure)
    slabs = _held(tuple(slab for each in made for slab in each.slabs))
    if not slabs:
        return None
    elements = tuple(each.element for each in made)
    columns = levelled(slabs, desk.hanmen.columns, notes.lines)
    band = Band(columns.lines, (), elements, slabs[0].span, slabs)
    return _filled(desk, band, columns, notes)


def levelled(slabs: tuple[Slab, ...], count: int, notes: NoteLines, *, at_least: int = 1) -> Columns:
    """Level slabs in as many columns as can be levelled: a lone box does not fill two."""
    for tried in range(count, 0, -1):
        made = level(slabs, tried, at_least=at_least, notes=notes)
        if made is not None:
            return made
    raise AssertionError(len(slabs))


def grown(desk: Desk, band: Band, extra: int, notes: ColumnNotes) -> Band:
    """Return a region made `extra` lines higher if its columns stay level; otherwise as it was.

    Blank lines between paragraphs level columns; they are not for filling a page.
    """
    if band.columns is None or extra < 1:
        return band
    wanted = band.lines + extra
    made = level(band.slabs, len(band.columns.columns), at_least=wanted, notes=notes.lines)
    if made is None or made.lines != wanted or made.flaws >= band.columns.flaws + RESERVED:
        return band
    return _filled(desk, replace(band, lines=wanted, elements=band.flow_elements), made, notes)


def filled(desk: Desk, band: Band, lines: int, notes: ColumnNotes) -> Band:
    """Return a region whose columns are filled with `lines` one after the other, so that the last ends early.

    A region whose text takes fewer columns than there are has blank ones; it stays as it was where its slabs
    cannot be divided so.
    """
    if band.columns is None:
        return band
    for count in range(1, len(band.columns.columns) + 1):
        made = level(band.slabs, count, at_least=lines, notes=notes.lines, filled=True)
        if made is not None:
            return _filled(desk, replace(band, lines=lines, elements=band.flow_elements), made, notes)
    return band


def shortest(desk: Desk, band: Band, notes: ColumnNotes) -> Band:
    """Return a region in the fewest lines, all its columns full but the last: so vertical text ends.

    It stays as it was where a box would leave a hole.
    """
    if band.columns is None:
        return band
    count = len(band.columns.columns)
    for lines in range(-(-natural_lines(band.slabs) // count), band.lines):
        made = level(band.slabs, count, at_least=lines, notes=notes.lines, filled=True)
        if made is not None and made.flaws < RESERVED:
            return _filled(desk, replace(band, lines=lines, elements=band.flow_elements), made, notes)
    return band


def kept_within(band: Band, lines: int, notes: ColumnNotes) -> int:
    """Return how many of a region's slabs, from its start, fit into so many grid lines."""
    if band.columns is None or lines < 1:
        return 0
    count = len(band.columns.columns)
    kept = len(band.slabs)
    while kept and natural_lines(band.slabs[:kept]) > count * (lines + 1):
        kept -= 1
    while kept and levelled(_held(band.slabs[:kept]), count, notes.lines).lines > lines:
        kept -= 1
    return kept


def _filled(desk: Desk, band: Band, columns: Columns, notes: ColumnNotes) -> Band:
    """Give a region its columns: text at their heads, notes at their feet."""
    starts = [desk.hanmen.column(index) for index in range(len(columns.columns))]
    text = placed(desk, band.slabs, columns, starts)
    foot, elements = notes.placed(band.slabs, columns)
    return replace(
        band,
        columns=columns,
        pieces=(*_column_rules(desk, columns), *text, *foot),
        elements=(*band.elements, *elements),
        flow_elements=band.elements,
    )


def _column_rules(desk: Desk, columns: Columns) -> tuple[Piece, ...]:
    """Draw 段罫 in the middle of each gap, as high as the columns (JLREQ 2.4.1)."""
    hanmen, weight = desk.hanmen, desk.template.grid.rule
    if not weight:
        return ()
    bottom = hanmen.depth(columns.lines)
    gutters = [
        (hanmen.column(index - 1) + hanmen.measure, hanmen.column(index))
        for index in range(1, len(columns.columns))
    ]
    # A fold parts columns by itself, and never lies quite where a rule was printed.
    middles = (end - (end - start) // 2 for start, end in gutters if not hanmen.folded(start, end))
    return tuple(RulePiece(Place(x, 0), Place(x, bottom), BLACK, weight) for x in middles)


def _held(slabs: tuple[Slab, ...]) -> tuple[Slab, ...]:
    """Cut promises to keep with the next at the end of the region, where nothing follows."""
    last = len(slabs) - 1
    return tuple(replace(slab, keep=min(slab.keep, last - index)) for index, slab in enumerate(slabs))
