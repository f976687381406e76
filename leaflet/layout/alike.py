"""Locals that are set alike: what of a side is a local's own, and what else decides how it is set.

Blocks that all locals share are the same objects. Of the texts of a local's own blocks nothing but their
lines counts: such a block is known by what it is without them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from leaflet.layout.blocks.placemap import pinned
from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import ladder_of
from leaflet.layout.job import SideJob
from leaflet.layout.memory import Asked
from leaflet.layout.side import masthead_of
from leaflet.model.edition import Block, Body, Callout, CutOff, Event, Picture, PlaceMap, QrCode, Table
from leaflet.model.template import Template
from leaflet.model.text import MarkKind, Prose
from leaflet.records import dataclass


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
            *_all_emptied(blocks, texts, lambda block: block.common.shared),
        ]
        meta = job.edition.meta
        key = (
            tuple(holes),
            estimate.own(ladder_of(template).hanmens),
            (job.first, job.last, question, job.numbered.notes, job.edition.credit),
            (meta.issued, meta.version),
        )
        return cls(template, tuple(block for block in blocks if block.common.shared), key, tuple(texts))


# ---- what a block is without its texts


def _all_emptied(
    blocks: Iterable[Block[Prose]], texts: list[Prose], is_known: Callable[[Block[Prose]], bool]
) -> Iterator[object]:
    """Empty the blocks that are not known already.

    A body that may flow around a picture is composed in parts, about which no other can be asked: it stays.
    """
    is_beside = False
    for block in blocks:
        is_beside = isinstance(block, Picture) or (is_beside and isinstance(block, Body))
        if is_known(block):
            yield None
        else:
            yield block if is_beside else _emptied(block, texts)


def _emptied(block: Block[Prose], texts: list[Prose]) -> object:
    """Return a block with holes for its texts, which are added to `texts`; what else it says is kept.

    Texts are kept that are not composed as they are, or of which more is made than lines.
    """
    told: tuple[Prose | None, ...]
    rest: Block[Prose]
    match block:
        case Callout():
            title = block.title and _hole(block.title, texts)
            return Callout, block.common, title, tuple(_all_emptied(block.blocks, texts, lambda _: False))
        case Event():
            details = (text for pair in block.details for text in pair)
            told = (block.title, block.place, block.address, *details)
            rest = replace(block, title=None, place=None, address=None, details=())
        case CutOff():
            told = (block.title, *block.paragraphs, block.receiver)
            rest = replace(block, title=None, paragraphs=(), receiver=None)
        case PlaceMap():
            told = (block.place and pinned(block.place), block.address, *block.ways)
            rest = replace(block, place=None, address=None, ways=())
        case QrCode():
            told, rest = (block.caption,), replace(block, caption=None)
        case Picture() | Table():
            return block
        case _:
            return block.retold(lambda prose: _hole(prose, texts))
    return rest, tuple(text and _hole(text, texts) for text in told)


def _hole(prose: Prose, texts: list[Prose]) -> object:
    """Return what counts of a text beside its lines; the text itself where a note is called from it."""
    rich = prose.rich
    if any(mark.kind in (MarkKind.REFERENCE_MARK, MarkKind.NOTE) for mark in rich.marks):
        return prose
    texts.append(prose)
    return bool(rich.text), rich.text.count("\n"), tuple(mark.kind for mark in rich.marks)
