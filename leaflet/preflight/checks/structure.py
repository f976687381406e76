"""The structure tree: alternatives, headings in order, the way back from the page (PDF/UA-1 7.3, 7.4)."""

import re
from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.limits import Limit
from leaflet.preflight.node import Node
from leaflet.preflight.structure import Tagged, elements
from leaflet.preflight.subject import Subject

_HEADING: Final = re.compile(r"H([1-6])")
_NEEDS_ALTERNATIVE: Final = frozenset({"Figure", "Formula"})


def check_structure(subject: Subject) -> Iterator[Found]:
    """Tell figures without words, headings that skip a level, and marked content that leads nowhere."""
    if not subject.document.root.get("StructTreeRoot", "K"):
        return
    tree = tuple(elements(subject.document))
    for element in tree:
        if element.role in _NEEDS_ALTERNATIVE and not _is_told(element.node):
            yield found(Code.NO_ALTERNATIVE, role=element.role)
    yield from _headings(tree)
    yield from _ways_back(subject, tree)


def _is_told(node: Node) -> bool:
    return bool((node.get("Alt").text or "").strip() or (node.get("ActualText").text or "").strip())


def _headings(tree: tuple[Tagged, ...]) -> Iterator[Found]:
    level = 0
    for element in tree:
        heading = _HEADING.fullmatch(element.role)
        if heading is None:
            continue
        if int(heading[1]) > level + 1:
            yield found(Code.HEADING_SKIPPED, before=level, after=heading[1])
        level = int(heading[1])


def _ways_back(subject: Subject, tree: tuple[Tagged, ...]) -> Iterator[Found]:
    """Tell pages where the parent tree and the elements disagree on whose content a mark is (14.7.4.4)."""
    owners = {content: element.node.number_in_file for element in tree for content in element.contents}
    parents = _parent_tree(subject)
    for sheet in subject.sheets:
        page = sheet.leaf.node
        listed = parents.get(page.get("StructParents").integer, ())
        used = {mark.tag.mcid for mark in sheet.marks if mark.tag.mcid is not None and not mark.inside}
        for mcid in sorted(used):
            owner = owners.get((page.number_in_file, mcid))
            parent = listed[mcid].number_in_file if 0 <= mcid < len(listed) else None
            if owner is None or owner != parent:
                yield found(Code.PARENT_TREE, sheet.number)


def _parent_tree(subject: Subject) -> dict[int | None, tuple[Node, ...]]:
    """Return the arrays of the parent tree by their keys; each node is visited once."""
    found_arrays: dict[int | None, tuple[Node, ...]] = {}
    pending, seen = [subject.document.root.get("StructTreeRoot", "ParentTree")], set()
    while pending:
        node = pending.pop()
        if (key := node.number_in_file) is not None:
            if key in seen:
                continue
            seen.add(key)
        subject.document.budget.spend(Limit.ELEMENTS)
        entries = node.get("Nums").array()
        for number, value in zip(entries[::2], entries[1::2], strict=False):
            found_arrays[number.integer] = value.array()
        pending += node.get("Kids").array()
    return found_arrays
