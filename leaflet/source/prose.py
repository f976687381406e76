"""Wordings → prose: values filled in, markup read, and every mistake told at its place in the file."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias, assert_never, cast

from leaflet.diagnostics import Code, Complaints, Span, suggestions
from leaflet.memo import Memo
from leaflet.model.text import Mark, MarkKind, Prose, RichText, Wording, cut, joined, plain
from leaflet.records import dataclass
from leaflet.source.expressions import Fixed, Flawed, Slot, apply, names, pieces
from leaflet.source.filters import FILTERS
from leaflet.source.markup import Flaw, Parsed, escape, parse


class NoteMark(NamedTuple):
    """A note's mark in the text, for checking marks and notes against each other."""

    label: str
    span: Span


class InlineNoteProse(NamedTuple):
    """A note that was written inside the text, under the label that was made for it."""

    label: str
    text: Prose


class Filled(NamedTuple):
    """Text with values filled in, and for each piece its start here and in the wording."""

    text: str
    starts: tuple[tuple[int, int], ...]

    def origin(self, offset: int) -> int:
        """Return the offset in the wording of a character of the text."""
        here, there = self.starts[bisect_right(self.starts, (offset, offset)) - 1]
        return there + offset - here


def place(wording: Wording, offset: int) -> Span:
    """Return the place in the file of a character of a wording, whose lines are indented alike."""
    starts = _line_starts(wording.raw)
    line = bisect_right(starts, offset) - 1
    file, first, column = wording.span
    return Span(file, first + line, column + offset - starts[line])


