"""Text keeps off the trim: a knife that wanders must not cut it."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.box import MM
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject

_SLACK: Final = 0.1


def check_safe_area(subject: Subject) -> Iterator[Found]:
    """Tell text of the page (not of the margin beside it) nearer to the trim than allowed."""
    if not subject.is_for_press:
        return
    for sheet, mark in subject.marks(Kind.TEXT):
        trim = sheet.leaf.trim
        if not (mark.shown and mark.shown.visible and mark.shown.text.strip() and mark.box.overlaps(trim)):
            continue
        if not trim.grown(-subject.house.safe).holds(mark.box, _SLACK):
            box = mark.box
            near = min(
                box.left - trim.left, box.bottom - trim.bottom, trim.right - box.right, trim.top - box.top
            )
            yield sheet.find(
                Code.OUTSIDE_SAFE_AREA,
                mark,
                distance=f"{near / MM:.1f}",
                least=f"{subject.house.safe / MM:.0f}",
            )
