"""Two editions block by block: what was taken out, put in, and written otherwise."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from leaflet.model.edition import Block, Callout, Edition
from leaflet.model.template import STANDARD
from leaflet.model.text import Prose

KINDS = {
    "Headline": "大見出し",
    "Heading": "見出し",
    "Body": "本文",
    "ItemList": "箇条書き",
    "QuestionAnswer": "問答",
    "Banner": "帯",
    "Colophon": "奥付",
    "Table": "表",
    "Picture": "写真",
    "QrCode": "QR",
    "Event": "催し",
    "CutOff": "切り取り",
    "PlaceMap": "地図",
}
"""Class of a block → its key."""


ALIKE = 0.4
"""How much two texts must share for their changes to be worth showing sign by sign."""


class Told(NamedTuple):
    """One text of an edition, and what it belongs to."""

    where: str
    """Side, kind and id, as people say them."""
    text: str


class Change(NamedTuple):
    """One difference; `before` or `after` is None for what was put in or taken out."""

    before: Told | None
    after: Told | None


def texts(edition: Edition[Prose]) -> tuple[Told, ...]:
    """Return all texts that are printed, in reading order."""
    found = [
        Told("題名", edition.meta.title.rich.text),
        Told("発行日", _issued(edition)),
        Told("型紙", edition.template),
        Told("配色", edition.scheme.raw if edition.scheme else STANDARD),
    ]
    for side in edition.sides:
        for block in side.blocks:
            found += _block(block, side.name)
    found += (Told(f"注 {note.label}", note.text.rich.text) for note in edition.notes)
    found += (Told("出典", credit.rich.text) for credit in (edition.credit,) if credit)
    return tuple(found)


def compared(before: Edition[Prose], after: Edition[Prose]) -> tuple[Change, ...]:
    """Return what differs, in reading order."""
    return tuple(_changes(texts(before), texts(after)))


def _changes(one: tuple[Told, ...], other: tuple[Told, ...]) -> Iterator[Change]:
    for kind, start, end, there, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = list(one[start:end]), list(other[there:until])
        # A text that stands where another stood is the same text, written otherwise.
        for told in list(gone):
            match = next((each for each in come if each.where == told.where), None)
            yield Change(told, match)
            if match is not None:
                come.remove(match)
        yield from (Change(None, told) for told in come)


def marked(before: str, after: str) -> str:
    """Return a text with its changes in it: [-消した字-] and {+足した字+}; another text as a whole."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return f"[-{before}-]{{+{after}+}}"
    parts = []
    for kind, start, end, there, until in matcher.get_opcodes():
        if kind == "equal":
            parts.append(before[start:end])
            continue
        parts.append(f"[-{before[start:end]}-]" if end > start else "")
        parts.append(f"{{+{after[there:until]}+}}" if until > there else "")
    return "".join(parts)


def _issued(edition: Edition[Prose]) -> str:
    return f"{edition.meta.issued.iso} 第{edition.meta.version}版"


def _block(block: Block[Prose], side: str) -> Iterator[Told]:
    if isinstance(block, Callout):
        name = " ".join(filter(None, (side, "囲み", block.common.id)))
        if block.title:
            yield Told(name, block.title.rich.text)
        for inner in block.blocks:
            yield from _block(inner, name)
        return
    where = " ".join(filter(None, (side, KINDS[type(block).__name__], block.common.id)))
    found: list[Told] = []

    def tell(prose: Prose) -> Prose:
        found.append(Told(where, prose.rich.text))
        return prose

    block.retold(tell)
    yield from found
