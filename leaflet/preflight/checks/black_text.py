"""Text in a black of several inks (リッチブラック): a plate out of register makes it double."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.colours import Ink
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject

_BLACK: Final = 0.8
_OTHERS: Final = 0.2
"""So much of other inks makes a full black rich."""
_DARK: Final = 2.6
"""All inks together of a black mixed of colours, as programs make of RGB 0."""
_THIN: Final = 2.0
"""Lines up to so many points are as bad as text."""


def check_black_text(subject: Subject) -> Iterator[Found]:
    """Tell text and thin lines in a mixed black."""
    for sheet, mark in subject.art(Kind.TEXT, Kind.STROKE, Kind.FILL):
        if _is_fine(mark) and is_rich(mark.ink):
            mixed = " ".join(
                f"{name}{round(part * 100)}"
                for name, part in zip("CMYK", mark.ink.plates or (), strict=False)
            )
            yield sheet.find(Code.RICH_BLACK_TEXT, mark, ink=mixed)


def _is_fine(mark: Mark) -> bool:
    match mark.kind:
        case Kind.TEXT:
            return mark.shown is not None and mark.shown.visible
        case Kind.STROKE:
            return mark.weight <= _THIN
        case _:
            return mark.is_straight and mark.weight <= _THIN


def is_rich(ink: Ink) -> bool:
    """Whether a colour is a black of several inks."""
    cyan, magenta, yellow, black = ink.plates or (0, 0, 0, 0)
    if ink.is_registration:
        return False
    colours = cyan + magenta + yellow
    return (black >= _BLACK and colours >= _OTHERS) or (
        colours + black >= _DARK and min(cyan, magenta, yellow) >= 0.5  # noqa: PLR2004 - all three are heavy
    )
