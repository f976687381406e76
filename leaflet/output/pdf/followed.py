"""Links of a document: where each lies, where it leads, and what it is said to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from leaflet.display.structure import Role
from leaflet.output.links import Area, areas
from leaflet.output.pdf.contents import Link, Target, box_of
from leaflet.output.pdf.tags import Key, Notes
from leaflet.output.sheet import Sheet


class Followed(NamedTuple):
    """A document's links, page by page, and the places that they lead to."""

    pages: tuple[tuple[Link, ...], ...]
    targets: Mapping[Key, Target]

    @property
    def elements(self) -> frozenset[Key]:
        """The elements that can be followed."""
        return frozenset(link.element for page in self.pages for link in page)


def followed(sheets: Sequence[Sheet]) -> Followed:
    """Find the links of all pages."""
    notes = Notes(sheet.structure for sheet in sheets)
    found = [tuple(areas(sheet.items, sheet.structure)) for sheet in sheets]
    pages = tuple(
        tuple(_links(page, sheet, of_page, notes))
        for page, (sheet, of_page) in enumerate(zip(sheets, found, strict=True))
    )
    return Followed(pages, dict(_targets(sheets, found)))


def _links(page: int, sheet: Sheet, found: Sequence[Area], notes: Notes) -> Iterator[Link]:
    for area in found:
        element = area.element
        key = Key(page, element.id)
        boxes = tuple(box_of(rect, sheet.media) for rect in area.rects)
        if element.url is not None:
            yield Link(key, boxes, f"リンク：{element.url}", url=element.url)
        elif (target := _target(page, area, notes)) is not None:
            told = "注を読む" if element.role is Role.REFERENCE else "本文にもどる"
            yield Link(key, boxes, told, target=target)


def _target(page: int, area: Area, notes: Notes) -> Key | None:
    """Return the note of a mark, or the first mark of a note."""
    label = area.element.note
    if label is None:
        return None
    if area.note is None:
        return notes.note_of(label, page)
    marks = notes.marks_of(Key(page, area.note.id), label)
    return marks[0] if marks else None


def _targets(sheets: Sequence[Sheet], found: Sequence[Sequence[Area]]) -> Iterator[tuple[Key, Target]]:
    """Tell where marks and notes stand."""
    for page, (sheet, of_page) in enumerate(zip(sheets, found, strict=True)):
        for area in of_page:
            left, _, _, top = box_of(area.rects[0], sheet.media)
            element = area.note or area.element
            yield Key(page, element.id), Target(page, left, top)
