"""Drawing operators that make no sense, or call for what is not there: programs disagree on what to draw."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject


def check_content(subject: Subject) -> Iterator[Found]:
    """Tell each kind of mistake once a page; TooMuch for a page that could not be run to its end."""
    for sheet in subject.sheets:
        if sheet.painted.cut:
            raise sheet.painted.cut
        for what in dict.fromkeys(sheet.painted.problems):
            yield sheet.find(Code.BROKEN_CONTENT, what=what)
