"""The file's frame: cross-references, end mark, encryption (ISO 32000-1, 7.5, 7.6)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_damage(subject: Subject) -> Iterator[Found]:
    """Tell a file that a reader must mend, since others mend it otherwise, and a locked one."""
    if subject.document.repaired:
        yield found(Code.PDF_DAMAGED, reason=subject.document.repaired)
    if subject.document.encrypted or subject.document.trailer.has("Encrypt"):
        yield found(Code.PDF_ENCRYPTED)
