"""A composed text as rows: each line with its inks, references and markers, its baseline at block 0."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Area, Place
from leaflet.display.line import Line
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.numbering import AGAIN
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, moved
from leaflet.layout.settext import Look, Row, SetText
from leaflet.model.text import Mark, MarkKind, Prose, RichText, cut
from leaflet.units import Length

MARKER_ABOVE = 42, 100
"""A highlighter's upper edge above the baseline, in em: it covers the lower half of a kanji."""
MARKER_BELOW = 14, 100


def set_text(desk: Desk, prose: Prose, measure: Length, style: ParagraphStyle, look: Look) -> SetText:
    """Compose a text and make its rows; the same text at the same place is made once."""
    key = ("text", prose, measure, style, look)
    return desk.once(key, lambda: _made(desk, prose, measure, style, look))


class Narrow(NamedTuple):
    """The first lines of a text stand beside something."""

    measure: Length
    lines: int


def set_around(
    desk: Desk, prose: Prose, narrow: Narrow, measure: Length, style: ParagraphStyle, look: Look
) -> SetText:
    """Set a text whose first lines are narrower than the others; both parts are composed as a whole."""
    key = ("around", prose, narrow, measure, style, look)
    return desk.once(key, lambda: _around(desk, prose, narrow, measure, style, look))


def _made(desk: Desk, prose: Prose, measure: Length, style: ParagraphStyle, look: Look) -> SetText:
    element, references = _owners(desk, prose, look)
    lines = desk.compose(prose.rich, measure, style, prose.span).lines
    rows = _rows(prose, lines, (element, references), style.size, look)
    return SetText(rows, replace(element, children=tuple(references.values())), prose.span)


def _around(
    desk: Desk, prose: Prose, narrow: Narrow, measure: Length, style: ParagraphStyle, look: Look
) -> SetText:
    element, references = _owners(desk, prose, look)
    beside = desk.compose(prose.rich, narrow.measure, style, prose.span).lines[: narrow.lines]
    rows = _rows(prose, beside, (element, references), style.size, look)
    end = beside[-1].end if beside else 0
    if end < len(prose.rich.text):
        rest = replace(prose, rich=cut(prose.rich, end, len(prose.rich.text)))
        left = {
            replace(mark, start=mark.start - end, end=mark.end - end): owner
            for mark, owner in references.items()
            if mark.start >= end
        }
        lines = desk.compose(rest.rich, measure, replace(style, first_indent=0), prose.span).lines
        rows += _rows(rest, lines, (element, left), style.size, look)
    return SetText(rows, replace(element, children=tuple(references.values())), prose.span)


_Owners: TypeAlias = tuple[Element, dict[Mark, Element]]
"""The element of a text, and those of the reference marks in it."""


def _owners(desk: Desk, prose: Prose, look: Look) -> _Owners:
    element = desk.element(look.role, level=look.level, generated=look.generated)
    role = Role.LABEL if look.role is Role.NOTE else Role.REFERENCE
    marks = prose.rich.marked(MarkKind.REFERENCE_MARK)
    return element, {mark: _reference(desk, mark, role) for mark in marks}


def _rows(prose: Prose, lines: Sequence[Line], owners: _Owners, size: Length, look: Look) -> tuple[Row, ...]:
    element, references = owners
    return tuple(
        Row(
            (*_markers(prose.rich, line, size, look), _piece(line, prose, element, references, look)),
            line,
            _labels(line, references) if look.role is not Role.NOTE else (),
        )
        for line in lines
    )


def _reference(desk: Desk, mark: Mark, role: Role) -> Element:
    return replace(desk.element(role, generated=True), note=mark.detail[0])


def _labels(line: Line, references: dict[Mark, Element]) -> tuple[str, ...]:
    """Return the notes whose first mark on the side stands in the line."""
    return tuple(
        mark.detail[0]
        for mark in references
        if AGAIN not in mark.detail and line.start <= mark.start < line.end
    )


def _piece(
    line: Line, prose: Prose, element: Element, references: dict[Mark, Element], look: Look
) -> LinePiece:
    return LinePiece(line, Place(0, 0), _parts(line, element, references, look), prose.span)


def _parts(line: Line, element: Element, references: dict[Mark, Element], look: Look) -> tuple[Part, ...]:
    """Split a line's glyphs where a reference mark begins or ends."""
    parts: list[Part] = []
    done, count = 0, len(line.clusters)
    for mark, owner in references.items():
        if mark.start < line.end and mark.end > line.start:
            first, last = bisect_left(line.clusters, mark.start), bisect_left(line.clusters, mark.end)
            parts += (Part(done, first, look.ink, element.id), Part(first, last, look.ink, owner.id))
            done = last
    parts.append(Part(done, count, look.ink, element.id))
    return tuple(part for part in parts if part.first < part.last)


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
    """Place rows on consecutive grid lines on the body's baseline (JLREQ 2.5.2), or `lower` by as much."""
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
