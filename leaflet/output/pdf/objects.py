"""The objects of a document that ReportLab does not make, or not as standards want them.

Like `assemble`, this imports ReportLab.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from zlib import compress

from reportlab.pdfbase import pdfdoc

from leaflet.compose.face import Face
from leaflet.output.pdf.cidfont import CidFont, em_thousandths
from leaflet.output.pdf.information import Information, entries
from leaflet.output.pdf.numbers import decimal, text_string
from leaflet.output.pdf.ready import Ready, between, ready, stream
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
        return between(dictionary, self._deflated)


class PlainStream(pdfdoc.PDFObject):
    """A stream that is left as it is: a JPEG."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, **keys: object) -> None:
        """Keep the data and what the dictionary says beside its length."""
        self._data = data
        self._keys = keys

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Spell the stream."""
        dictionary = pdfdoc.PDFDictionary({**self._keys, "Length": len(self._data)}).format(document)
        return between(dictionary, self._data)


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


def information_object(information: Information, further: Mapping[str, str]) -> bytes:
    """Spell the document information dictionary, with `further` entries that a standard wants.

    What the edition does not say is not there.
    """
    told = entries(information) | dict(further)
    spelled = b"".join(b"/%b %b " % (key.encode(), text_string(text)) for key, text in told.items())
    return b"<< %b/Trapped /False >>" % spelled


def metadata_object(packet: bytes) -> bytes:
    """Spell the stream of an XMP packet: plain, for every program should find it (PDF/X-4, PDF/A-1 6.7.2)."""
    return between(b"<<\n/Length %d /Subtype /XML /Type /Metadata\n>>" % len(packet), packet)


class FontObjects(NamedTuple):
    """A composite font as objects."""

    objects: Ready
    along: int
    """The font set along the line."""
    down: int | None
    """The same set from the top down, where that is asked for."""


def font_objects(face: Face, font: CidFont, first: int, *, cid_set: bool, vertical: bool) -> FontObjects:
    """Spell a font (ISO 32000-1, 9.7.6), with a list of its numbers where a standard asks."""
    streams = [stream(font.file, f"/Length1 {font.file_length} "), stream(font.to_unicode)]
    streams += [stream(compress(bits(font.count + 1)))] if cid_set else []
    streams += [stream(font.to_gid)] if font.to_gid is not None else []
    descendant, descriptor, file, to_unicode = range(first, first + 4)
    numbers = f" /CIDSet {to_unicode + 1} 0 R" if cid_set else ""
    last = file + len(streams) - 1
    to_gid = "/Identity" if font.to_gid is None else f"{last} 0 R"
    ways = "HV" if vertical else "H"
    bodies = [
        "<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        f"/Supplement 0 >> /BaseFont /{font.name} /FontDescriptor {descriptor} 0 R /CIDToGIDMap {to_gid} "
        f"/DW 1000 /W [{font.widths}] >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{font.name} {_described(face)} "
        f"/FontFile2 {file} 0 R{numbers} >>".encode(),
        *streams,
        *(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-{way} "
            f"/DescendantFonts [{descendant} 0 R] /ToUnicode {to_unicode} 0 R >>".encode()
            for way in ways
        ),
    ]
    return FontObjects(ready(first, bodies), last + 1, last + 2 if vertical else None)


@lru_cache(maxsize=16)
def _described(face: Face) -> str:
    """Describe a face (ISO 32000-1, 9.8), whatever is embedded of it."""
    told = face.descriptor
    box = " ".join(em_thousandths(face, value) for value in told.box)
    return (
        f"/Flags {_SYMBOLIC} /FontBBox [{box}] "
        f"/ItalicAngle {decimal(round(told.italic_angle * 100), 2)} "
        f"/Ascent {em_thousandths(face, told.ascent)} /Descent {em_thousandths(face, told.descent)} "
        f"/CapHeight {em_thousandths(face, told.cap_height)} /StemV {_stem(face.name.weight)}"
    )


def bits(count: int) -> bytes:
    """Return `count` ones, the highest bit first, filled up with zeros (ISO 32000-1, table 124)."""
    whole, rest = divmod(count, 8)
    return b"\xff" * whole + (bytes([0xFF00 >> rest & 0xFF]) if rest else b"")


def _stem(weight: int) -> int:
    """Estimate the width of upright strokes, which TrueType does not tell and only substitutes would use."""
    return 10 + weight // 5
