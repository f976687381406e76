"""What an office printer cannot print: it does not reach the paper's edge.

Art that runs off the page may lose its last millimetres; text and lines may not, nor shapes that end there.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Diagnostic
from leaflet.display.extent import extent
from leaflet.display.page import Image, Item, PlacedLine, Rule, Stroke
from leaflet.geometry import Rect
from leaflet.model.template import Template
from leaflet.output.sheet import Sheet
from leaflet.units import MM, Length

SIDES = (("天", "top"), ("地", "bottom"), ("左", "left"), ("右", "right"))
_LINE, _SHAPE = ("線", "lines"), ("図形", "a shape")


def check_edges(sheets: Iterable[Sheet], margin: Length, template: Template) -> tuple[Diagnostic, ...]:
    """Return warnings for what stands nearer than `margin` to a sheet's trim, each told once for a side."""
    complaints = Complaints()
    for sheet in sheets:
        for item in sheet.items:
            for near in _near(item, sheet.trim, margin):
                what, what_en = _what(item)
                (side, side_en), distance = SIDES[near.side], f"{near.distance / MM:.1f}"
                span = item.span if isinstance(item, PlacedLine | Image) and item.span else template.span
                complaints.add(
                    Code.NEAR_EDGE,
                    span,
                    what=what,
                    what_en=what_en,
                    side=side,
                    side_en=side_en,
                    distance=distance,
                    margin=margin // MM,
                )
    return complaints.all


class _Near(NamedTuple):
    side: int
    distance: Length


def _near(item: Item, trim: Rect, margin: Length) -> Iterator[_Near]:
    box = extent(item)
    if box is None:
        return
    distances = (box.top - trim.top, trim.bottom - box.bottom, box.left - trim.left, trim.right - box.right)
    runs_off = not isinstance(item, PlacedLine | Stroke)
    for side, distance in enumerate(distances):
        if distance < margin and not (runs_off and distance <= 0):
            yield _Near(side, distance)


def _what(item: Item) -> tuple[str, str]:
    match item:
        case PlacedLine(line=line):
            said = "".join(line.texts)
            return f"文字「{said}」", f"the text “{said}”"
        case Rule() | Stroke():
            return _LINE
        case _:
            return _SHAPE
