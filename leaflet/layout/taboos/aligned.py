"""Headings of neighbouring columns at one place across the lines."""

from collections.abc import Iterator
from typing import NamedTuple

from leaflet.layout.taboos.sight import Row, Sight, paragraphs


class Aligned(NamedTuple):
    """Two headings, each by its rows."""

    one: tuple[Row, ...]
    other: tuple[Row, ...]


def aligned(sight: Sight) -> Iterator[Aligned]:
    """Yield each pair of headings in neighbouring columns that overlap across the lines."""
    headings = [
        rows for rows in paragraphs(sight.running) if rows[0].is_heading and rows[0].column is not None
    ]
    for index, one in enumerate(headings):
        for other in headings[index + 1 :]:
            if _neighbours(one[0], other[0]) and any(_level(a, b) for a in one for b in other):
                yield Aligned(one, other)


def _neighbours(one: Row, other: Row) -> bool:
    return one.column is not None and other.column is not None and abs(one.column - other.column) == 1


def _level(one: Row, other: Row) -> bool:
    """Tell whether two rows overlap across the lines."""
    return one.area.block_start < other.area.block_end and other.area.block_start < one.area.block_end
