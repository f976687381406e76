"""What a check has found, and the report of all of it."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, Severity, Span
from leaflet.geometry import Rect
from leaflet.records import dataclass

MOST_PLACES = 20
"""Places of one finding that are kept; the count goes on."""


class Found(NamedTuple):
    """One thing as a check tells it; how much it weighs is decided by what the file claims to be."""

    code: Code
    page: int | None = None
    """From 1; None for the whole file."""
    place: Rect | None = None
    """Lengths from the trim's top-left corner."""
    words: tuple[tuple[str, str], ...] = ()
    text: str = ""
    """What stands there, to look up in a source."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Things alike on one page, weighed."""

    code: Code
    severity: Severity
    page: int | None
    places: tuple[Rect, ...]
    count: int
    """How many there are; `places` keeps the first of them."""
    words: tuple[tuple[str, str], ...]
    text: str = ""
    span: Span | None = None
    """The line of the source that the text comes from, where it is known."""

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as a diagnostic, for its words in either language."""
        return Diagnostic(self.code, self.span, self.words)


class Unchecked(NamedTuple):
    """A check that could not run, and why."""

    check: str
    check_en: str
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found out about a file."""

    standards: tuple[str, ...]
    """Labels of what it was judged by."""
    pages: int
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...] = ()
    pictures: tuple[str, ...] = ()
    """The files that show the findings on their pages."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the file unfit."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def codes(self) -> frozenset[Code]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.findings)


def joined(report: Report, more: Report) -> Report:
    """Return a report with what another examination of the same file has found."""
    return replace(
        report,
        findings=(*report.findings, *more.findings),
        unchecked=(*report.unchecked, *more.unchecked),
    )


def found(
    code: Code, page: int | None = None, place: Rect | None = None, /, text: str = "", **words: object
) -> Found:
    """Note one thing; every word is turned into text."""
    return Found(code, page, place, tuple((name, str(value)) for name, value in words.items()), text)
