"""Locals that are set alike: what of a side is a local's own, and what else decides how it is set.

Blocks that all locals share are the same objects. Of a local's own blocks nothing but their texts' lines
counts, for most kinds: such a block is known by what it is without its texts.
"""

from dataclasses import field

from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import ladder_of
from leaflet.layout.job import SideJob
from leaflet.layout.memory import Asked
from leaflet.layout.side import masthead_of
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    Heading,
    Headline,
    ItemList,
    QuestionAnswer,
)
from leaflet.model.template import Template
from leaflet.model.text import MarkKind, Prose
from leaflet.records import dataclass

_OF_LINES = (Banner, Body, Callout, Colophon, Heading, Headline, ItemList, QuestionAnswer)
"""Blocks of which nothing but their texts' lines decides how they are set."""


@dataclass(slots=True)
class Own:
    """What a local brings to one side, beside the blocks that all locals share."""

    template: Template
    shared: tuple[Block[Prose], ...]
    key: tuple[object, ...]
    """All of the rest that decides how the side is set, its own texts left out."""
    texts: tuple[Prose, ...]
    heard: list[Asked] = field(default_factory=list)
    """What composition was asked about them in all settings tried."""

    @classmethod
    def of(cls, template: Template, job: SideJob, question: int, estimate: Estimate) -> "Own":
        """Part a side into what all locals share and what is this one's own."""
        blocks = job.numbered.side.blocks
        texts: list[Prose] = []
        masthead = masthead_of(job)
        holes = [
            *(_hole(text, texts) for text in masthead or ()),
            *(_emptied(block, texts) for block in blocks if not block.common.shared),
        ]
        meta = job.edition.meta
        key = (
            tuple(block.common.shared for block in blocks),
            tuple(holes),
            estimate.own(ladder_of(template).hanmens),
            (job.first, job.last, question, job.numbered.notes, job.edition.credit),
            (meta.issued, meta.version),
        )
        return cls(template, tuple(block for block in blocks if block.common.shared), key, tuple(texts))


# ---- what a block is without its texts


def _emptied(block: Block[Prose], texts: list[Prose]) -> object:
    """Return a block with holes for its texts, which are added to `texts`; else the block as it is."""
    if not _is_of_lines(block):
        return block
    return block.retold(lambda prose: _hole(prose, texts))


def _is_of_lines(block: Block[Prose]) -> bool:
    if isinstance(block, Callout):
        return all(map(_is_of_lines, block.blocks))
    return isinstance(block, _OF_LINES)


def _hole(prose: Prose, texts: list[Prose]) -> object:
    """Return what counts of a text beside its lines; the text itself where a note is called from it."""
    rich = prose.rich
    if any(mark.kind in (MarkKind.REFERENCE_MARK, MarkKind.NOTE) for mark in rich.marks):
        return prose
    texts.append(prose)
    return bool(rich.text), rich.text.count("\n"), tuple(mark.kind for mark in rich.marks)
