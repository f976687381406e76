"""Pages: some at all, and as many as the page tree says."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_page_count(subject: Subject) -> Iterator[Found]:
    """Programs that trust Count would print other pages than those that walk the tree."""
    told = subject.document.root.get("Pages", "Count").integer
    there = len(subject.document.leaves)
    if told != there or there == 0:
        yield found(Code.PAGE_COUNT, told="?" if told is None else told, there=there)
