"""An edition and a template to pages: numbering, each side in the setting that fills it, imposition."""

from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Diagnostic
from leaflet.display.page import Page
from leaflet.layout import panels
from leaflet.layout.alike import Own
from leaflet.layout.desk import Desk
from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import fitted
from leaflet.layout.hanmen import ImpossibleGridError, hanmen_of
from leaflet.layout.imposition import imposed
from leaflet.layout.job import SideJob
from leaflet.layout.memory import Memory
from leaflet.layout.numbering import numbered
from leaflet.layout.searches import sought
from leaflet.layout.setside import SetSide
from leaflet.layout.side import Measured, Overflow, measure_side
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import Block, Callout, Edition, QuestionAnswer
from leaflet.model.template import Folding, Template
from leaflet.model.text import Prose
from leaflet.units import Length


def lay_out(
    edition: Edition[Prose], template: Template, typesetter: Typesetter, memory: Memory
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Lay out all sides of an edition; return the pages and the warnings.

    Raises
    ------
    LeafletError
        With every error at once: text that does not fit, glyphs that no face has, blocks that cannot be set.

    """
    complaints = Complaints()
    panels.check(edition, template, complaints)
    complaints.raise_if_any()
    pages = _sides(edition, _Shared(template, typesetter, memory), complaints)
    complaints.raise_if_any()
    if template.folding is not None:
        placed = tuple(zip(_parts(template, template.folding, memory), pages, strict=True))
        return imposed(placed, template, template.folding, memory.known), complaints.all
    return pages, complaints.all


def _sides(edition: Edition[Prose], shared: "_Shared", complaints: Complaints) -> tuple[Page, ...]:
    """Lay out the 面 one after the other, each for the paper that it stands on; those that fit."""
    pages: list[Page] = []
    question = 1
    sides = numbered(edition, shared.template, shared.memory.known)
    for index, (told, own) in enumerate(zip(sides, _templates(shared, len(sides)), strict=True)):
        job = SideJob(edition, told, first=index == 0, last=index == len(sides) - 1)
        at_hand = shared if own is shared.template else shared._replace(template=own)
        page = _side(at_hand, job, question, complaints)
        if page is not None:
            pages.append(page)
        question += _questions(told.side.blocks)
    return tuple(pages)


def _templates(shared: "_Shared", count: int) -> tuple[Template, ...]:
    """Return what each 面 is laid out by: a part of the sheet, or all of it."""
    template = shared.template
    if template.folding is None:
        return (template,) * count
    return tuple(part.template for part in _parts(template, template.folding, shared.memory))


def _parts(template: Template, folding: Folding, memory: Memory) -> tuple[panels.Part, ...]:
    """Return the parts of a folded sheet, the same for all locals."""
    return memory.known.value((template,), "parts", lambda: panels.parts(template, folding))


class _Shared(NamedTuple):
    """What all sides, and all locals of a batch, have in common."""

    template: Template
    typesetter: Typesetter
    memory: Memory


def _side(shared: _Shared, job: SideJob, question: int, complaints: Complaints) -> Page | None:
    """Fit one side; None for one that does not fit, which is told."""
    try:
        found = _sought(shared, job, question)
    except ImpossibleGridError as error:
        complaints.add(Code.IMPOSSIBLE_GRID, shared.template.span, reason=error)
        return None
    if isinstance(found, SetSide):
        complaints.extend(found.told)
        return found.page
    complaints.extend(found.desk.complaints.all)
    name, (span, lines, characters) = job.numbered.side.name, found.excess
    complaints.add(Code.DOES_NOT_FIT, span, side=name, lines=lines, characters=characters)
    return None


def _sought(shared: _Shared, job: SideJob, question: int) -> SetSide | Overflow:
    """Set a side so that it is filled; ImpossibleGridError where the page has no room for a line."""
    template, typesetter, memory = shared
    estimate = Estimate(template, job, memory.known)
    own = Own.of(template, job, question, estimate)

    def attempt(size: Length, feed: Length) -> Measured | Overflow:
        hanmen = hanmen_of(template, size, feed)
        texts = frozenset(text.rich for text in own.texts)
        desk = Desk(
            template, hanmen, typesetter, Complaints(), memory, first_question=question, listen_for=texts
        )
        outcome = measure_side(desk, job)
        own.heard += desk.heard
        return outcome

    return sought(own, memory, typesetter, attempt, lambda: fitted(template, attempt, estimate.lines))


def _questions(blocks: tuple[Block[Prose], ...]) -> int:
    """Count the questions, those in boxes included."""
    return sum(
        _questions(block.blocks) if isinstance(block, Callout) else isinstance(block, QuestionAnswer)
        for block in blocks
    )
