"""Locals that are set alike: what of a side is a local's own, and what else decides how it is set.

Blocks that all locals share are the same objects. Of the texts of a local's own blocks nothing but their
lines counts: such a block is known by what it is without them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field

from leaflet.layout.blocks.placemap import pinned
from leaflet.layout.blocks.qr import matrix
from leaflet.layout.estimate import Estimate
from leaflet.layout.fit import ladder_of
from leaflet.layout.job import Unset
from leaflet.layout.memory import Asked
from leaflet.layout.side import masthead_of
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    CutOff,
    Event,
    Heading,
    Headline,
    ItemList,
    Picture,
    PlaceMap,
    QrCode,
    QuestionAnswer,
    Table,
)
from leaflet.model.template import Template
from leaflet.model.text import MarkKind, Prose, plain
from leaflet.records import dataclass


@dataclass(slots=True)
class Own:
    """What a local brings to one side, beside the blocks that all locals share."""

    same: tuple[object, ...]
    """The template, the blocks that all locals share, and what else is one object for many of them."""
    key: tuple[object, ...]
    """All of the rest that decides how the side is set, its own texts left out."""
    texts: tuple[Prose, ...]
    shown: tuple[object, ...]
    """What it shows beside them, where it does not matter to the setting which picture that is."""
    blocks: tuple[Block[Prose], ...]
    """The blocks of this side, and of those before it, that all locals share."""
    rests: tuple[object, ...]
    """What is left of all blocks up to there without their texts: by this their notes are numbered."""
    heard: list[Asked] = field(default_factory=list)
    """What composition was asked about them in all settings tried."""

    @classmethod
    def of(cls, template: Template, unset: Unset, before: "Own | None", estimate: Estimate) -> "Own":
        """Part a side into what all locals share and what is this one's own; `before` is that of the last."""
        edition, index, question = unset
        parting, meta = _Parting(), edition.meta
        rest: list[object] = [] if index else [parting.hole(text) for text in masthead_of(meta)]
        hanmens = ladder_of(template).hanmens
        blocks: list[Block[Prose]] = []
        guesses: list[object] = []
        for block, is_beside in _in_order(edition.sides[index].blocks):
            if block.common.shared:
                blocks.append(block)
                rest.append(None)
                continue
            done = len(parting.texts)
            left = parting.rest(block, is_beside=is_beside)
            rest.append(left)
            guesses.append(estimate.at_all(block, left, parting.texts[done:], hanmens))
        shared, rests = tuple(blocks), tuple(rest)
        if before is not None:
            shared, rests = (*before.blocks, *shared), (*before.rests, rests)
        is_last = index == len(edition.sides) - 1
        key = rests, (index, is_last, question, edition.notes, edition.credit), (meta.issued, meta.version)
        same = (template, *shared, *guesses, *parting.same)
        return cls(same, key, tuple(parting.texts), tuple(parting.shown), shared, rests)


# ---- what a block is without its texts


class _Parting:
    """Parts a local's own blocks into what decides how a side is set, and what is said and shown there."""

    def __init__(self) -> None:
        self.same: list[object] = []
        """What is the same object for all locals."""
        self.texts: list[Prose] = []
        """What is composed."""
        self.shown: list[object] = []
        """What is drawn, or told by elements."""

    def rest(self, block: Block[Prose], *, is_beside: bool = False) -> object:
        """Return what is left of a block; all of it where cells are composed together.

        A body that may flow around a picture is composed in parts, about which no other can be asked: it
        stays as it is.
        """
        if isinstance(block, Body) and is_beside:
            return block
        self.same.append(block.common)
        left: object = block
        match block:
            case Body():
                left = Body, self._holes(*block.paragraphs)
            case Callout():
                title = self._holes(block.title)
                inner = [self.rest(each, is_beside=beside) for each, beside in _in_order(block.blocks)]
                left = Callout, title, tuple(inner)
            case Event():
                details = (text for pair in block.details for text in pair)
                told = self._holes(block.title, block.place, block.address, *details)
                left = Event, block.day, block.time, block.end, told
            case CutOff():
                left = CutOff, block.entries, self._holes(block.title, *block.paragraphs, block.receiver)
            case Picture() | PlaceMap() | QrCode():
                left = self._drawn(block)
            case Headline() | Heading() | ItemList() | QuestionAnswer() | Banner() | Colophon():
                holes = block.retold(self.hole)
                left = (
                    type(block),
                    *(getattr(holes, name) for name in holes.__match_args__ if name != "common"),
                )
            case Table():
                pass
        return left

    def _drawn(self, block: Picture[Prose] | PlaceMap[Prose] | QrCode[Prose]) -> object:
        """Return what is left of a block that is drawn: how large it is, and how it stands."""
        match block:
            case Picture(art=art):
                self.shown.append(block)
                size = art and (art.width, art.height)
                return Picture, size, block.width, block.stand, self._holes(block.caption)
            case PlaceMap():
                place = block.place and pinned(block.place)
                told = self._holes(place, block.address, *block.ways)
                return PlaceMap, self.rest(block.picture), told
            case QrCode(url=url):
                self.shown.append(url)
                code = matrix(url.rich.text)
                told = self._holes(block.caption, Prose(plain(url.rich.text), url.span))
                return QrCode, code and code.side, block.size, told

    def _holes(self, *texts: Prose | None) -> tuple[object, ...]:
        return tuple([text and self.hole(text) for text in texts])

    def hole(self, prose: Prose) -> object:
        """Return what counts of a text beside its lines; the text itself where a note is called from it."""
        text, marks = prose.rich.text, prose.rich.marks
        kinds = tuple([mark.kind for mark in marks]) if marks else ()
        if kinds and (MarkKind.REFERENCE_MARK in kinds or MarkKind.NOTE in kinds):
            return prose
        self.texts.append(prose)
        return bool(text), text.count("\n"), kinds


def _in_order(blocks: Iterable[Block[Prose]]) -> Iterator[tuple[Block[Prose], bool]]:
    """Yield blocks, each with whether it is a picture or a body that may flow around one."""
    is_beside = False
    for block in blocks:
        is_beside = isinstance(block, Picture) or (is_beside and isinstance(block, Body))
        yield block, is_beside
