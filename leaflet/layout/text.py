"""A composed text as rows: each line with its inks, references and markers, its baseline at block 0."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Area, Place
from leaflet.display.line import Line
from leaflet.layout.beside import beside
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.icons import signs
from leaflet.layout.owners import Owners, owners_of
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, moved
from leaflet.layout.settext import Look, Row, SetText
from leaflet.model.text import MarkKind, Prose, RichText, cut
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
    owners = owners_of(desk, prose, look)
    lines = desk.compose(prose.rich, measure, style, prose.span).lines
    return SetText(_rows(prose, lines, owners, style, look), owners.element, prose.span)


def _around(
    desk: Desk, prose: Prose, narrow: Narrow, measure: Length, style: ParagraphStyle, look: Look
) -> SetText:
    owners = owners_of(desk, prose, look)
    lines = desk.compose(prose.rich, narrow.measure, style, prose.span).lines[: narrow.lines]
    rows = _rows(prose, lines, owners, style, look)
    end = lines[-1].end if lines else 0
    if end < len(prose.rich.text):
        rest = replace(prose, rich=cut(prose.rich, end, len(prose.rich.text)))
        style = replace(style, first_indent=0)
        lines = desk.compose(rest.rich, measure, style, prose.span).lines
        rows += _rows(rest, lines, owners.from_offset(end), style, look)
    return SetText(rows, owners.element, prose.span)


def _rows(
    prose: Prose, lines: Sequence[Line], owners: Owners, style: ParagraphStyle, look: Look
) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                *markers(prose.rich, line, style.size, look.strong_ground),
                LinePiece(line, Place(0, 0), owners.parts(line, look.ink), prose.span, look.strong_ground),
                *beside(line, prose, owners, look, style.direction),
                *signs(line, look.ink),
            ),
            line,
            owners.labels(line),
        )
        for line in lines
    )


def markers(rich: RichText, line: Line, size: Length, ground: str | None) -> Iterator[FillPiece]:
    """Yield the highlighter, of an ink if there is one, behind each strong stretch of a line."""
    if ground is None:
        return
    above, below = (size * part // whole for part, whole in (MARKER_ABOVE, MARKER_BELOW))
    for mark in rich.marked(MarkKind.STRONG):
        inside = [k for k, cluster in enumerate(line.clusters) if mark.start <= cluster < mark.end]
        if inside:
            start = line.offsets[inside[0]] + line.bodies[inside[0]][0]
            end = line.offsets[inside[-1]] + line.bodies[inside[-1]][1]
            yield FillPiece(Area(start, -above, end, below), ground)


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
