"""Set texts, and the memory in which the sides tried and the locals of a batch share them by value."""

from typing import NamedTuple, TypeAlias

from leaflet.compose.style import ParagraphStyle
from leaflet.diagnostics import Diagnostic, Span
from leaflet.display.line import Line
from leaflet.display.structure import Element, Role
from leaflet.layout.pieces import Piece
from leaflet.model.text import Prose
from leaflet.units import Length


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


class Remembered(NamedTuple):
    """A set text, the number of element ids it took, and what had to be told of it."""

    text: SetText
    ids: int
    told: tuple[Diagnostic, ...]


Memory: TypeAlias = dict[tuple[Prose, Length, ParagraphStyle, Look, int], Remembered]
"""Text, measure, style, look and the element id before it: all that a set text depends on."""
