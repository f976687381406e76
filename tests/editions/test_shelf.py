"""Rows come off the shelf as they were put on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.editions.grid import Cell, Form, GridRow
from leaflet.editions.shelf import Shelf

# Surrogates too: a spreadsheet may hold half of one.
texts = st.text(st.characters(), max_size=8)
cells = st.builds(Cell, texts) | st.builds(Cell, texts, st.sampled_from(Form), texts, texts)
tables = st.lists(st.lists(cells, max_size=4), min_size=1, max_size=6)


@given(tables)
def test_rows_are_what_they_were(table: list[list[Cell]]) -> None:
    rows = [GridRow(3 * number, tuple(told)) for number, told in enumerate(table)]
    shelf = Shelf(rows)
    assert list(shelf) == rows
    assert shelf[:2] == rows[:2]
    assert shelf[-1] == shelf.numbered(rows[-1].number) == rows[-1]


def test_a_row_that_is_not_there_is_not_found() -> None:
    shelf = Shelf([GridRow(2, ()), GridRow(4, ())])
    for number in (1, 3, 5):
        with pytest.raises(KeyError):
            shelf.numbered(number)
