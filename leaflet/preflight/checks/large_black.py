"""Large areas of K 100 % over colours: many RIPs overprint them by themselves, and the colour shows."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.finding import Found
from leaflet.preflight.ground import Ground
from leaflet.preflight.subject import Subject


def check_large_black(subject: Subject) -> Iterator[Found]:
    """Tell large black areas that lie on a colour."""
    side = subject.house.largest_k
    for sheet in subject.sheets:
        ground = Ground()
        for mark in sheet.art:
            is_large = mark.kind is Kind.FILL and min(mark.box.width, mark.box.height) >= side
            if is_large and mark.ink.is_black_alone and ground.is_coloured_under(mark.box):
                yield sheet.find(Code.LARGE_BLACK, mark)
            ground.add(mark)
