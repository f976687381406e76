"""How a character stands in vertical text (UAX #50; JLREQ 2.3.2, 3.2.3, 3.2.5)."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from leaflet.jlreq import upright
from leaflet.patterns import pattern


class Stand(Enum):
    """What Unicode's Vertical_Orientation says of a character."""

    UPRIGHT = "U"
    TURNED_OR_UPRIGHT = "Tu"
    TURNED_OR_ROTATED = "Tr"
    ROTATED = "R"


SUBSTITUTES = {"“": "〝", "”": "〟"}
"""What is set for double quotation marks in Japanese vertical text (JLREQ 3.1.1, Appendix A)."""
_WIDE = 0xFEE0
"""From an ASCII character to its full-width form."""

_WESTERN_RUN = pattern(r"[0ua\[\]/]+")
"""On kinds: what stands together as one Western word or number."""
_UPRIGHT = pattern(r"[0-9A-Za-z]")
_COMBINED = pattern(r"[0-9]{2}")


class Block(NamedTuple):
    """Characters `first:last` that stand side by side in one line of vertical text: tate-chu-yoko."""

    first: int
    last: int


@cache
def _ranges() -> tuple[tuple[int, ...], tuple[tuple[int, Stand], ...]]:
    """Return where each range begins, and where it ends with what it says."""
    rows = []
    for told, stand in (
        (upright.UPRIGHT, Stand.UPRIGHT),
        (upright.TURNED_OR_UPRIGHT, Stand.TURNED_OR_UPRIGHT),
        (upright.TURNED_OR_ROTATED, Stand.TURNED_OR_ROTATED),
    ):
        for spelled in told.split():
            first, _, last = spelled.partition("-")
            rows.append((int(first, 16), int(last or first, 16), stand))
    rows.sort(key=lambda row: row[0])
    return tuple(first for first, _, _ in rows), tuple((last, stand) for _, last, stand in rows)


@cache
def stand_of(character: str) -> Stand:
    """Return how a character stands."""
    starts, ends = _ranges()
    found = bisect_right(starts, ord(character)) - 1
    if found >= 0 and ord(character) <= ends[found][0]:
        return ends[found][1]
    return Stand.ROTATED


def wide_form(character: str) -> str:
    """Return the full-width form of a digit or letter, which stands upright."""
    return chr(ord(character) + _WIDE)


def singles(text: str, kinds: str) -> Iterator[int]:
    """Yield the digits and letters that stand alone: upright and full-width (3.2.3)."""
    for found in _WESTERN_RUN.finditer(kinds):
        if _UPRIGHT.fullmatch(text, *found.span()):
            yield found.start()


def blocks(text: str, kinds: str) -> Iterator[Block]:
    """Yield the numbers of two digits: side by side (3.2.5). What is longer lies on its side."""
    for found in _WESTERN_RUN.finditer(kinds):
        if _COMBINED.fullmatch(text, *found.span()):
            yield Block(*found.span())
