"""Settings of a printer and not of a page: transfer curves, halftones, PostScript (PDF/X, PDF/A)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_KEYS: Final = ("TR", "TR2", "HTP", "HT")
_DEFAULTS: Final = frozenset({"Default", "Identity"})


def check_printer_settings(subject: Subject) -> Iterator[Found]:
    """Tell them wherever a resource holds them, used or not."""
    for page, kind, _, node in subject.resources:
        if kind == "ExtGState":
            for key in _KEYS:
                if node.has(key) and node.get(key).name not in _DEFAULTS:
                    yield found(Code.PRINTER_SETTINGS, page, what=key)
        elif kind == "XObject":
            for key in ("OPI", "Alternates", "Ref"):
                if node.has(key):
                    yield found(Code.PRINTER_SETTINGS, page, what=key)
            if node.get("Subtype").name == "PS":
                yield found(Code.PRINTER_SETTINGS, page, what="PostScript")
