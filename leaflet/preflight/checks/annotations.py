"""Notes, links and fields on the printed area (PDF/X-1a, PDF/X-4: only wholly outside the bleed)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.box import box_of, on_page
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_FOR_THE_PRESS: Final = frozenset({"TrapNet", "PrinterMark"})


def check_annotations(subject: Subject) -> Iterator[Found]:
    """Tell what lies over the page: it may print or not, as each program thinks best."""
    for leaf in subject.document.leaves:
        for note in leaf.node.get("Annots").array():
            box = box_of(note.get("Rect").numbers(4))
            kind = note.get("Subtype").name
            if kind in _FOR_THE_PRESS or (box is not None and not box.overlaps(leaf.bleed)):
                continue
            place = on_page(box, leaf.trim) if box else None
            yield found(Code.ANNOTATION, leaf.number, place, kind=kind or "?")
