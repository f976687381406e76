"""Indentation that was typed with tabs or full-width spaces, and text that was pasted without any.

A line is moved to where a line of its kind can stand: beside the nearest pair or item that is still open, or
below the key that the line above left empty.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import NamedTuple

from leaflet.diagnostics import Code
from leaflet.records import dataclass
from leaflet.source.keys import KNOWN_KEYS
from leaflet.source.mending.repair import Edit, Repair
from leaflet.source.mending.rows import DASHES, Kind, Row, columns, is_local

STEP = 2
"""Columns that a new level is set in by."""


class Level(NamedTuple):
    """Where pairs or items stand: as an editor shows it, and in the mended text."""

    dash: bool
    shown: int
    column: int


def indents(lines: tuple[Row, ...], tab: int, misplaced: Iterable[int] = ()) -> tuple[Repair, ...]:
    """Return repairs of all lines whose blanks YAML cannot read, and of the lines `misplaced` (from 0)."""
    walk = _Walk(lines, tab, frozenset(misplaced), is_local(lines))
    return tuple(walk.repairs())


@dataclass(slots=True)
class _Walk:
    """Goes through the lines of a file, knowing what is open at each."""

    rows: tuple[Row, ...]
    tab: int
    misplaced: frozenset[int]
    local: bool = False
    """Whether this is a local's file, whose own keys are names of variables."""
    levels: list[Level] = field(default_factory=list)
    parent: Level | None = None
    """The key or dash that the last line left empty."""
    block: int | None = None
    """Where the text of the present ``|`` begins; None before its first line."""
    header: str = ""
    """The sign that opened it."""

    def repairs(self) -> Iterator[Repair]:
        """Return one repair for each line that stands wrong."""
        for row in self.rows:
            if row.kind is Kind.BLANK:
                continue
            if row.kind is Kind.TEXT:
                found = self._text(row)
            elif row.kind in (Kind.REMARK, Kind.OTHER):
                found = self._rest(row)
            else:
                found = self._line(row)
            if found is not None:
                yield found

    def _text(self, row: Row) -> Repair | None:
        """Mend a line of a block; the first sound one says where the others begin."""
        deepest = self.levels[-1].column if self.levels else 0
        if self.block is None:
            self.block = self._block(row, deepest)
        tabbed = "\t" in row.line[: row.blanks]
        plain = _plain(row)
        if not tabbed and plain >= self.block:
            return None
        return _moved(row, self.block, keep=plain if not tabbed and plain > deepest else None)

    def _block(self, first: Row, deepest: int) -> int:
        given = next((int(sign) for sign in self.header[:3] if sign.isdigit()), None)
        if given is not None:
            return deepest + given
        for row in self.rows[first.number :]:
            if row.kind is Kind.TEXT and "\t" not in row.line[: row.blanks] and _plain(row) > deepest:
                return _plain(row)
            if row.kind not in (Kind.TEXT, Kind.BLANK):
                break
        return deepest + STEP

    def _rest(self, row: Row) -> Repair | None:
        """Mend the tabs before a remark or the rest of a value; nothing else can be known of these."""
        if "\t" not in row.line[: row.start]:
            return None
        least = self.levels[-1].column + 1 if row.kind is Kind.OTHER and self.levels else 0
        return _moved(row, max(columns(row.line[: row.blanks], self.tab), least))

    def _line(self, row: Row) -> Repair | None:
        """Mend a pair or an item, and remember what it opens."""
        self.block, self.header = None, row.text
        shown = columns(row.line[: row.blanks], self.tab)
        wrong = row.number in self.misplaced or (row.odd and self._ours(row, shown))
        column = self._column(row, shown) if wrong else shown
        self._open(row, shown, column)
        if not wrong or (column == shown and not row.odd):
            return None
        return _moved(row, column)

    def _ours(self, row: Row, shown: int) -> bool:
        """Tell whether a line with odd blanks is one of ours, and no text that happens to look like one."""
        if "\t" in row.line[: row.start] or row.start > row.blanks or row.key in KNOWN_KEYS:
            return True
        if self.parent is not None or any(level.shown == shown for level in self.levels):
            return True
        # On the first level of a local's file each line is a pair, whatever its key.
        return self.local and row.kind is Kind.PAIR and row.key.isidentifier() and len(self.levels) == 1

    def _column(self, row: Row, shown: int) -> int:
        dash = row.start > row.blanks
        if self.parent is not None and shown > self.parent.shown:
            return self._below(row)
        fitting = [level for level in self.levels if level.dash is dash]
        nearest = min(fitting, key=lambda level: (abs(level.shown - shown), -level.column), default=None)
        return nearest.column if nearest else shown

    def _below(self, row: Row) -> int:
        """Return where a first line below an empty key stands: as the next sound line does, or a step in."""
        start = self.parent.column if self.parent else 0
        for after in self.rows[row.number + 1 :]:
            if after.kind in (Kind.PAIR, Kind.ITEM) and not after.odd:
                level = after.blanks
                if level > start and (after.start > after.blanks) is (row.start > row.blanks):
                    return level
                break
        return start + STEP

    def _open(self, row: Row, shown: int, column: int) -> None:
        """Close what is deeper than this line and remember the levels that it begins."""
        dash = row.start > row.blanks
        self.levels = [
            level
            for level in self.levels
            if level.column < column or (level.column == column and level.dash is dash)
        ]
        at = row.blanks
        while at < row.start:
            self._level(Level(dash=True, shown=shown, column=column))
            step = _next_sign(row, at) - at
            shown += columns(row.line[at : at + step], self.tab)
            column += STEP if row.odd else step
            at += step
        self.parent = None
        if row.kind is Kind.PAIR:
            self._level(Level(dash=False, shown=shown, column=column))
        if row.empty:
            self.parent = self.levels[-1]

    def _level(self, level: Level) -> None:
        if level not in self.levels:
            self.levels.append(level)


def _plain(row: Row) -> int:
    """Return how many ASCII spaces a line begins with."""
    return len(row.line) - len(row.line.lstrip(" "))


def _next_sign(row: Row, at: int) -> int:
    """Return the offset of what follows the dash at an offset."""
    at += 1
    while at < row.start and row.line[at] not in DASHES:
        at += 1
    return at


def _moved(row: Row, column: int, keep: int | None = None) -> Repair:
    """Return the repair that puts a line at a column, its dashes one space apart."""
    head = row.line[: row.start]
    dashes = sum(head[row.blanks :].count(dash) for dash in DASHES)
    rest = row.start if keep is None else keep
    put = " " * column + "- " * dashes
    tab = head.find("\t")
    if tab >= 0:
        return Repair(row.number, (Edit(0, rest, put),), Code.TAB, tab)
    odd = next((at for at, sign in enumerate(head) if sign not in "- "), 0)
    return Repair(row.number, (Edit(0, rest, put),), Code.MENDED_INDENT, odd)
