"""Total ink as it comes out on the plates, overprinting and pictures included (ghostscript's tiffsep)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.box import on_page
from leaflet.preflight.checks.check import NotRunError
from leaflet.preflight.checks.total_ink import ink
from leaflet.preflight.finding import Found, found
from leaflet.preflight.ghostscript import LARGEST_SHEET, PlatesFailedError, plates
from leaflet.preflight.subject import Sheet, Subject


def check_plates(subject: Subject) -> Iterator[Found]:
    """Tell pages where inks laid on each other are over the limit and no single colour is."""
    if not subject.is_for_press or subject.document.encrypted:
        return
    most = subject.house.most_ink
    if any(max(sheet.leaf.media.width, sheet.leaf.media.height) > LARGEST_SHEET for sheet in subject.sheets):
        raise NotRunError("ページが大きすぎます", "a page is too large")
    try:
        printed = plates(subject.data, len(subject.sheets))
    except PlatesFailedError as error:
        raise NotRunError(
            f"ghostscript が止まりました（{error}）", f"ghostscript failed ({error})"
        ) from error
    for sheet, page in zip(subject.sheets, printed, strict=False):
        if sheet.leaf.rotation or sheet.leaf.unit != 1:
            continue  # the plates lie otherwise than the boxes; `check_turned` tells of it
        heaviest, box = page.heaviest(sheet.leaf, most)
        if box is not None and not _is_told(sheet, most):
            place = on_page(box, sheet.leaf.trim)
            yield found(Code.TOTAL_INK, sheet.number, place, ink=heaviest, most=most)


def _is_told(sheet: Sheet, most: int) -> bool:
    """Whether a colour of the page is over the limit by itself, which `check_total_ink` tells."""
    return any(ink(mark) > most for mark in sheet.art)
