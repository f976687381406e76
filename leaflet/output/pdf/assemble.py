"""All that goes into a document, put into ReportLab's with the parts that are ready-made.

Importing this costs what importing ReportLab costs, so the writer does it only when it writes.
"""

from functools import partial

from reportlab.pdfbase import pdfdoc

from leaflet.memo import Known
from leaflet.output.pdf.contents import Contents, PageContents
from leaflet.output.pdf.document import Document, Page, undisturbed
from leaflet.output.pdf.objects import font_count, font_objects, ready, stream
from leaflet.output.pdf.vertical import SUFFIX
from leaflet.output.stock import fresh


def assemble(contents: Contents, stock: Known | None = None) -> bytes:
    """Make a document."""
    with undisturbed():
        assembler = _Assembler(contents, stock or fresh())
        assembler.add_fonts()
        for page in contents.pages:
            assembler.add_page(page)
        assembler.add_catalogue()
        return assembler.document.finished()


class _Assembler:
    """Puts what a document is made of into ReportLab's."""

    def __init__(self, contents: Contents, stock: Known) -> None:
        self.document = Document(contents)
        self._contents = contents
        self._stock = stock

    def add_fonts(self) -> None:
        """Add the fonts that every page may call, those that all locals' files have before the others."""
        every_page = self.document.idToObject[pdfdoc.BasicFonts]
        assert isinstance(every_page, pdfdoc.PDFDictionary)  # noqa: S101 - ReportLab's types do not tell
        cid_set = self._contents.conformance.cid_sets
        for resource, (face, font) in self._contents.fonts.items():
            vertical = resource in self._contents.vertical
            first = self.document.take(font_count(font, cid_set=cid_set, vertical=vertical))
            make = partial(font_objects, face, font, first, cid_set=cid_set, vertical=vertical)
            made = self._stock.value((face, font), ("objects", first, cid_set, vertical), make)
            self.document.put(made.objects)
            every_page[resource] = f"{made.along} 0 R"
            if made.down is not None:
                every_page[resource + SUFFIX] = f"{made.down} 0 R"

    def add_page(self, page: PageContents) -> None:
        """Add a page."""
        first = self.document.take(len(page.streams))
        self.document.put(ready(first, [stream(each.deflated) for each in page.streams]))
        self.document.streams.append(" ".join(f"{first + k} 0 R" for k in range(len(page.streams))))
        self.document.addPage(Page())

    def add_catalogue(self) -> None:
        """Put into the catalogue what the standard asks for beside the pages."""
        document, contents = self.document, self._contents
        catalogue, conformance = document.Catalog, contents.conformance
        if contents.tagging is not None:
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
            catalogue.Metadata = metadata(document, contents.information, document.identity, conformance)
        if contents.attachments:
            catalogue.Names, catalogue.AF = attached(document, contents.attachments, contents.information)

    def _add_tags(self) -> None:
        from leaflet.output.pdf.treeobjects import tree_objects

        document, contents = self.document, self._contents
        assert contents.tagging is not None  # noqa: S101 - said by the caller
        tree = tree_objects(
            contents.tagging, contents.types, document.numbers_of_pages, document, self._stock
        )
        document.put(*tree.objects)
        document.identify(*(each.data for each in tree.objects))
        document.annotations = tree.annotations
        document.Catalog.StructTreeRoot = f"{tree.root} 0 R"
