"""The file's identity (ID in the trailer; ISO 32000-1, 14.4)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_identity(subject: Subject) -> Iterator[Found]:
    """Tell a file without the two strings by which copies are told apart."""
    parts = [part.octets for part in subject.document.trailer.get("ID").array()]
    if len(parts) != 2 or not all(parts):  # noqa: PLR2004 - the first never changes, the second with each edit
        yield found(Code.NO_FILE_ID)
