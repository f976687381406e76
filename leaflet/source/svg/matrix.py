"""Places and transformations of a drawing (SVG 1.1, 7).

Floating point, but only operations that IEEE 754 rounds alike everywhere: the platform's sine would not do.
"""

import re
from math import sqrt
from typing import NamedTuple

from leaflet.source.svg.refusal import RefusedError, Why


class Spot(NamedTuple):
    """A place in a drawing's own units, x to the right and y down."""

    x: float
    y: float

    def plus(self, other: "Spot") -> "Spot":
        """Return the sum of both as vectors."""
        return Spot(self.x + other.x, self.y + other.y)

    def minus(self, other: "Spot") -> "Spot":
        """Return the way from `other` to this place."""
        return Spot(self.x - other.x, self.y - other.y)

    def times(self, factor: float) -> "Spot":
        """Return the vector made longer."""
        return Spot(self.x * factor, self.y * factor)

    @property
    def length(self) -> float:
        """The distance from the origin."""
        return sqrt(self.x * self.x + self.y * self.y)


class Matrix(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, spot: Spot) -> Spot:
        """Return where a place comes to lie."""
        return Spot(self.a * spot.x + self.c * spot.y + self.e, self.b * spot.x + self.d * spot.y + self.f)

    def after(self, first: "Matrix") -> "Matrix":
        """Return the matrix that does `first`, then this."""
        x, y = self.at(Spot(first.a, first.b)), self.at(Spot(first.c, first.d))
        o = self.at(Spot(first.e, first.f))
        return Matrix(x.x - self.e, x.y - self.f, y.x - self.e, y.y - self.f, o.x, o.y)

    @property
    def even_scale(self) -> float | None:
        """By how much lengths grow; None when that depends on their direction."""
        across, down = Spot(self.a, self.b), Spot(self.c, self.d)
        slant = self.a * self.c + self.b * self.d
        tolerance = _SAME * (across.length * down.length + across.length * across.length)
        if abs(slant) > tolerance or abs(across.length - down.length) > _SAME * across.length:
            return None
        return across.length


_SAME = 1e-4
_MOST_STEPS = 100
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_NUMBERS = re.compile(_NUMBER)
_STEP = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*")
LARGEST = 1e9
"""Beyond this a number is no part of a drawing, and sums of such would lose their places."""


def numbers(text: str) -> tuple[float, ...]:
    """Read numbers with blanks and commas between them; RefusedError for anything else."""
    if _NUMBERS.sub("", text).strip(" \t\r\n,"):
        raise RefusedError(Why.SYNTAX, text[:40])
    found = tuple(float(number) for number in _NUMBERS.findall(text))
    if any(abs(number) > LARGEST for number in found):
        raise RefusedError(Why.SYNTAX, text[:40])
    return found


def transform(text: str) -> Matrix:
    """Read an attribute `transform`."""
    made, at = Matrix(), 0
    for _ in range(_MOST_STEPS):
        if at >= len(text.rstrip()):
            return made
        found = _STEP.match(text, at)
        if found is None:
            break
        made = made.after(_step(found[1], numbers(found[2])))
        at = found.end()
    raise RefusedError(Why.SYNTAX, text[:40])


def _step(name: str, given: tuple[float, ...]) -> Matrix:
    match name, given:
        case "matrix", (_, _, _, _, _, _):
            made = Matrix(*given)
        case "translate", (x, *rest) if len(rest) <= 1:
            made = Matrix(e=x, f=rest[0] if rest else 0.0)
        case "scale", (x, *rest) if len(rest) <= 1:
            made = Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", (angle,):
            made = rotation(angle)
        case "rotate", (angle, x, y):
            made = Matrix(e=x, f=y).after(rotation(angle)).after(Matrix(e=-x, f=-y))
        case "skewX", (angle,):
            made = Matrix(c=_tangent(angle))
        case "skewY", (angle,):
            made = Matrix(b=_tangent(angle))
        case _:
            raise RefusedError(Why.SYNTAX, name)
    return made


def _tangent(degrees: float) -> float:
    turned = rotation(degrees)
    if abs(turned.a) < _SAME:
        raise RefusedError(Why.SYNTAX, "skew")
    return turned.b / turned.a


_DEGREE = 0.017453292519943295


def rotation(degrees: float) -> Matrix:
    """Return a turn by so many degrees; exact for right angles."""
    quarters = round(degrees / 90)
    sine, cosine = _sine_cosine((degrees - 90 * quarters) * _DEGREE)
    for _ in range(quarters % 4):
        sine, cosine = cosine, -sine
    return Matrix(cosine, sine, -sine, cosine)


def _sine_cosine(angle: float) -> tuple[float, float]:
    """Sum both series; within an eighth of a turn twelve terms are exact to the last place but one."""
    sine, cosine, term = 0.0, 0.0, 1.0
    for k in range(1, 25):
        if k % 2:
            cosine += term if k % 4 == 1 else -term
        else:
            sine += term if k % 4 == 2 else -term  # noqa: PLR2004 - the second of four turns
        term = term * angle / k
    return sine, cosine
