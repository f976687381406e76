"""Page boxes: what is cut, what is printed beyond, and what the sheet is (ISO 32000-1, 14.11.2)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.document import Leaf
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_NESTS: Final = (
    ("BleedBox", "TrimBox"),
    ("MediaBox", "BleedBox"),
    ("MediaBox", "TrimBox"),
    ("MediaBox", "CropBox"),
)
"""Outer and inner."""
_SLACK: Final = 0.02
"""Boxes are written with two or three places."""


def check_boxes(subject: Subject) -> Iterator[Found]:
    """Trim inside bleed inside media; a press page says where it is cut."""
    for leaf in subject.document.leaves:
        if ("TrimBox" in leaf.declared) == ("ArtBox" in leaf.declared):
            yield found(Code.NO_TRIM_BOX, leaf.number)
        for outer, inner in _NESTS:
            if not _holds(leaf, outer, inner):
                yield found(Code.BOX_NESTING, leaf.number, outer=outer, inner=inner)
        if "CropBox" in leaf.declared and subject.is_for_press and not _holds(leaf, "CropBox", "TrimBox"):
            yield found(Code.BOX_NESTING, leaf.number, outer="CropBox", inner="TrimBox")


def _holds(leaf: Leaf, outer: str, inner: str) -> bool:
    boxes = leaf.declared
    if outer not in boxes or inner not in boxes:
        return True
    return boxes[outer].holds(boxes[inner], _SLACK) and boxes[inner].area > 0
