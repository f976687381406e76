"""L297: a QR code without words beside it: whoever cannot scan it learns nothing."""

from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.model.edition import QrCode
from leaflet.source.lint.passages import blocks_of
from leaflet.source.lint.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each."""
    if subject.edition is None:
        return
    for block in blocks_of(subject.edition, subject.local):
        if isinstance(block, QrCode) and (block.caption is None or not block.caption.raw.strip()):
            yield complaint(Code.QR_WITHOUT_TEXT, block.common.span)
