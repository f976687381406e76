"""Which structure element each glyph of a text belongs to: its own, a mark of a note, a base, a reading."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflet.display.line import Line
from leaflet.display.page import Part
from leaflet.display.structure import Element, Role
from leaflet.layout.desk import Desk
from leaflet.layout.numbering import AGAIN
from leaflet.layout.settext import Look
from leaflet.model.text import Mark, MarkKind, Prose, bases


class Owner(NamedTuple):
    """The elements of the glyphs of `text[start:end]`, by their ids."""

    start: int
    end: int
    element: int
    reading: int | None = None
    """Of the ruby beside them."""
    label: str | None = None
    """Of the note whose first mark on the side this is."""


class Owners(NamedTuple):
    """A text's element with its children, and the stretches of the text that belong to these, in order."""

    element: Element
    stretches: tuple[Owner, ...]

    def from_offset(self, offset: int) -> "Owners":
        """Return the owners of what follows an offset, counted from there."""
        left = (each for each in self.stretches if each.end > offset)
        return self._replace(
            stretches=tuple(
                each._replace(start=max(each.start - offset, 0), end=each.end - offset) for each in left
            )
        )

    def labels(self, line: Line) -> tuple[str, ...]:
        """Return the notes whose first mark on the side stands in a line."""
        return tuple(
            each.label
            for each in self.stretches
            if each.label is not None and line.start <= each.start < line.end
        )

    def parts(self, line: Line, ink: str) -> tuple[Part, ...]:
        """Part a line's glyphs by their elements."""
        found: list[Part] = []
        done, count = 0, len(line.clusters)
        for each in self.stretches:
            if each.start < line.end and each.end > line.start:
                first, last = (bisect_left(line.clusters, offset) for offset in (each.start, each.end))
                found += (Part(done, first, ink, self.element.id), Part(first, last, ink, each.element))
                done = last
        found.append(Part(done, count, ink, self.element.id))
        return tuple(part for part in found if part.first < part.last)

    def readings(self, ruby: Line, ink: str) -> tuple[Part, ...]:
        """Part the glyphs beside a line by the elements of the readings."""
        found = []
        for each in self.stretches:
            first, last = (bisect_left(ruby.clusters, offset) for offset in (each.start, each.end))
            if each.reading is not None and first < last:
                found.append(Part(first, last, ink, each.reading))
        return tuple(found)


def owners_of(desk: Desk, prose: Prose, look: Look) -> Owners:
    """Make a text's element, and those of the notes' marks and the ruby in it, in reading order."""
    element = desk.element(look.role, level=look.level, generated=look.generated)
    made = list(_children(desk, prose, look))
    children = tuple(child for child, _ in made)
    return Owners(replace(element, children=children), tuple(owner for _, owner in made))


def _children(desk: Desk, prose: Prose, look: Look) -> Iterator[tuple[Element, Owner]]:
    done = 0
    for mark in prose.rich.marks:
        if mark.kind is MarkKind.REFERENCE_MARK:
            yield _mark(desk, mark, look)
        elif mark.kind is MarkKind.RUBY and mark.start >= done:
            yield from _ruby(desk, prose.rich.text[mark.start : mark.end], mark)
            done = mark.end


def _mark(desk: Desk, mark: Mark, look: Look) -> tuple[Element, Owner]:
    role = Role.LABEL if look.role is Role.NOTE else Role.REFERENCE
    reference = replace(desk.element(role, generated=True), note=mark.detail[0])
    label = mark.detail[0] if AGAIN not in mark.detail and look.role is not Role.NOTE else None
    return reference, Owner(mark.start, mark.end, reference.id, label=label)


def _ruby(desk: Desk, text: str, mark: Mark) -> Iterator[tuple[Element, Owner]]:
    """Yield a pair of base and reading for each that stand together: one, or as many as there are bases."""
    places = bases(text)
    for first, last in places if len(places) == len(mark.detail) else ((0, len(text)),):
        whole, base, reading = (desk.element(role) for role in (Role.RUBY, Role.RUBY_BASE, Role.RUBY_TEXT))
        yield (
            replace(whole, children=(base, reading)),
            Owner(mark.start + first, mark.start + last, base.id, reading.id),
        )
