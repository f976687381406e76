"""A roster, checked before anything is composed: which rows can be built, what is wrong with the others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Complaints, Diagnostic, LeafletError, Span
from leaflet.editions import names
from leaflet.editions.columns import FILE_NAME, ROW_TITLE, Column, cell_at, columns_of, namer
from leaflet.editions.coverage import Coverage
from leaflet.editions.damage import check_damage
from leaflet.editions.grid import (
    NO_HEADINGS,
    NO_ROWS,
    Cell,
    Form,
    GridRow,
    cell_name,
    in_cell,
    read_grid,
    unreadable,
)
from leaflet.editions.shelf import Shelf, Unpacked
from leaflet.editions.slips import Slips
from leaflet.editions.spoken import plain_clock, plain_day
from leaflet.editions.taken import Taken, taken_in
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


class _Slip(NamedTuple):
    """What is noted of a row that can be built."""

    at: int
    """The row's place on its shelf."""
    name: str
    weight: int


class Entries(Unpacked[Entry]):
    """The rows that can be built, each unpacked when it is asked for."""

    def __init__(self, file: str, columns: tuple[Column, ...], rows: Shelf) -> None:
        """Begin with none of the rows."""
        self._file = file
        self._columns = columns
        self._rows = rows
        self._slips: list[_Slip] = []

    def add(self, slip: _Slip) -> None:
        """Add a row that stands on the shelf."""
        self._slips.append(slip)

    def __len__(self) -> int:
        return len(self._slips)

    def at(self, index: int) -> Entry:
        """Unpack a row as an entry."""
        at, name, weight = self._slips[index]
        row = self._rows.at(at)
        return Entry(row.number, name, _local(row, self._columns, self._file), weight)


def _local(row: GridRow, columns: Iterable[Column], file: str) -> Local:
    found = (_found(row, column, file) for column in columns if column.variable)
    values = tuple((each.variable.name, Wording(each.value, each.span)) for each in found if each.value)
    return Local(edition="", values=values, span=Span(file, row.number, 1))


class _Found(NamedTuple):
    """What a row says of a variable."""

    variable: Variable
    cell: Cell
    value: str
    """Empty when it says nothing."""
    span: Span


def _found(row: GridRow, column: Column, file: str) -> _Found:
    assert column.variable is not None  # noqa: S101 - said by the callers
    cell = cell_at(row, column)
    value = plain_value(cell, column.variable.kind)
    return _Found(column.variable, cell, value, Span(file, row.number, column.at + 1))


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read: its rows as they stand in the file, and what came of them, in the rows' order."""

    path: Path
    rows: Shelf
    """All rows, headings first, remarks left out."""
    columns: tuple[Column, ...]
    entries: Entries
    faults: tuple[Fault, ...]
    warnings: tuple[Diagnostic, ...]
    slips: tuple[Diagnostic, ...] = ()
    """Warnings of rows that can be built."""
    taken: tuple[Taken, ...] = ()
    """File names of rows that stand elsewhere: where it is the list of a roster's faults."""

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
    every = (row for row in read_grid(path, world) if not _is_remark(row))
    headings = next(every, None)
    if headings is None:
        raise unreadable(file, NO_HEADINGS)
    complaints = Complaints()
    try:
        columns = columns_of(headings, edition.variables, file, complaints)
    except LeafletError as error:
        raise LeafletError(map(in_cell, error.diagnostics)) from error
    is_list = any(cell.text == ROW_TITLE for cell in headings.cells)
    taken = taken_in(path, world) if is_list else ()
    elsewhere = {names.key(each.name): each for each in taken}
    slips = Slips(edition)
    checker = _Checker(file, edition.variables, columns, coverage, len(headings.cells), elsewhere, slips)
    rows = Shelf([headings])
    entries = Entries(file, columns, rows)
    faults: list[Fault] = []
    for index, row in enumerate(every, 1):
        rows.put(row)
        checked, found = checker.check(row)
        if checked is None:
            faults.append(Fault(row.number, found))
        else:
            entries.add(_Slip(index, *checked))
    if not entries and not faults:
        raise unreadable(file, NO_ROWS)
    return Roster(path, rows, columns, entries, tuple(faults), _with_cells(complaints), slips.all, taken)


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
    taken: Mapping[str, Taken]
    """By the name's key."""
    slips: Slips
    _names: dict[str, _First] = field(default_factory=dict)
    _locals: dict[bytes, int] = field(default_factory=dict)

    def check(self, row: GridRow) -> tuple[tuple[str, int] | None, tuple[Diagnostic, ...]]:
        """Return a row's name and weight as an entry's, or None and all that is wrong with it."""
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
        self.slips.look(values.items(), Span(self.file, row.number, 1))
        return (name, sum(length_of(wording.raw) for wording in values.values())), ()

    def _values(self, row: GridRow, complaints: Complaints) -> Iterator[tuple[str, Wording]]:
        """Yield name and value of each variable that has one, and note what is wrong with it."""
        for column in self.columns:
            if column.variable is None:
                continue
            variable, cell, value, span = _found(row, column, self.file)
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
        keys = [_digest(f"values\0{whole}")]
        if titled:
            # Two branches of one union may both be there, under file names of their own.
            keys.append(_digest(f"local\0{names.identity(titled.raw)}\0{names.key(chosen)}"))
        first = next((self._locals[key] for key in keys if key in self._locals), None)
        for key in keys:
            self._locals.setdefault(key, row)
        if first is None:
            return False
        span = titled.span if titled else Span(self.file, row, 1)
        words = {"name": titled.raw if titled else "", "first": first, **_row_told(first).word("where")}
        complaints.add(Code.DUPLICATE_ROW, span, **words)
        return True

    def _clashes(self, row: int, name: str, span: Span, complaints: Complaints) -> None:
        """Note a file name that some system cannot tell from another row's."""
        if taken := self.taken.get(names.key(name)):
            where = Phrase(f"もとの名簿の{taken.row}行目", f"row {taken.row} of the first roster")
            complaints.add(Code.CLASHING_FILE_NAME, span, name=name, other=taken.name, **where.word("where"))
            return
        first = self._names.setdefault(names.key(name), _First(row, name))
        if first.row != row:
            words = {"name": name, "other": first.name, "first": first.row}
            complaints.add(Code.CLASHING_FILE_NAME, span, **words, **_row_told(first.row).word("where"))

    def _span(self, row: GridRow, column: Column) -> Span:
        return Span(self.file, row.number, column.at + 1)


def _row_told(number: int) -> Phrase:
    return Phrase(f"{number}行目", f"row {number}")


def _digest(told: str) -> bytes:
    """Return what stands for a text that only has to be told from others."""
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


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
