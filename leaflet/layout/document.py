"""An edition and a template to pages: numbering, each side in the setting that fills it, imposition."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Diagnostic
from leaflet.display.page import Page
from leaflet.layout import panels
from leaflet.layout.alike import Own
from leaflet.layout.desk import Desk
from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import fitted
from leaflet.layout.hanmen import Hanmen, ImpossibleGridError, hanmen_of
from leaflet.layout.job import SideJob, Unset
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
        from leaflet.layout.imposition import imposed

        placed = tuple(zip(_parts(template, template.folding, memory), pages, strict=True))
        return imposed(placed, template, template.folding, memory.known), complaints.all
    return pages, complaints.all


def _sides(edition: Edition[Prose], shared: "_Shared", complaints: Complaints) -> tuple[Page, ...]:
    """Lay out the 面 one after the other, each for the paper that it stands on; those that fit."""
    pages: list[Page] = []
    question, before = 1, None
    # Notes are numbered when a side is to be set: most stand as another local's.
    jobs = cache(partial(_jobs, edition, shared))
    for index, template in enumerate(_templates(shared, len(edition.sides))):
        wanted = _Wanted(Unset(edition, index, question), before, jobs)
        before, page = _side(shared._replace(template=template), wanted, complaints)
        if page is not None:
            pages.append(page)
        question += _questions(edition.sides[index].blocks)
    return tuple(pages)


def _jobs(edition: Edition[Prose], shared: "_Shared") -> tuple[SideJob, ...]:
    """Return what is to be set on each 面, notes numbered through all of them."""
    sides = numbered(edition, shared.template, shared.memory.known)
    return tuple(
        SideJob(edition, side, first=index == 0, last=index == len(sides) - 1)
        for index, side in enumerate(sides)
    )


class _Wanted(NamedTuple):
    """A side that is to be set."""

    unset: Unset
    before: Own | None
    """What the local brings to the sides before it."""
    jobs: Callable[[], tuple[SideJob, ...]]
    """Of the whole edition."""


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


def _side(shared: _Shared, wanted: _Wanted, complaints: Complaints) -> tuple[Own | None, Page | None]:
    """Fit one side; no page for one that does not fit, which is told."""
    template, (unset, before, jobs) = shared.template, wanted
    estimate = Estimate(template, shared.memory.known)
    try:
        own = Own.of(template, unset, before, estimate)
        found = _set(shared, own, estimate, unset.question, lambda: jobs()[unset.place])
    except ImpossibleGridError as error:
        complaints.add(Code.IMPOSSIBLE_GRID, template.span, reason=error)
        return before, None
    if isinstance(found, SetSide):
        complaints.extend(found.told)
        return own, found.page
    complaints.extend(found.desk.complaints.all)
    name, (span, lines, characters) = unset.edition.sides[unset.place].name, found.excess
    complaints.add(Code.DOES_NOT_FIT, span, side=name, lines=lines, characters=characters)
    return own, None


def _set(
    shared: _Shared, own: Own, estimate: Estimate, question: int, job: Callable[[], SideJob]
) -> SetSide | Overflow:
    """Set a side so that it is filled; ImpossibleGridError where the page has no room for a line."""
    template, typesetter, memory = shared

    def attempt(size: Length, feed: Length) -> Measured | Overflow:
        hanmen = hanmen_of(template, size, feed)
        texts = frozenset(text.rich for text in own.texts)
        desk = Desk(
            template, hanmen, typesetter, Complaints(), memory, first_question=question, listen_for=texts
        )
        outcome = measure_side(desk, job())
        own.heard += desk.heard
        return outcome

    def lines(hanmen: Hanmen) -> int:
        return estimate.lines(job().numbered.side.blocks, hanmen)

    return sought(own, memory, typesetter, attempt, lambda: fitted(template, attempt, lines))


def _questions(blocks: tuple[Block[Prose], ...]) -> int:
    """Count the questions, those in boxes included."""
    kinds = list(map(type, blocks))
    inner = [block.blocks for block in blocks if isinstance(block, Callout)] if Callout in kinds else ()
    return kinds.count(QuestionAnswer) + sum(map(_questions, inner))
