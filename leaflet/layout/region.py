"""Level columns to pieces: each slab at its column and grid line."""

from collections.abc import Sequence

from leaflet.display.axes import Place
from leaflet.layout.columns import Columns
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import Piece, Slab, moved
from leaflet.units import Length


def placed(
    desk: Desk, slabs: Sequence[Slab], made: Columns, start: Length, advance: Length
) -> tuple[Piece, ...]:
    """Place slabs in columns that begin at `start` and lie `advance` apart."""
    pieces: list[Piece] = []
    for index, column in enumerate(made.columns):
        line = 0
        for slab, blank in zip(slabs[column.first : column.last], column.blanks, strict=True):
            line += blank
            at = Place(start + index * advance, desk.hanmen.top(line))
            pieces += (moved(piece, at) for piece in slab.pieces)
            line += slab.lines
    return tuple(pieces)
