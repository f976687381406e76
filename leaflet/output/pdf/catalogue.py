"""What a catalogue holds beside the pages: intents, metadata, attached files. Imports ReportLab."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from zlib import compress

from reportlab.pdfbase import pdfdoc

from leaflet.output.attachment import Attachment
from leaflet.output.conformance import Conformance
from leaflet.output.icc import REGISTRY, Condition, Profile
from leaflet.output.pdf.cidfont import DEFLATE_LEVEL
from leaflet.output.pdf.information import pdf_date
from leaflet.output.pdf.numbers import text_string, utf16
from leaflet.output.pdf.objects import Stream, refer


def intents(
    document: pdfdoc.PDFDocument, conformance: Conformance, intent: Profile | Condition
) -> pdfdoc.PDFArray:
    """Say how colours are meant, once for each family of standards, all by one profile."""
    told: dict[str, object] = {
        "Type": "/OutputIntent",
        "OutputConditionIdentifier": text_string(intent.condition),
        "Info": text_string(intent.description),
    }
    if isinstance(intent, Condition) or intent.registered:
        told["RegistryName"] = text_string(REGISTRY)
    if isinstance(intent, Profile):
        stream = Stream(deflated(intent.data), N=intent.channels)
        told["DestOutputProfile"] = refer(document, stream)
    return pdfdoc.PDFArray([pdfdoc.PDFDictionary({**told, "S": f"/{kind}"}) for kind in conformance.intents])


@lru_cache(maxsize=4)
def deflated(data: bytes) -> bytes:
    """Deflate what many files share."""
    return compress(data, DEFLATE_LEVEL)


def attached(
    document: pdfdoc.PDFDocument, attachments: Iterable[Attachment], issued: date
) -> tuple[pdfdoc.PDFDictionary, pdfdoc.PDFArray]:
    """Put files into the document; return the name dictionary and the list of associated files."""
    files = sorted(attachments, key=lambda file: file.path)
    references = [refer(document, _specification(document, file, issued)) for file in files]
    # All keys in one encoding: readers disagree whether bytes or characters are what is sorted.
    keys = [f"<FEFF{utf16(file.path)}>" for file in files]
    pairs = [part for pair in zip(keys, references, strict=True) for part in pair]
    tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(pairs)})
    return pdfdoc.PDFDictionary({"EmbeddedFiles": tree}), pdfdoc.PDFArray(references)


def _specification(document: pdfdoc.PDFDocument, file: Attachment, issued: date) -> pdfdoc.PDFDictionary:
    """Describe a file (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""
    parameters = f"<< /Size {len(file.data)} /ModDate ({pdf_date(issued)}) /CheckSum <{file.md5.hex()}> >>"
    stream = Stream(
        compress(file.data, DEFLATE_LEVEL),
        Type="/EmbeddedFile",
        # ReportLab does not escape a solidus in a name.
        Subtype="/" + file.mime.replace("/", "#2F"),
        Params=parameters,
    )
    reference = refer(document, stream)
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Filespec",
            "F": text_string(file.path),
            "UF": text_string(file.path),
            "Desc": text_string(file.description),
            "AFRelationship": f"/{file.relationship}",
            "EF": pdfdoc.PDFDictionary({"F": reference, "UF": reference}),
        }
    )
