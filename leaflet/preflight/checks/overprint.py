"""Overprinting (オーバープリント): black text lies on colours, white must not, other colours rarely."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.finding import Found
from leaflet.preflight.ground import Ground
from leaflet.preflight.subject import Sheet, Subject


def check_overprint(subject: Subject) -> Iterator[Found]:
    """Tell white that would vanish, black text that would leave a white gap, and colours that would mix."""
    for sheet in subject.sheets:
        ground = Ground()
        for mark in sheet.art:
            yield from _of_mark(subject, sheet, mark, ground)
            ground.add(mark)


def _of_mark(subject: Subject, sheet: Sheet, mark: Mark, ground: Ground) -> Iterator[Found]:
    if mark.kind is Kind.IMAGE and not (mark.picture and mark.picture.is_mask):
        return
    lies_over = mark.paint.overprint
    if mark.ink.is_white and lies_over:
        yield sheet.find(Code.WHITE_OVERPRINT, mark)
    elif not subject.is_for_press:
        return
    elif mark.kind is Kind.TEXT and mark.ink.is_black_alone and not _stays_on_top(mark):
        if mark.shown and mark.shown.visible and ground.is_coloured_under(mark.box):
            yield sheet.find(Code.BLACK_KNOCKS_OUT, mark)
    elif lies_over and not mark.ink.is_black_alone and mark.ink.plates and ground.is_coloured_under(mark.box):
        yield sheet.find(Code.COLOUR_OVERPRINT, mark)


def _stays_on_top(mark: Mark) -> bool:
    """Whether K alone leaves the other inks below it: gray needs no mode, CMYK needs mode 1."""
    if not mark.paint.overprint:
        return False
    return mark.ink.space.family != "DeviceCMYK" or mark.paint.mode == 1
