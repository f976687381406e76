"""What a duplicator (輪転機) cannot print well: small letters left white in a dark ground, and pale tints.

It pushes ink through holes of a master: fine white lines fill up, and few dots come out uneven.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from leaflet.colour import Colour, Gray
from leaflet.diagnostics import Code, Complaints, Diagnostic
from leaflet.display.extent import extent, stretches, text_extent
from leaflet.display.page import Fill, Group, Image, Item, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.memo import Known
from leaflet.model.template import Template
from leaflet.output.sheet import Sheet
from leaflet.output.stock import fresh
from leaflet.units import PT, Length, points

LEAST_REVERSED: Length = 8 * PT
"""Lighter text on a dark ground has to be so large."""
DARK = 50
"""Percent of black from which a ground is dark."""
LEAST_TINT = 10
"""Percent of black that still prints evenly."""


def check_duplicator(
    sheets: Iterable[Sheet], template: Template, stock: Known | None = None
) -> tuple[Diagnostic, ...]:
    """Return warnings for what would not print well; text is told at its line, tints at the template's.

    `stock` keeps where items stand.
    """
    complaints, stock = Complaints(), stock or fresh()
    used: dict[str, Colour] = {}
    for sheet in sheets:
        palette = dict(sheet.palette)
        seen = [_seen_in(group, stock) for group in sheet.groups]
        used |= {role: palette[role] for each in seen for role in each.roles}
        for found in _reversed(chain.from_iterable(each.items for each in seen), palette):
            size = f"{points(found.size):g}"
            complaints.add(Code.SMALL_REVERSED, found.item.span or template.span, text=found.text, size=size)
    places = dict(template.ink_places)
    for role, colour in used.items():
        if isinstance(colour, Gray) and 0 < colour.black < LEAST_TINT:
            place = places.get(role, template.span)
            complaints.add(Code.PALE_TINT, place, ink=role, tint=colour.black, least=LEAST_TINT)
    return complaints.all


def _roles(item: Item) -> tuple[str, ...]:
    match item:
        case PlacedLine(parts=parts):
            return tuple(part.ink for part in parts)
        case Image():
            return ()
        case _:
            return (item.ink,)


class _Small(NamedTuple):
    """Small letters of a line."""

    item: PlacedLine
    ink: str
    size: Length
    middle: Point


class _Area(NamedTuple):
    """What other things can stand on."""

    rect: Rect
    ink: str | None
    """None for a picture."""


class _Seen(NamedTuple):
    """What matters of a group, in paint order."""

    items: tuple[_Small | _Area, ...]
    roles: tuple[str, ...]
    """Each once, in the order of their use."""


def _seen_in(group: Group, stock: Known) -> _Seen:
    """Look through a group, once for all editions that share it."""

    def seen() -> _Seen:
        row = stock.row((group.elements,), "seen items", group.items, lambda item: tuple(_seen(item)))
        roles = dict.fromkeys(role for item in group.items for role in _roles(item))
        return _Seen(tuple(chain.from_iterable(row)), tuple(roles))

    return stock.value((group,), "seen", seen)


def _seen(item: Item) -> Iterator[_Small | _Area]:
    match item:
        case PlacedLine():
            for first, last, ink, size in stretches(item):
                if size < LEAST_REVERSED:
                    yield _Small(item, ink, size, _middle(text_extent(item, first, last)))
        case Fill() | Polygon() | Path():
            rect = extent(item)
            if rect is not None:
                yield _Area(rect, item.ink)
        case Image(rect=rect):
            yield _Area(rect, None)
        case Rule() | Stroke():
            pass


class _Found(NamedTuple):
    item: PlacedLine
    text: str
    size: Length


class _Ground(NamedTuple):
    rect: Rect
    black: int


def _reversed(items: Iterable[_Small | _Area], palette: dict[str, Colour]) -> Iterator[_Found]:
    """Yield each line with small text that is lighter than the dark ground it stands on."""
    grounds: list[_Ground] = []
    told: PlacedLine | None = None
    for item in items:
        match item:
            case _Area(rect, ink):
                # Nobody knows how dark a picture is where the text stands.
                grounds.append(_Ground(rect, 0 if ink is None else _black(palette[ink])))
            case _Small(placed, ink, size, middle) if placed is not told:
                below = _below(grounds, middle)
                if below >= DARK and _black(palette[ink]) < below:
                    told = placed
                    yield _Found(placed, "".join(placed.line.texts), size)
            case _Small():
                pass


def _below(grounds: list[_Ground], at: Point) -> int:
    """Return how dark it is at a point: as the topmost ground there."""
    point = Rect(*at, *at)
    return next((ground.black for ground in reversed(grounds) if ground.rect.contains(point)), 0)


def _middle(rect: Rect) -> Point:
    return Point((rect.left + rect.right) // 2, (rect.top + rect.bottom) // 2)


def _black(colour: Colour) -> int:
    return colour.black if isinstance(colour, Gray) else 0
