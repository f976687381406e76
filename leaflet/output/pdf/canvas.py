"""ReportLab's Canvas and document, without the habits that print shops, archives and repeatable builds mind.

Importing this costs what importing ReportLab costs, so the writer does it only when it writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from zlib import compress

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from leaflet.compose.face import Face
from leaflet.geometry import Rect
from leaflet.output.pdf.cidfont import DEFLATE_LEVEL, CidFont
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.numbers import STEPS, steps
from leaflet.output.pdf.objects import Info, Stream, composite_font
from leaflet.output.sheet import Sheet

VERSION = (1, 7)


def assemble(
    information: Information,
    identity: bytes,
    fonts: Mapping[str, tuple[Face, CidFont]],
    pages: Sequence[tuple[Sheet, str]],
) -> bytes:
    """Make a document of sheets with their operators and of the fonts by the names that pages call them.

    `identity` is a hash of all that goes in; it becomes the file's /ID.
    """
    with _undisturbed():
        canvas = _SheetCanvas(information, identity)
        for resource, (face, font) in fonts.items():
            canvas.add_font(resource, face, font)
        for sheet, code in pages:
            canvas.add_sheet(sheet, code)
        data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
        return data


class _SheetCanvas(Canvas):
    """A canvas that takes whole sheets."""

    _doc: "_Document"
    _code: list[str]

    def __init__(self, information: Information, identity: bytes) -> None:
        super().__init__(
            BytesIO(), pageCompression=1, invariant=1, pdfVersion=VERSION, lang=information.language
        )
        self._doc.info = Info(information)
        self._doc.identity = identity
        self._doc.Catalog.PageMode = None

    def _make_preamble(self) -> None:
        """Begin pages with nothing: no empty transformation, and no Helvetica that nobody embeds."""
        self._preamble = ""

    def add_font(self, resource: str, face: Face, font: CidFont) -> None:
        """Add a font to those that every page may call."""
        every_page = self._doc.idToObject[pdfdoc.BasicFonts]
        assert isinstance(every_page, pdfdoc.PDFDictionary)  # noqa: S101 - ReportLab's types do not tell
        every_page[resource] = composite_font(self._doc, face, font)

    def add_sheet(self, sheet: Sheet, code: str) -> None:
        """Add a page."""
        *_, width, height = _box(sheet.media, sheet.media)
        self.setPageSize((width, height))
        self.setBleedBox(_box(sheet.bleed, sheet.media))
        self.setTrimBox(_box(sheet.trim, sheet.media))
        self._code.append(code)
        self.showPage()


class _Document(pdfdoc.PDFDocument):
    """A document whose /ID is given."""

    Catalog: pdfdoc.PDFCatalog
    identity = b""

    def ID(self) -> bytes:  # noqa: N802 - ReportLab's name
        """Spell the file's identity, without the line of advertisement."""
        return f"[<{self.identity.hex()}> <{self.identity.hex()}>]".encode()


class _Page(pdfdoc.PDFPage):
    """A page without an empty transition and a rotation by nothing."""

    def check_format(self, document: pdfdoc.PDFDocument) -> None:
        self.Contents = Stream(compress(self.stream.encode(), DEFLATE_LEVEL))
        self.Trans = self.Rotate = None
        super().check_format(document)


def _box(rect: Rect, media: Rect) -> tuple[float, float, float, float]:
    """Return a rectangle in points from the sheet's lower left corner: left, bottom, right, top."""
    xs = (rect.left - media.left, rect.right - media.left)
    ys = (media.bottom - rect.bottom, media.bottom - rect.top)
    left, right, bottom, top = (steps(length) / STEPS for length in (*xs, *ys))
    return left, bottom, right, top


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
        _exchanged(pdfdoc, {"TimeStamp": _NoClock, "PDFDocument": _Document, "PDFPage": _Page}),
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
