"""The basic shapes (SVG 1.1, 9) as traces."""

from collections.abc import Callable, Mapping

from leaflet.source.svg.arc import arc
from leaflet.source.svg.matrix import Spot, numbers
from leaflet.source.svg.paint import length
from leaflet.source.svg.path import Step, Trace, traces
from leaflet.source.svg.refusal import RefusedError, Why

Attributes = Mapping[str, str]


def _length(given: Attributes, name: str) -> float:
    return length(given.get(name, "0"))


def _rectangle(given: Attributes) -> tuple[Trace, ...]:
    left, top = _length(given, "x"), _length(given, "y")
    width, height = _length(given, "width"), _length(given, "height")
    if width <= 0 or height <= 0:
        return ()
    across = given.get("rx", given.get("ry", "0"))
    down = given.get("ry", across)
    rx, ry = min(length(across), width / 2), min(length(down), height / 2)
    right, bottom = left + width, top + height
    if rx <= 0 or ry <= 0:
        corners = (Spot(right, top), Spot(right, bottom), Spot(left, bottom))
        return (Trace(Spot(left, top), corners, closed=True),)
    radii = Spot(rx, ry)
    sides = (
        (Spot(right - rx, top), Spot(right, top + ry)),
        (Spot(right, bottom - ry), Spot(right - rx, bottom)),
        (Spot(left + rx, bottom), Spot(left, bottom - ry)),
        (Spot(left, top + ry), Spot(left + rx, top)),
    )
    steps: list[Step] = []
    for end, turned in sides:
        steps += (end, *arc(end, turned, radii, 0.0, large=False, sweep=True))
    return (Trace(Spot(left + rx, top), tuple(steps), closed=True),)


def _circle(given: Attributes) -> tuple[Trace, ...]:
    radius = _length(given, "r")
    return _round(given, Spot(radius, radius))


def _ellipse(given: Attributes) -> tuple[Trace, ...]:
    return _round(given, Spot(_length(given, "rx"), _length(given, "ry")))


def _round(given: Attributes, radii: Spot) -> tuple[Trace, ...]:
    x, y = _length(given, "cx"), _length(given, "cy")
    if radii.x <= 0 or radii.y <= 0:
        return ()
    left, right = Spot(x - radii.x, y), Spot(x + radii.x, y)
    above = arc(left, right, radii, 0.0, large=False, sweep=True)
    below = arc(right, left, radii, 0.0, large=False, sweep=True)
    return (Trace(left, (*above, *below), closed=True),)


def _line(given: Attributes) -> tuple[Trace, ...]:
    start = Spot(_length(given, "x1"), _length(given, "y1"))
    return (Trace(start, (Spot(_length(given, "x2"), _length(given, "y2")),), closed=False),)


def _polyline(given: Attributes) -> tuple[Trace, ...]:
    return _joined(given, closed=False)


def _polygon(given: Attributes) -> tuple[Trace, ...]:
    return _joined(given, closed=True)


def _joined(given: Attributes, *, closed: bool) -> tuple[Trace, ...]:
    found = numbers(given.get("points", ""))
    if len(found) % 2:
        raise RefusedError(Why.SYNTAX, "points")
    spots = tuple(Spot(x, y) for x, y in zip(found[::2], found[1::2], strict=True))
    return (Trace(spots[0], spots[1:], closed),) if len(spots) > 1 else ()


def _path(given: Attributes) -> tuple[Trace, ...]:
    return traces(given.get("d", ""))


BASIC: dict[str, Callable[[Attributes], tuple[Trace, ...]]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
"""Element → its traces."""
