"""Everything in the resource dictionaries of pages, and of the forms, patterns and glyphs named there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet.preflight.document import Leaf
from leaflet.preflight.limits import Budget, Limit
from leaflet.preflight.node import Node


class Resource(NamedTuple):
    """One entry of a resource dictionary."""

    page: int
    """The first page that can reach it."""
    kind: str
    """ColorSpace, ExtGState, Font, Pattern, Properties, Shading, XObject."""
    name: str
    node: Node


_NESTED = ("XObject", "Pattern", "Font")


def reachable(leaves: Iterable[Leaf]) -> Iterator[Resource]:
    """Tell all resources that some pages reach; each dictionary is entered once."""
    seen: set[tuple[int, int]] = set()
    budget = Budget()
    for leaf in leaves:
        yield from _of_dictionary(leaf.number, leaf.resources, seen, budget)


def _of_dictionary(page: int, start: Node, seen: set[tuple[int, int]], budget: Budget) -> Iterator[Resource]:
    pending = [start]
    while pending:
        resources = pending.pop()
        if (key := resources.number_in_file) is not None:
            if key in seen:
                continue
            seen.add(key)
        for kind, entries in resources.items():
            for name, node in entries.items():
                budget.spend(Limit.OBJECTS)
                yield Resource(page, kind, name, node)
                if kind in _NESTED and _is_new(node, seen):
                    pending.append(node.get("Resources"))


def _is_new(node: Node, seen: set[tuple[int, int]]) -> bool:
    """Remember an object; tell whether it was not known yet. A direct one cannot lead back to itself."""
    key = node.number_in_file
    if key is None:
        return True
    if key in seen:
        return False
    seen.add(key)
    return True
