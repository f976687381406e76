"""What a check looks at: the open file, its pages as painted, and what it is judged by."""

from collections.abc import Iterator
from functools import cached_property

from leaflet.diagnostics import Code
from leaflet.preflight.box import Box, on_page
from leaflet.preflight.content.fonts import Font
from leaflet.preflight.content.machine import Shelf
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.content.run import Painted, run_page
from leaflet.preflight.document import Document, Leaf
from leaflet.preflight.finding import Found, found
from leaflet.preflight.resources import Resource, reachable
from leaflet.preflight.standard import PRESS, Family, House, Rules, Standard
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and what it paints."""

    leaf: Leaf
    painted: Painted

    @property
    def number(self) -> int:
        """The page's number from 1."""
        return self.leaf.number

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Everything painted, in order."""
        return self.painted.marks

    @property
    def art(self) -> Iterator[Mark]:
        """The marks that reach into the bleed box: what printing marks beside it are not."""
        return (mark for mark in self.marks if mark.box.overlaps(self.leaf.bleed, 0.1))

    def find(self, code: Code, mark: Mark | Box | None = None, /, **words: object) -> Found:
        """Note something found at a mark or in a box of this page."""
        box = mark.box if isinstance(mark, Mark) else mark
        place = on_page(box, self.leaf.trim) if box else None
        text = mark.shown.text if isinstance(mark, Mark) and mark.shown else ""
        return found(code, self.number, place, text, **words)


class Subject:
    """One file under examination; what takes work is done once, when first asked for."""

    def __init__(
        self, document: Document, data: bytes, standards: tuple[Standard, ...], house: House
    ) -> None:
        self.document = document
        self.data = data
        self.standards = standards
        self.house = house
        self.shelf = Shelf(document.budget)

    @property
    def rules(self) -> tuple[Rules, ...]:
        """The rules of all standards that the file is judged by."""
        return tuple(standard.value for standard in self.standards)

    @property
    def families(self) -> frozenset[Family]:
        """The families of all those standards."""
        return frozenset(standard.family for standard in self.standards)

    @property
    def is_for_press(self) -> bool:
        """Whether the file goes to a printing shop."""
        return bool(self.families & PRESS)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All pages, run."""
        return tuple(Sheet(leaf, run_page(leaf, self.shelf)) for leaf in self.document.leaves)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """All that pages, and the forms and patterns that they name, have in their resources; used or not."""
        return tuple(reachable(self.document.leaves))

    @cached_property
    def fonts(self) -> tuple[Font, ...]:
        """All fonts named by pages, used or not."""
        for resource in self.resources:
            if resource.kind == "Font" and resource.node.is_dictionary:
                self.shelf.font(resource.node)
        _ = self.sheets
        return self.shelf.all_fonts

    def marks(self, *kinds: Kind) -> Iterator[tuple[Sheet, Mark]]:
        """Tell the marks of some kinds on all pages."""
        return ((sheet, mark) for sheet in self.sheets for mark in sheet.marks if mark.kind in kinds)

    def art(self, *kinds: Kind) -> Iterator[tuple[Sheet, Mark]]:
        """Tell the marks of some kinds that reach into the bleed box."""
        return ((sheet, mark) for sheet in self.sheets for mark in sheet.art if mark.kind in kinds)
