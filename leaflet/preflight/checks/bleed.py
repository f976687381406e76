"""Art that reaches the trim goes on to the bleed's edge; else a white line may remain after cutting."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.box import MM, Box
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject

_TOUCHES: Final = 0.3 * MM
"""Art that ends so near to the trim was meant to reach it."""
_SLACK: Final = 0.1 * MM
_SIDES: Final = (("左", "left"), ("下", "bottom"), ("右", "right"), ("上", "top"))


def check_bleed(subject: Subject) -> Iterator[Found]:
    """Tell art that ends at the trim, or between trim and bleed."""
    if not subject.is_for_press:
        return
    wanted = subject.house.bleed
    for sheet, mark in subject.marks(Kind.FILL, Kind.IMAGE, Kind.SHADE, Kind.STROKE):
        if mark.ink.is_white or not mark.box.overlaps(sheet.leaf.trim):  # printing marks lie beside the page
            continue
        for side, reach in enumerate(_reaches(mark.box, sheet.leaf.trim)):
            if -_TOUCHES <= reach < wanted - _SLACK:
                name, name_en = _SIDES[side]
                told = f"{max(reach, 0) / MM:.1f}"
                yield sheet.find(
                    Code.SHORT_BLEED,
                    mark,
                    side=name,
                    side_en=name_en,
                    reach=told,
                    wanted=f"{wanted / MM:.0f}",
                )


def _reaches(box: Box, trim: Box) -> tuple[float, float, float, float]:
    """Return how far a box goes beyond each edge of the trim: left, bottom, right, top."""
    return trim.left - box.left, trim.bottom - box.bottom, box.right - trim.right, box.top - trim.top
