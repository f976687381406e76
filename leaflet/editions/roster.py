"""A roster, checked before anything is composed: which rows can be built, what is wrong with the others."""

from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Diagnostic, LeafletError, Span
from leaflet.editions import names
from leaflet.editions.columns import FILE_NAME, Column, cell_at, columns_of, namer
from leaflet.editions.coverage import Coverage
from leaflet.editions.damage import check_damage
from leaflet.editions.grid import NO_HEADINGS, Cell, Form, GridRow, cell_name, read_grid, unreadable
from leaflet.editions.spoken import plain_clock, plain_day
from leaflet.model.edition import Edition, Variable, VariableKind
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.records import dataclass
from leaflet.source.phrases import Phrase
from leaflet.source.values import check_value, length_of
from leaflet.world import World

_TELLING = ("character", "path", "value")
"""Words of diagnostics that are a value, or stand in one."""

REMARK = "# "
"""A row that starts so is a remark; the sheet made by `leaflet sheet` explains itself in such rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be built."""

    row: int
    """The row's number as a spreadsheet shows it."""
    name: str
    """The local's part of the files' names."""
    local: Local
    weight: int
    """How many characters its values have; the heaviest are built first, since they may not fit."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be built, and why: each diagnostic names its cell."""

    row: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read: its rows as they stand in the file, and what came of them, in the rows' order."""

    path: Path
    rows: tuple[GridRow, ...]
    """All rows, headings first, remarks left out."""
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Diagnostic, ...]

    @property
    def headings(self) -> GridRow:
        """The row of headings."""
        return self.rows[0]


class _First(NamedTuple):
    """The row that had a name or a set of values first."""

    row: int
    name: str


def read_roster(path: Path, edition: Edition[Wording], coverage: Coverage, world: World) -> Roster:
    """Read a roster and check every row.

    Raises
    ------
    LeafletError
        When the file cannot be read as a roster of this edition; faults of single rows are no such error.

    """
    file = str(path)
    rows = tuple(row for row in read_grid(path, world) if not _is_remark(row))
    if not rows:
        raise unreadable(file, NO_HEADINGS)
    complaints = Complaints()
    try:
        columns = columns_of(rows[0], edition.variables, file, complaints)
    except LeafletError as error:
        raise LeafletError(map(in_cell, error.diagnostics)) from error
    checker = _Checker(file, edition.variables, columns, coverage, len(rows[0].cells))
    entries: list[Entry] = []
    faults: list[Fault] = []
    for row in rows[1:]:
        entry, found = checker.check(row)
        if entry is None:
            faults.append(Fault(row.number, found))
        else:
            entries.append(entry)
    return Roster(path, rows, columns, tuple(entries), tuple(faults), _with_cells(complaints))


def _is_remark(row: GridRow) -> bool:
    return next((cell.text for cell in row.cells if cell.text), "").startswith(REMARK)


