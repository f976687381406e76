"""Pages by hand, good and bad: rows of text by column and line, in either direction."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet.colour import BLACK
from leaflet.diagnostics import Span
from leaflet.display.axes import Direction
from leaflet.display.page import Group, Item, Page, Part, PlacedLine, Setting
from leaflet.display.structure import Element, Role
from leaflet.geometry import Point, Size
from leaflet.units import MM, PT
from tests.output.setting import GOTHIC, set_line

SIZE, FEED = 10 * PT, 16 * PT
CHARACTERS, GAP = 12, 2
START, HEAD = 20 * MM, 20 * MM
PAPER = Size(210 * MM, 210 * MM)
"""As wide as high, so that one page is judged in both directions."""

Place = tuple[int | None, int]
"""A column, None for across all of them, and a grid line."""


class Made(NamedTuple):
    """A block of a page: its role, and for each of its parts a role and where its rows stand."""

    role: Role
    parts: tuple[tuple[Role, tuple[Place, ...]], ...]


def text(column: int | None, first: int, last: int, *more: Place) -> Made:
    """Return a paragraph of the lines `first` to `last` of a column, and some elsewhere."""
    return Made(
        Role.GROUP, ((Role.PARAGRAPH, (*((column, line) for line in range(first, last + 1)), *more)),)
    )


def heading(*places: Place) -> Made:
    return Made(Role.HEADING, ((Role.HEADING, places),))


def title(*places: Place) -> Made:
    return Made(Role.TITLE, ((Role.TITLE, places),))


def box(*places: Place) -> Made:
    return Made(Role.ASIDE, ((Role.PARAGRAPH, places),))


def question(asked: Place, answered: Place, *told: Place) -> Made:
    parts = ((Role.HEADING, (asked,)), (Role.PARAGRAPH, (answered,)), (Role.PARAGRAPH, told))
    return Made(Role.QUESTION_ANSWER, parts)


def page(*blocks: Made, columns: int = 2, direction: Direction = Direction.HORIZONTAL) -> Page:
    """Put blocks where they say; the numbers of their rows' lines in the source are those of the grid."""
    ids = iter(range(2, 1000))
    elements: list[Element] = []
    items: list[Item] = []
    for block in blocks:
        number = next(ids)
        if len(block.parts) == 1 and block.parts[0][0] is block.role:
            element = Element(number, block.role, level=2)
            items += _rows(element, block.parts[0][1], columns, direction)
        else:
            children = [Element(next(ids), role) for role, _ in block.parts]
            element = Element(number, block.role, tuple(children))
            for child, (_, places) in zip(children, block.parts, strict=True):
                items += _rows(child, places, columns, direction)
        elements.append(element)
    setting = Setting(SIZE, FEED, CHARACTERS, _columns(columns), 20, 20, "", "", 1)
    return Page("おもて", PAPER, 0, (Group(tuple(items), tuple(elements)),), setting)


def _columns(count: int) -> tuple[tuple[int, int], ...]:
    starts = [START + index * (CHARACTERS + GAP) * SIZE for index in range(count)]
    return tuple((start, start + CHARACTERS * SIZE) for start in starts)


def _rows(element: Element, places: Sequence[Place], columns: int, direction: Direction) -> Iterator[Item]:
    for column, line in places:
        wide = CHARACTERS if column is not None else columns * (CHARACTERS + GAP) - GAP
        inline = START + (column or 0) * (CHARACTERS + GAP) * SIZE
        block = HEAD + line * FEED + SIZE * 22 // 25
        set_ = set_line((("団結前進" * wide)[:wide], GOTHIC), size=SIZE)
        at = Point(inline, block) if direction is Direction.HORIZONTAL else Point(PAPER.width - block, inline)
        parts = (Part(0, len(set_.gids), BLACK, element.id),)
        yield PlacedLine(set_, at, parts, Span("edition.yaml", line, 1), direction)
