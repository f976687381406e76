"""What a file says it is: the standards named in its Info and XMP."""

import re
from collections.abc import Iterator

from leaflet.preflight.document import Document
from leaflet.preflight.standard import Standard

_NEWEST_OF_X1A = (1, 4)


def claimed(document: Document) -> tuple[Standard, ...]:
    """Return the standards that a file claims, each once; none for an ordinary PDF."""
    return tuple(dict.fromkeys(_claims(document)))


def _claims(document: Document) -> Iterator[Standard]:
    version = document.info.get("GTS_PDFXVersion").text or document.xmp.get("pdfxid:GTS_PDFXVersion")
    yield from _printing(version) if version else _intended(document)
    yield from _archiving(document.xmp.get("pdfaid:part"), document.xmp.get("pdfaid:conformance"))
    if part := document.xmp.get("pdfuaid:part"):
        yield Standard.UA2 if part == "2" else Standard.UA1


def _printing(version: str) -> Iterator[Standard]:
    """Tell the PDF/X of a version; the key stands in Info before PDF/X-4, in XMP from then on."""
    if re.match(r"PDF/X-4\b", version):
        yield Standard.X4
    elif version == "PDF/X-1a:2003":
        yield Standard.X1A
    elif version.startswith("PDF/X-1"):
        yield Standard.X1A_2001


def _intended(document: Document) -> Iterator[Standard]:
    """Tell the PDF/X of a file whose claim got lost: it still has the output intent of one."""
    if any(intent.get("S").name == "GTS_PDFX" for intent in document.root.get("OutputIntents").array()):
        yield Standard.X4 if document.version > _NEWEST_OF_X1A else Standard.X1A


def _archiving(part: str, level: str) -> Iterator[Standard]:
    found = {"1": Standard.A1B, "2": Standard.A2U, "3": Standard.A3U, "4": Standard.A4F}.get(part)
    del level
    if found is not None:
        yield found
