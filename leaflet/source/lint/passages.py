"""Passages: the texts of a file as a reader sees them, each character with its place in the file.

Ruby readings, marks of emphasis and marks of notes are left out; a variable is one sign that is no letter,
since what stands there is not known here. The grammar is `markup`'s in short: what is no markup stays text.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from leaflet.diagnostics import Span
from leaflet.model.edition import Block, Callout, Edition, Picture, PlaceMap, QrCode, VariableKind
from leaflet.model.local import Local, NewBlocks, NewText
from leaflet.model.text import Wording
from leaflet.records import dataclass
from leaflet.source.prose import place

VARIABLE = "\ufffc"
"""Stands for a variable."""

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\｜《》{}|*\[\]^｛｝])"
    r"|(?P<variable>(?:\{\{|｛｛)[^{}｛｝\n]{0,200}(?:\}\}|｝｝))"
    r"|\{(?P<base>[^{}|｜\n]{1,100})[|｜][^{}\n]{0,200}\}"
    r"|(?P<nothing>《《|》》|\^(?=[（〔［])|《[^《》\n]{0,200}》|｜(?=[^\n｜《》]{1,100}《)|\*\*|\[\^[^\]\n]{0,100}\])"
    r"|\^(?P<upright>[0-9A-Za-z!?]{1,4})\^"
    r"|(?P<note>\^\[)"
)


_KANJI_AT_END = re.compile("[々〆〇仝ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]*$")
"""The base of a reading without ``｜`` before it."""


class Role(StrEnum):
    """What a passage is in the leaflet."""

    TEXT = "text"
    """A paragraph, an item, a cell."""
    HEADING = "heading"
    """A heading, a banner, a title: no sentence."""
    NOTE = "note"
    VALUE = "value"
    """What a local fills in."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, without markup."""

    text: str
    origins: tuple[int, ...]
    """Of each character, its offset in the wording."""
    wording: Wording
    role: Role
    name: str = ""
    """Of the variable that it is the value of."""
    bases: tuple[tuple[int, int], ...] = ()
    """The stretches of the text that have a reading."""

    def place(self, offset: int) -> Span:
        """Return where a character stands in the file."""
        return place(self.wording, self.origins[offset])


def passage(wording: Wording, role: Role, name: str = "") -> Passage:
    """Make a passage of a wording; a local's values hold no markup."""
    raw = wording.raw
    if role is Role.VALUE:
        return Passage(raw, tuple(range(len(raw))), wording, role, name)
    text: list[str] = []
    origins: list[int] = []
    bases: list[tuple[int, int]] = []
    barred = None

    def put(start: int, end: int) -> None:
        text.append(raw[start:end])
        origins.extend(range(start, end))

    at = 0
    for token in _TOKEN.finditer(raw):
        put(at, token.start())
        before, kept = len(origins), token.lastgroup
        if kept == "variable":
            text.append(VARIABLE)
            origins.append(token.start())
        elif kept in ("escaped", "base", "upright"):
            put(*token.span(kept))
        if kept == "base":
            bases.append((before, len(origins)))
        elif token[0] == "｜":
            barred = before
        elif token[0][0] == "《" and token[0][-1] == "》":
            found = _KANJI_AT_END.search("".join(text))
            own = before - len(found[0]) if found else before
            bases.append((own if barred is None else barred, before))
            barred = None
        at = token.end()
    put(at, len(raw))
    return Passage("".join(text), tuple(origins), wording, role, bases=tuple(bases))


_HEADINGS = ("Headline", "Heading", "Banner", "Event", "Colophon")


def edition_passages(edition: Edition[Wording]) -> tuple[Passage, ...]:
    """Return the passages of an edition in reading order."""
    meta = (edition.meta.title, edition.meta.issue)
    found = [passage(text, Role.HEADING) for text in meta if text]
    for side in edition.sides:
        for block in side.blocks:
            found += _block(block)
    found += (passage(note.text, Role.NOTE) for note in edition.notes)
    found += (passage(text, Role.NOTE) for text in (edition.credit,) if text)
    return tuple(found)


def local_passages(local: Local, edition: Edition[Wording]) -> tuple[Passage, ...]:
    """Return the passages of a local's file: values that are text, and what it adds to the edition."""
    kinds = {variable.name: variable.kind for variable in edition.variables}
    spoken = (VariableKind.TEXT, VariableKind.PROSE, VariableKind.URL)
    found = [passage(text, Role.VALUE, name) for name, text in local.values if kinds.get(name) in spoken]
    for replacement in local.replacements:
        match replacement.change:
            case NewText(text=texts):
                found += (passage(text, Role.TEXT) for text in texts)
            case NewBlocks(blocks=blocks):
                for block in blocks:
                    found += _block(block)
            case _:
                pass
    return tuple(found)


def blocks_of(edition: Edition[Wording], local: Local | None) -> Iterator[Block[Wording]]:
    """Yield all blocks, those in callouts and those of the local included."""
    changes = [replacement.change for replacement in local.replacements] if local else []
    added = [block for change in changes if isinstance(change, NewBlocks) for block in change.blocks]
    waiting = [*added, *(block for side in edition.sides for block in side.blocks)][::-1]
    while waiting:
        block = waiting.pop()
        yield block
        if isinstance(block, Callout):
            waiting += block.blocks


def _silent(block: Block[Wording]) -> Wording | None:
    """Return the text of a block that is not printed as it stands: a file's name, a code's address."""
    match block:
        case Picture(file=silent) | PlaceMap(picture=Picture(file=silent)) | QrCode(url=silent):
            return silent
        case _:
            return None


def _block(block: Block[Wording]) -> list[Passage]:
    """Return the passages of a block; names of files and addresses are none."""
    if isinstance(block, Callout):
        title = [passage(block.title, Role.HEADING)] if block.title else []
        return [*title, *(found for inner in block.blocks for found in _block(inner))]
    silent = _silent(block)
    role = Role.HEADING if type(block).__name__ in _HEADINGS else Role.TEXT
    found: list[Passage] = []

    def tell(text: Wording) -> Wording:
        if text is not silent:
            found.append(passage(text, role))
        return text

    block.retold(tell)
    return found
