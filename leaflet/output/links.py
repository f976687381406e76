"""What can be followed: addresses in the text, marks to their notes, notes back to their marks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from leaflet.display.line import FRAME_ABOVE
from leaflet.display.page import Group, Item, Part, PlacedLine
from leaflet.display.structure import Element, Role, walk
from leaflet.geometry import Rect
from leaflet.units import Length

ADDRESS = re.compile(r"https?://[!-~]*[\w/#&=~%+-]", re.ASCII)
"""An address in running text; a full stop or a bracket after it is not part of it."""


class Spot(NamedTuple):
    """One glyph of a page."""

    item: int
    glyph: int


def linked(group: Group) -> Group:
    """Return the group with an element of its own for each address in its text.

    Elements are numbered on from the group's highest: layout sets enough numbers apart for each group.
    """
    owners: dict[Spot, int] = {}
    added: dict[int, list[Element]] = {}
    following = 1 + max((each.id for element in group.elements for each in walk(element)), default=0)
    for parent, spots in _glyphs(group.items).items():
        text = "".join(character for _, character in spots)
        starts = [spot for spot, character in spots for _ in character]
        for found in ADDRESS.finditer(text):
            owners |= dict.fromkeys(starts[found.start() : found.end()], following)
            added.setdefault(parent, []).append(Element(following, Role.LINK, url=found[0]))
            following += 1
    if not owners:
        return group
    items = tuple(_split(index, item, owners) for index, item in enumerate(group.items))
    return Group(items, tuple(_grafted(element, added) for element in group.elements), group.panel)


def _glyphs(items: Iterable[Item]) -> dict[int, list[tuple[Spot, str]]]:
    """Tell the glyphs of each element in order, each with its text."""
    found: dict[int, list[tuple[Spot, str]]] = {}
    for index, item in enumerate(items):
        if not isinstance(item, PlacedLine):
            continue
        for part in item.parts:
            if part.element is not None:
                of_element = found.setdefault(part.element, [])
                of_element += ((Spot(index, k), item.line.texts[k]) for k in range(part.first, part.last))
    return found


def _split(index: int, item: Item, owners: Mapping[Spot, int]) -> Item:
    """Give the glyphs of a line to their new elements."""
    if not isinstance(item, PlacedLine):
        return item
    parts: list[Part] = []
    for part in item.parts:
        for glyph in range(part.first, part.last):
            element = owners.get(Spot(index, glyph), part.element)
            if parts and parts[-1][1:] == (glyph, part.ink, element):
                parts[-1] = parts[-1]._replace(last=glyph + 1)
            else:
                parts.append(Part(glyph, glyph + 1, part.ink, element))
    return replace(item, parts=tuple(parts))


def _grafted(element: Element, added: Mapping[int, list[Element]]) -> Element:
    children = tuple(_grafted(child, added) for child in element.children)
    return replace(element, children=(*children, *added.get(element.id, ())))


# ---- areas


class Area(NamedTuple):
    """Where one can click to follow an element: an area for each line that it stands on."""

    element: Element
    note: Element | None
    """The note that the element is the mark of, when it stands before it."""
    rects: tuple[Rect, ...]


def areas(group: Group) -> Iterator[Area]:
    """Tell the areas of addresses, marks, and the marks before notes, in reading order."""
    wanted = {element.id: (element, note) for element, note in _followed(group.elements)}
    found: dict[int, list[Rect]] = {}
    for item in group.items if wanted else ():
        if not isinstance(item, PlacedLine):
            continue
        for part in item.parts:
            if part.element in wanted:
                found.setdefault(part.element, []).append(_rect(item, part))
    for number, (element, note) in wanted.items():
        if number in found:
            yield Area(element, note, tuple(found[number]))


def _followed(elements: Iterable[Element]) -> Iterator[tuple[Element, Element | None]]:
    for element in (each for top in elements for each in walk(top)):
        if element.role in (Role.LINK, Role.REFERENCE):
            yield element, None
        if element.role is Role.NOTE:
            yield from ((child, element) for child in element.children if child.role is Role.LABEL)


def _rect(placed: PlacedLine, part: Part) -> Rect:
    line, last = placed.line, part.last - 1
    run = next(run for run in line.runs if run.first <= part.first < run.last)
    start = line.offsets[part.first] + line.bodies[part.first][0]
    end = line.offsets[last] + line.bodies[last][1]
    above: Length = run.rise + run.size * FRAME_ABOVE[0] // FRAME_ABOVE[1]
    one, other = placed.point(start, above), placed.point(end, above - run.size)
    return Rect(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y))
