"""Rules too thin to print: hairlines of width 0, and bars drawn as fills that are as thin."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject

_SLACK: Final = 0.005


def check_hairlines(subject: Subject) -> Iterator[Found]:
    """Tell rules that look well on an office printer, one dot wide; a plate has dots ten times finer."""
    least = subject.house.least_rule
    for sheet, mark in subject.art(Kind.STROKE, Kind.FILL, Kind.TEXT):
        if _is_thin(mark, least - _SLACK):
            yield sheet.find(Code.HAIRLINE, mark, weight=f"{mark.weight:.2f}", least=f"{least:g}")


def _is_thin(mark: Mark, least: float) -> bool:
    match mark.kind:
        case Kind.STROKE:
            return mark.weight < least
        case Kind.FILL:
            return mark.is_straight and mark.weight < least
        case _:
            return 0 < mark.weight < least