@lru_cache(maxsize=64)
def _line_starts(raw: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of a text begin."""
    return (0, *(at + 1 for at, sign in enumerate(raw) if sign == "\n"))


class Told(NamedTuple):
    """What became of a wording in which nothing is wrong: its prose, and the marks of notes in it."""

    prose: Prose
    anchors: tuple[NoteMark, ...]


Texts: TypeAlias = Memo[tuple[int, tuple[str, ...]], tuple[Told, Wording]]
"""What became of wordings, by their identities, with the values that they use.

A wording is kept with what became of it, so that no other can take its place in memory.
"""


@dataclass(slots=True)
class Filler:
    """Makes prose of wordings with one set of values; collects complaints, marks and inline notes.

    `values` holds text for every variable, empty for those without a value; None leaves all variables out
    and complains of nothing (the edition's fixed text).
    """

    values: Mapping[str, str] | None
    complaints: Complaints
    anchors: list[NoteMark] = field(default_factory=list)
    notes: list[InlineNoteProse] = field(default_factory=list)
    dropped: list[NoteMark] = field(default_factory=list)
    """Marks in text of which nothing else is left, so that it is not printed."""
    flawed: bool = False
    """Whether markup was found that cannot be read, so that marks of notes may be missing here."""
    origins: Mapping[str, Span] = field(default_factory=dict)
    """Where a local wrote its values: names of files among them are relative to its own file."""
    before: Texts | None = None
    """What locals before made of wordings with the same values: the very same prose."""

    def text(self, wording: Wording) -> Prose:
        """Return a wording as one piece of prose; a line feed in it is a forced break."""
        used = self._used(wording)
        if used is None or self.before is None:
            return self._text(wording)
        key = id(wording), used
        found = self.before.get(key)
        if found is not None:
            told, _ = found
            self.anchors += told.anchors
            return told.prose
        complaints, (anchors, notes) = self.complaints.count, self.state()
        prose = self._text(wording)
        if (self.complaints.count, len(self.notes)) == (complaints, notes):
            self.before.put(key, (Told(prose, tuple(self.anchors[anchors:])), wording))
        return prose

    def _used(self, wording: Wording) -> tuple[str, ...] | None:
        """Return the values that a wording uses, None where they are not all that its prose depends on."""
        used = None if self.values is None else names(wording.raw)
        if not used or self.values is None:
            return used
        found = tuple(map(self.values.get, used))
        return None if None in found else cast("tuple[str, ...]", found)

    def _text(self, wording: Wording) -> Prose:
        filled = self._fill(wording, escaped=True)
        parsed = parse(filled.text)
        self._complain(parsed, filled, wording)
        for anchor in parsed.anchors:
            self.anchors.append(NoteMark(anchor.label, place(wording, filled.origin(anchor.offset))))
        rich = self._named(parsed, filled, wording) if parsed.notes else parsed.rich
        return Prose(without_empty_lines(rich), wording.span)

    def text_or_none(self, wording: Wording | None) -> Prose | None:
        """Return the prose of text that may be missing; None also when nothing is left of it."""
        if wording is None:
            return None
        before = self.state()
        prose = self.text(wording)
        if prose.rich.text.strip():
            return prose
        self.drop(before)
        return None

    def paragraphs(self, wording: Wording) -> tuple[Prose, ...]:
        """Return a wording's paragraphs: a value of several lines makes several, an empty one none."""
        prose = self.text_or_none(wording)
        if prose is None or "\n" not in prose.rich.text:
            return (prose,) if prose else ()
        return tuple(Prose(line, prose.span) for line in lines(prose.rich))

    def texts(self, wordings: tuple[Wording, ...]) -> tuple[Prose, ...]:
        """Return the prose of list items, without those of which nothing is left."""
        proses = [self.text_or_none(wording) for wording in wordings]
        return tuple([prose for prose in proses if prose])

    def state(self) -> tuple[int, int]:
        """Return how many marks and inline notes there are, for `drop`."""
        return len(self.anchors), len(self.notes)

    def drop(self, since: tuple[int, int]) -> None:
        """Forget what was found since a state: its text will not be printed."""
        anchors, notes = since
        self.dropped += self.anchors[anchors:]
        del self.anchors[anchors:], self.notes[notes:]

    def noteless(self, wording: Wording) -> Prose:
        """Return prose in which no note may be called: metadata, alternative text, notes themselves."""
        anchors, notes = before = self.state()
        prose = self.text(wording)
        if not prose.rich.marks:
            return prose
        for mark in self.anchors[anchors:]:
            self._add(Code.NOTE_NOT_HERE, mark.span, mark=f"[^{mark.label}]")
        for note in self.notes[notes:]:
            self._add(Code.NOTE_NOT_HERE, note.text.span, mark="^[…]")
        self.drop(before)
        marks = tuple(mark for mark in prose.rich.marks if mark.kind is not MarkKind.NOTE)
        if len(marks) == len(prose.rich.marks):
            return prose
        return Prose(RichText(prose.rich.text, marks), prose.span)

    def noteless_or_none(self, wording: Wording | None) -> Prose | None:
        """Return the same for text that may be missing."""
        prose = self.noteless(wording) if wording else None
        return prose if prose and prose.rich.text.strip() else None

    def verbatim(self, wording: Wording) -> Prose:
        """Return a file's name or an address, in which nothing is markup.

        Where it is nothing but a local's value, its place is the local's.
        """
        text = self._fill(wording, escaped=False).text.strip()
        match pieces(wording.raw):
            case [Slot(name=name)] if name in self.origins:
                return Prose(plain(text), self.origins[name])
            case _:
                return Prose(plain(text), wording.span)

    def _add(self, code: Code, span: Span, **words: object) -> None:
        if self.values is not None:
            self.complaints.add(code, span, **words)

    def _fill(self, wording: Wording, *, escaped: bool) -> Filled:
        found = pieces(wording.raw)
        if len(found) == 1 and isinstance(found[0], Fixed):
            return Filled(wording.raw, ((0, 0),))
        text, starts = "", []
        for piece in found:
            starts.append((len(text), piece.offset))
            match piece:
                case Fixed():
                    text += piece.text
                case Slot():
                    value = self._value(piece, wording)
                    text += escape(value) if escaped else value
                case Flawed():
                    self._flawed(piece, wording)
                case never:
                    assert_never(never)
        return Filled(text, tuple(starts))

    def _value(self, slot: Slot, wording: Wording) -> str:
        if self.values is None:
            return ""
        if slot.name not in self.values:
            words = suggestions(slot.name, self.values)
            self._add(Code.UNDEFINED_VARIABLE, place(wording, slot.offset), name=slot.name, **words)
            return ""
        value = self.values[slot.name]
        for name in slot.filters if value else ():
            try:
                value = apply(name, value)
            except ValueError:
                wanted = FILTERS[name].wanted.word("wanted")
                span = place(wording, slot.offset)
                self._add(Code.BAD_FILTER_VALUE, span, filter=name, value=value, **wanted)
                return ""
        return value

    def _flawed(self, piece: Flawed, wording: Wording) -> None:
        self.flawed = True
        span = place(wording, piece.offset)
        if piece.reason is None:
            close = "}}" if piece.written == "{{" else "｝｝"
            self._add(Code.UNCLOSED_MARKUP, span, mark=piece.written, close=close)
        else:
            self._add(Code.BAD_EXPRESSION, span, expression=piece.written, **piece.reason.word("reason"))

    def _complain(self, parsed: Parsed, filled: Filled, wording: Wording) -> None:
        self.flawed = self.flawed or bool(parsed.flaws)
        for flaw in parsed.flaws:
            self._flaw(flaw, place(wording, filled.origin(flaw.offset)))

    def _flaw(self, flaw: Flaw, span: Span) -> None:
        if flaw.nested_note:
            self._add(Code.NOTE_NOT_HERE, span, mark=flaw.mark)
        elif flaw.in_warichu:
            self._add(Code.MARK_IN_WARICHU, span, mark=flaw.mark)
        elif flaw.close:
            self._add(Code.UNCLOSED_MARKUP, span, mark=flaw.mark, close=flaw.close)
        else:
            words = {"mark": flaw.mark, "bases": flaw.bases, "readings": flaw.readings}
            self._add(Code.RUBY_COUNT, span, **words)

    def _named(self, parsed: Parsed, filled: Filled, wording: Wording) -> RichText:
        """Give the notes written in this text labels that no other note has, in reading order."""
        first = len(self.notes)
        for note in parsed.notes:
            label = f"^[{len(self.notes) + 1}]"
            span = place(wording, filled.origin(note.offset))
            self.notes.append(InlineNoteProse(label, Prose(note.rich, span)))
        return RichText(
            parsed.rich.text, tuple(_renamed(mark, self.notes[first:]) for mark in parsed.rich.marks)
        )


def _renamed(mark: Mark, notes: list[InlineNoteProse]) -> Mark:
    if mark.kind is MarkKind.NOTE and len(mark.detail) > 1:
        return replace(mark, detail=(notes[int(mark.detail[1]) - 1].label,))
    return mark


def lines(rich: RichText) -> tuple[RichText, ...]:
    """Split rich text at its line feeds."""
    if "\n" not in rich.text:
        return (rich,)
    found, start = [], 0
    for line in rich.text.split("\n"):
        found.append(cut(rich, start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def without_empty_lines(rich: RichText) -> RichText:
    """Return the text without lines of which nothing is left after filling in."""
    if "\n" not in rich.text:
        return rich if rich.text.strip() or rich.marks else plain("")
    found = lines(rich)
    kept = tuple(line for line in found if line.text.strip() or line.marks)
    if len(kept) == len(found) or not kept:
        return rich if kept else plain("")
    parts = [part for line in kept for part in (plain("\n"), line)]
    return joined(*parts[1:])
