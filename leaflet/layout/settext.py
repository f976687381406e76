"""A composed text as rows, and how it is drawn: the words that the blocks' setters share."""

from typing import NamedTuple

from leaflet.diagnostics import Span
from leaflet.display.line import Line
from leaflet.display.structure import Element, Role
from leaflet.layout.pieces import Piece


class Row(NamedTuple):
    """One line of a set text: pieces around the line head on the baseline."""

    pieces: tuple[Piece, ...]
    line: Line
    notes: tuple[str, ...] = ()


class SetText(NamedTuple):
    """A text's rows and what it is."""

    rows: tuple[Row, ...]
    element: Element
    span: Span | None


class Look(NamedTuple):
    """How a text is drawn and tagged."""

    ink: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    strong_ground: str | None = None
    generated: bool = False
