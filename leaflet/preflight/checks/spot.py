"""Spot colours (特色): each is a plate of its own, which a four-colour job does not have."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject

_PROCESS: Final = frozenset({"Cyan", "Magenta", "Yellow", "Black", "All", "None"})


def check_spot(subject: Subject) -> Iterator[Found]:
    """Tell inks beside the four."""
    for sheet in subject.sheets:
        for mark in sheet.art:
            for name in mark.ink.space.names:
                if name not in _PROCESS:
                    yield sheet.find(Code.SPOT_COLOUR, mark, name=name)
