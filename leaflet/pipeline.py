"""The stages in order; start reading here.

read → personalise → lay out (composing paragraph by paragraph) → press → write. What passes from stage to
stage is frozen. ``docs/architecture.md`` says what each stage promises.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.diagnostics import Diagnostic
from leaflet.display.page import Page
from leaflet.layout.document import lay_out
from leaflet.layout.glyphs import check_faces, fixed_lines
from leaflet.layout.memory import Memory
from leaflet.layout.specimen import specimen
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Prose, Wording
from leaflet.output.dump import dump
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import Glyph, glyphs_of, lines_of, plan_fonts
from leaflet.output.pdf.writer import write_pdf
from leaflet.output.png import render_png
from leaflet.output.sheet import PURPOSES as SHEET_PURPOSES
from leaflet.output.sheet import prepare
from leaflet.source.personalise import fixed, personalise
from leaflet.source.read import read_edition, read_template
from leaflet.world import World


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
    )


def issue_day(edition: Edition[Prose]) -> date:
    """Return the day that an edition's files bear: the first of the month where it names no day."""
    issued = edition.meta.issued
    return date(issued.year, issued.month, issued.day or 1)


@dataclass(frozen=True, slots=True)
class Made:
    """One file's content."""

    suffix: str
    """What follows the edition's name in the file's name."""
    data: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """The content's checksum."""
        return hashlib.sha256(self.data).hexdigest()


DUMP = "dump"
PURPOSES = (*SHEET_PURPOSES, DUMP)
"""What `--for` takes today."""


class Press:
    """What the locals of one edition share: edition and template as read, faces, paragraphs composed so far."""

    def __init__(self, path: Path, edition: Edition[Wording], template: Template, world: World) -> None:
        self.path = path
        self.edition = edition
        self.template = template
        self.faces = Faces.load(world)
        check_faces(template, self.faces)
        self._composer = Composer(self.faces)
        self._memory = Memory()

    @classmethod
    def open(cls, path: Path, world: World) -> "Press":
        """Read an edition and its template.

        Raises
        ------
        LeafletError
            With all that is wrong with either file.

        """
        edition = read_edition(path, world)
        template = read_template(edition.template, edition.template_span, path, world)
        return cls(path, edition, template, world)

    @cached_property
    def base(self) -> frozenset[Glyph]:
        """What every local's file shows of each face."""
        return glyphs_of(fixed_lines(fixed(self.edition), self.template, self._composer))

    def lay_out(self, local: Local | None = None, *, example: bool = False) -> Laid:
        """Personalise and lay out for one local; LeafletError with all that is wrong."""
        told = personalise(self.edition, local, example=example)
        pages, warnings = lay_out(told, self.template, self._composer, self._memory)
        shown = specimen(pages, self.template, self._composer) if example else pages
        return Laid(told, self.template, shown, self.base, self.faces, warnings)


def finish(laid: Laid, purpose: str, *, pictures: bool = True) -> Iterator[Made]:
    """Make the files of one purpose: a PDF and a picture of each page, or the text dump."""
    if purpose == DUMP:
        yield Made(f"{DUMP}.txt", dump(laid.pages).encode(), len(laid.pages))
        return
    sheets = tuple(prepare(page, SHEET_PURPOSES[purpose], laid.template.inks) for page in laid.pages)
    shown = lines_of(item for page in laid.pages for item in page.items)
    plan = plan_fonts(laid.base, glyphs_of(shown))
    pdf = write_pdf(sheets, plan, laid.faces, information(laid.edition))
    yield Made(f"{purpose}.pdf", pdf, len(sheets))
    if not pictures:
        return
    for number, picture in enumerate(render_png(pdf), 1):
        yield Made(f"{purpose}-{number}.png", picture, 1)
