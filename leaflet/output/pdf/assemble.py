"""All that goes into a document, put together: ready-made parts, and what holds them together.

Importing this costs what importing ReportLab costs, so the writer does it only when it writes.
"""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from leaflet.memo import Known
from leaflet.output.pdf.contents import Contents
from leaflet.output.pdf.document import bind
from leaflet.output.pdf.file import spelled
from leaflet.output.pdf.objects import (
    Ready,
    font_count,
    font_objects,
    information_object,
    metadata_object,
    ready,
    stream,
)
from leaflet.output.pdf.parts import Binding, Counter, Leaf, Named, Parts
from leaflet.output.stock import fresh

if TYPE_CHECKING:
    from leaflet.output.pdf.treeobjects import Tree

ID_LENGTH = 16
FONTS = 1
"""The number of the dictionary of fonts, which every document has first."""


def assemble(contents: Contents, stock: Known | None = None) -> bytes:
    """Make a document."""
    return _Assembler(contents, stock or fresh()).file()


class _Assembler:
    """Numbers what a document is made of."""

    def __init__(self, contents: Contents, stock: Known) -> None:
        self._contents = contents
        self._stock = stock
        self._numbers = Counter(FONTS)
        self._objects: list[Ready] = []

    def file(self) -> bytes:
        """Return the file."""
        contents = self._contents
        fonts = tuple(self._fonts())
        pages = tuple(self._pages())
        tree = self._tree(pages)
        parts = Parts(
            contents.information.language,
            contents.information.issued,
            contents.conformance,
            contents.intent,
            fonts,
            tuple(self._leaves(tree)),
            None if tree is None else tree.total,
            contents.attachments,
        )
        binding = self._binding(parts)
        identity = self._identity(tree)
        every = (*self._objects, *binding.objects, *self._own(binding, identity))
        return spelled(contents.conformance.version, every, binding.trailer, identity)

    def _fonts(self) -> Iterator[Named]:
        """Put in the fonts that every page may call, those that all locals' files have before the others."""
        cid_set = self._contents.conformance.cid_sets
        for resource, (face, font) in self._contents.fonts.items():
            vertical = resource in self._contents.vertical
            count = font_count(font, cid_set=cid_set, vertical=vertical)
            first = self._numbers.take(count)
            make = partial(font_objects, face, font, first, cid_set=cid_set, vertical=vertical)
            made = self._stock.value((face, font), ("objects", first, cid_set, vertical), make)
            self._objects.append(made.objects)
            yield Named(resource, count, made.along, made.down)

    def _pages(self) -> Iterator[int]:
        """Put in the streams of all pages, and tell the numbers of the pages, which follow their streams."""
        for page in self._contents.pages:
            first = self._numbers.take(len(page.streams))
            if page.streams:
                self._objects.append(ready(first, [stream(each.deflated) for each in page.streams]))
            yield self._numbers.take()

    def _tree(self, pages: tuple[int, ...]) -> "Tree | None":
        """Put in the tree of tags."""
        contents = self._contents
        if contents.tagging is None:
            return None
        # Imported late, as most of what only some files have.
        from leaflet.output.pdf.treeobjects import tree_objects

        tree = tree_objects(contents.tagging, contents.types, pages, self._numbers, self._stock)
        self._objects += tree.objects
        return tree

    def _leaves(self, tree: "Tree | None") -> Iterator[Leaf]:
        for number, page in enumerate(self._contents.pages):
            sheet = page.sheet
            yield Leaf(
                sheet.media,
                sheet.bleed,
                sheet.trim,
                sheet.has_marks,
                page.overprints,
                page.pictures,
                len(page.streams),
                "" if tree is None else tree.annotations[number],
            )

    def _binding(self, parts: Parts) -> Binding:
        """Bind the document as others were bound; what is attached to it is mostly its own."""
        if parts.attachments:
            return bind(parts)
        return self._stock.value((), parts, partial(bind, parts))

    def _own(self, binding: Binding, identity: bytes) -> Iterator[Ready]:
        """Say whose document it is."""
        information, conformance = self._contents.information, self._contents.conformance
        if binding.information is not None:
            told = information_object(information, dict(conformance.information))
            yield ready(binding.information, [told])
        if binding.metadata is not None:
            from leaflet.output.pdf.metadata import packet

            yield ready(binding.metadata, [metadata_object(packet(information, identity, conformance))])

    def _identity(self, tree: "Tree | None") -> bytes:
        """Let the identity follow from the tree of tags, too."""
        identity = self._contents.identity
        if tree is not None:
            identity = sha256(b"".join((identity, *(each.data for each in tree.objects)))).digest()
        return identity[:ID_LENGTH]
