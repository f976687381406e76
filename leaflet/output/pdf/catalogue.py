"""What a catalogue holds beside the pages: intents, metadata, attached files. Imports ReportLab."""

from collections.abc import Sequence
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
from leaflet.output.pdf.ready import Ready, ready


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


def attached(paths: Sequence[str], first: int) -> tuple[pdfdoc.PDFDictionary, pdfdoc.PDFArray]:
    """Return the name dictionary and the list of associated files; objects are numbered from `first`."""
    behind = first + FILE_OBJECTS - 1
    references = [f"{behind + FILE_OBJECTS * k} 0 R" for k in range(len(paths))]
    # All keys in one encoding: readers disagree whether bytes or characters are what is sorted.
    keys = [f"<FEFF{utf16(path)}>" for path in paths]
    pairs = [part for pair in zip(keys, references, strict=True) for part in pair]
    tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(pairs)})
    return pdfdoc.PDFDictionary({"EmbeddedFiles": tree}), pdfdoc.PDFArray(references)


FILE_OBJECTS = 2
"""Of an attached file: a stream, and behind it what tells of the file."""


def file_objects(file: Attachment, first: int, issued: date) -> Ready:
    """Spell an attached file and its description (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""
    parameters = f"<< /Size {len(file.data)} /ModDate ({pdf_date(issued)}) /CheckSum <{file.md5.hex()}> >>"
    stream = Stream(
        compress(file.data, DEFLATE_LEVEL),
        Type="/EmbeddedFile",
        # ReportLab does not escape a solidus in a name.
        Subtype="/" + file.mime.replace("/", "#2F"),
        Params=parameters,
    )
    reference = f"{first} 0 R"
    specification = pdfdoc.PDFDictionary(
        {
            "Type": "/Filespec",
            "F": text_string(file.path),
            "UF": text_string(file.path),
            "Desc": text_string(file.description),
            "AFRelationship": f"/{file.relationship}",
            "EF": pdfdoc.PDFDictionary({"F": reference, "UF": reference}),
        }
    )
    return ready(first, [pdfdoc.format(each, None, toplevel=1) for each in (stream, specification)])
