"""Text at its two stages: as it was typed (`Wording`), and with markup understood (`Prose`)."""

from enum import StrEnum

from leaflet.diagnostics import Span
from leaflet.patterns import pattern
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Text as the writer typed it, before values are filled in and markup is read.

    `span` is the place of the first character. The lines of a block scalar are wordings of their own, so
    that an offset into `raw` is an offset into one line of the file.
    """

    raw: str
    span: Span


class MarkKind(StrEnum):
    """What a stretch of text is beside being text."""

    STRONG = "strong"
    EMPHASIS_DOTS = "emphasis-dots"
    RUBY = "ruby"
    UNDERLINE = "underline"
    """A line below horizontal text (下線), to the right of vertical text (傍線)."""
    TATE_CHU_YOKO = "tate-chu-yoko"
    WARICHU = "warichu"
    """A note in two small lines within the line (割注), without its brackets."""
    WARICHU_BRACKET = "warichu-bracket"
    NOTE = "note"
    """An anchor of no length, after which a note's mark is set; `detail` is the note's label."""
    REFERENCE_MARK = "reference-mark"
    """A note's mark (合印, cl-20), generated when the numbers are known; `detail` is the label."""
    GENERATED = "generated"
    """Text that the writer did not type: marks, pointers, numbers."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of `text[start:end]`, offsets in code points."""

    start: int
    end: int
    kind: MarkKind
    detail: tuple[str, ...] = ()
    """Ruby: one reading for each base, or one for all. Notes: the label."""


@dataclass(frozen=True, slots=True)
class RichText:
    """Characters and the marks on them; equal by value, so that equal paragraphs are composed once.

    A line feed is a break that the writer forces.
    """

    text: str
    marks: tuple[Mark, ...] = ()

    def marked(self, kind: MarkKind) -> tuple[Mark, ...]:
        """Return the marks of one kind, in order."""
        return tuple([mark for mark in self.marks if mark.kind is kind]) if self.marks else ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Rich text and the place it came from."""

    rich: RichText
    span: Span


def plain(text: str, *, generated: bool = False) -> RichText:
    """Make rich text without markup; `generated` says that no writer typed it."""
    marks = (Mark(0, len(text), MarkKind.GENERATED),) if generated and text else ()
    return RichText(text, marks)


def joined(*parts: RichText) -> RichText:
    """Join rich texts, moving the marks of each to its new place."""
    marks: list[Mark] = []
    at = 0
    for part in parts:
        marks += (Mark(m.start + at, m.end + at, m.kind, m.detail) for m in part.marks)
        at += len(part.text)
    return RichText("".join(part.text for part in parts), tuple(marks))


def cut(rich: RichText, start: int, end: int) -> RichText:
    """Return `rich[start:end]` with the marks clipped; an anchor at `start` or `end` is kept."""
    marks = tuple(
        Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind, _detail(rich, m, start, end))
        for m in rich.marks
        if max(m.start, start) < min(m.end, end) or (m.start == m.end and start <= m.start <= end)
    )
    return RichText(rich.text[start:end], marks)


_SELECTORS = pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]*")


def bases(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each base of a ruby begins and ends: a character with its variation selectors."""
    found, at = [], 0
    while at < len(text):
        selectors = _SELECTORS.match(text, at + 1)
        end = at + 1 if selectors is None else selectors.end()
        found.append((at, end))
        at = end
    return tuple(found)


def _detail(rich: RichText, mark: Mark, start: int, end: int) -> tuple[str, ...]:
    """Return what a clipped mark says: of ruby with a reading for each base, those that are left."""
    if mark.kind is not MarkKind.RUBY or (start <= mark.start and mark.end <= end):
        return mark.detail
    places = bases(rich.text[mark.start : mark.end])
    if len(places) != len(mark.detail):
        return mark.detail
    return tuple(
        reading
        for reading, (first, last) in zip(mark.detail, places, strict=True)
        if start <= mark.start + first and mark.start + last <= end
    )
