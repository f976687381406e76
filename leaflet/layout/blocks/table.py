"""表: rows of cells on whole grid lines, between thin rules; the header on a tint (gyodori, JLREQ 4.4)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflet.colour import BLACK, WHITE
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.diagnostics import Code
from leaflet.display.axes import Area, Place
from leaflet.display.structure import Element, Role, Scope
from leaflet.layout.blocks.tablewidths import widths
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import FillPiece, Piece, RulePiece, SetBlock, Slab, moved
from leaflet.layout.settext import Look, SetText
from leaflet.layout.text import on_grid, set_text
from leaflet.model.edition import Table
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose
from leaflet.patterns import pattern
from leaflet.units import MM, PT, Length

PADDING = 1, 2
"""Between a cell's edge and its text, in em."""
LEAST = 2
"""Characters to a line of the narrowest column."""
JUSTIFIED_FROM = 14
"""Cells of so many characters to a line are justified; narrower ones would be torn."""
OUTER = PT * 3 // 4
INNER = MM * 12 // 100
"""omote-kei (表罫)."""
WHOLE_UP_TO = 16
"""A table of so many rows is never divided; a longer one may go on in the next column."""
HELD = 2
"""Rows that stay with the header, and with the last row, of a table that is divided."""
FIGURES = pattern(
    r"[-+−△▲±]?[0-9０-９][0-9０-９,，.．/／:：]*\s*(?:[%％円人件名歳年時分㎡℃]|万円|億円|ポイント)?"
)
"""What a column holds whose figures stand under each other."""


class _Cell(NamedTuple):
    text: SetText
    element: Element


class _Row(NamedTuple):
    cells: tuple[_Cell, ...]
    element: Element
    lines: int


class _Grid(NamedTuple):
    """Where the columns of text begin, how wide they are, and how they are aligned."""

    starts: tuple[Length, ...]
    measures: tuple[Length, ...]
    figures: tuple[bool, ...]
    width: Length


def set_table(desk: Desk, block: Table[Prose], measure: Length) -> SetBlock:
    """Set a table over the whole measure; one that nobody could read is refused."""
    grid = _grid(desk, block, measure)
    whole = desk.element(Role.TABLE)
    if grid is None:
        desk.complaints.add(Code.TABLE_TOO_WIDE, block.common.span, columns=_columns(block))
        return SetBlock((), whole)
    header = _row(desk, block.header, grid, StyleName.TABLE_HEADER) if block.header else None
    side = bool(block.header) and not block.header[0].rich.text.strip()
    rows = [_row(desk, cells, grid, StyleName.TABLE, side=side) for cells in block.rows]
    every = ([header] if header else []) + rows
    slabs = [
        _slab(desk, row, grid, _Edges(header is row, row is every[0], row is every[-1])) for row in every
    ]
    slabs = [replace(slabs[0], lead=1, stretch=1, span=block.common.span), *slabs[1:]]
    element = replace(whole, children=tuple(row.element for row in every))
    if len(every) <= WHOLE_UP_TO:
        return SetBlock((_joined(desk, slabs),), element)
    return SetBlock(tuple(_held(slabs)), element)


def _columns(block: Table[Prose]) -> int:
    return max(len(row) for row in (block.header, *block.rows))


# Columns


def _grid(desk: Desk, block: Table[Prose], measure: Length) -> _Grid | None:
    em = desk.hanmen.size
    padding = em * PADDING[0] // PADDING[1]
    count = _columns(block)
    natural = [
        max(
            _natural(desk, block.header[k : k + 1], StyleName.TABLE_HEADER),
            *(_natural(desk, row[k : k + 1], StyleName.TABLE) for row in block.rows),
        )
        for k in range(count)
    ]
    figures = tuple(_holds_figures(block, k) for k in range(count))
    room = measure - 2 * padding * count
    # Figures are not parted, as long as there is room at all.
    least = [width if whole else LEAST * em for width, whole in zip(natural, figures, strict=True)]
    measures = widths(natural, room, em, least) or widths(natural, room, em, [LEAST * em] * count)
    if measures is None:
        return None
    starts = tuple(sum(measures[:k]) + (2 * k + 1) * padding for k in range(count))
    return _Grid(starts, measures, figures, measure)


