"""ReportLab's document, without the habits that print shops, archives and repeatable builds mind.

Beside ReportLab's own objects it takes ready-made ones, whole runs with their numbers, which editions share.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from leaflet.output.pdf.content import OVERPRINT, SEPARATION
from leaflet.output.pdf.contents import Contents, box_of, numbers
from leaflet.output.pdf.objects import ALL_PLATES, OVERPRINTING, Info, Ready, picture_stream, refer
from leaflet.output.printed import Printed

ID_LENGTH = 16


class Document(pdfdoc.PDFDocument):
    """A document that is told what it is."""

    Catalog: "_Catalogue"
    Pages: Any
    _pdfVersion: tuple[int, int]  # noqa: N815 - ReportLab's name
    identity = b""
    informs = True

    def __init__(self, contents: Contents) -> None:
        """Take the document's identity, and what it says about itself; it has no pages yet."""
        super().__init__(
            compression=0,
            invariant=1,
            pdfVersion=contents.conformance.version,
            lang=contents.information.language,
        )
        self.Catalog.PageMode = None
        self.Catalog.Outlines = None
        self.identity = contents.identity[:ID_LENGTH]
        self.informs = contents.conformance.informs
        self.info = Info(contents.information, dict(contents.conformance.information))
        self.contents = contents
        self.streams: list[str] = []
        """Those of each page: references, spelled."""
        self.annotations: Sequence[str] = [""] * len(contents.pages)
        """The same of each page's links."""
        self._pictures: dict[Printed, pdfdoc.PDFObjectReference] = {}
        self._ready: dict[int, Ready] = {}

    def identify(self, *further: bytes) -> None:
        """Let the identity follow from more than the contents tell of themselves."""
        told = sha256(self.contents.identity)
        for data in further:
            told.update(data)
        self.identity = told.digest()[:ID_LENGTH]

    # ---- ready-made objects

    def take(self, count: int = 1) -> int:
        """Set so many numbers apart for ready-made objects and return the first."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def put(self, *objects: Ready) -> None:
        """Put ready-made objects into the document."""
        self._ready |= {each.first: each for each in objects if each.offsets}

    @property
    def numbers_of_pages(self) -> list[int]:
        """The numbers of the pages' objects."""
        return [self.idToObjectNumberAndVersion[refer(self, page).name][0] for page in self.Pages.pages]

    def picture(self, picture: Printed) -> pdfdoc.PDFObjectReference:
        """Return what pages refer to a picture by; those that show the same one share it."""
        if picture not in self._pictures:
            self._pictures[picture] = refer(self, picture_stream(picture))
        return self._pictures[picture]

    # ---- the file

    def finished(self) -> bytes:
        """Return the file, when all is in it."""
        refer(self, self.Catalog)
        refer(self, self.info)
        return self.format()

    def format(self) -> bytes:
        """Spell the file (ISO 32000-1, 7.5): header, objects, cross-reference table, trailer."""
        parts = [b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % self._pdfVersion]
        offsets: list[int] = []
        at = len(parts[0])
        number = 1
        # Spelling an object may bring others, which follow.
        while number <= self.objectcounter:
            made = self._ready.get(number) or self._spelled(number)
            parts.append(made.data)
            offsets += [at + offset for offset in made.offsets]
            at += len(made.data)
            number += len(made.offsets)
        rows = [b"%010d 00000 n \n" % offset for offset in offsets]
        parts += [b"xref\n0 %d\n0000000000 65535 f \n" % number, *rows, self._trailer(number, at)]
        return b"".join(parts)

    def _spelled(self, number: int) -> Ready:
        body = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        end = b"" if body.endswith(b"\n") else b"\n"
        return Ready(b"%d 0 obj\n%b%bendobj\n" % (number, body, end), number, (0,))

    def _trailer(self, size: int, start: int) -> bytes:
        named = {"Root": self.Catalog, "Info": self.info if self.informs else None}
        told = b"".join(
            b"/%b %b " % (name.encode(), refer(self, value).format(self))
            for name, value in named.items()
            if value is not None
        )
        identity = self.identity.hex().encode()
        trailer = b"trailer\n<< /Size %d %b/ID [<%b> <%b>] >>\nstartxref\n%d\n%%%%EOF\n"
        return trailer % (size, told, identity, identity, start)

    def Reference(  # noqa: N802 - ReportLab's name
        self, obj: object, name: str | None = None
    ) -> pdfdoc.PDFObjectReference | None:
        """Register an object; a document that may not have an information dictionary gets none."""
        if obj is self.info and not self.informs:
            return None
        reference: pdfdoc.PDFObjectReference = super().Reference(obj, name)  # type: ignore[no-untyped-call]
        return reference


