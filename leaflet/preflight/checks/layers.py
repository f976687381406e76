"""Layers that can be switched off (optional content): what prints would depend on who opens the file."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_layers(subject: Subject) -> Iterator[Found]:
    """PDF/X-1a and PDF/A-1 know no layers."""
    if not all(rules.layers for rules in subject.rules) and subject.document.root.has("OCProperties"):
        groups = subject.document.root.get("OCProperties", "OCGs").array()
        yield found(Code.LAYERS, count=len(groups))
