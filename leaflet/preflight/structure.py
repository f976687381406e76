"""The structure tree as elements in reading order (ISO 32000-1, 14.7), walked once and within bounds."""

from collections.abc import Iterator
from typing import TypeAlias

from leaflet.preflight.document import Document
from leaflet.preflight.limits import Limit
from leaflet.preflight.node import Node
from leaflet.records import dataclass

Content: TypeAlias = tuple[tuple[int, int] | None, int]
"""A piece of marked content: its page, by object number, and its number there."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One element of the tree."""

    node: Node
    role: str
    """Its standard structure type, the role map applied."""
    depth: int
    contents: tuple[Content, ...]
    """What belongs to it itself and not to an element below, in order."""


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


def reading_order(document: Document) -> Iterator[Content]:
    """Tell all marked content in the order of reading, elements' own and inner ones as they alternate."""
    seen: set[tuple[int, int]] = set()
    pending: list[tuple[Node, tuple[int, int] | None]] = [(document.root.get("StructTreeRoot"), None)]
    while pending:
        node, page = pending.pop()
        document.budget.spend(Limit.ELEMENTS)
        if (content := _content(node, page)) is not None:
            yield content
            continue
        key = node.number_in_file
        if key is not None:
            if key in seen:
                continue
            seen.add(key)
        page = node.get("Pg").number_in_file or page
        pending += [(kid, page) for kid in reversed(node.get("K").each())]


def _contents(kids: tuple[Node, ...], page: tuple[int, int] | None) -> Iterator[Content]:
    found = (_content(kid, page) for kid in kids)
    return (content for content in found if content is not None)


def _content(kid: Node, page: tuple[int, int] | None) -> Content | None:
    """Return the piece of marked content that a kid is, if it is one."""
    if (mcid := kid.integer) is not None:
        return page, mcid
    if (mcid := kid.get("MCID").integer) is not None:
        return kid.get("Pg").number_in_file or page, mcid
    return None


def _role(name: str, roles: dict[str, str]) -> str:
    """Follow the role map to a standard type; a loop ends where it began."""
    seen = set()
    while name in roles and name not in seen:
        seen.add(name)
        name = roles[name]
    return name
