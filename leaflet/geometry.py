"""Points, sizes and rectangles on a page: x to the right, y downwards from the trim's top-left corner."""

from collections.abc import Callable
from typing import NamedTuple

from leaflet.units import Length


class Point(NamedTuple):
    """A place on the page."""

    x: Length
    y: Length

    def moved(self, dx: Length = 0, dy: Length = 0) -> "Point":
        """Return the place `dx` further right and `dy` further down."""
        return Point(self.x + dx, self.y + dy)


class Size(NamedTuple):
    """Width and height."""

    width: Length
    height: Length


class Rect(NamedTuple):
    """An upright rectangle, by its edges."""

    left: Length
    top: Length
    right: Length
    bottom: Length

    @property
    def width(self) -> Length:
        """The distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> Length:
        """The distance from top to bottom."""
        return self.bottom - self.top

    def inset(self, by: Length) -> "Rect":
        """Return the rectangle whose edges lie `by` inside this one's (outside when negative)."""
        return Rect(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def moved(self, dx: Length = 0, dy: Length = 0) -> "Rect":
        """Return the rectangle shifted by `dx` to the right and `dy` down."""
        return Rect(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def contains(self, other: "Rect") -> bool:
        """Tell whether `other` lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Curve(NamedTuple):
    """A cubic Bézier curve from where the pen stands."""

    first: Point
    second: Point
    end: Point


class Contour(NamedTuple):
    """One stroke of the pen: straight to a point, or along a curve; `closed` returns to the start."""

    start: Point
    steps: "tuple[Point | Curve, ...]"
    closed: bool = True

    def mapped(self, place: Callable[[Point], Point]) -> "Contour":
        """Return the contour with each of its points put elsewhere."""
        steps = (
            Curve(place(step.first), place(step.second), place(step.end))
            if isinstance(step, Curve)
            else place(step)
            for step in self.steps
        )
        return Contour(place(self.start), tuple(steps), self.closed)

    @property
    def points(self) -> tuple[Point, ...]:
        """All points in order, those that only steer curves included: the outline lies between them."""
        steps = (tuple(step) if isinstance(step, Curve) else (step,) for step in self.steps)
        return (self.start, *(point for step in steps for point in step))


_ARM = 552, 1000
"""How far a control point of a quarter circle lies along its tangent, against the radius: 4/3 (√2 − 1)."""


def circle(centre: Point, radius: Length) -> Contour:
    """Return a circle as four curves, from its right-hand end."""
    x, y = centre
    arm = radius * _ARM[0] // _ARM[1]
    steps = (
        Curve(Point(x + radius, y + arm), Point(x + arm, y + radius), Point(x, y + radius)),
        Curve(Point(x - arm, y + radius), Point(x - radius, y + arm), Point(x - radius, y)),
        Curve(Point(x - radius, y - arm), Point(x - arm, y - radius), Point(x, y - radius)),
        Curve(Point(x + arm, y - radius), Point(x + radius, y - arm), Point(x + radius, y)),
    )
    return Contour(Point(x + radius, y), steps)
