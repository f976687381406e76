"""Elliptical arcs as cubic curves (SVG 1.1, F.6), by halving: it takes square roots and no sine."""

from math import sqrt
from typing import NamedTuple

from leaflet.source.svg.matrix import Matrix, Spot, rotation


class Bend(NamedTuple):
    """A cubic Bézier curve from where the pen stands."""

    first: Spot
    second: Spot
    end: Spot


def arc(start: Spot, end: Spot, radii: Spot, degrees: float, *, large: bool, sweep: bool) -> tuple[Bend, ...]:
    """Return the curves of an arc; () where SVG draws a straight line instead."""
    across, down = abs(radii.x), abs(radii.y)
    if start == end or not across or not down:
        return ()
    turned = rotation(degrees)
    # In these units the ellipse is a circle of radius 1.
    upright = Matrix(1 / across, 0.0, 0.0, 1 / down).after(turned._replace(b=-turned.b, c=-turned.c))
    one, two = upright.at(start), upright.at(end)
    half = two.minus(one).times(0.5)
    reach = half.length
    # Radii too small to reach are enlarged until they do (F.6.6).
    scale = max(1.0, reach)
    height = sqrt(max(0.0, scale * scale - reach * reach))
    side = 1.0 if large != sweep else -1.0
    normal = Spot(-half.y / reach, half.x / reach)
    centre = one.plus(half).plus(normal.times(side * height))
    back = turned.after(Matrix(across, 0.0, 0.0, down)).after(
        Matrix(scale, 0.0, 0.0, scale, centre.x, centre.y)
    )
    first, last = (spot.minus(centre).times(1 / scale) for spot in (one, two))
    bends = _round(first, last, clockwise=sweep, large=large)
    made = [Bend(*(back.at(spot) for spot in bend)) for bend in bends]
    # The last place is the one that was asked for, whatever was rounded on the way.
    made[-1] = made[-1]._replace(end=end)
    return tuple(made)


def _round(first: Spot, last: Spot, *, clockwise: bool, large: bool) -> list[Bend]:
    """Return curves along the unit circle; y points down, so `clockwise` is growing angles."""
    turn = 1.0 if clockwise else -1.0
    quarter = Spot(-first.y * turn, first.x * turn)
    if large:
        # More than half a turn: one quarter at a time until less is left.
        second = quarter
        third = Spot(-first.x, -first.y)
        return [*_short(first, second, turn), *_short(second, third, turn), *_halved(third, last, turn)]
    return _halved(first, last, turn)


def _halved(first: Spot, last: Spot, turn: float) -> list[Bend]:
    """Return curves for at most half a turn."""
    dot = first.x * last.x + first.y * last.y
    if dot >= 0:
        return _short(first, last, turn)
    middle = _middle(first, last, turn)
    return [*_short(first, middle, turn), *_short(middle, last, turn)]


def _middle(first: Spot, last: Spot, turn: float) -> Spot:
    both = first.plus(last)
    length = both.length
    if length < 1e-9:  # noqa: PLR2004 - half a turn: the middle is a quarter away
        return Spot(-first.y * turn, first.x * turn)
    return both.times(1 / length)


def _short(first: Spot, last: Spot, turn: float) -> list[Bend]:
    """Return the one curve for at most a quarter turn: its arms are 4/3 tan(angle/4) long."""
    dot = min(1.0, max(-1.0, first.x * last.x + first.y * last.y))
    cosine = sqrt((1 + dot) / 2)
    sine = sqrt((1 - dot) / 2)
    arm = 4 / 3 * sine / (1 + cosine) * turn
    return [
        Bend(
            Spot(first.x - first.y * arm, first.y + first.x * arm),
            Spot(last.x + last.y * arm, last.y - last.x * arm),
            last,
        )
    ]
