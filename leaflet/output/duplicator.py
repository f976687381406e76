"""What a duplicator (輪転機) cannot print well: small letters left white in a dark ground, and pale tints.

It pushes ink through holes of a master: fine white lines fill up, and few dots come out uneven.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet.colour import Colour, Gray
from leaflet.diagnostics import Code, Complaints, Diagnostic
from leaflet.display.extent import extent, stretches, text_extent
from leaflet.display.page import Fill, Image, Item, Path, PlacedLine, Polygon, Rule, Stroke
from leaflet.geometry import Point, Rect
from leaflet.model.template import Template
from leaflet.output.sheet import Sheet
from leaflet.units import PT, Length, points

LEAST_REVERSED: Length = 8 * PT
"""Lighter text on a dark ground has to be so large."""
DARK = 50
"""Percent of black from which a ground is dark."""
LEAST_TINT = 10
"""Percent of black that still prints evenly."""


def check_duplicator(sheets: Iterable[Sheet], template: Template) -> tuple[Diagnostic, ...]:
    """Return warnings for what would not print well; text is told at its line, tints at the template's."""
    complaints = Complaints()
    used: dict[str, Colour] = {}
    for sheet in sheets:
        palette = dict(sheet.palette)
        used |= {role: palette[role] for item in sheet.items for role in _roles(item)}
        for found in _reversed(sheet.items, palette):
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


class _Found(NamedTuple):
    item: PlacedLine
    text: str
    size: Length


class _Ground(NamedTuple):
    rect: Rect
    black: int


def _reversed(items: Iterable[Item], palette: dict[str, Colour]) -> Iterator[_Found]:
    """Yield each line with small text that is lighter than the dark ground it stands on."""
    grounds: list[_Ground] = []
    for item in items:
        match item:
            case PlacedLine():
                small = (each for each in stretches(item) if each[3] < LEAST_REVERSED)
                for first, last, ink, size in small:
                    below = _below(grounds, _middle(text_extent(item, first, last)))
                    if below >= DARK and _black(palette[ink]) < below:
                        yield _Found(item, "".join(item.line.texts), size)
                        break
            case Fill() | Polygon() | Path():
                rect = extent(item)
                if rect is not None:
                    grounds.append(_Ground(rect, _black(palette[item.ink])))
            case Image(rect=rect):
                # Nobody knows how dark it is where the text stands.
                grounds.append(_Ground(rect, 0))
            case Rule() | Stroke():
                pass


def _below(grounds: list[_Ground], at: Point) -> int:
    """Return how dark it is at a point: as the topmost ground there."""
    point = Rect(*at, *at)
    return next((ground.black for ground in reversed(grounds) if ground.rect.contains(point)), 0)


def _middle(rect: Rect) -> Point:
    return Point((rect.left + rect.right) // 2, (rect.top + rect.bottom) // 2)


def _black(colour: Colour) -> int:
    return colour.black if isinstance(colour, Gray) else 0
