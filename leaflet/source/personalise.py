"""Edition × local → edition: values filled in, blocks shown or hidden, changes applied, markup read."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import repeat
from typing import NamedTuple, assert_never

from leaflet.diagnostics import Code, Complaints, suggestions
from leaflet.memo import Known, Memo
from leaflet.model.edition import (
    Banner,
    Block,
    Body,
    Callout,
    Colophon,
    CutOff,
    Edition,
    Entry,
    Event,
    Generated,
    Heading,
    Headline,
    ItemList,
    Meta,
    Note,
    Picture,
    PlaceMap,
    QrCode,
    QuestionAnswer,
    Side,
    Table,
)
from leaflet.model.local import Local
from leaflet.model.text import Prose, Wording
from leaflet.records import dataclass
from leaflet.source import alike, phrases
from leaflet.source.answers import answers
from leaflet.source.prose import Filler, NoteMark, Texts
from leaflet.source.replace import changed
from leaflet.source.values import URL, is_outside


def personalise(
    edition: Edition[Wording],
    local: Local | None,
    *,
    example: bool = False,
    known: Known | None = None,
) -> Edition[Prose]:
    """Return the edition as one local prints it; with `example`, 例 stands in for missing values.

    Blocks of which nothing is left (no value in them) are left out, and so are notes that only hidden
    blocks call. `known` keeps what all locals print alike, block by block.

    Raises
    ------
    LeafletError
        With everything that is wrong in the values, the changes, the variables, the markup and the notes.

    """
    complaints = Complaints()
    values = answers(edition.variables, local, complaints, example=example)
    after = changed(edition.sides, local.replacements if local else (), complaints)
    origins = {name: value.span for name, value in local.values} if local else {}
    before = None if known is None else known.value((edition,), "texts", _texts)
    printed, hidden = (Filler(values, complaints, origins=origins, before=before) for _ in range(2))
    shown = _Show(printed, hidden, complaints, known)
    for block in after.removed:
        shown.hidden(block)
    made = shown.edition(edition, after.sides)
    complaints.raise_if_any()
    return replace(made, scheme=local.scheme) if local and local.scheme else made


MOST_TEXTS = 1_000
"""So much prose is remembered, that of some seventy locals: many share days, places and the like."""


def _texts() -> Texts:
    return Memo(MOST_TEXTS)


def fixed(edition: Edition[Wording]) -> Edition[Prose]:
    """Return all text that every local prints alike: variables left out, conditions not applied.

    Font subsets are planned from it. Nothing is complained of; `personalise` does that.
    """
    complaints = Complaints()
    show = _Show(Filler(None, complaints), Filler(None, complaints), complaints)
    return show.edition(edition, edition.sides)


class _Alike(NamedTuple):
    """A block that all locals print alike, and the marks of notes in it."""

    block: Block[Prose]
    anchors: tuple[NoteMark, ...]


class _Run(NamedTuple):
    """Blocks that all locals print alike, the marks of notes in them, and the block that ends the run."""

    blocks: tuple[Block[Prose], ...]
    anchors: tuple[NoteMark, ...]
    own: Block[Wording] | None
    """None where no block follows."""


def _runs(blocks: tuple[Block[Wording], ...], known: Known) -> tuple[_Run, ...]:
    """Make prose of the blocks that all locals print alike, and part them at each of the others."""
    runs: list[_Run] = []
    alike: list[_Alike] = []
    for block in (*blocks, None):
        found = block and known.value((block,), "alike", partial(_alike, block))
        if found:
            alike.append(found)
            continue
        anchors = tuple([anchor for each in alike for anchor in each.anchors])
        runs.append(_Run(tuple([each.block for each in alike]), anchors, block))
        alike = []
    return tuple(runs)


def _alike(block: Block[Wording]) -> _Alike | None:
    """Make prose of a block without variables; None when it has some, or anything that is told of."""
    if not alike.has_no_variables(block):
        return None
    filler = Filler({}, Complaints())
    made = _Show(filler, Filler({}, filler.complaints), filler.complaints).block(block)
    if made is None or filler.notes or not _is_plain(filler):
        return None
    shared = replace(made, common=replace(made.common, shared=True))
    return _Alike(shared, tuple(filler.anchors))


def _alike_notes(notes: tuple[Note[Wording], ...]) -> tuple[Note[Prose] | None, ...]:
    """Make prose of the notes that all locals print alike; None for each of the others."""
    return tuple([_alike_note(note) for note in notes])


def _alike_note(note: Note[Wording]) -> Note[Prose] | None:
    """Make prose of a note without variables; None when it has some, or anything that is told of."""
    if not alike.is_fixed(note.text):
        return None
    filler = Filler({}, Complaints())
    made = _note(note, filler)
    return made if _is_plain(filler) else None


def _note(note: Note[Wording], filler: Filler) -> Note[Prose]:
    return Note(note.label, filler.noteless(note.text), note.span)


def _is_plain(filler: Filler) -> bool:
    """Tell whether nothing was found in texts that has to be said, or noted, of each edition anew."""
    return not (filler.complaints.count or filler.dropped or filler.flawed)


@dataclass(frozen=True, slots=True)
class _Show:
    """Makes prose of blocks. What `filler` makes is printed; `shadow` only looks at what is hidden."""

    filler: Filler
    shadow: Filler
    complaints: Complaints
    known: Known | None = None

    def edition(self, edition: Edition[Wording], sides: tuple[Side[Wording], ...]) -> Edition[Prose]:
        """Return the whole edition, notes last, when all marks are known."""
        meta = self._meta(edition.meta)
        shown = tuple([Side(side.name, self._blocks(side.blocks), side.span) for side in sides])
        credit = self.filler.text_or_none(edition.credit)
        return Edition(
            meta=meta,
            template=edition.template,
            template_span=edition.template_span,
            variables=edition.variables,
            sides=shown,
            notes=self._notes(edition.notes),
            credit=credit,
            span=edition.span,
            scheme=edition.scheme,
        )

    def hidden(self, block: Block[Wording]) -> None:
        """Look at a block that is not printed, for its mistakes and the notes that it calls."""
        fill = self.shadow
        _Show(fill, fill, self.complaints).block(block)

    @property
    def _everything(self) -> bool:
        """Whether conditions are not applied and empty blocks are kept."""
        return self.filler.values is None or self.filler is self.shadow

    def _meta(self, meta: Meta[Wording]) -> Meta[Prose]:
        return Meta(
            title=self.filler.noteless(meta.title),
            issued=meta.issued,
            version=meta.version,
            issue=self.filler.noteless_or_none(meta.issue),
            issuer=self.filler.noteless_or_none(meta.issuer),
            language=meta.language,
            subjects=meta.subjects,
            rights=meta.rights,
        )

    def _notes(self, notes: tuple[Note[Wording], ...]) -> tuple[Note[Prose], ...]:
        """Return the notes that printed text calls; note marks without notes and the reverse."""
        declared = {note.label for note in notes}
        called = {mark.label: mark.span for mark in reversed(self.filler.anchors)}
        for label, span in called.items():
            if label not in declared:
                self.complaints.add(Code.MISSING_NOTE, span, label=label)
        alike: Iterable[Note[Prose] | None] = repeat(None)
        if self.known is not None:
            alike = self.known.value((notes,), "notes", partial(_alike_notes, notes))
        elsewhere = {mark.label for mark in (*self.shadow.anchors, *self.filler.dropped)}
        flawed = self.filler.flawed or self.shadow.flawed
        made = []
        for note, found in zip(notes, alike, strict=False):
            prose = found or _note(note, self.filler)
            if note.label in called or self._everything:
                made.append(prose)
            elif note.label not in elsewhere and not (flawed or note.spare):
                self.complaints.add(Code.UNUSED_NOTE, note.span, label=note.label)
        made += [Note(note.label, note.text, note.text.span) for note in self.filler.notes]
        return tuple(made)

    # Blocks

    def _blocks(self, blocks: tuple[Block[Wording], ...]) -> tuple[Block[Prose], ...]:
        if self.known is None:
            return tuple([made for block in blocks if (made := self.block(block)) is not None])
        shown: list[Block[Prose]] = []
        for run in self.known.value((blocks,), "runs", partial(_runs, blocks, self.known)):
            shown += run.blocks
            self.filler.anchors += run.anchors
            own = None if run.own is None else self.block(run.own)
            if own is not None:
                shown.append(own)
        return tuple(shown)

    def block(self, block: Block[Wording]) -> Block[Prose] | None:
        """Return a block's prose; None when its 条件 hides it, or nothing of it is left."""
        if not self._met(block):
            self.hidden(block)
            return None
        before = self.filler.state()
        made = self._made(block)
        if made is None:
            self.filler.drop(before)
        return made

    def _made(self, block: Block[Wording]) -> Block[Prose] | None:
        match block:
            case Body():  # most are
                paragraphs = self._paragraphs(block.paragraphs)
                return Body(block.common, paragraphs) if paragraphs else None
            case Callout():
                title, inner = self.filler.text_or_none(block.title), self._blocks(block.blocks)
                return Callout(block.common, title, inner) if inner or self._everything else None
            case Picture() | QrCode() | PlaceMap():
                return self._shown_block(block)
            case Event() | CutOff():
                return self._event(block) if isinstance(block, Event) else self._cut_off(block)
            case Colophon():
                left, right = self._end(block.left), self._end(block.right)
                return Colophon(block.common, left, right) if left or right else None
            case _:
                return self._text_block(block)

    def _cells(self, cells: tuple[Wording, ...]) -> tuple[Prose, ...]:
        return tuple(self.filler.text(cell) for cell in cells)

    def _text_block(
        self,
        block: Headline[Wording]
        | Heading[Wording]
        | ItemList[Wording]
        | Banner[Wording]
        | QuestionAnswer[Wording]
        | Table[Wording],
    ) -> Block[Prose] | None:
        fill = self.filler
        match block:
            case Headline():
                kicker, text = fill.text_or_none(block.kicker), fill.text_or_none(block.text)
                return Headline(block.common, text, kicker) if text else None
            case Heading():
                text = fill.text_or_none(block.text)
                return Heading(block.common, text) if text else None
            case ItemList():
                items = fill.texts(block.items)
                return ItemList(block.common, items, block.numbered) if items else None
            case Banner():
                lines = fill.texts(block.lines)
                return Banner(block.common, lines) if lines else None
            case QuestionAnswer():
                question, answer = fill.text(block.question), fill.text(block.answer)
                return QuestionAnswer(block.common, question, answer, self._paragraphs(block.paragraphs))
            case Table():
                rows = tuple(self._cells(row) for row in block.rows)
                return Table(block.common, self._cells(block.header), rows)
            case never:
                assert_never(never)

    def _met(self, block: Block[Wording]) -> bool:
        """Tell whether a block's 条件 is fulfilled; an unknown variable can only come from a local."""
        condition = block.common.condition
        values = self.filler.values
        if condition is None or values is None:
            return True
        if condition.variable not in values:
            words = suggestions(condition.variable, values)
            self.complaints.add(Code.UNKNOWN_CONDITION, block.common.span, name=condition.variable, **words)
            return True
        return self._everything or bool(values[condition.variable]) is not condition.absent

    def _paragraphs(self, wordings: tuple[Wording, ...]) -> tuple[Prose, ...]:
        return tuple([prose for wording in wordings for prose in self.filler.paragraphs(wording)])

    def _end(self, end: Wording | Generated | None) -> Prose | Generated | None:
        return self.filler.text_or_none(end) if isinstance(end, Wording) else end

    def _picture(self, block: Picture[Wording]) -> Picture[Prose] | None:
        file = self.filler.verbatim(block.file)
        alternative = self.filler.noteless(block.alternative)
        caption = self.filler.text_or_none(block.caption)
        if is_outside(file.rich.text):
            self.complaints.add(Code.OUTSIDE_FOLDER, file.span, path=file.rich.text)
        if not file.rich.text and not self._everything:
            return None
        return Picture(block.common, file, alternative, caption, block.width, block.stand)

    def _shown_block(
        self, block: Picture[Wording] | QrCode[Wording] | PlaceMap[Wording]
    ) -> Block[Prose] | None:
        match block:
            case Picture():
                return self._picture(block)
            case QrCode():
                return self._qr_code(block)
            case PlaceMap():
                return self._map(block)

    def _map(self, block: PlaceMap[Wording]) -> PlaceMap[Prose] | None:
        fill, picture = self.filler, self._picture(block.picture)
        if picture is None:
            return None
        place, address = fill.text_or_none(block.place), fill.text_or_none(block.address)
        return PlaceMap(block.common, picture, place, address, fill.texts(block.ways))

    def _event(self, block: Event[Wording]) -> Event[Prose] | None:
        fill = self.filler.text_or_none
        title, day, time, end = fill(block.title), fill(block.day), fill(block.time), fill(block.end)
        place, address = fill(block.place), fill(block.address)
        details = tuple(
            (self.filler.noteless(name), text)
            for name, wording in block.details
            if (text := fill(wording)) is not None
        )
        if not (day or time or place or self._everything):
            return None
        return Event(block.common, title, day, time, end, place, address, details)

    def _cut_off(self, block: CutOff[Wording]) -> CutOff[Prose]:
        fill = self.filler
        title, paragraphs = fill.text_or_none(block.title), self._paragraphs(block.paragraphs)
        entries = tuple(
            Entry(fill.text(entry.name), fill.texts(entry.choices), entry.lines) for entry in block.entries
        )
        return CutOff(block.common, title, paragraphs, entries, fill.text_or_none(block.receiver))

    def _qr_code(self, block: QrCode[Wording]) -> QrCode[Prose] | None:
        url = self.filler.verbatim(block.url)
        caption = self.filler.text_or_none(block.caption)
        text = url.rich.text
        if text and self.filler.values is not None and not URL.fullmatch(text):
            words = phrases.WEB_ADDRESS.word("wanted")
            self.complaints.add(Code.WRONG_VALUE, url.span, key="URL", given=text, near="", known="", **words)
        return QrCode(block.common, url, caption, block.size) if text or self._everything else None
