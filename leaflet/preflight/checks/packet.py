"""The XMP packet: there, readable, and not compressed, so that any program finds it (ISO 16684-1)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_packet(subject: Subject) -> Iterator[Found]:
    """Standards since PDF/A-1 and PDF/X-4 claim themselves in XMP."""
    xmp = subject.document.xmp
    if not xmp.present:
        yield found(Code.NO_XMP, reason="ありません", reason_en="is missing")
    elif not xmp.readable:
        yield found(Code.NO_XMP, reason="読めません", reason_en="cannot be read")
    elif xmp.compressed:
        yield found(Code.NO_XMP, reason="圧縮されています", reason_en="is compressed")
