"""A repair of one line, and a text with its repairs made that still knows the writer's own columns."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, Span, complaint
from leaflet.records import dataclass
from leaflet.source.decode import SourceText

LONGEST_SHOWN = 60
"""Characters of a mended line that a warning shows; the rest of a paragraph would only be in the way."""


class Edit(NamedTuple):
    """Characters of a line from `start` to `end` are replaced by `put`."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What is done to one line, from left to right, and what is said about it."""

    line: int
    """Counted from 0."""
    edits: tuple[Edit, ...]
    code: Code
    column: int
    """Of the sign that was in the way, counted from 0."""
    words: tuple[tuple[str, str], ...] = ()

    def mended(self, line: str) -> str:
        """Return the line with the edits made."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += (line[at : edit.start], edit.put)
            at = edit.end
        return "".join((*parts, line[at:]))


class History:
    """The repairs made so far: the present text, and where its places are in the writer's."""

    def __init__(self, source: SourceText) -> None:
        """Begin with the writer's own text."""
        self.source = source
        self._edits: list[dict[int, tuple[Edit, ...]]] = []

    def apply(self, repairs: Iterable[Repair]) -> None:
        """Make repairs, at most one a line."""
        edits = {}
        lines = list(self.source.lines)
        for repair in repairs:
            edits[repair.line] = repair.edits
            lines[repair.line] = repair.mended(lines[repair.line])
        self._edits.append(edits)
        self.source = SourceText(self.source.file, "\n".join(lines), tuple(lines))

    def origin(self, line: int, column: int) -> Span:
        """Return the place in the writer's file of a place (from 0) in the present text."""
        for edits in reversed(self._edits):
            column = _before(edits.get(line, ()), column)
        return Span(self.source.file, line + 1, column + 1)

    def told(self, repair: Repair) -> Diagnostic:
        """Say what a repair of the present text mends."""
        place = self.origin(repair.line, repair.column)
        return complaint(
            repair.code, place, **dict(repair.words), mended=repair.mended(self.source.line(repair.line))
        )

    def final(self, told: Diagnostic) -> Diagnostic:
        """Return what was told of a repair, with the line as it is read in the end."""
        line = self.source.line(told.span.line - 1).rstrip() if told.span else ""
        shown = line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"
        return replace(told, words=(*(word for word in told.words if word[0] != "mended"), ("mended", shown)))

    def moved(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return a complaint about the present text with its place in the writer's file."""
        span = diagnostic.span
        return (
            diagnostic
            if span is None
            else replace(diagnostic, span=self.origin(span.line - 1, span.column - 1))
        )

    def traced(self) -> SourceText:
        """Return the present text, whose places are the writer's own."""
        return replace(self.source, origin=self.origin)


def _before(edits: tuple[Edit, ...], column: int) -> int:
    """Return the column before some edits; what was put in stands where it was put."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        if column < start:
            break
        if column < start + len(edit.put):
            return min(edit.start + column - start, max(edit.end - 1, edit.start))
        shift += len(edit.put) - (edit.end - edit.start)
    return column - shift
