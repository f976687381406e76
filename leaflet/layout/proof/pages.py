"""A proof: the pages with 校正 under the text and line numbers beside it, and the sheet of facts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leaflet.colour import PROOF, SPECIMEN
from leaflet.diagnostics import LeafletError, Span
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Page, PlacedLine
from leaflet.layout.document import lay_out
from leaflet.layout.memory import Memory
from leaflet.layout.panels import flat
from leaflet.layout.proof.facts import Fact, facts
from leaflet.layout.proof.margin import fold_lines, line_numbers
from leaflet.layout.proof.sheet import fact_sheet
from leaflet.layout.specimen import specimen
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import Edition
from leaflet.model.template import StyleName, Template, Writing
from leaflet.model.text import Prose

WORD = "校正"
ROWS = (32, 24, 16, 8, 4)
"""So many facts are tried to a page, most first."""


def proof_pages(
    pages: Sequence[Page],
    edition: Edition[Prose],
    template: Template,
    typesetter: Typesetter,
    values: Iterable[tuple[str, str, Span]],
) -> tuple[Page, ...]:
    """Return the pages marked as a proof, with the pages of facts behind them.

    `values` are what the local gave, by variable, with their places. LeafletError when not even a few facts
    fit a page of the template.
    """
    face = template.typeface(template.style(StyleName.BODY).typeface)
    faces = (FaceName(face.family, face.weight), *(FaceName(*fallback) for fallback in face.fallbacks))
    marked = (
        replace(
            page, groups=(*page.groups, Group((*line_numbers(page, faces, typesetter), *fold_lines(page))))
        )
        for page in _watermarked(pages, template, typesetter)
    )
    return (*marked, *_fact_pages(edition, template, typesetter, facts(edition, values)))


def _watermarked(pages: Sequence[Page], template: Template, typesetter: Typesetter) -> Sequence[Page]:
    """Print 校正 under the text, unless 見本 stands there: two words in one place cannot be read."""
    lines = (item for page in pages for item in page.items if isinstance(item, PlacedLine))
    if any(part.ink == SPECIMEN for line in lines for part in line.parts):
        return pages
    return specimen(pages, template, typesetter, word=WORD, ink=PROOF)


def _fact_pages(
    edition: Edition[Prose], template: Template, typesetter: Typesetter, found: tuple[Fact, ...]
) -> tuple[Page, ...]:
    # A list to tick is read line by line, whichever way the pages run.
    template = replace(flat(template), writing=Writing.HORIZONTAL)
    for rows in ROWS[:-1]:
        try:
            return lay_out(fact_sheet(edition, found, rows), template, typesetter, Memory())[0]
        except LeafletError:
            continue
    return lay_out(fact_sheet(edition, found, ROWS[-1]), template, typesetter, Memory())[0]
