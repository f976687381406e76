"""Path data (SVG 1.1, 8.3) as traces of straight lines and cubic curves."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from leaflet.source.svg.arc import Bend, arc
from leaflet.source.svg.matrix import LARGEST, Matrix, Spot
from leaflet.source.svg.refusal import RefusedError, Why

Step: TypeAlias = Spot | Bend


class Trace(NamedTuple):
    """One stroke of the pen in a drawing's own units."""

    start: Spot
    steps: tuple[Step, ...]
    closed: bool

    def mapped(self, matrix: Matrix) -> "Trace":
        """Return the trace transformed."""
        return Trace(matrix.at(self.start), tuple(_mapped(step, matrix) for step in self.steps), self.closed)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All places, those that only steer curves included."""
        return (self.start, *(spot for step in self.steps for spot in _spots(step)))


def _mapped(step: Step, matrix: Matrix) -> Step:
    return Bend(*(matrix.at(spot) for spot in step)) if isinstance(step, Bend) else matrix.at(step)


def _spots(step: Step) -> tuple[Spot, ...]:
    return tuple(step) if isinstance(step, Bend) else (step,)


MOST_STEPS = 50_000
_TOKEN = re.compile(r"[\s,]*(?:([MmZzLlHhVvCcSsQqTtAa])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?))")
_FLAG = re.compile(r"[\s,]*([01])")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = (3, 4)
"""Places of an arc's two flags, which need no blank after them."""


def traces(data: str) -> tuple[Trace, ...]:
    """Read path data; RefusedError for what is none."""
    pen = _Pen()
    for command, given in _commands(data):
        pen.draw(command, given)
    return pen.finished()


def _commands(data: str) -> list[tuple[str, tuple[float, ...]]]:
    """Split path data into commands with their numbers, repeated ones spelt out."""
    found: list[tuple[str, tuple[float, ...]]] = []
    at, end, command = 0, len(data.rstrip(" \t\r\n,")), ""
    while at < end:
        token = _TOKEN.match(data, at)
        if token is None or len(found) > MOST_STEPS:
            raise RefusedError(Why.SYNTAX if token is None else Why.TOO_MUCH, data[at : at + 20])
        if token[1]:
            command, at = token[1], token.end()
        elif command in ("", "Z", "z"):
            raise RefusedError(Why.SYNTAX, data[at : at + 20])
        given, at = _operands(data, at, command)
        found.append((command, given))
        # More numbers after a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)
    return found


def _operands(data: str, at: int, command: str) -> tuple[tuple[float, ...], int]:
    given: list[float] = []
    for place in range(_TAKES[command.upper()]):
        flag = command in "Aa" and place in _FLAGS
        token = (_FLAG if flag else _TOKEN).match(data, at)
        text = token[1 if flag else 2] if token else None
        if token is None or text is None or abs(float(text)) > LARGEST:
            raise RefusedError(Why.SYNTAX, data[at : at + 20])
        given.append(float(text))
        at = token.end()
    return tuple(given), at


class _Pen:
    """Follows commands, from where the pen stands."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._steps: list[Step] = []
        self._start: Spot | None = None
        self._at = Spot(0.0, 0.0)
        self._steer: tuple[str, Spot] | None = None
        """The kind of the last curve, and its last steering place, which S and T mirror."""

    def draw(self, command: str, given: tuple[float, ...]) -> None:
        """Follow one command."""
        kind = command.upper()
        if kind == "Z":
            self._close()
            return
        base = self._at if command.islower() else Spot(0.0, 0.0)
        if kind == "M":
            self._finish(closed=False)
            self._start = self._at = _spots_of(given, base)[0]
            self._steer = None
            return
        if self._start is None:
            raise RefusedError(Why.SYNTAX, command)
        self._add(*_STEPS[kind](self, given, base))

    def _add(self, steps: tuple[Step, ...], steer: tuple[str, Spot] | None) -> None:
        self._steps += steps
        if steps:
            last = steps[-1]
            self._at = last.end if isinstance(last, Bend) else last
        self._steer = steer

    def _close(self) -> None:
        if self._start is None:
            raise RefusedError(Why.SYNTAX, "z")
        start = self._start
        self._finish(closed=True)
        # A command after Z begins where the closed trace began.
        self._start = self._at = start

    def _finish(self, *, closed: bool) -> None:
        if self._start is not None and self._steps:
            self._traces.append(Trace(self._start, tuple(self._steps), closed))
        self._steps, self._start, self._steer = [], None, None

    def finished(self) -> tuple[Trace, ...]:
        """Return all traces."""
        self._finish(closed=False)
        return tuple(self._traces)

    # One method a kind: the steps, and what the next S or T mirrors

    def line(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        return _spots_of(given, base), None

    def level(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        return (Spot(given[0] + base.x, self._at.y),), None

    def upright(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        return (Spot(self._at.x, given[0] + base.y),), None

    def cubic(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        first, second, end = _spots_of(given, base)
        return (Bend(first, second, end),), ("C", second)

    def smooth(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        second, end = _spots_of(given, base)
        return (Bend(self._mirrored("C"), second, end),), ("C", second)

    def quadratic(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        steer, end = _spots_of(given, base)
        return (_raised(self._at, steer, end),), ("Q", steer)

    def smooth_quadratic(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        (end,) = _spots_of(given, base)
        steer = self._mirrored("Q")
        return (_raised(self._at, steer, end),), ("Q", steer)

    def elliptical(self, given: tuple[float, ...], base: Spot) -> "_Drawn":
        across, down, angle, large, sweep, x, y = given
        end = Spot(x + base.x, y + base.y)
        bends = arc(self._at, end, Spot(across, down), angle, large=bool(large), sweep=bool(sweep))
        return bends or (end,), None

    def _mirrored(self, kind: str) -> Spot:
        if self._steer is None or self._steer[0] != kind:
            return self._at
        return self._at.plus(self._at.minus(self._steer[1]))


_Drawn: TypeAlias = tuple[tuple[Step, ...], tuple[str, Spot] | None]

_STEPS: dict[str, Callable[[_Pen, tuple[float, ...], Spot], _Drawn]] = {
    "L": _Pen.line,
    "H": _Pen.level,
    "V": _Pen.upright,
    "C": _Pen.cubic,
    "S": _Pen.smooth,
    "Q": _Pen.quadratic,
    "T": _Pen.smooth_quadratic,
    "A": _Pen.elliptical,
}


def _spots_of(given: tuple[float, ...], base: Spot) -> tuple[Spot, ...]:
    return tuple(Spot(x + base.x, y + base.y) for x, y in zip(given[::2], given[1::2], strict=True))


def _raised(start: Spot, steer: Spot, end: Spot) -> Bend:
    """Spell a quadratic curve as a cubic one."""
    return Bend(_third(start, steer), _third(end, steer), end)


def _third(end: Spot, steer: Spot) -> Spot:
    """Return the place two thirds of the way from an end to the steering place."""
    return Spot(end.x + (steer.x - end.x) * 2 / 3, end.y + (steer.y - end.y) * 2 / 3)
