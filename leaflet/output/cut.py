"""Cutting what a page shows beyond the edge of its sheet."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from leaflet.display.page import Fill, Image, Item, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.units import Length, nearest


def cut(item: Item, media: Rect) -> Item | None:
    """Return what of an item lies on the sheet, None when nothing does.

    Straight-edged art is cut exactly. Text is never cut; frames, rounded shapes and slanted rules that cross
    the edge stay whole, for the edge itself hides the rest. What lies within is returned itself.
    """
    match item:
        case PlacedLine():
            return item
        case Fill(rect=rect):
            kept = overlap(rect, media)
            return replace(item, rect=kept) if kept and kept != rect and not item.radius else kept and item
        case Stroke(rect=rect):
            return item if overlap(rect, media) else None
        case Rule():
            return cut_rule(item, media)
        case Polygon(points=points):
            inside = cut_polygon(points, media)
            return (item if inside == points else replace(item, points=inside)) if inside else None
        case Path() | Image():
            return item if overlap(_bounds(item), media) else None


def _bounds(item: Path | Image) -> Rect:
    """Return a rectangle that holds all of an item."""
    if isinstance(item, Image):
        return item.rect
    points = [point for contour in item.contours for point in contour.points]
    xs, ys = [point.x for point in points], [point.y for point in points]
    half = item.pen.weight // 2 if item.pen else 0
    return Rect(min(xs), min(ys), max(xs), max(ys)).inset(-half)


def sticks_out(item: Item, media: Rect) -> bool:
    """Tell whether art crosses the sheet's edge even after `cut`, as round and slanted shapes do."""
    match item:
        case PlacedLine() | Polygon():
            return False
        case Fill(rect=rect) | Stroke(rect=rect) | Image(rect=rect):
            return not media.contains(rect)
        case Rule(start=start, end=end, weight=weight):
            inside = media.inset(-(weight // 2))
            return not all(inside.contains(Rect(*point, *point)) for point in (start, end))
        case Path(contours=contours):
            return not all(media.contains(Rect(*point, *point)) for each in contours for point in each.points)


def overlap(rect: Rect, media: Rect) -> Rect | None:
    """Return the part of `rect` inside `media`, None when they share no area."""
    left, top = max(rect.left, media.left), max(rect.top, media.top)
    right, bottom = min(rect.right, media.right), min(rect.bottom, media.bottom)
    return Rect(left, top, right, bottom) if left < right and top < bottom else None


def cut_rule(rule: Rule, media: Rect) -> Rule | None:
    """Shorten an upright or level rule to the sheet; a slanted one goes only when it is wholly outside."""
    (x1, y1), (x2, y2) = rule.start, rule.end
    if max(x1, x2) < media.left or min(x1, x2) > media.right:
        return None
    if max(y1, y2) < media.top or min(y1, y2) > media.bottom:
        return None
    if x1 != x2 and y1 != y2:
        return rule
    start, end = _clamped(rule.start, media), _clamped(rule.end, media)
    return rule if (start, end) == (rule.start, rule.end) else replace(rule, start=start, end=end)


def _clamped(point: Point, media: Rect) -> Point:
    return Point(min(max(point.x, media.left), media.right), min(max(point.y, media.top), media.bottom))


def cut_polygon(points: Sequence[Point], media: Rect) -> tuple[Point, ...]:
    """Cut a polygon along the sheet's four edges, one after the other; () when nothing is left.

    Where an edge cuts a slanted side, the new corner is rounded once to a whole unit.
    """
    kept = tuple(points)
    for inside, crossing in _edges(media):
        kept = _cut_along(kept, inside, crossing)
    return kept if _has_area(kept) else ()


def _has_area(points: tuple[Point, ...]) -> bool:
    return sum(p.x * q.y - q.x * p.y for p, q in zip(points, (*points[1:], *points[:1]), strict=True)) != 0


def _edges(media: Rect) -> tuple[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]], ...]:
    """Return two answers for each edge: is a point on the sheet's side, and where does a line cross it."""
    return (
        (lambda p: p.x >= media.left, lambda p, q: _at_x(p, q, media.left)),
        (lambda p: p.x <= media.right, lambda p, q: _at_x(p, q, media.right)),
        (lambda p: p.y >= media.top, lambda p, q: _at_y(p, q, media.top)),
        (lambda p: p.y <= media.bottom, lambda p, q: _at_y(p, q, media.bottom)),
    )


def _cut_along(
    points: tuple[Point, ...],
    inside: Callable[[Point], bool],
    crossing: Callable[[Point, Point], Point],
) -> tuple[Point, ...]:
    kept: list[Point] = []
    for k, point in enumerate(points):
        before = points[k - 1]
        if inside(point) != inside(before):
            kept.append(crossing(before, point))
        if inside(point):
            kept.append(point)
    return tuple(kept)


def _at_x(p: Point, q: Point, x: Length) -> Point:
    return Point(x, p.y + nearest(Fraction((q.y - p.y) * (x - p.x), q.x - p.x)))


def _at_y(p: Point, q: Point, y: Length) -> Point:
    return Point(p.x + nearest(Fraction((q.x - p.x) * (y - p.y), q.y - p.y)), y)
