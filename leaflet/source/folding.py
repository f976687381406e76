"""The lines of a YAML scalar: what each says and where it begins, without the blanks that YAML folds in.

YAML joins the lines of plain, quoted and folded scalars with an ASCII space. Between two Japanese characters
that space was never typed, so it is dropped here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import east_asian_width

from leaflet.diagnostics import Span
from leaflet.patterns import pattern
from leaflet.records import dataclass
from leaflet.source.decode import SourceText

VALUE_LINE_BREAK = re.compile("[\n\u2028\u2029]")
"""Line breaks that libyaml leaves in a value."""
GAP = pattern("[ \n]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a value, and the place of its first character."""

    text: str
    span: Span


class Stretch(NamedTuple):
    """Where a scalar stands in the file; lines and columns count from 0, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Piece(NamedTuple):
    """The part of a value that stands on one line of the file."""

    text: str
    line: int
    column: int


def value_lines(value: str, style: str, at: Stretch, source: SourceText) -> tuple[Line, ...]:
    """Split a scalar's value into lines with their places.

    `style` is YAML's indicator: ``|``, ``>``, a quotation mark, or nothing for plain. Offsets into a line
    are offsets into the file's line for literal and one-line scalars; within folded lines and after
    escapes of a quoted scalar they are near.
    """
    if style == "|":
        return _literal(value, at, source)
    first = source.span(at.line, at.column + (style in ("'", '"')))
    if at.line == at.end_line and VALUE_LINE_BREAK.search(value) is None:
        return (Line(value, first),)
    folded = _folded(value.rstrip("\n"), _pieces(style, at, source), source)
    if folded is None:
        return tuple(Line(text, first) for text in VALUE_LINE_BREAK.split(value))
    return folded


def further_lines(at: Stretch, source: SourceText) -> tuple[Line, ...]:
    """Return what stands on the second and later lines of a plain scalar, as it stands there."""
    if at.line == at.end_line:
        return ()
    pieces = (piece for piece in _pieces("", at, source) if piece.line > at.line)
    return tuple(Line(piece.text, source.span(piece.line, piece.column)) for piece in pieces)


def _literal(value: str, at: Stretch, source: SourceText) -> tuple[Line, ...]:
    """Pair the value's lines with the file's: a literal scalar keeps all lines below its ``|``."""
    texts = VALUE_LINE_BREAK.split(value.rstrip("\n"))
    lines = []
    for number, text in enumerate(texts, start=at.line + 1):
        indent = max(len(source.line(number)) - len(text), 0) if text else 0
        lines.append(Line(text, source.span(number, indent)))
    return tuple(lines)


def _pieces(style: str, at: Stretch, source: SourceText) -> Iterator[Piece]:
    """Yield what stands on each line of a scalar that YAML folds, without the blanks around it."""
    quoted = style in ("'", '"')
    for number in range(at.line + (style == ">"), at.end_line + 1):
        start = at.column + quoted if number == at.line else 0
        end = at.end_column - quoted if number == at.end_line else None
        text = source.line(number)[start:end]
        stripped = text.strip(" \t")
        if stripped:
            column = start + text.index(stripped)
            yield Piece(stripped.replace("''", "'") if style == "'" else stripped, number, column)


def _folded(value: str, pieces: Iterator[Piece], source: SourceText) -> tuple[Line, ...] | None:
    """Walk value and pieces in step; None when they differ, as they do where a value has escapes."""
    lines: list[Line] = []
    text, span, at = "", None, 0
    for piece in pieces:
        gap = GAP.match(value, at)
        blanks = gap[0] if gap else ""
        if not value.startswith(piece.text, at + len(blanks)):
            return None
        if span is not None and "\n" in blanks:
            lines.append(Line(text, span))
            text, span = blanks.rpartition("\n")[2], None
        elif span is not None:
            text += "" if no_space_between(text[-1:], piece.text[0]) else " "
        if span is None:
            span = source.span(piece.line, piece.column - len(text))
        text += piece.text
        at += len(blanks) + len(piece.text)
    if span is None or value[at:].strip():
        return None
    return (*lines, Line(text, span))


def no_space_between(left: str, right: str) -> bool:
    """Tell whether two neighbours are Japanese, so that a line fold between them is no space."""
    widths = {east_asian_width(left or " "), east_asian_width(right)}
    return not widths & {"Na", "N"} and bool(widths & {"W", "F", "H"})
