"""Reports as JSON, between the process that examines and the one that tells."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from leaflet.diagnostics import Code, Severity, Span
from leaflet.geometry import Rect
from leaflet.preflight.finding import Finding, Report, Unchecked


def to_wire(report: Report) -> str:
    """Write a report."""
    return json.dumps(asdict(report))


def from_wire(text: str) -> Report:
    """Read a report; ValueError, KeyError or TypeError for anything else."""
    told = json.loads(text)
    return Report(
        standards=tuple(told["standards"]),
        pages=int(told["pages"]),
        findings=tuple(_findings(told["findings"])),
        unchecked=tuple(Unchecked(*gap) for gap in told["unchecked"]),
        pictures=tuple(told["pictures"]),
    )


def _findings(entries: Iterable[dict[str, Any]]) -> Iterable[Finding]:
    for entry in entries:
        yield Finding(
            code=Code(entry["code"]),
            severity=Severity(entry["severity"]),
            page=entry["page"],
            places=tuple(Rect(*place) for place in entry["places"]),
            count=int(entry["count"]),
            words=tuple((name, word) for name, word in entry["words"]),
            text=entry["text"],
            span=Span(*entry["span"]) if entry["span"] else None,
        )
