"""The objects of a document that ReportLab does not make, or not as standards want them.

Like `canvas`, this imports ReportLab.
"""

from collections.abc import Mapping
from zlib import compress

from reportlab.pdfbase import pdfdoc

from leaflet.compose.face import Face
from leaflet.output.pdf.cidfont import CidFont, em_thousandths
from leaflet.output.pdf.information import Information, entries
from leaflet.output.pdf.numbers import decimal, text_string
from leaflet.output.printed import Printed

ALL_PLATES = (
    "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]"
)
"""The colour space of printers' marks (ISO 32000-1, 8.6.6.4)."""
OVERPRINTING = "<< /Type /ExtGState /OP true /op true /OPM 1 >>"
"""Inks of which nothing is printed leave what lies below as it is (ISO 32000-1, 8.6.7)."""

_SYMBOLIC = 1 << 2
"""Not in a standard Latin encoding: true of every font whose glyphs go by number."""


def refer(document: pdfdoc.PDFDocument, value: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
    """Put an object into a document and return what others refer to it by."""
    reference: pdfdoc.PDFObjectReference = document.Reference(value)  # type: ignore[no-untyped-call]
    return reference


class Stream(pdfdoc.PDFObject):
    """A deflated stream, with the line end before `endstream` that ReportLab omits (PDF/A-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, deflated: bytes, **keys: object) -> None:
        """Keep the data and what the dictionary says beside its length and filter."""
        self._deflated = deflated
        self._keys = keys

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Spell the stream."""
        keys = {**self._keys, "Filter": "/FlateDecode", "Length": len(self._deflated)}
        dictionary = pdfdoc.PDFDictionary(keys).format(document)
        return dictionary + b"\nstream\n" + self._deflated + b"\nendstream\n"


class PlainStream(pdfdoc.PDFObject):
    """A stream that is left as it is: metadata, which every program should find (PDF/X-4, PDF/A-1 6.7.2)."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, **keys: object) -> None:
        """Keep the data and what the dictionary says beside its length."""
        self._data = data
        self._keys = keys

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Spell the stream."""
        dictionary = pdfdoc.PDFDictionary({**self._keys, "Length": len(self._data)}).format(document)
        return dictionary + b"\nstream\n" + self._data + b"\nendstream\n"


def picture_stream(picture: Printed) -> Stream | PlainStream:
    """Make the object of a picture (ISO 32000-1, 8.9.5)."""
    keys: dict[str, object] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.size.width,
        "Height": picture.size.height,
        "ColorSpace": f"/Device{picture.space}",
        "BitsPerComponent": 8,
    }
    if picture.inverted:
        keys["Decode"] = "[1 0 1 0 1 0 1 0]"
    if picture.jpeg:
        return PlainStream(picture.data, Filter="/DCTDecode", **keys)
    return Stream(picture.data, **keys)


class Info(pdfdoc.PDFInfo):
    """The document information dictionary; what the edition does not say is not there."""

    def __init__(self, information: Information, further: Mapping[str, str]) -> None:
        """Spell the entries, and those `further` ones that a standard wants."""
        super().__init__()
        told = entries(information) | dict(further)
        self._entries = {key: text_string(text) for key, text in told.items()}

    def digest(self, md5object: object) -> None:
        """Leave the signature alone: the ID is given."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Spell the dictionary."""
        return pdfdoc.PDFDictionary({**self._entries, "Trapped": "/False"}).format(document)


def composite_font(
    document: pdfdoc.PDFDocument, face: Face, font: CidFont, *, cid_set: bool = False
) -> tuple[pdfdoc.PDFDictionary, pdfdoc.PDFDictionary]:
    """Put a font into the document (ISO 32000-1, 9.7.6), with a list of its numbers where a standard asks.

    Returns the font set along the line, and the same set from the top down.
    """
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": f"/{font.name}",
        "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "FontDescriptor": refer(document, _descriptor(document, face, font, cid_set=cid_set)),
        "CIDToGIDMap": "/Identity" if font.to_gid is None else refer(document, Stream(font.to_gid)),
        "DW": 1000,
        "W": f"[{font.widths}]",
    }
    composite = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": f"/{font.name}",
        "DescendantFonts": pdfdoc.PDFArray([refer(document, pdfdoc.PDFDictionary(descendant))]),
        "ToUnicode": refer(document, Stream(font.to_unicode)),
    }
    along, down = (pdfdoc.PDFDictionary({**composite, "Encoding": f"/Identity-{way}"}) for way in "HV")
    return along, down


def _descriptor(
    document: pdfdoc.PDFDocument, face: Face, font: CidFont, *, cid_set: bool
) -> pdfdoc.PDFDictionary:
    """Describe a face (ISO 32000-1, 9.8)."""
    told = face.descriptor
    numbers = {"CIDSet": refer(document, Stream(compress(bits(font.count + 1))))} if cid_set else {}
    box = " ".join(em_thousandths(face, value) for value in told.box)
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{font.name}",
            "Flags": _SYMBOLIC,
            "FontBBox": f"[{box}]",
            "ItalicAngle": decimal(round(told.italic_angle * 100), 2),
            "Ascent": em_thousandths(face, told.ascent),
            "Descent": em_thousandths(face, told.descent),
            "CapHeight": em_thousandths(face, told.cap_height),
            "StemV": _stem(face.name.weight),
            "FontFile2": refer(document, Stream(font.file, Length1=font.file_length)),
            **numbers,
        },
    )


def bits(count: int) -> bytes:
    """Return `count` ones, the highest bit first, filled up with zeros (ISO 32000-1, table 124)."""
    whole, rest = divmod(count, 8)
    return b"\xff" * whole + (bytes([0xFF00 >> rest & 0xFF]) if rest else b"")


def _stem(weight: int) -> int:
    """Estimate the width of upright strokes, which TrueType does not tell and only substitutes would use."""
    return 10 + weight // 5
