"""Pages that a viewer turns or scales: an imposition program may not (Rotate, UserUnit)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_turned(subject: Subject) -> Iterator[Found]:
    """Tell pages that do not lie as they are printed, in points."""
    for leaf in subject.document.leaves:
        if leaf.rotation % 360:
            yield found(Code.TURNED_PAGE, leaf.number, what=f"Rotate {leaf.rotation}")
        if leaf.unit != 1:
            yield found(Code.TURNED_PAGE, leaf.number, what=f"UserUnit {leaf.unit:g}")
