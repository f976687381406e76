"""What an office printer cannot print: it does not reach the paper's edge.

Art that runs off the page may lose its last millimetres; text and lines may not, nor shapes that end there.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Diagnostic
from leaflet.display.extent import extent
from leaflet.display.page import Group, Image, Item, PlacedLine, Rule, Stroke
from leaflet.geometry import Rect
from leaflet.memo import Known
from leaflet.model.template import Template
from leaflet.output.sheet import Sheet
from leaflet.output.stock import fresh
from leaflet.units import MM, Length

SIDES = (("天", "top"), ("地", "bottom"), ("左", "left"), ("右", "right"))
_LINE, _SHAPE = ("線", "lines"), ("図形", "a shape")


def check_edges(
    sheets: Iterable[Sheet], margin: Length, template: Template, stock: Known | None = None
) -> tuple[Diagnostic, ...]:
    """Return warnings for what stands nearer than `margin` to a sheet's trim, each told once for a side.

    `stock` keeps which items do.
    """
    complaints, stock = Complaints(), stock or fresh()
    for sheet in sheets:
        row = "sheet near edges", sheet.name, sheet.trim, margin
        found = stock.row(
            (), row, sheet.groups, partial(_near_in, trim=sheet.trim, margin=margin, stock=stock)
        )
        for near in chain.from_iterable(found):
            what, what_en = _what(near.item)
            (side, side_en), distance = SIDES[near.side], f"{near.distance / MM:.1f}"
            span = near.item.span if isinstance(near.item, PlacedLine | Image) else None
            complaints.add(
                Code.NEAR_EDGE,
                span or template.span,
                what=what,
                what_en=what_en,
                side=side,
                side_en=side_en,
                distance=distance,
                margin=margin // MM,
            )
    return complaints.all


class _Near(NamedTuple):
    item: Item
    side: int
    distance: Length


def _near_in(group: Group, trim: Rect, margin: Length, stock: Known) -> tuple[_Near, ...]:
    """Find what of a group is near, once for all editions that share it."""

    def found() -> tuple[_Near, ...]:
        row = (group.elements,), ("items near edges", trim, margin)
        return tuple(chain(*stock.row(*row, group.items, lambda item: tuple(_near(item, trim, margin)))))

    return stock.value((group,), ("near edges", trim, margin), found)


def _near(item: Item, trim: Rect, margin: Length) -> Iterator[_Near]:
    box = extent(item)
    if box is None:
        return
    distances = (box.top - trim.top, trim.bottom - box.bottom, box.left - trim.left, trim.right - box.right)
    runs_off = not isinstance(item, PlacedLine | Stroke)
    for side, distance in enumerate(distances):
        if distance < margin and not (runs_off and distance <= 0):
            yield _Near(item, side, distance)


def _what(item: Item) -> tuple[str, str]:
    match item:
        case PlacedLine(line=line):
            said = "".join(line.texts)
            return f"文字「{said}」", f"the text “{said}”"
        case Rule() | Stroke():
            return _LINE
        case _:
            return _SHAPE
