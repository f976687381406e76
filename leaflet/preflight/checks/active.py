"""Whatever acts by itself or asks for input: scripts, actions, forms (forbidden by PDF/X and PDF/A)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.node import Node
from leaflet.preflight.subject import Subject

_HARMLESS: Final = frozenset({"GoTo", "URI", "GoToR", "Named", ""})
"""Actions that only lead somewhere when a reader asks; a press takes no links either, but as annotations."""


def check_active(subject: Subject) -> Iterator[Found]:
    """Tell each kind of activity once, with its page where it has one."""
    root = subject.document.root
    opening = root.get("OpenAction")
    if opening.is_dictionary and _acts(opening):
        yield found(Code.ACTIVE_CONTENT, what=opening.get("S").name or "OpenAction")
    if root.has("AA"):
        yield found(Code.ACTIVE_CONTENT, what="AA")
    if root.get("Names", "JavaScript"):
        yield found(Code.ACTIVE_CONTENT, what="JavaScript")
    form = root.get("AcroForm")
    if form.get("Fields").array() or form.has("XFA"):
        yield found(Code.ACTIVE_CONTENT, what="AcroForm")
    for leaf in subject.document.leaves:
        if leaf.node.has("AA"):
            yield found(Code.ACTIVE_CONTENT, leaf.number, what="AA")
        for note in leaf.node.get("Annots").array():
            if note.has("AA") or _acts(note.get("A")):
                yield found(Code.ACTIVE_CONTENT, leaf.number, what=note.get("A", "S").name or "AA")


def _acts(action: Node) -> bool:
    return action.is_dictionary and action.get("S").name not in _HARMLESS
