"""From a text on the page to the line of the source that it was typed in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from leaflet.diagnostics import Span
from leaflet.preflight.attachments import attachments, unpacked
from leaflet.preflight.document import UnreadableError, open_document
from leaflet.preflight.filters import UndecodableError
from leaflet.preflight.finding import Finding, Report
from leaflet.preflight.limits import TooMuch

_YAML: Final = (".yaml", ".yml")
_LEAST: Final = 4
"""Characters that a text needs to be looked for: shorter ones stand anywhere."""
_SNIPPETS: Final = (12, 8, 5)
"""Lengths of the parts that are looked for when the whole text is not found."""
_MARKUP: Final = re.compile(r"[\s*|｜《》{}｛｝^\[\]\\]")
"""What the page does not show, or breaks lines at."""


def located(report: Report, sources: Mapping[str, str]) -> Report:
    """Give findings the place of their text in the sources (name → text), where just one line has it."""
    lines = [
        (name, number, _MARKUP.sub("", line))
        for name, text in sources.items()
        for number, line in enumerate(text.splitlines(), 1)
    ]
    return replace(report, findings=tuple(_placed(finding, lines) for finding in report.findings))


def sources_within(data: bytes) -> dict[str, str]:
    """Return the YAML files that a file carries, by their names; none when it cannot be opened."""
    try:
        document = open_document(data)
        found = [file for file in attachments(document) if file.name.endswith(_YAML)]
        return {file.name: unpacked(file, document).decode("utf-8-sig", "replace") for file in found}
    except (UnreadableError, UndecodableError, TooMuch):
        return {}


def _placed(finding: Finding, lines: list[tuple[str, int, str]]) -> Finding:
    for snippet in _snippets(_MARKUP.sub("", finding.text)):
        places = [(name, number) for name, number, line in lines if snippet in line]
        if len(places) == 1:
            name, number = places[0]
            return replace(finding, span=Span(name, number, 1))
    return finding


def _snippets(text: str) -> Iterator[str]:
    """Tell parts of a text to look for, the longest first: a line's head may be another paragraph's end."""
    if len(text) >= _LEAST:
        yield text
    for length in _SNIPPETS:
        yield from (text[start : start + length] for start in range(0, len(text) - length + 1, _LEAST))
