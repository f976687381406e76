"""The lines of a local's own texts, told among all that was placed on a side.

A line is known by its value and its text's span. Where two texts could have made it, nothing is told: which
of them it is could matter for the next local.
"""

from collections.abc import Iterable
from typing import NamedTuple

from leaflet.compose.composer import Composed
from leaflet.compose.style import ParagraphStyle
from leaflet.diagnostics import Span
from leaflet.display.axes import Place
from leaflet.display.line import Line
from leaflet.layout import icons
from leaflet.layout.memory import Asked
from leaflet.layout.pieces import LinePiece, Piece
from leaflet.layout.text import markers
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import Prose, RichText
from leaflet.units import Length


class Wanted(NamedTuple):
    """How one of a local's own texts is composed."""

    text: int
    """Which of them."""
    measure: Length
    style: ParagraphStyle
    lines: int


class Exchange(NamedTuple):
    """A line that is a local's own."""

    first: int
    last: int
    """The items of its group that are exchanged: grounds of strong stretches, the line, and drawn signs."""
    piece: LinePiece
    """The line that is there, its place counted from the trim."""
    wanted: int
    """Which text, composed how, it is a line of."""
    line: int
    others: tuple[tuple[int, int], ...] = ()
    """What else composed it alike, such as another measure; which of them it came from is not known."""


def composed(rich: RichText, measure: Length, style: ParagraphStyle, typesetter: Typesetter) -> Composed:
    """Compose an own text as setters do."""
    return icons.composed(typesetter.compose, rich, measure, style)


class Finder:
    """Finds the lines of own texts among what was placed."""

    def __init__(self, heard: Iterable[Asked], texts: tuple[Prose, ...], typesetter: Typesetter) -> None:
        self.wanted: list[Wanted] = []
        self._texts = texts
        self._spans = {text.span for text in texts}
        self._rubies: set[Line | None] = set()
        self._places: dict[tuple[Line, Span], list[tuple[Wanted, int]]] = {}
        """By value: what was placed may be remembered longer than what composition made of it."""
        for text, measure, style, _ in dict.fromkeys(heard):
            lines = composed(text, measure, style, typesetter).lines
            for index, own in enumerate(texts):
                if own.rich == text:
                    self._note(Wanted(index, measure, style, len(lines)), own.span, lines)

    def _note(self, wanted: Wanted, span: Span, lines: Iterable[Line]) -> None:
        for number, line in enumerate(lines):
            self._rubies.add(line.ruby)
            places = self._places.setdefault((line, span), [])
            if (wanted, number) not in places:
                places.append((wanted, number))

    def exchanges(self, pieces: Iterable[Piece], at: Place) -> tuple[Exchange, ...] | None:
        """Return the own lines of a group; None where it is not certain which one a line is."""
        found = []
        for index, piece in enumerate(pieces):
            if (
                not isinstance(piece, LinePiece)
                or piece.span not in self._spans
                or piece.line in self._rubies
            ):
                continue
            places = self._places.get((piece.line, piece.span), [])
            if len({wanted.text for wanted, _ in places}) != 1 or len(piece.parts) != 1:
                return None
            there = piece._replace(place=piece.place.moved(*at))
            found.append(self._exchange(index, there, places))
        return tuple(found)

    def _exchange(self, index: int, piece: LinePiece, places: Iterable[tuple[Wanted, int]]) -> Exchange:
        (wanted, line), *others = [(self._number(wanted), line) for wanted, line in places]
        text, _, style, _ = self.wanted[wanted]
        grounds = sum(1 for _ in markers(self._texts[text].rich, piece.line, style.size, piece.strong_ground))
        grounds += piece.tab is not None
        last = index + sum(1 for _ in icons.signs(piece.line, piece.parts[0].ink))
        return Exchange(index - grounds, last + 1, piece, wanted, line, tuple(others))

    def _number(self, wanted: Wanted) -> int:
        if wanted not in self.wanted:
            self.wanted.append(wanted)
        return self.wanted.index(wanted)
