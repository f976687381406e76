"""Lengths as integers of 1/720 000 mm, so that sums of lengths are exact.

An eighth of an em is whole at every size given in 0.1 pt or 0.1 Q, the steps in which sizes are named
in print; a line of such parts adds up to its measure without rounding.
"""

import re
from fractions import Fraction
from typing import NamedTuple, TypeAlias

Length: TypeAlias = int
"""A length in units of 1/720 000 mm."""

MM: Length = 720_000
PT: Length = 254_000
"""One DTP point, 1/72 inch."""
Q: Length = 180_000
"""One Q (級), a quarter of a millimetre."""

_UNITS = {"mm": MM, "pt": PT, "Q": Q, "cm": 10 * MM}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|pt|Q|字)")


class Extent(NamedTuple):
    """A length that may be told in characters (字), whose size is known only later."""

    fixed: Length = 0
    characters: Fraction = Fraction(0)

    def at(self, size: Length) -> Length:
        """Return the length when one character is `size` wide, rounded once, half up."""
        return self.fixed + nearest(self.characters * size)


def nearest(value: Fraction) -> int:
    """Return `value` rounded half up to an integer, the same for every platform."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def parse_extent(text: str) -> Extent:
    """Read ``9.5pt``, ``12mm``, ``13Q``, ``2字`` or ``0``.

    Raises
    ------
    ValueError
        When the text is not a number followed by a known unit.

    """
    if text.strip() == "0":
        return Extent()
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    number, unit = Fraction(found[1]), found[2]
    if unit == "字":
        return Extent(characters=number)
    return Extent(fixed=nearest(number * _UNITS[unit]))


def parse_length(text: str) -> Length:
    """Read a length that does not depend on a character's size; errors as `parse_extent`."""
    extent = parse_extent(text)
    if extent.characters:
        raise ValueError(text)
    return extent.fixed


def points(length: Length) -> float:
    """Return `length` in points, for writers and messages only."""
    return length / PT


def shares(total: int, parts: int) -> tuple[int, ...]:
    """Split `total` into `parts` integers that differ by one at most, larger ones first (leftmost)."""
    each, rest = divmod(total, parts)
    return tuple(each + (k < rest) for k in range(parts))
