"""Links of a group: where each lies, where it leads, and what it is said to do."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from leaflet.display.page import Group
from leaflet.display.structure import Role
from leaflet.geometry import Rect
from leaflet.memo import Known
from leaflet.output.pdf.contents import Link, Target, box_of
from leaflet.output.pdf.notes import Notes, ends_of
from leaflet.output.pdf.tags import Key

if TYPE_CHECKING:
    from leaflet.output.links import Area


class Leading(NamedTuple):
    """An area of a group, and the element that it leads to; None where it leads out of the document."""

    area: "Area"
    target: Key | None


def areas_of(group: Group, stock: Known) -> "tuple[Area, ...]":
    """Find where one can click in a group; most have nothing to follow and are not looked through."""
    if not ends_of(group.elements, stock).has_followed:
        return ()
    # Imported late: few files can be followed.
    from leaflet.output.links import areas

    return stock.value((group,), "areas", lambda: tuple(areas(group)))


def leading(found: "Iterable[Area]", page: int, notes: Notes) -> tuple[Leading, ...]:
    """Find what leads somewhere among the areas of a group on a page."""
    ways = (Leading(area, _target(page, area, notes)) for area in found)
    return tuple(way for way in ways if way.target is not None or way.area.element.url is not None)


def links(page: int, media: Rect, ways: Iterable[Leading]) -> Iterator[Link]:
    """Make the links of a group on a page."""
    for (element, _, rects), target in ways:
        boxes = tuple(box_of(rect, media) for rect in rects)
        key = Key(page, element.id)
        if element.url is not None:
            yield Link(key, boxes, f"リンク：{element.url}", url=element.url)
        else:
            told = "注を読む" if element.role is Role.REFERENCE else "本文にもどる"
            yield Link(key, boxes, told, target=target)


def _target(page: int, area: "Area", notes: Notes) -> Key | None:
    """Return the note of a mark, or the first mark of a note."""
    label = area.element.note
    if label is None:
        return None
    if area.note is None:
        return notes.note_of(label, page)
    marks = notes.marks_of(Key(page, area.note.id), label)
    return marks[0] if marks else None


def targets(page: int, media: Rect, found: "Iterable[Area]") -> Iterator[tuple[Key, Target]]:
    """Tell where the marks and notes of a group stand."""
    for area in found:
        left, _, _, top = box_of(area.rects[0], media)
        yield Key(page, (area.note or area.element).id), Target(page, left, top)
