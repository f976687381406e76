"""Notes and their marks: numbers in the order of first marks, pointers to other sides (JLREQ 4.2)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from leaflet.memo import Known
from leaflet.model.edition import Block, Edition, Note, Side
from leaflet.model.template import NotePlacement, StyleName, Template
from leaflet.model.text import Mark, MarkKind, Prose, RichText, cut, joined, plain
from leaflet.records import dataclass

AGAIN = "again"
"""Second detail of a mark whose note was called before on its side: its note stands by the first one."""

Blocks: TypeAlias = tuple[Block[Prose], ...]
_IS_SHARED = attrgetter("common.shared")


@dataclass(frozen=True, slots=True)
class NumberedSide:
    """A side whose marks have their numbers, and the notes to be set on it, in order."""

    side: Side[Prose]
    notes: tuple[tuple[str, Note[Prose]], ...]
    """Each note with its mark (※1)."""


def numbered(
    edition: Edition[Prose], template: Template, known: Known | None = None
) -> tuple[NumberedSide, ...]:
    """Write the marks into the text of every side and say which notes stand where.

    Numbers run in the order of first marks, whatever the labels; with 置き場所: 頁 they begin anew on each
    page. A second mark of a note repeats its number. `known` keeps the blocks that locals share.
    """
    style = template.style(StyleName.NOTE)
    at_end = style.placement is NotePlacement.END
    notes = {note.label: note for note in edition.notes}
    marker = _Marker(style.mark, known, anew=style.placement is NotePlacement.PAGE)
    sides: list[NumberedSide] = []
    for index, side in enumerate(edition.sides):
        pointer = style.pointer if at_end and index < len(edition.sides) - 1 else ""
        marker.begin_side(pointer)
        told = Side(side.name, marker.blocks(side.blocks), side.span)
        here = () if at_end else marker.called
        sides.append(NumberedSide(told, tuple([(mark, notes[label]) for label, mark in here])))
    if at_end and sides:
        every = tuple((mark, notes[label]) for label, mark in marker.marks.items())
        sides[-1] = replace(sides[-1], notes=every)
    return tuple(sides)


class _Marker:
    """Hands out numbers while the text is gone through in reading order."""

    def __init__(self, form: str, known: Known | None, *, anew: bool) -> None:
        self.marks: dict[str, str] = {}
        self._known = known
        self._form = form
        self._anew = anew
        self._pointer = ""
        self._here: set[str] = set()

    def begin_side(self, pointer: str) -> None:
        """Forget the last side's marks if each page counts anew."""
        if self._anew:
            self.marks = {}
        self._here = set()
        self._pointer = pointer

    @property
    def called(self) -> tuple[tuple[str, str], ...]:
        """Label and mark of each note that this side calls, in the order of their numbers."""
        return tuple([pair for pair in self.marks.items() if pair[0] in self._here])

    def blocks(self, blocks: Blocks) -> Blocks:
        """Write the marks of blocks' texts into them; runs that locals share stay one for all of them."""
        if self._known is None:
            return self._retold(blocks)
        made: list[Block[Prose]] = []
        for is_shared, group in groupby(blocks, _IS_SHARED):
            run = tuple(group)
            made += self._shared(run, self._known) if is_shared else self._retold(run)
        return tuple(made)

    def _shared(self, run: Blocks, known: Known) -> Blocks:
        if not known.value(run, "call notes", partial(_call_notes, run)):
            return run
        state = tuple(self.marks.items()), frozenset(self._here), self._pointer
        made = known.value(run, ("numbered", state), partial(self._numbered, run))
        self.marks, self._here, self._pointer = dict(made.marks), set(made.here), made.pointer
        return made.blocks

    def _numbered(self, run: Blocks) -> "_Numbered":
        made = self._retold(run)
        return _Numbered(made, tuple(self.marks.items()), frozenset(self._here), self._pointer)

    def _retold(self, blocks: Blocks) -> Blocks:
        return tuple([block.retold(self.mark) for block in blocks])

    def mark(self, prose: Prose) -> Prose:
        """Write the marks of one text into it."""
        anchors = prose.rich.marked(MarkKind.NOTE)
        if not anchors:
            return prose
        parts: list[RichText] = []
        done = 0
        for anchor in anchors:
            parts += [_without_anchors(cut(prose.rich, done, anchor.start)), *self._mark(anchor.detail[0])]
            done = anchor.start
        parts.append(_without_anchors(cut(prose.rich, done, len(prose.rich.text))))
        return replace(prose, rich=joined(*parts))

    def _mark(self, label: str) -> tuple[RichText, ...]:
        if label not in self.marks:
            self.marks[label] = self._form % (len(self.marks) + 1)
        text = self.marks[label]
        detail = (label, AGAIN) if label in self._here else (label,)
        self._here.add(label)
        mark = RichText(
            text,
            (
                Mark(0, len(text), MarkKind.REFERENCE_MARK, detail),
                Mark(0, len(text), MarkKind.GENERATED),
            ),
        )
        if not self._pointer:
            return (mark,)
        pointer, self._pointer = plain(self._pointer, generated=True), ""
        return mark, pointer


class _Numbered(NamedTuple):
    """Blocks with their marks, and what the marker knows after them."""

    blocks: Blocks
    marks: tuple[tuple[str, str], ...]
    here: frozenset[str]
    pointer: str


def _call_notes(blocks: Iterable[Block[Prose]]) -> bool:
    found: list[bool] = []
    for block in blocks:
        block.retold(lambda prose: found.append(bool(prose.rich.marked(MarkKind.NOTE))))
    return any(found)


def _without_anchors(rich: RichText) -> RichText:
    return replace(rich, marks=tuple(m for m in rich.marks if m.kind is not MarkKind.NOTE))
