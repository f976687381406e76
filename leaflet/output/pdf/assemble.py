"""All that goes into a document, put together: ready-made parts, and what holds them together.

Importing this costs what importing ReportLab costs, so the writer does it only when it writes.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from leaflet.memo import Known
from leaflet.output.pdf.contents import CalledFont, Contents
from leaflet.output.pdf.document import attach, bind
from leaflet.output.pdf.file import Spelled, spelled
from leaflet.output.pdf.objects import font_objects, information_object, metadata_object
from leaflet.output.pdf.parts import Binding, Counter, Leaf, Named, Parts
from leaflet.output.pdf.ready import Ready, joined, ready
from leaflet.output.stock import fresh

if TYPE_CHECKING:
    from leaflet.output.attachment import Attachment
    from leaflet.output.pdf.streams import ContentStream
    from leaflet.output.pdf.treeobjects import Tree

ID_LENGTH = 16
_IS_FIXED = attrgetter("is_fixed")
FONTS = 1
"""The number of the dictionary of fonts, which every document has first."""


def assemble(contents: Contents, identity: bytes, stock: Known | None = None) -> Spelled:
    """Make a document, part by part; `identity` is a hash of all that goes in but the tree of tags."""
    return _Assembler(contents, identity, stock or fresh()).file()


class _Assembler:
    """Numbers what a document is made of."""

    def __init__(self, contents: Contents, identity: bytes, stock: Known) -> None:
        self._contents = contents
        self._given = identity
        self._stock = stock
        self._numbers = Counter(FONTS)
        self._objects: list[Ready] = []

    def file(self) -> Spelled:
        """Return the file."""
        contents = self._contents
        base, delta = contents.fonts
        fonts = (*self._fonts(base), *self._fonts(delta, is_own=True))
        pages = tuple(self._pages())
        tree = self._tree(pages)
        files = sorted(contents.attachments, key=lambda file: file.path)
        parts = Parts(
            contents.conformance,
            contents.intent,
            contents.information.language,
            fonts,
            tuple(self._leaves(tree)),
            None if tree is None else len(tree.objects.offsets),
            tuple([file.path for file in files]),
        )
        # What is one object for all that is made alike need not be compared part by part.
        how, told = parts[:2], parts[2:]
        binding = self._stock.value(how, ("binding", *told), partial(bind, parts))
        if binding.attachments is not None:
            self._objects += self._attached(files, binding.attachments)
        identity = self._identity(tree)
        every = (*self._objects, *binding.objects, *self._own(binding, identity))
        return spelled(contents.conformance.version, every, binding.trailer, identity, self._stock)

    def _fonts(self, fonts: tuple[CalledFont, ...], *, is_own: bool = False) -> tuple[Named, ...]:
        """Put in fonts that every page may call."""
        if not fonts:
            return ()
        first, cid_set = self._numbers.take(0), self._contents.conformance.cid_sets
        make = partial(_font_set, fonts, first, self._stock, cid_set=cid_set, is_own=is_own)
        made = self._stock.value((fonts,), ("font set", first, cid_set), make)
        self._numbers.take(len(made.objects.offsets))
        self._objects.append(made.objects)
        return made.named

    def _pages(self) -> Iterator[int]:
        """Put in the streams of all pages, and tell the numbers of the pages, which follow their streams."""
        for page in self._contents.pages:
            first = self._numbers.take(len(page.streams))
            for is_fixed, same in groupby(page.streams, _IS_FIXED):
                streams = tuple(same)
                self._objects.append(self._streams(streams, first, is_own=not is_fixed))
                first += len(streams)
            yield self._numbers.take()

    def _streams(self, streams: "tuple[ContentStream, ...]", first: int, *, is_own: bool) -> Ready:
        """Put streams one after the other; those that other locals' files may have are kept."""
        make = partial(ready, first, [each.spelled for each in streams], is_own=is_own)
        return make() if is_own else self._stock.value(streams, ("streams", first), make)

    def _tree(self, pages: tuple[int, ...]) -> "Tree | None":
        """Put in the tree of tags."""
        contents = self._contents
        if contents.tagging is None:
            return None
        # Imported late, as most of what only some files have.
        from leaflet.output.pdf.treeobjects import tree_objects

        first = self._numbers.take(0)
        make = partial(tree_objects, contents.tagging, contents.types, pages, first, self._stock)
        tree = self._stock.value((contents.tagging, contents.types), ("tree", first, pages), make)
        self._numbers.take(len(tree.objects.offsets))
        self._objects.append(tree.objects)
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

    def _attached(self, files: Iterable["Attachment"], first: int) -> Iterator[Ready]:
        """Spell attached files, of which most are the same for all locals."""
        issued = self._contents.information.issued
        for file in files:
            # By its checksum: a stock should not hold photos for the sake of a key.
            told = file.path, file.sha256, file.description, file.relationship
            made = self._stock.value(
                (), ("attachment", *told, first, issued), partial(attach, file, first, issued)
            )
            yield made
            first += len(made.offsets)

    def _own(self, binding: Binding, identity: bytes) -> Iterator[Ready]:
        """Say whose document it is."""
        information, conformance = self._contents.information, self._contents.conformance
        if binding.information is not None:
            told = information_object(information, dict(conformance.information))
            yield ready(binding.information, [told], is_own=True)
        if binding.metadata is not None:
            from leaflet.output.pdf.metadata import packet

            told = metadata_object(packet(information, identity, conformance))
            yield ready(binding.metadata, [told], is_own=True)

    def _identity(self, tree: "Tree | None") -> bytes:
        """Let the identity follow from the tree of tags, too."""
        identity = self._given
        if tree is not None:
            identity = sha256(identity + tree.digest).digest()
        return identity[:ID_LENGTH]


class _FontSet(NamedTuple):
    """The objects of several fonts."""

    objects: Ready
    named: tuple[Named, ...]


def _font_set(
    fonts: Iterable[CalledFont], first: int, stock: Known, *, cid_set: bool, is_own: bool
) -> _FontSet:
    runs: list[Ready] = []
    named: list[Named] = []
    for resource, face, font, vertical in fonts:
        make = partial(font_objects, face, font, first, cid_set=cid_set, vertical=vertical)
        objects, along, down = stock.value((face, font), ("objects", first, cid_set, vertical), make)
        runs.append(objects)
        named.append(Named(resource, len(objects.offsets), along, down))
        first += len(objects.offsets)
    return _FontSet(joined(runs, is_own=is_own), tuple(named))
