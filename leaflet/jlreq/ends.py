"""The space after the character that ends a line (JLREQ 3.1.9), and what may hang outside (2.5.1, 3.8.2)."""

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.kinds import CLASSES, Kind
from leaflet.jlreq.levels import HALF, METHODS, QUARTER, Ending


class LineEnd(NamedTuple):
    """What comes after a line's last character, in its ems."""

    ending: Ending
    space: Fraction
    before: Fraction
    """What goes as well, before the character, when the end is set solid: a middle dot's other quarter."""
    hangs: bool
    """It may hang outside the line, when that is asked for."""


_ZERO = Fraction(0)
BARE_END = LineEnd(Ending.NONE, _ZERO, _ZERO, hangs=False)


@cache
def line_end(kind: Kind, method: str) -> LineEnd:
    """Return what comes after a kind at a line end, for one of `METHODS`."""
    of_method = METHODS[method]
    if CLASSES[kind] is CharClass.MIDDLE_DOT:
        return _ended(of_method.middle_dot, QUARTER, dot=True)
    if kind is Kind.CLOSING_BRACKET:
        return _ended(of_method.bracket, HALF)
    if kind is Kind.FULL_STOP:
        return _ended(of_method.full_stop, HALF, hangs=True)
    if kind is Kind.COMMA:
        return _ended(of_method.comma, HALF, hangs=True)
    return BARE_END


def _ended(ending: Ending, space: Fraction, *, dot: bool = False, hangs: bool = False) -> LineEnd:
    if ending is Ending.SOLID:
        return LineEnd(ending, _ZERO, _ZERO, hangs)
    return LineEnd(ending, space, space if dot and ending is Ending.CHOICE else _ZERO, hangs)