def _natural(desk: Desk, cells: Sequence[Prose], name: StyleName) -> Length:
    style = _style(desk, name)
    # A hair of room: the widest cell must not break by what rounding takes.
    return max((desk.natural_width(cell.rich, style) + PT // 10 for cell in cells), default=0)


def _holds_figures(block: Table[Prose], column: int) -> bool:
    cells = [row[column].rich.text.strip() for row in block.rows if column < len(row)]
    told = [cell for cell in cells if cell]
    return bool(told) and all(FIGURES.fullmatch(cell) for cell in told)


def _style(desk: Desk, name: StyleName) -> ParagraphStyle:
    return replace(
        desk.paragraph_style(desk.style(name)),
        first_indent=0,
        size=desk.hanmen.size,
        alignment=Alignment.START,
    )


# Rows


def _row(desk: Desk, cells: Sequence[Prose], grid: _Grid, name: StyleName, *, side: bool = False) -> _Row:
    """Set a row; `side` says that its first cell heads it."""
    element = desk.element(Role.ROW)
    made = tuple(
        _cell(desk, cell, grid, k, (name, _scope(name, first=k == 0, side=side)))
        for k, cell in enumerate(cells)
    )
    lines = max(1, *(len(cell.text.rows) for cell in made))
    return _Row(made, replace(element, children=tuple(cell.element for cell in made)), lines)


def _scope(name: StyleName, *, first: bool, side: bool) -> Scope | None:
    if name is StyleName.TABLE_HEADER:
        return Scope.COLUMN
    return Scope.ROW if first and side else None


def _cell(desk: Desk, prose: Prose, grid: _Grid, column: int, kind: tuple[StyleName, Scope | None]) -> _Cell:
    name, scope = kind
    style = desk.style(name)
    wide = grid.measures[column] >= JUSTIFIED_FROM * desk.hanmen.size
    alignment = Alignment.END if grid.figures[column] else Alignment.START
    paragraph = _style(desk, StyleName.TABLE_HEADER if scope else name)
    if wide and not grid.figures[column] and scope is None:
        alignment = Alignment.JUSTIFIED
    look = Look(_ink(style), Role.CELL if scope is None else Role.HEADER_CELL)
    text = set_text(desk, prose, grid.measures[column], replace(paragraph, alignment=alignment), look)
    return _Cell(text, replace(text.element, scope=scope))


def _ink(style: TextStyle) -> str:
    """Return the ink of text on its ground; reversed text without a ground would not be seen."""
    return style.ink if style.ink != WHITE or style.ground else BLACK


# Pieces


class _Edges(NamedTuple):
    is_header: bool
    is_first: bool
    is_last: bool


def _slab(desk: Desk, row: _Row, grid: _Grid, edges: _Edges) -> Slab:
    """Draw a row: tint, rules half way to its neighbours, text on the grid."""
    half = (desk.hanmen.feed - desk.hanmen.size) // 2
    top, bottom = -half, desk.hanmen.top(row.lines) - half
    pieces: list[Piece] = []
    if edges.is_header:
        pieces.append(FillPiece(Area(0, top, grid.width, bottom), _tint(desk)))
    if edges.is_first:
        pieces.append(_rule(desk, top, grid.width, OUTER))
    pieces.append(_rule(desk, bottom, grid.width, OUTER if edges.is_last else INNER))
    for start, cell in zip(grid.starts, row.cells, strict=False):
        pieces += on_grid(desk, cell.text.rows, inline=start)
    return Slab(
        row.lines,
        tuple(pieces),
        notes=tuple(note for cell in row.cells for line in cell.text.rows for note in line.notes),
        span=next((cell.text.span for cell in row.cells), None),
        characters=sum(line.line.end - line.line.start for cell in row.cells for line in cell.text.rows),
    )


def _rule(desk: Desk, block: Length, width: Length, weight: Length) -> Piece:
    heading = desk.style(StyleName.HEADING)
    ink = (heading.ink if heading.ink != WHITE else heading.ground or BLACK) if weight == OUTER else BLACK
    return RulePiece(Place(0, block), Place(width, block), ink, weight)


def _tint(desk: Desk) -> str:
    """Return the header's ground: its own, else that of headings or boxes, whichever is not a solid."""
    own = desk.style(StyleName.TABLE_HEADER).ground
    heading = desk.style(StyleName.HEADING)
    pale = heading.ground if heading.ink != WHITE else None
    return own or pale or desk.template.callout.ground or WHITE


# Whole or divided


def _joined(desk: Desk, slabs: Sequence[Slab]) -> Slab:
    """Make one slab of a table that is not divided."""
    pieces: list[Piece] = []
    line = 0
    for slab in slabs:
        pieces += (moved(piece, Place(0, desk.hanmen.top(line))) for piece in slab.pieces)
        line += slab.lines
    notes = tuple(note for slab in slabs for note in slab.notes)
    characters = sum(slab.characters for slab in slabs)
    return replace(slabs[0], lines=line, pieces=tuple(pieces), notes=notes, characters=characters)


def _held(slabs: Sequence[Slab]) -> list[Slab]:
    """Hold the first rows together, and the last ones."""
    last = len(slabs) - 1
    keeps = (HELD if k == 0 else last - k if last - k < HELD else 0 for k in range(len(slabs)))
    return [replace(slab, keep=keep) for slab, keep in zip(slabs, keeps, strict=True)]
