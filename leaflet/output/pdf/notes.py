"""Which mark belongs to which note, across the pages of a document."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from leaflet.display.structure import Element, Role, walk
from leaflet.memo import Known
from leaflet.output.pdf.tags import Key


class Ends(NamedTuple):
    """The notes and marks of a group, each by its label and element, in reading order."""

    notes: tuple[tuple[str, int], ...]
    marks: tuple[tuple[str, int], ...]
    has_followed: bool
    """Whether there are such, or addresses: what one can follow where there are links."""


def ends(elements: Iterable[Element]) -> Ends:
    """Find the notes and marks among the elements of a group."""
    every = [each for element in elements for each in walk(element)]
    found = [each for each in every if each.note is not None]
    notes, marks = (
        tuple((each.note or "", each.id) for each in found if each.role is role)
        for role in (Role.NOTE, Role.REFERENCE)
    )
    return Ends(notes, marks, any(each.role in _FOLLOWED for each in every))


_FOLLOWED = (Role.NOTE, Role.REFERENCE, Role.LINK)


def ends_of(elements: tuple[Element, ...], stock: Known) -> Ends:
    """Find the notes and marks of a group, once for all editions that share its elements."""
    return stock.value((elements,), "ends", partial(ends, elements))


def notes_of(pages: Iterable[Iterable[tuple[Element, ...]]], stock: Known) -> "Notes":
    """Find all notes and marks of a document by the elements of its groups."""
    return Notes([[ends_of(elements, stock) for elements in page] for page in pages])


class Notes:
    """Which mark belongs to which note; a note stands on its mark's page where there is one."""

    def __init__(self, pages: Iterable[Iterable[Ends]]) -> None:
        """Take what the groups of each page have."""
        self._notes: dict[str, list[Key]] = {}
        self._marks: dict[str, list[Key]] = {}
        for page, groups in enumerate(pages):
            for group in groups:
                for table, found in ((self._notes, group.notes), (self._marks, group.marks)):
                    for label, element in found:
                        table.setdefault(label, []).append(Key(page, element))

    def note_of(self, label: str, page: int) -> Key | None:
        """Return the note that a mark on a page belongs to."""
        found = self._notes.get(label, [])
        return next((key for key in found if key.page == page), found[0] if found else None)

    def marks_of(self, note: Key, label: str) -> tuple[Key, ...]:
        """Return the marks that belong to a note."""
        return tuple(key for key in self._marks.get(label, ()) if self.note_of(label, key.page) == note)

    def refers(self, page: int, group: Ends) -> Mapping[int, tuple[Key, ...]]:
        """Return what each mark and note of a group on a page refers to."""
        marks = {
            element: (note,)
            for label, element in group.marks
            if (note := self.note_of(label, page)) is not None
        }
        notes = {element: self.marks_of(Key(page, element), label) for label, element in group.notes}
        return {**marks, **notes}
