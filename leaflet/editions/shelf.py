"""A roster's rows, packed: a batch keeps all of them until its end, and they may be many thousands.

As tuples of cells a row takes two thousand bytes, packed some three hundred. Rows are looked at one by one.
"""

import json
from abc import abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar, overload

from leaflet.editions.grid import Cell, Form, GridRow

T_co = TypeVar("T_co", covariant=True)


class Unpacked(Sequence[T_co]):
    """What is made of something packed, each time that it is asked for."""

    @abstractmethod
    def at(self, index: int) -> T_co:
        """Make one of them; negative numbers count from the end, and IndexError tells that there is none."""

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...

    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        if isinstance(index, slice):
            return [self.at(k) for k in range(*index.indices(len(self)))]
        return self.at(index)


class Shelf(Unpacked[GridRow]):
    """Rows in the order of their numbers."""

    def __init__(self, rows: Iterable[GridRow] = ()) -> None:
        """Put some rows on it."""
        self._numbers = array("L")
        self._rows: list[bytes] = []
        for row in rows:
            self.put(row)

    def put(self, row: GridRow) -> None:
        """Put a row behind the others; its number is higher than theirs."""
        cells = [cell.text if cell == Cell(cell.text) else _told(cell) for cell in row.cells]
        self._numbers.append(row.number)
        # Surrogates, which a hostile file may hold, are no UTF-8.
        self._rows.append(json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def numbered(self, number: int) -> GridRow:
        """Return the row with a number; KeyError when there is none."""
        index = bisect_left(self._numbers, number)
        if index == len(self) or self._numbers[index] != number:
            raise KeyError(number)
        return self.at(index)

    def at(self, index: int) -> GridRow:
        """Unpack a row."""
        cells = json.loads(self._rows[index].decode("utf-8", "surrogatepass"))
        return GridRow(self._numbers[index], tuple(map(_cell, cells)))

    def __len__(self) -> int:
        return len(self._rows)


def _told(cell: Cell) -> list[str | int]:
    return [cell.text, cell.form.value, cell.day, cell.clock]


def _cell(told: str | list[str]) -> Cell:
    if isinstance(told, str):
        return Cell(told)
    text, form, day, clock = told
    return Cell(text, Form(form), day, clock)
