"""Total ink (総インキ量): more than paper can take smears and does not dry."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject


def check_total_ink(subject: Subject) -> Iterator[Found]:
    """Tell painted things whose own colour is over the limit; printing marks are not counted."""
    if not subject.is_for_press:
        return
    for sheet in subject.sheets:
        for mark in sheet.art:
            if ink(mark) > subject.house.most_ink and not mark.ink.is_registration:
                yield sheet.find(Code.TOTAL_INK, mark, ink=ink(mark), most=subject.house.most_ink)


def ink(mark: Mark) -> int:
    """Return a mark's own total ink in per cent; 0 where it is not known."""
    if mark.kind is Kind.IMAGE and not (mark.picture and mark.picture.is_mask):
        return 0
    return round(mark.ink.total * 100)
