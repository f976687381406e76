"""The registration colour (every plate in full) belongs to printing marks, and those outside the bleed."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject

_SLACK: Final = 0.1
"""Points by which a mark may touch the bleed's edge."""


def check_registration(subject: Subject) -> Iterator[Found]:
    """Tell art, or marks, in this colour that reach into the bleed box."""
    for sheet in subject.sheets:
        for mark in sheet.marks:
            if mark.ink.is_registration and mark.box.grown(_SLACK).overlaps(sheet.leaf.bleed, 3 * _SLACK):
                yield sheet.find(Code.REGISTRATION_COLOUR, mark)
