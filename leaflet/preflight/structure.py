"""The structure tree as elements in reading order (ISO 32000-1, 14.7), walked once and within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from leaflet.preflight.document import Document
from leaflet.preflight.limits import Limit
from leaflet.preflight.node import Node


@dataclass(frozen=True, slots=True)
class Tagged:
    """One element of the tree."""

    node: Node
    role: str
    """Its standard structure type, the role map applied."""
    depth: int
    contents: tuple[tuple[tuple[int, int] | None, int], ...]
    """Pages (by object number) and marked-content ids that belong to it itself, in order."""


def elements(document: Document) -> Iterator[Tagged]:
    """Tell all elements in the order of reading; a loop is entered once."""
    tree = document.root.get("StructTreeRoot")
    roles = {name: target.name for name, target in tree.get("RoleMap").items()}
    seen: set[tuple[int, int]] = set()
    pending: list[tuple[Node, int, tuple[int, int] | None]] = []
    pending += [(kid, 0, None) for kid in reversed(tree.get("K").each())]
    while pending:
        node, depth, page = pending.pop()
        key = node.number_in_file
        if not node.is_dictionary or not node.get("S") or key in seen:
            continue
        if key is not None:
            seen.add(key)
        document.budget.spend(Limit.ELEMENTS)
        page = node.get("Pg").number_in_file or page
        kids = node.get("K").each()
        yield Tagged(node, _role(node.get("S").name, roles), depth, tuple(_contents(kids, page)))
        pending += [(kid, depth + 1, page) for kid in reversed(kids)]


def _contents(
    kids: tuple[Node, ...], page: tuple[int, int] | None
) -> Iterator[tuple[tuple[int, int] | None, int]]:
    for kid in kids:
        if (mcid := kid.integer) is not None:
            yield page, mcid
        elif (mcid := kid.get("MCID").integer) is not None:
            yield kid.get("Pg").number_in_file or page, mcid


def _role(name: str, roles: dict[str, str]) -> str:
    """Follow the role map to a standard type; a loop ends where it began."""
    seen = set()
    while name in roles and name not in seen:
        seen.add(name)
        name = roles[name]
    return name
