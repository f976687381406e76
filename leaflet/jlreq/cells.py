"""Reading the tables of JLREQ's appendices cell by cell; `leaflet/jlreq/matrix.py` has them as data."""

from functools import cache

from leaflet.jlreq import matrix
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.kinds import CLASSES, Kind

LINE_EDGE = 0
"""The line head among the rows, the line end among the columns."""

_MATH = frozenset({CharClass.MATH_SYMBOL, CharClass.MATH_OPERATOR})
_CELL = 3
"""A cell is three places wide, and so is the number of a row."""


@cache
def table(name: str) -> dict[tuple[int, int], str]:
    """Return one of matrix.py's tables as a mapping from two classes to a cell."""
    head, *rows = getattr(matrix, name).strip("\n").split("\n")
    after = [int(head[at : at + _CELL]) for at in range(_CELL, len(head), _CELL)]
    cells = {}
    for row in rows:
        before = int(row[:_CELL])
        for place, column in enumerate(after, start=1):
            cells[before, column] = row[place * _CELL : (place + 1) * _CELL].strip()
    return cells


def class_in_tables(kind: Kind) -> CharClass:
    """Return a kind's class as the tables know it.

    Math symbols and operators are in no table (3.7.4): where nothing else is said they are set like
    ideographic characters.
    """
    of_kind = CLASSES[kind]
    return CharClass.IDEOGRAPHIC if of_kind in _MATH else of_kind


def cell(name: str, before: Kind, after: Kind) -> str:
    """Return a table's cell for two neighbours."""
    return table(name)[class_in_tables(before), class_in_tables(after)]
