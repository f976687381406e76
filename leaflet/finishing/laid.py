"""What layout hands over: an edition as pages, and what every output needs beside them."""

from dataclasses import field
from datetime import date

from leaflet.compose.face import Faces
from leaflet.diagnostics import Diagnostic
from leaflet.display.page import Page
from leaflet.memo import Known
from leaflet.model.edition import Edition
from leaflet.model.template import Template
from leaflet.model.text import Prose
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import Glyph
from leaflet.output.stock import fresh
from leaflet.records import dataclass
from leaflet.source.bundle import Origin


@dataclass(frozen=True, slots=True)
class Laid:
    """An edition as pages, and all that an output needs beside them."""

    edition: Edition[Prose]
    template: Template
    pages: tuple[Page, ...]
    base: frozenset[Glyph]
    """What every local's file shows of each face."""
    faces: Faces
    warnings: tuple[Diagnostic, ...]
    origin: Origin
    """Where all of it was read."""
    example: bool = False
    """Blanks were filled with examples."""
    stock: Known = field(default_factory=fresh)
    """What outputs have made of what editions share."""


def information(edition: Edition[Prose]) -> Information:
    """Return what a document says about itself: all of it from the edition's メタ."""
    meta = edition.meta
    return Information(
        title=meta.title.rich.text,
        issued=issue_day(edition),
        author=meta.issuer.rich.text if meta.issuer else None,
        subject=meta.issue.rich.text if meta.issue else None,
        keywords=meta.subjects,
        language=meta.language,
        version=meta.version,
    )


def issue_day(edition: Edition[Prose]) -> date:
    """Return the day that an edition's files bear: the first of the month where it names no day."""
    issued = edition.meta.issued
    return date(issued.year, issued.month, issued.day or 1)
