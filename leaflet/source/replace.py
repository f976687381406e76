"""差しかえ: applies a local's changes to an edition's blocks, by id."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from leaflet.diagnostics import Code, Complaints, Span, suggestions
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
    Side,
    Table,
)
from leaflet.model.local import Hidden, NewBlocks, NewText, Replacement
from leaflet.model.text import Wording
from leaflet.records import dataclass

BEFORE, AFTER, CONTENT = "前に", "後に", "中身"


@dataclass(frozen=True, slots=True)
class Changed:
    """An edition's sides after 差しかえ, and the blocks that were taken out."""

    sides: tuple[Side[Wording], ...]
    removed: tuple[Block[Wording], ...]


def changed(
    sides: tuple[Side[Wording], ...], replacements: tuple[Replacement, ...], complaints: Complaints
) -> Changed:
    """Apply all replacements; unknown or doubled ids and changes that exclude each other are noted."""
    if not replacements:
        return Changed(sides, ())
    known = dict(_ids(block for side in sides for block in side.blocks))
    _check_ids(known, replacements, complaints)
    plans = {id_: _Plan.of([r for r in replacements if r.place == id_], complaints) for id_ in known}
    work = _Work({id_: plan for id_, plan in plans.items() if plan}, complaints)
    after = tuple(replace(side, blocks=work.blocks(side.blocks)) for side in sides)
    return Changed(after, tuple(work.removed))


def _ids(blocks: Iterable[Block[Wording]]) -> Iterator[tuple[str, Span]]:
    """Yield the ids of blocks and of those inside callouts."""
    for block in blocks:
        if block.common.id is not None:
            yield block.common.id, block.common.span
        if isinstance(block, Callout):
            yield from _ids(block.blocks)


def _check_ids(known: dict[str, Span], replacements: tuple[Replacement, ...], complaints: Complaints) -> None:
    seen = dict(known)
    for one in replacements:
        if one.place not in known:
            complaints.add(Code.UNKNOWN_ID, one.span, id=one.place, **suggestions(one.place, known))
        if isinstance(one.change, NewBlocks):
            for id_, span in _ids(one.change.blocks):
                if id_ in seen:
                    complaints.add(Code.DUPLICATE_ID, span, id=id_, first=seen[id_].line)
                seen.setdefault(id_, span)


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that is to be done at one block."""

    before: tuple[Block[Wording], ...]
    after: tuple[Block[Wording], ...]
    instead: Replacement | None

    @classmethod
    def of(cls, replacements: list[Replacement], complaints: Complaints) -> "_Plan | None":
        """Gather the changes at one place; only one of them can say what stands there."""
        if not replacements:
            return None
        added: dict[str, list[Block[Wording]]] = {BEFORE: [], AFTER: []}
        instead: list[Replacement] = []
        for one in replacements:
            if isinstance(one.change, NewBlocks) and one.change.where in added:
                added[one.change.where] += one.change.blocks
            else:
                instead.append(one)
        for one in instead[1:]:
            found = "、".join(_name(first) for first in (instead[0], one))
            complaints.add(Code.BAD_REPLACEMENT, one.span, found=found)
        return cls(tuple(added[BEFORE]), tuple(added[AFTER]), instead[0] if instead else None)


def _name(replacement: Replacement) -> str:
    match replacement.change:
        case NewText():
            return "文"
        case NewBlocks(where=where):
            return where
        case Hidden():
            return "隠す"
        case never:
            assert_never(never)


class _Work:
    """Rebuilds lists of blocks by the plans."""

    def __init__(self, plans: dict[str, _Plan], complaints: Complaints) -> None:
        self._plans = plans
        self._complaints = complaints
        self.removed: list[Block[Wording]] = []

    def blocks(self, blocks: tuple[Block[Wording], ...]) -> tuple[Block[Wording], ...]:
        return tuple(after for block in blocks for after in self._around(block))

    def _around(self, block: Block[Wording]) -> Iterator[Block[Wording]]:
        plan = self._plans.get(block.common.id or "")
        if plan is None:
            yield self._inside(block)
            return
        yield from plan.before
        yield from self._instead(block, plan.instead)
        yield from plan.after

    def _inside(self, block: Block[Wording]) -> Block[Wording]:
        return replace(block, blocks=self.blocks(block.blocks)) if isinstance(block, Callout) else block

    def _instead(self, block: Block[Wording], by: Replacement | None) -> Iterable[Block[Wording]]:
        if by is None:
            return (self._inside(block),)
        self.removed.append(block)
        match by.change:
            case Hidden():
                return ()
            case NewBlocks(blocks=blocks):
                return blocks
            case NewText(text=text):
                return (self._with_text(block, text, by),)
            case never:
                assert_never(never)

    def _with_text(self, block: Block[Wording], text: tuple[Wording, ...], by: Replacement) -> Block[Wording]:
        """Return the block with another text, where it is plain which text is meant."""
        match block:
            case Headline() | Heading():
                one = Wording("\n".join(line.raw for line in text), text[0].span)
                return replace(block, text=one)
            case Body():
                return replace(block, paragraphs=text)
            case ItemList():
                return replace(block, items=text)
            case Banner():
                return replace(block, lines=text)
            case _:
                name = WITHOUT_ONE_TEXT[type(block)]
                self._complaints.add(Code.NO_TEXT_TO_REPLACE, by.span, id=by.place, block=name)
                return block


WITHOUT_ONE_TEXT = {
    Callout: "囲み",
    QuestionAnswer: "問答",
    Table: "表",
    Picture: "写真",
    QrCode: "QR",
    Event: "催し",
    CutOff: "切り取り",
    PlaceMap: "地図",
    Colophon: "奥付",
}
"""Blocks that hold several texts, so that 文 would not say which."""