@dataclass(slots=True)
class _Checker:
    """Checks row after row and remembers the names and values that it has met."""

    file: str
    variables: tuple[Variable, ...]
    columns: tuple[Column, ...]
    coverage: Coverage
    width: int
    _names: dict[str, _First] = field(default_factory=dict)
    _locals: dict[str, int] = field(default_factory=dict)

    def check(self, row: GridRow) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
        """Return the row's entry, or None and all that is wrong with it."""
        complaints = Complaints()
        if any(cell.text for cell in row.cells[self.width :]):
            span = Span(self.file, row.number, self.width + 1)
            words = {"found": len(row.cells), "wanted": self.width}
            complaints.add(Code.TOO_MANY_CELLS, span, **words)
            return None, _with_cells(complaints)
        values = dict(self._values(row, complaints))
        name = self._name(row, values, complaints)
        if complaints.count:
            return None, _with_cells(complaints)
        local = Local(edition="", values=tuple(values.items()), span=Span(self.file, row.number, 1))
        weight = sum(length_of(wording.raw) for wording in values.values())
        return Entry(row.number, name, local, weight), ()

    def _values(self, row: GridRow, complaints: Complaints) -> Iterator[tuple[str, Wording]]:
        """Yield name and value of each variable that has one, and note what is wrong with it."""
        for column in self.columns:
            variable = column.variable
            if variable is None:
                continue
            cell = cell_at(row, column)
            span = self._span(row, column)
            value = plain_value(cell, variable.kind)
            if value:
                if check_damage(value, cell, column, span, complaints) and check_value(
                    variable, value, span, complaints
                ):
                    self.coverage.check(value, span, complaints)
                yield variable.name, Wording(value, span)
            elif variable.required:
                remedy = Phrase(
                    f"{cell_name(*span[1:])} に「{variable.name}」を書いてください。",
                    f"Write “{variable.name}” into {cell_name(*span[1:])}.",
                )
                complaints.add(Code.REQUIRED_VALUE, span, name=variable.name, **remedy.word("remedy"))

    def _name(self, row: GridRow, values: dict[str, Wording], complaints: Complaints) -> str:
        """Return the local's part of the files' names, and note what is wrong with it."""
        told = next((column for column in self.columns if column.heading == FILE_NAME), None)
        chosen = cell_at(row, told).text if told else ""
        variable = namer(self.variables)
        titled = values.get(variable.name) if variable else None
        span = titled.span if titled else Span(self.file, row.number, 1)
        if told and chosen:
            span = self._span(row, told)
        if chosen:
            reason = names.flaw(chosen)
            if reason:
                complaints.add(Code.UNSAFE_FILE_NAME, span, name=chosen, **reason.word("reason"))
                return ""
        name = chosen or (names.safe(titled.raw) if titled else "") or f"{row.number:04}"
        if not self._repeats(row.number, chosen, titled, values, complaints):
            self._clashes(row.number, name, span, complaints)
        return name

    def _repeats(
        self,
        row: int,
        chosen: str,
        titled: Wording | None,
        values: dict[str, Wording],
        complaints: Complaints,
    ) -> bool:
        """Note a row that says what an earlier one says."""
        whole = "\0".join(f"{key}\0{names.identity(wording.raw)}" for key, wording in sorted(values.items()))
        keys = [f"values\0{whole}"]
        if titled:
            # Two branches of one union may both be there, under file names of their own.
            keys.append(f"local\0{names.identity(titled.raw)}\0{names.key(chosen)}")
        first = next((self._locals[key] for key in keys if key in self._locals), None)
        for key in keys:
            self._locals.setdefault(key, row)
        if first is None:
            return False
        span = titled.span if titled else Span(self.file, row, 1)
        complaints.add(Code.DUPLICATE_ROW, span, name=titled.raw if titled else "", first=first)
        return True

    def _clashes(self, row: int, name: str, span: Span, complaints: Complaints) -> None:
        """Note a file name that some system cannot tell from an earlier row's."""
        first = self._names.setdefault(names.key(name), _First(row, name))
        if first.row != row:
            complaints.add(Code.CLASHING_FILE_NAME, span, name=name, other=first.name, first=first.row)

    def _span(self, row: GridRow, column: Column) -> Span:
        return Span(self.file, row.number, column.at + 1)


def plain_value(cell: Cell, kind: VariableKind) -> str:
    """Return a cell's text as a local's file would have it: dates and times in their one form."""
    match kind:
        case VariableKind.DATE:
            return cell.day if cell.day and cell.form is not Form.TEXT else plain_day(cell.text)
        case VariableKind.TIME:
            return cell.clock if cell.clock and cell.form is not Form.TEXT else plain_clock(cell.text)
        case _:
            return cell.text


def _with_cells(complaints: Complaints) -> tuple[Diagnostic, ...]:
    """Return the complaints, each with the name of its cell."""
    return tuple(in_cell(diagnostic) for diagnostic in complaints.all)


def in_cell(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic that names the cell at its place."""
    span = diagnostic.span
    if span is None:
        return diagnostic
    return replace(diagnostic, words=(*diagnostic.words, ("cell", cell_name(span.line, span.column))))


def at_row(error: LeafletError, entry: Entry) -> Fault:
    """Return what stopped one row's edition as that row's fault.

    What a value is the cause of is told at its cell: the value that has the character or names the file, and
    the longest where text overflows. Mistakes of the edition itself stay where they are.
    """
    return Fault(entry.row, tuple(_at_cause(diagnostic, entry) for diagnostic in error.diagnostics))


def _at_cause(diagnostic: Diagnostic, entry: Entry) -> Diagnostic:
    values = [wording for _, wording in entry.local.values]
    if diagnostic.code is not Code.DOES_NOT_FIT:
        words = dict(diagnostic.words)
        told = [word for name in _TELLING if (word := words.get(name))]
        values = [value for value in values if any(word in value.raw for word in told)]
        if not values:
            return diagnostic
    longest = sorted(values, key=lambda value: -length_of(value.raw))
    span = longest[0].span if longest else entry.local.span
    return in_cell(replace(diagnostic, span=span))
