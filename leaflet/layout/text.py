"""A composed text as rows: each line with its inks, references and markers, its baseline at block 0."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflet.compose.style import ParagraphStyle
from leaflet.diagnostics import Span
from leaflet.display.axes import Area, Place
from leaflet.display.line import Line
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, moved
from leaflet.model.text import Mark, MarkKind, Prose, RichText
from leaflet.units import Length

MARKER_ABOVE = 42, 100
"""A highlighter's upper edge above the baseline, in em: it covers the lower half of a kanji."""
MARKER_BELOW = 14, 100


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


def set_text(desk: Desk, prose: Prose, measure: Length, style: ParagraphStyle, look: Look) -> SetText:
    """Compose a text and make its rows."""
    element = desk.element(look.role, level=look.level, generated=look.generated)
    role = Role.LABEL if look.role is Role.NOTE else Role.REFERENCE
    references = {mark: _reference(desk, mark, role) for mark in prose.rich.marked(MarkKind.REFERENCE_MARK)}
    lines = desk.compose(prose.rich, measure, style, prose.span).lines
    rows = tuple(
        Row(
            (*_markers(prose.rich, line, style.size, look), _piece(line, prose, element, references, look)),
            line,
            _labels(line, references) if role is Role.REFERENCE else (),
        )
        for line in lines
    )
    return SetText(rows, replace(element, children=tuple(references.values())), prose.span)


def _reference(desk: Desk, mark: Mark, role: Role) -> Element:
    return replace(desk.element(role, generated=True), note=mark.detail[0])


def _labels(line: Line, references: dict[Mark, Element]) -> tuple[str, ...]:
    return tuple(mark.detail[0] for mark in references if line.start <= mark.start < line.end)


def _piece(
    line: Line, prose: Prose, element: Element, references: dict[Mark, Element], look: Look
) -> LinePiece:
    return LinePiece(line, Place(0, 0), _parts(line, element, references, look), prose.span)


def _parts(line: Line, element: Element, references: dict[Mark, Element], look: Look) -> tuple[Part, ...]:
    """Split a line's glyphs where a reference mark begins or ends."""
    parts: list[Part] = []
    for index, cluster in enumerate(line.clusters):
        owner = next((e.id for m, e in references.items() if m.start <= cluster < m.end), element.id)
        if parts and parts[-1].element == owner:
            parts[-1] = parts[-1]._replace(last=index + 1)
        else:
            parts.append(Part(index, index + 1, look.ink, owner))
    return tuple(parts)


def _markers(rich: RichText, line: Line, size: Length, look: Look) -> Iterator[FillPiece]:
    """Yield the highlighter behind each strong stretch of a line."""
    if look.strong_ground is None:
        return
    above, below = (size * part // whole for part, whole in (MARKER_ABOVE, MARKER_BELOW))
    for mark in rich.marked(MarkKind.STRONG):
        inside = [k for k, cluster in enumerate(line.clusters) if mark.start <= cluster < mark.end]
        if inside:
            start = line.offsets[inside[0]] + line.bodies[inside[0]][0]
            end = line.offsets[inside[-1]] + line.bodies[inside[-1]][1]
            yield FillPiece(Area(start, -above, end, below), look.strong_ground)


def on_grid(
    desk: Desk, rows: Sequence[Row], *, first: int = 0, inline: Length = 0, lower: Length = 0
) -> tuple[Piece, ...]:
    """Place rows on consecutive grid lines, all on the body's baseline (JLREQ 2.5.2), or `lower` by as much."""
    base = ascent(desk.hanmen.size) + lower
    return tuple(
        moved(piece, Place(inline, desk.hanmen.top(first + k) + base))
        for k, row in enumerate(rows)
        for piece in row.pieces
    )


def stacked(
    rows: Sequence[Row], size: Length, feed: Length, start: Place
) -> tuple[tuple[Piece, ...], Length]:
    """Place rows at a feed of their own from `start` (the first frame's top); return pieces and depth."""
    base = ascent(size)
    pieces = tuple(
        moved(piece, start.moved(0, k * feed + base)) for k, row in enumerate(rows) for piece in row.pieces
    )
    return pieces, (len(rows) - 1) * feed + size if rows else 0
