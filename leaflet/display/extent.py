"""How much of a page each placed item covers: upright rectangles, for checks and crops."""

from collections.abc import Iterator

from leaflet.display.line import FRAME_ABOVE, Orientation, Run
from leaflet.display.page import Fill, Image, Item, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.units import Length


def extent(item: Item) -> Rect | None:
    """Return the least rectangle that holds an item; None for a line without glyphs."""
    match item:
        case PlacedLine(line=line):
            return text_extent(item, 0, len(line.gids)) if line.gids else None
        case Fill(rect=rect) | Stroke(rect=rect) | Image(rect=rect):
            return rect
        case Rule(start=start, end=end, weight=weight):
            return _around((start, end), weight // 2)
        case Polygon(points=points):
            return _around(points, 0)
        case Path(contours=contours, pen=pen):
            return _around([p for each in contours for p in each.points], pen.weight // 2 if pen else 0)


def text_extent(placed: PlacedLine, first: int, last: int) -> Rect:
    """Return the rectangle of the character frames of a line's glyphs `first:last`, ruby left out."""
    line = placed.line
    start = min(line.offsets[k] + line.bodies[k][0] for k in range(first, last))
    end = max(line.offsets[k] + line.bodies[k][1] for k in range(first, last))
    reaches = [_reach(run) for run in line.runs if run.first < last and run.last > first]
    above, below = max(reach[0] for reach in reaches), max(reach[1] for reach in reaches)
    return _around((placed.point(start, above), placed.point(end, -below)), 0)


def _reach(run: Run) -> tuple[Length, Length]:
    """Return how far a run's frames reach above and below the line's baseline."""
    if run.orientation is Orientation.COMBINED:
        # Its rise is its left edge: it stands across the line.
        return run.rise + run.size, -run.rise
    above = run.size * FRAME_ABOVE[0] // FRAME_ABOVE[1]
    return run.rise + above, run.size - above - run.rise


def stretches(placed: PlacedLine) -> Iterator[tuple[int, int, str, Length]]:
    """Yield the glyphs `first:last` of a line that share ink and size, with both."""
    for part in placed.parts:
        for run in placed.line.runs:
            first, last = max(part.first, run.first), min(part.last, run.last)
            if first < last:
                yield first, last, part.ink, run.size


def _around(points: "tuple[Point, ...] | list[Point]", half: Length) -> Rect:
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Rect(min(xs), min(ys), max(xs), max(ys)).inset(-half)
