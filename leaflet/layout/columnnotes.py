"""置き場所: 段: notes at the foot of the column that holds their mark (JLREQ 4.2.5)."""

from collections.abc import Sequence

from leaflet.display.axes import Place
from leaflet.display.structure import Element
from leaflet.layout.blocks.notes import NumberedNote, set_notes
from leaflet.layout.columns import Columns
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import Piece, Slab, moved
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNotes:
    """The notes that columns of a side may have to hold."""

    desk: Desk
    notes: tuple[NumberedNote, ...]

    def of(self, labels: Sequence[str]) -> tuple[NumberedNote, ...]:
        """Return the notes with these labels, in the order of their marks."""
        return tuple(each for each in self.notes if each[1].label in labels)

    def lines(self, labels: tuple[str, ...]) -> int:
        """Return the grid lines that the notes of one slab take at the foot, with the space above them."""
        notes = self.of(labels)
        if not notes:
            return 0
        strip = set_notes(self.desk, notes, self.desk.hanmen.measure, 1)
        return self.desk.hanmen.lines_for(strip.depth)

    def placed(self, slabs: Sequence[Slab], made: Columns) -> tuple[tuple[Piece, ...], tuple[Element, ...]]:
        """Place the notes of each column so that the last line stands on the column's bottom."""
        hanmen = self.desk.hanmen
        pieces: list[Piece] = []
        elements: list[Element] = []
        for index, column in enumerate(made.columns):
            labels = [label for slab in slabs[column.first : column.last] for label in slab.notes]
            notes = self.of(labels)
            if notes:
                strip = set_notes(self.desk, notes, hanmen.measure, 1)
                at = Place(hanmen.column(index), hanmen.depth(made.lines) - strip.depth)
                pieces += (moved(piece, at) for piece in strip.pieces)
                elements += strip.elements
        return tuple(pieces), tuple(elements)
