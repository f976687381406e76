"""面付け: the 面 of a folded sheet, each laid out by itself, are put on the sheet's two sides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from leaflet.display.page import Fill, Group, Item, Page, Panel, PlacedLine
from leaflet.display.shift import shifted
from leaflet.display.structure import Element
from leaflet.geometry import Rect, Size
from leaflet.layout.panels import SIDES, Part, folds
from leaflet.memo import Known
from leaflet.model.template import Folding, Paper, Template

IDS_OF_A_PANEL = 1_000_000_000
"""Element ids set apart for each 面 of a sheet."""

Placed = tuple[Part, Page]


def imposed(placed: Sequence[Placed], template: Template, folding: Folding, known: Known) -> tuple[Page, ...]:
    """Return the outside and the inside of a sheet; `placed` are all 面 in the order of reading.

    `known` keeps groups where they were put: those that editions share stay shared.
    """
    return tuple(
        _sheet(side, [each for each in placed if each[0].side == side], template, folding, known)
        for side in range(len(SIDES))
    )


def _sheet(side: int, placed: Sequence[Placed], template: Template, folding: Folding, known: Known) -> Page:
    paper = template.paper
    return Page(
        SIDES[side],
        Size(paper.width, paper.height),
        paper.bleed,
        tuple(group for each in placed for group in _groups(*each, paper, known)),
        panels=tuple(Panel(page, part.left, part.number) for part, page in placed),
        folds=folds(folding, side),
    )


def _groups(part: Part, page: Page, paper: Paper, known: Known) -> Iterator[Group]:
    """Yield what a 面 shows where it stands, its ground first."""
    if part.ground is not None:
        left, right = (paper.bleed * cut for cut in part.template.paper.trimmed)
        width = part.left + page.size.width
        area = Rect(part.left - left, -paper.bleed, width + right, paper.height + paper.bleed)
        yield Group((Fill(area, part.ground),), (), part.number)
    for group in page.groups:
        yield known.value((group,), ("imposed", part.left, part.number), partial(_put, group, part, known))


def _put(group: Group, part: Part, known: Known) -> Group:
    by = part.number * IDS_OF_A_PANEL

    def put(item: Item) -> Item:
        return _renumbered(shifted(item, part.left), by)

    def below() -> tuple[Element, ...]:
        return tuple(_below(element, by) for element in group.elements)

    items = known.row((group.elements,), ("imposed items", part.left, by), group.items, put)
    return Group(items, known.value((group.elements,), ("imposed", by), below), part.number)


def _renumbered(item: Item, by: int) -> Item:
    """Return an item that names its element by its number on the sheet."""
    if isinstance(item, PlacedLine):
        parts = (each._replace(element=each.element + by if each.element else None) for each in item.parts)
        return replace(item, parts=tuple(parts))
    return item if item.element is None else replace(item, element=item.element + by)


def _below(element: Element, by: int) -> Element:
    children = tuple(_below(child, by) for child in element.children)
    return replace(element, id=element.id + by, children=children)
