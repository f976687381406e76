"""Files inside the file: PDF/X knows none, PDF/A-1 neither, PDF/A-2 only PDF/A files."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.attachments import attachments
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_embedded(subject: Subject) -> Iterator[Found]:
    """Tell each embedded file by its name where the standard allows none."""
    if all(rules.embedded_files for rules in subject.rules):
        return
    for attachment in attachments(subject.document):
        yield found(Code.EMBEDDED_FILE, name=attachment.told_name)
