"""Boxes and matrices in a page's own units: points, x to the right, y upwards (ISO 32000-1, 8.3)."""

from collections.abc import Iterable
from math import hypot
from typing import Final, NamedTuple

from leaflet.geometry import Rect
from leaflet.units import PT

MM: Final = 72 / 25.4
"""A millimetre in points."""


class Box(NamedTuple):
    """An upright rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """The distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The distance from bottom to top."""
        return self.top - self.bottom

    @property
    def area(self) -> float:
        """Width by height; 0 when it is empty."""
        return max(self.width, 0) * max(self.height, 0)

    def grown(self, by: float) -> "Box":
        """Return the box whose edges lie `by` further out (inside when negative)."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def common(self, other: "Box") -> "Box":
        """Return what both cover; it may be empty (of negative width or height)."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def overlaps(self, other: "Box", by: float = 0) -> bool:
        """Tell whether the two share more than a strip of `by`."""
        shared = self.common(other)
        return shared.width > by and shared.height > by

    def holds(self, other: "Box", slack: float = 0.01) -> bool:
        """Tell whether `other` lies wholly inside, but for `slack`."""
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and self.right + slack >= other.right
            and self.top + slack >= other.top
        )


def box_of(values: Iterable[float] | None) -> Box | None:
    """Make a box of a PDF rectangle's four numbers, whichever corners they name."""
    if values is None:
        return None
    a, b, c, d = values
    return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def around(points: Iterable[tuple[float, float]]) -> Box:
    """Return the box of some points; there must be one at least."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def on_page(box: Box, trim: Box) -> Rect:
    """Tell a box as lengths from the trim's top-left corner, y downwards, as the rest of leaflet does."""
    return Rect(
        round((box.left - trim.left) * PT),
        round((trim.top - box.top) * PT),
        round((box.right - trim.left) * PT),
        round((trim.top - box.bottom) * PT),
    )


class Matrix(NamedTuple):
    """A transformation: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def after(self, first: "Matrix") -> "Matrix":
        """Return the transformation that does `first`, then this one."""
        return Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Transform a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """Return the upright box around a transformed box."""
        corners = ((x, y) for x in (box.left, box.right) for y in (box.bottom, box.top))
        return around(self.point(x, y) for x, y in corners)

    @property
    def scale_x(self) -> float:
        """How long one unit of x has become."""
        return hypot(self.a, self.b)

    @property
    def scale_y(self) -> float:
        """How long one unit of y has become."""
        return hypot(self.c, self.d)


IDENTITY: Final = Matrix()


def matrix_of(values: Iterable[float] | None) -> Matrix:
    """Make a matrix of six numbers; nothing changes when they are not there."""
    return IDENTITY if values is None else Matrix(*values)
