"""Reads a file strictly, then again with its lines mended, until all that is left is told or right.

What cannot be mended is told once, and its line is set aside, so that the mistakes behind it are found in the
same run; nothing is made of such a file.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Generic, TypeVar

from leaflet.diagnostics import Code, Diagnostic, in_order
from leaflet.source.decode import SourceText
from leaflet.source.mending.colons import colons
from leaflet.source.mending.indents import indents
from leaflet.source.mending.repair import Edit, History, Repair
from leaflet.source.mending.rows import Kind, Row, rows
from leaflet.source.mending.strict import Attempt, Outcome
from leaflet.source.mending.values import BARRED, bars, shapes, tight, values

T = TypeVar("T")

TABS = (4, 2, 8)
"""Widths that editors give a tab; the one with which the file makes most sense was meant."""
MOST_ROUNDS = 40
"""Each mends every line that shows a slip, so that a few are enough; the rest is for lines set aside."""
LEAST_ROUNDS = 4
MOST_LINES = 20_000
"""That all rounds together go through; the leaflet has two hundred lines."""
FAR = 12
"""Lines that a bracket may have been left open before the parser notices."""

UNPARSED = frozenset({Code.YAML_SYNTAX, Code.MARKUP_AT_START, Code.YAML_FEATURE})
"""Errors behind which the parser may have stopped."""
CONSEQUENCES = frozenset({Code.MISSING_KEY, Code.EMPTY_FILE})
"""What a line that was set aside may lead to elsewhere."""


def forgiven(source: SourceText, attempt: Attempt[T], as_written: Outcome[T]) -> Outcome[T]:
    """Return the outcome of reading a text as mended; `as_written` is what reading came to before."""
    history = History(source)
    said: list[Diagnostic] = []
    if BARRED.search(source.text) and (barred := tuple(bars(rows(source, TABS[0])))):
        said += map(history.told, barred)
        history.apply(barred)
    strict = attempt(history.traced()) if said else as_written
    if strict.good or any(d.code is Code.TOO_DEEP for d in strict.complaints):
        told = (*map(history.final, said), *strict.complaints)
        return replace(strict, complaints=told, mended=history.source)
    best = _Mending(source, attempt, as_written, TABS[0]).outcome()
    for tab in TABS[1:] if "\t" in source.text and len(source.lines) < MOST_LINES // 10 else ():
        if best.spoilt:
            best = min(
                best, _Mending(source, attempt, as_written, tab).outcome(), key=lambda outcome: outcome.errors
            )
    return best


class _Mending(Generic[T]):
    """One way to mend a file: with tabs of one width."""

    def __init__(self, source: SourceText, attempt: Attempt[T], now: Outcome[T], tab: int) -> None:
        """Begin with what strict reading came to."""
        self._history = History(source)
        self._attempt = attempt
        self._now = now
        self._tab = tab
        self._said: list[Diagnostic] = []
        self._aside: list[Diagnostic] = []
        self._gone: set[int] = set()
        """Lines, from 0, that were set aside."""
        self._whole: SourceText | None = None
        """The text before any line was."""

    def outcome(self) -> Outcome[T]:
        """Mend until there is nothing to mend; return what reading comes to then, with what was mended."""
        rounds = MOST_LINES // max(len(self._history.source.lines), 1)
        for _ in range(min(max(rounds, LEAST_ROUNDS), MOST_ROUNDS)):
            repairs = self._repairs()
            if repairs:
                self._said += map(self._history.told, repairs)
            elif not self._now.parsed:
                self._whole = self._whole or self._history.source
                self._aside += map(self._history.moved, self._now.complaints)
                repairs = self._set_aside()
            if not repairs:
                break
            self._history.apply(repairs)
            self._now = self._attempt(self._history.source)
            if self._now.good:
                break
        return self._finished()

    def _finished(self) -> Outcome[T]:
        outcome = self._attempt(self._history.traced())
        later = outcome.complaints if outcome.parsed or not self._aside else ()
        follows = (d for d in later if not (self._aside and self._follows(d)))
        said = (self._history.final(d) for d in self._said)
        complaints = in_order(dict.fromkeys((*said, *self._aside, *follows)))
        whole = self._whole or self._history.source
        return replace(outcome, complaints=complaints, aside=bool(self._aside), mended=whole)

    def _follows(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a complaint may only come from a line that was set aside."""
        span = diagnostic.span
        return (
            diagnostic.code in CONSEQUENCES
            or span is None
            or not self._gone.isdisjoint((span.line - 1, span.line))
        )

    # What to mend next

    def _repairs(self) -> tuple[Repair, ...]:
        """Return the next repairs, at most one a line; the surest kinds come first.

        Where the parser got through, only lines that are complained of are looked at.
        """
        source, tab, now = self._history.source, self._tab, self._now
        lines = rows(source, tab)
        blamed = {d.span.line - 1 for d in now.complaints if d.span}
        odd = not now.parsed or any(lines[line].odd for line in blamed if line < len(lines))
        kinds: tuple[Callable[[], Iterable[Repair]], ...] = (
            lambda: bars(lines),
            lambda: indents(lines, tab) if odd else (),
            lambda: colons(source, self._colons()),
            lambda: (found for found in values(lines) if not now.parsed or found.line in blamed),
            lambda: shapes(lines, self._places(Code.WRONG_SHAPE)),
            lambda: tight(lines, self._near()),
            lambda: indents(lines, tab, (line for line, _ in self._places(Code.YAML_SYNTAX))),
        )
        return next((found for kind in kinds if (found := tuple(kind()))), ())

    def _places(self, *codes: Code) -> tuple[tuple[int, int], ...]:
        """Return lines and columns, from 0, of the complaints with these codes."""
        spans = (d.span for d in self._now.complaints if d.code in codes)
        return tuple((span.line - 1, span.column - 1) for span in spans if span)

    def _colons(self) -> Iterator[tuple[int, int, str]]:
        for diagnostic in self._now.complaints:
            if diagnostic.code is Code.FULL_WIDTH_COLON and diagnostic.span:
                span = diagnostic.span
                yield span.line - 1, span.column - 1, dict(diagnostic.words)["key"]

    def _near(self) -> Iterator[int]:
        """Yield the lines of which a colon without a space may be the cause."""
        for line, _ in self._places(Code.YAML_SYNTAX):
            yield from (line - 1, line, line + 1)
        for line, _ in self._places(Code.WRONG_SHAPE):
            yield from range(line, len(self._history.source.lines))

    # What to leave out

    def _set_aside(self) -> tuple[Repair, ...]:
        """Return what takes the lines that stop the parser out of its way."""
        source = self._history.source
        lines = rows(source, self._tab)
        found: dict[int, Repair] = {}
        for line, _ in self._places(*UNPARSED):
            row = lines[_opening(lines, min(line, len(lines) - 1))]
            for repair in _left_out(row, lines, again=row.number in self._gone):
                found[repair.line] = repair
        self._gone.update(found)
        return tuple(found.values())


def _opening(lines: tuple[Row, ...], line: int) -> int:
    """Return the line in which the bracket was opened that the parser misses the end of, or `line` itself."""
    for number in range(line, max(line - FAR, -1), -1):
        text = lines[number].text
        if text.startswith(("[", "{")) and any(text.count(a) != text.count(b) for a, b in ("[]", "{}")):
            return number
    return line


def _left_out(row: Row, lines: tuple[Row, ...], *, again: bool) -> Iterator[Repair]:
    """Yield repairs that keep a pair's or an item's head and leave out its value and all that is below it."""
    head = row.kind in (Kind.PAIR, Kind.ITEM) and not again
    start = (row.value if row.key else row.start) if head else 0
    put = ("" if row.line[:start].endswith(" ") else " ") + "x" if head else ""
    yield Repair(row.number, (Edit(start, len(row.line), put),), Code.YAML_SYNTAX, 0)
    for below in lines[row.number + 1 :]:
        if below.kind is not Kind.BLANK and below.blanks <= row.blanks:
            break
        yield Repair(below.number, (Edit(0, len(below.line), ""),), Code.YAML_SYNTAX, 0)
