"""Pages changed by hand: other items or another structure, all in one group."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leaflet.display.page import Group, Item, Page
from leaflet.display.structure import Element


def with_items(page: Page, items: Iterable[Item]) -> Page:
    """Return a page that shows other items; groups run into one, so that they may stand in any order."""
    return replace(page, groups=(Group(tuple(items), page.structure.children),))


def with_elements(page: Page, elements: Sequence[Element]) -> Page:
    """Return a page with other elements."""
    return replace(page, groups=(Group(page.items, tuple(elements)),))
