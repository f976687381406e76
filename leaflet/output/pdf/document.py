"""ReportLab's document, without the habits that print shops, archives and repeatable builds mind.

It makes the objects that hold a document together, and leaves room for those that are ready-made: runs with
numbers of their own, which editions share.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from leaflet.output.pdf.content import OVERPRINT, SEPARATION
from leaflet.output.pdf.contents import box_of, numbers
from leaflet.output.pdf.objects import (
    ALL_PLATES,
    OVERPRINTING,
    picture_stream,
    refer,
)
from leaflet.output.pdf.parts import Binding, Parts
from leaflet.output.pdf.ready import Ready, ready
from leaflet.output.pdf.vertical import SUFFIX
from leaflet.output.printed import Printed

if TYPE_CHECKING:
    from leaflet.output.attachment import Attachment


def bind(parts: Parts) -> Binding:
    """Make the objects that hold a document together."""
    with _undisturbed():
        return Document(parts).bound()


def attach(file: "Attachment", first: int, issued: date) -> Ready:
    """Make the objects of an attached file, numbered from `first`."""
    from leaflet.output.pdf.catalogue import file_objects

    with _undisturbed():
        return file_objects(file, first, issued)


class Document(pdfdoc.PDFDocument):
    """A document that is told what it is, and numbers the objects of all that it is made of."""

    Catalog: "_Catalogue"
    Pages: Any

    def __init__(self, parts: Parts) -> None:
        """Take what the document is made of: objects of fonts, then of each page, then of tags."""
        super().__init__(
            compression=0,
            invariant=1,
            pdfVersion=parts.conformance.version,
            lang=parts.language,
        )
        self.Catalog.PageMode = None
        self.Catalog.Outlines = None
        self.parts = parts
        self.streams: list[str] = []
        """Those of each page: references, spelled."""
        self._pictures: dict[Printed, pdfdoc.PDFObjectReference] = {}
        self._metadata: int | None = None
        self._files: int | None = None
        self._apart: dict[int, int] = {}
        """The numbers of ready-made objects: the first of each run, and how many there are."""
        self._add_fonts()
        self._add_pages()
        self._add_catalogue()

    def picture(self, picture: Printed) -> pdfdoc.PDFObjectReference:
        """Return what pages refer to a picture by; those that show the same one share it."""
        if picture not in self._pictures:
            self._pictures[picture] = refer(self, picture_stream(picture))
        return self._pictures[picture]

    def _take(self, count: int = 1) -> int:
        """Set so many numbers apart for ready-made objects and return the first."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        if count:
            self._apart[first] = count
        return first

    def _add_fonts(self) -> None:
        every_page = self.idToObject[pdfdoc.BasicFonts]
        assert isinstance(every_page, pdfdoc.PDFDictionary)  # noqa: S101 - ReportLab's types do not tell
        for resource, total, along, down in self.parts.fonts:
            self._take(total)
            every_page[resource] = f"{along} 0 R"
            if down is not None:
                every_page[resource + SUFFIX] = f"{down} 0 R"

    def _add_pages(self) -> None:
        for leaf in self.parts.leaves:
            first = self._take(leaf.streams)
            self.streams.append(" ".join(f"{first + k} 0 R" for k in range(leaf.streams)))
            self.addPage(Page())

    def _add_catalogue(self) -> None:
        """Put into the catalogue what the standard asks for beside the pages."""
        parts, catalogue = self.parts, self.Catalog
        if parts.tags is not None:
            catalogue.MarkInfo = "<< /Marked true >>"
            catalogue.ViewerPreferences = "<< /DisplayDocTitle true >>"
            catalogue.StructTreeRoot = f"{self._take(parts.tags)} 0 R"
        if not parts.conformance.intents:
            return
        # Imported late: what standards ask for, and office files have not.
        from leaflet.output.pdf.catalogue import FILE_OBJECTS, attached, intents

        if parts.intent is not None:
            catalogue.OutputIntents = intents(self, parts.conformance, parts.intent)
        if parts.conformance.has_metadata:
            self._metadata = self._take()
            catalogue.Metadata = f"{self._metadata} 0 R"
        if parts.attachments:
            self._files = self._take(FILE_OBJECTS * len(parts.attachments))
            catalogue.Names, catalogue.AF = attached(parts.attachments, self._files)

    # ---- the objects

    def bound(self) -> Binding:
        """Spell all objects that are not ready-made."""
        trailer = f"/Root {_spelled(self.Catalog, self)} "
        information = self._take() if self.parts.conformance.informs else None
        if information is not None:
            trailer += f"/Info {information} 0 R "
        return Binding(tuple(self._spelled()), self._metadata, self._files, information, trailer)

    def _spelled(self) -> Iterator[Ready]:
        number = 1
        # Spelling an object may bring others, which follow.
        while number <= self.objectcounter:
            if number in self._apart:
                number += self._apart[number]
            else:
                body = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
                yield ready(number, [body.removesuffix(b"\n")])
                number += 1


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
                parts += [b" /%b " % name.encode(), pdfdoc.format(document.Reference(value), document)]  # type: ignore[no-untyped-call]
        return b"".join((*parts, b" >>"))


class Page(pdfdoc.PDFPage):
    """A page of ready-made streams, with nothing that nobody asked for."""

    def format(self, document: Document) -> bytes:
        """Spell the dictionary (ISO 32000-1, 7.7.3.3)."""
        number = document.Pages.pages.index(self)
        leaf = document.parts.leaves[number]
        boxes = (("MediaBox", leaf.media), ("BleedBox", leaf.bleed), ("TrimBox", leaf.trim))
        parts = [
            f"<< /Type /Page /Parent {_spelled(document.Pages, document)}",
            *(f"/{name} [{numbers(box_of(box, leaf.media))}]" for name, box in boxes),
            f"/Contents [{document.streams[number]}]",
            f"/Resources << {' '.join(_resources(document, number))} >>",
        ]
        if document.parts.tags is not None:
            parts.append(f"/StructParents {number}")
        if leaf.annotations:
            parts.append(f"/Annots [{leaf.annotations}] /Tabs /S")
        return f"{' '.join(parts)} >>".encode()


def _resources(document: Document, number: int) -> Iterator[str]:
    """Tell what a page calls by name (ISO 32000-1, 7.8.3)."""
    leaf = document.parts.leaves[number]
    yield f"/Font {_spelled(document.idToObject[pdfdoc.BasicFonts], document)}"
    if leaf.pictures:
        told = (f"/{each.name} {_spelled(document.picture(each), document)}" for each in leaf.pictures)
        yield f"/XObject << {' '.join(told)} >>"
    if leaf.overprints:
        yield f"/ExtGState << /{OVERPRINT} {OVERPRINTING} >>"
    if leaf.has_marks:
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
def _undisturbed() -> Iterator[None]:
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