class _Catalogue(pdfdoc.PDFCatalog):
    """A catalogue that may also name what ReportLab does not know; each entry is an object, or spelled."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF", "OutputIntents"]  # noqa: RUF012 - as ReportLab has it
    AF: object = None
    Lang: object = None
    Outlines: object = None
    MarkInfo: object = None
    Metadata: object = None
    Names: object = None
    OutputIntents: object = None
    StructTreeRoot: object = None
    ViewerPreferences: object = None

    def format(self, document: Document) -> bytes:
        """Spell the dictionary (ISO 32000-1, 7.7.2)."""
        parts = [b"<< /Type /Catalog /Lang ", pdfdoc.format(self.Lang, document)]
        for name in self.__NoDefault__:
            value = getattr(self, name, None)
            if value is not None:
                parts += [b" /%b " % name.encode(), pdfdoc.format(document.Reference(value), document)]
        return b"".join((*parts, b" >>"))


class Page(pdfdoc.PDFPage):
    """A page of ready-made streams, with nothing that nobody asked for."""

    def format(self, document: Document) -> bytes:
        """Spell the dictionary (ISO 32000-1, 7.7.3.3)."""
        number = document.Pages.pages.index(self)
        sheet = document.contents.pages[number].sheet
        boxes = (("MediaBox", sheet.media), ("BleedBox", sheet.bleed), ("TrimBox", sheet.trim))
        parts = [
            f"<< /Type /Page /Parent {_spelled(document.Pages, document)}",
            *(f"/{name} [{numbers(box_of(box, sheet.media))}]" for name, box in boxes),
            f"/Contents [{document.streams[number]}]",
            f"/Resources << {' '.join(_resources(document, number))} >>",
        ]
        if document.contents.tagging is not None:
            parts.append(f"/StructParents {number}")
        if annotations := document.annotations[number]:
            parts.append(f"/Annots [{annotations}] /Tabs /S")
        return f"{' '.join(parts)} >>".encode()


def _resources(document: Document, number: int) -> Iterator[str]:
    """Tell what a page calls by name (ISO 32000-1, 7.8.3)."""
    contents = document.contents.pages[number]
    yield f"/Font {_spelled(document.idToObject[pdfdoc.BasicFonts], document)}"
    if contents.pictures:
        told = (f"/{each.name} {_spelled(document.picture(each), document)}" for each in contents.pictures)
        yield f"/XObject << {' '.join(told)} >>"
    if contents.overprints:
        yield f"/ExtGState << /{OVERPRINT} {OVERPRINTING} >>"
    if contents.sheet.has_marks:
        yield f"/ColorSpace << /{SEPARATION} {ALL_PLATES} >>"


def _spelled(value: pdfdoc.PDFObject, document: Document) -> str:
    """Spell a reference to an object."""
    return refer(document, value).format(document).decode()


class _NoClock:
    """Stands in for ReportLab's time stamp, which reads the clock, the time zone and SOURCE_DATE_EPOCH."""

    t = 0

    def __init__(self, *_: object) -> None:
        """Take what the time stamp takes."""


_LOCK = Lock()
_SETTINGS = {"invariant": 1, "pdfComments": 0, "pdfMultiLine": 0}
"""What ReportLab would take from the environment and from a settings file in the user's home."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Exchange what stands between our values and the bytes; one document at a time."""
    with (
        _LOCK,
        _exchanged(rl_config, _SETTINGS),
        _exchanged(pdfdoc, {"TimeStamp": _NoClock, "PDFCatalog": _Catalogue}),
    ):
        yield


@contextmanager
def _exchanged(module: object, values: Mapping[str, object]) -> Iterator[None]:
    """Give a module's attributes other values for a while."""
    before = {name: getattr(module, name) for name in values}
    try:
        for name, value in values.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)
