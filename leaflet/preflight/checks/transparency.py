"""Transparency (透明): none in PDF/X-1a and PDF/A-1; elsewhere its page names a blending space."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.finding import Found, found
from leaflet.preflight.node import Node
from leaflet.preflight.subject import Sheet, Subject

_NORMAL: Final = frozenset({"Normal", "Compatible", ""})


def check_transparency(subject: Subject) -> Iterator[Found]:
    """Tell transparency where it is forbidden; where it is allowed, pages that do not say how to blend."""
    if all(rules.transparency for rules in subject.rules):
        for sheet in subject.sheets:
            yield from _without_space(subject, sheet)
        return
    for sheet in subject.sheets:
        if _is_group(sheet.leaf.node):
            yield sheet.find(Code.TRANSPARENCY, what="Group")
        for mark in sheet.marks:
            if (what := _of_mark(mark)) is not None:
                yield sheet.find(Code.TRANSPARENCY, mark, what=what)
    yield from _of_resources(subject)


def _without_space(subject: Subject, sheet: Sheet) -> Iterator[Found]:
    """Tell the first transparent mark of a page without a blending space."""
    if not subject.is_for_press or sheet.leaf.node.get("Group", "CS"):
        return
    first = next((mark for mark in sheet.marks if _of_mark(mark)), None)
    if first is not None:
        yield sheet.find(Code.TRANSPARENCY, first, what="Group /CS")


def _of_mark(mark: Mark) -> str | None:
    if mark.kind is Kind.IMAGE and mark.picture and mark.picture.has_soft_mask:
        return "SMask"
    if mark.paint.is_opaque:
        return None
    if mark.paint.masked:
        return "SMask"
    return f"ca {mark.paint.alpha:g}" if mark.paint.alpha != 1 else mark.paint.blend


def _of_resources(subject: Subject) -> Iterator[Found]:
    """Tell what could make things transparent though nothing calls it."""
    for page, kind, name, node in subject.resources:
        if kind == "ExtGState" and _is_transparent_state(node):
            yield found(Code.TRANSPARENCY, page, what=f"ExtGState {name}")
        elif kind == "XObject" and (_is_group(node) or node.get("SMask").is_stream):
            yield found(Code.TRANSPARENCY, page, what=f"XObject {name}")


def _is_transparent_state(node: Node) -> bool:
    alphas = [node.get(key).number for key in ("ca", "CA")]
    blends = [blend.name for blend in node.get("BM").each()]
    mask = node.get("SMask")
    return (
        any(alpha is not None and alpha != 1 for alpha in alphas)
        or any(blend not in _NORMAL for blend in blends)
        or (bool(mask) and mask.name != "None")
    )


def _is_group(node: Node) -> bool:
    return node.get("Group", "S").name == "Transparency"
