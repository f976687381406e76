"""Level columns to pieces: each slab at its column and grid line."""

from collections.abc import Sequence

from leaflet.display.axes import Place
from leaflet.layout.columns import Columns
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import Piece, Slab, moved
from leaflet.units import Length


def placed(desk: Desk, slabs: Sequence[Slab], made: Columns, starts: Sequence[Length]) -> tuple[Piece, ...]:
    """Place slabs in columns that begin at `starts`, of which there may be more."""
    pieces: list[Piece] = []
    for column, start in zip(made.columns, starts, strict=False):
        line = 0
        for slab, blank in zip(slabs[column.first : column.last], column.blanks, strict=True):
            line += blank
            at = Place(start, desk.hanmen.top(line))
            pieces += (moved(piece, at) for piece in slab.pieces)
            line += slab.lines
    return tuple(pieces)
