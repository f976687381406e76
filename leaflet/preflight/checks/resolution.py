"""Pictures with too few pixels for the size at which they are placed."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject


def check_resolution(subject: Subject) -> Iterator[Found]:
    """Tell pictures below the house's least; those of ink and paper alone need more."""
    house = subject.house
    for sheet, mark in subject.art(Kind.IMAGE):
        picture = mark.picture
        if picture is None or mark.box.area == 0:
            continue
        least = house.least_bilevel_ppi if picture.bits == 1 else house.least_ppi
        if round(picture.ppi) < least:
            yield sheet.find(Code.LOW_RESOLUTION, mark, ppi=round(picture.ppi), least=least)
