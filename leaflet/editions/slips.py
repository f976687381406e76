"""Values of a roster that can be printed but are hardly meant: the example's own, numbers nobody can dial.

They are looked for as `leaflet check` does in a local's file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leaflet.diagnostics import Code, Complaints, Diagnostic, Span
from leaflet.editions.grid import in_cell
from leaflet.model.edition import Edition
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.source.lint import leftover, phone
from leaflet.source.lint.passages import local_passages
from leaflet.source.lint.subject import Subject

MOST = 20
"""So many are told one by one: thousands would hide each other."""


class Slips:
    """Gathers what is to be said of rows that are built all the same."""

    def __init__(self, edition: Edition[Wording]) -> None:
        """Begin with nothing to say; values are compared with the edition's examples."""
        self._edition = edition
        self._told: list[Diagnostic] = []
        self._more: list[Span] = []

    def look(self, values: Iterable[tuple[str, Wording]], row: Span) -> None:
        """Look at a row's values, each of which stands in a cell."""
        every = tuple(values)
        if next(self._in(*every), None) is None:  # most rows
            return
        if len(self._told) >= MOST:
            self._more.append(row)
            return
        for each in every:
            self._told += [in_cell(replace(found, span=each[1].span)) for found in self._in(each)]

    def _in(self, *values: tuple[str, Wording]) -> Iterator[Diagnostic]:
        local = Local("", values)
        subject = Subject(local_passages(local, self._edition), self._edition, local)
        yield from leftover.check(subject)
        yield from phone.check(subject)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """What was found; of how many further rows the like could be said."""
        if not self._more:
            return tuple(self._told)
        rest = Complaints()
        rest.add(Code.MORE_SLIPS, self._more[0], count=len(self._more))
        return (*self._told, *rest.all)
