"""ReportLab's Canvas and document, without the habits that print shops, archives and repeatable builds mind.

Importing this costs what importing ReportLab costs, so the writer does it only when it writes.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any
from zlib import compress

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from leaflet.compose.face import Face
from leaflet.output.pdf.cidfont import DEFLATE_LEVEL, CidFont
from leaflet.output.pdf.content import OVERPRINT, SEPARATION
from leaflet.output.pdf.contents import Contents, PageContents, box_of
from leaflet.output.pdf.objects import (
    ALL_PLATES,
    OVERPRINTING,
    Info,
    Stream,
    composite_font,
    picture_stream,
    refer,
)
from leaflet.output.pdf.vertical import SUFFIX
from leaflet.output.printed import Printed


def assemble(contents: Contents) -> bytes:
    """Make a document."""
    with _undisturbed():
        canvas = _SheetCanvas(contents)
        for resource, (face, font) in contents.fonts.items():
            canvas.add_font(resource, face, font)
        for page in contents.pages:
            canvas.add_page(page)
        canvas.add_catalogue()
        data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
        return data


class _SheetCanvas(Canvas):
    """A canvas that takes whole sheets."""

    _doc: "_Document"
    _code: list[str]

    def __init__(self, contents: Contents) -> None:
        super().__init__(
            BytesIO(),
            pageCompression=1,
            invariant=1,
            pdfVersion=contents.conformance.version,
            lang=contents.information.language,
        )
        self._contents = contents
        self._doc.begin(contents)
        self._doc.Catalog.PageMode = None

    def _make_preamble(self) -> None:
        """Begin pages with nothing: no empty transformation, and no Helvetica that nobody embeds."""
        self._preamble = ""

    def add_font(self, resource: str, face: Face, font: CidFont) -> None:
        """Add a font to those that every page may call."""
        every_page = self._doc.idToObject[pdfdoc.BasicFonts]
        assert isinstance(every_page, pdfdoc.PDFDictionary)  # noqa: S101 - ReportLab's types do not tell
        cid_set = self._contents.conformance.cid_sets
        along, down = composite_font(self._doc, face, font, cid_set=cid_set)
        every_page[resource] = refer(self._doc, along)
        if resource in self._contents.vertical:
            every_page[resource + SUFFIX] = refer(self._doc, down)

    def add_page(self, page: PageContents) -> None:
        """Add a page."""
        sheet = page.sheet
        *_, width, height = box_of(sheet.media, sheet.media)
        self.setPageSize((width, height))
        self.setBleedBox(box_of(sheet.bleed, sheet.media))
        self.setTrimBox(box_of(sheet.trim, sheet.media))
        self._code.append(page.code)
        self.showPage()

    def add_catalogue(self) -> None:
        """Put into the catalogue what the standard asks for beside the pages."""
        document, contents = self._doc, self._contents
        catalogue, conformance = document.Catalog, contents.conformance
        if conformance.tagged:
            catalogue.MarkInfo = "<< /Marked true >>"
            catalogue.ViewerPreferences = "<< /DisplayDocTitle true >>"
            self._add_tags()
        if not conformance.intents:
            return
        # Imported late: what standards ask for, and office files have not.
        from leaflet.output.pdf.catalogue import attached, intents, metadata

        if contents.intent is not None:
            catalogue.OutputIntents = intents(document, conformance, contents.intent)
        if conformance.has_metadata:
            catalogue.Metadata = metadata(document, contents.information, contents.identity, conformance)
        if contents.attachments:
            catalogue.Names, catalogue.AF = attached(document, contents.attachments, contents.information)

    def _add_tags(self) -> None:
        from leaflet.output.pdf.tagobjects import TagWriter

        pages = self._doc.Pages.pages
        writer = TagWriter(self._doc, self._contents, [refer(self._doc, page) for page in pages])
        for number, page in enumerate(pages):
            page.StructParents = number
            page.Annots = writer.annotations(number)
            if page.Annots:
                page.Tabs = "/S"
        writer.write()
        self._doc.Catalog.StructTreeRoot = writer.root


class _Document(pdfdoc.PDFDocument):
    """A document that is told what it is."""

    Catalog: "_Catalogue"
    Pages: Any
    identity = b""
    informs = True

    def begin(self, contents: Contents) -> None:
        """Take the document's identity, and what it says about itself."""
        self.identity = contents.identity
        self.informs = contents.conformance.informs
        self.info = Info(contents.information, dict(contents.conformance.information))
        self.contents = contents
        self._pictures: dict[Printed, pdfdoc.PDFObjectReference] = {}

    def picture(self, picture: Printed) -> pdfdoc.PDFObjectReference:
        """Return what pages refer to a picture by; those that show the same one share it."""
        if picture not in self._pictures:
            self._pictures[picture] = refer(self, picture_stream(picture))
        return self._pictures[picture]

    def ID(self) -> bytes:  # noqa: N802 - ReportLab's name
        """Spell the file's identity, without the line of advertisement."""
        return f"[<{self.identity.hex()}> <{self.identity.hex()}>]".encode()

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
    MarkInfo: object = None
    Metadata: object = None
    Names: object = None
    OutputIntents: object = None
    StructTreeRoot: object = None
    ViewerPreferences: object = None


class _Page(pdfdoc.PDFPage):
    """A page without an empty transition and a rotation by nothing."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 - as ReportLab has it

    def check_format(self, document: _Document) -> None:
        self.Contents = Stream(compress(self.stream.encode(), DEFLATE_LEVEL))
        self.Trans = self.Rotate = None
        super().check_format(document)
        contents = document.contents.pages[document.Pages.pages.index(self)]
        if contents.pictures:
            self.Resources.XObject = {each.name: document.picture(each) for each in contents.pictures}
        if contents.overprints:
            self.Resources.ExtGState = {OVERPRINT: OVERPRINTING}
        if contents.sheet.has_marks:
            self.Resources.ColorSpace = {SEPARATION: ALL_PLATES}


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
        _exchanged(
            pdfdoc,
            {
                "TimeStamp": _NoClock,
                "PDFCatalog": _Catalogue,
                "PDFDocument": _Document,
                "PDFPage": _Page,
            },
        ),
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
