"""Tags (PDF/UA-1 7.1, 7.2): marked as tagged, a tree, a language, a title that windows show."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_tagged(subject: Subject) -> Iterator[Found]:
    """Tell what a screen reader would miss of the document as a whole."""
    root = subject.document.root
    if root.get("MarkInfo", "Marked").boolean is not True or not root.get("StructTreeRoot", "K"):
        yield found(Code.NOT_TAGGED)
    if not (root.get("Lang").text or "").strip():
        yield found(Code.NO_LANGUAGE)
    if root.get("ViewerPreferences", "DisplayDocTitle").boolean is not True or not subject.document.xmp.get(
        "dc:title"
    ):
        yield found(Code.TITLE_NOT_SHOWN)
