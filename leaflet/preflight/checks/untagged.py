"""Painted things that are neither tagged nor marked as decoration (artifacts; PDF/UA-1 7.1)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject


def check_untagged(subject: Subject) -> Iterator[Found]:
    """Tell marks outside all marked content."""
    for sheet in subject.sheets:
        for mark in sheet.marks:
            if mark.tag.mcid is None and not mark.tag.artifact:
                yield sheet.find(Code.UNTAGGED_CONTENT, mark)
