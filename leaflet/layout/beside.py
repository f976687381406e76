"""What is set beside a line: its ruby, and emphasis dots, which are drawn and so never read as text."""

from collections.abc import Iterator

from leaflet.display.axes import Area, Direction, Place
from leaflet.display.line import FRAME_ABOVE, Dot, Line
from leaflet.layout.owners import Owners
from leaflet.layout.pieces import FillPiece, LinePiece, Piece, PolygonPiece, RulePiece
from leaflet.layout.settext import Look
from leaflet.model.text import MarkKind, Prose, RichText
from leaflet.units import Length

BULLET = 2, 9
"""Radius of the dot of horizontal text (•), in em of the dot."""
LINE = 20
"""An underline's weight is a twentieth of an em."""
GAP = 8
"""It stands an eighth of an em off the characters' frames."""
_GRAIN = 100
_SESAME = (
    (-34, -30), (-24, -36), (-8, -24), (12, 0), (28, 22), (30, 34), (18, 40), (4, 32), (-14, 6), (-30, -20)
)  # fmt: skip
"""The dot of vertical text (﹅): to the right and down from its centre, in hundredths of its em."""


def beside(line: Line, prose: Prose, owners: Owners, look: Look, direction: Direction) -> Iterator[Piece]:
    """Yield what stands beside a line whose head is on the baseline at the origin."""
    if line.ruby is not None:
        yield LinePiece(line.ruby, Place(0, 0), owners.readings(line.ruby, look.ink), prose.span)
    yield from _underlines(line, prose.rich, look, direction)
    for dot in line.dots:
        yield _bullet(dot, look.ink) if direction is Direction.HORIZONTAL else _sesame(dot, look.ink)


def _underlines(line: Line, rich: RichText, look: Look, direction: Direction) -> Iterator[Piece]:
    """Yield the line in the line gap beside each underlined stretch, as long as its characters (4.5.1)."""
    for mark in rich.marked(MarkKind.UNDERLINE):
        inside = [k for k, cluster in enumerate(line.clusters) if mark.start <= cluster < mark.end]
        if inside:
            first, last = inside[0], inside[-1]
            start = line.offsets[first] + line.bodies[first][0]
            end = line.offsets[last] + line.bodies[last][1]
            size = max(run.size for run in line.runs)
            at = _beyond(size, direction)
            yield RulePiece(Place(start, at), Place(end, at), look.ink, size // LINE)


def _beyond(size: Length, direction: Direction) -> Length:
    """Return where a line runs beside frames: below them, or to the right of vertical ones."""
    above, whole = FRAME_ABOVE
    away = size // GAP
    if direction is Direction.HORIZONTAL:
        return size * (whole - above) // whole + away
    return -(size * above // whole) - away


def _bullet(dot: Dot, ink: str) -> Piece:
    radius = dot.size * BULLET[0] // BULLET[1]
    area = Area(dot.centre - radius, -dot.rise - radius, dot.centre + radius, -dot.rise + radius)
    return FillPiece(area, ink, radius)


def _sesame(dot: Dot, ink: str) -> Piece:
    def placed(right: int, down: int) -> Place:
        return Place(_part(down, dot.size), -_part(right, dot.size)).moved(dot.centre, -dot.rise)

    return PolygonPiece(tuple(placed(*corner) for corner in _SESAME), ink)


def _part(hundredths: int, size: Length) -> Length:
    return size * hundredths // _GRAIN
