"""What a rule looks at, and what a rule is."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from leaflet.diagnostics import Code, Diagnostic
from leaflet.model.edition import Edition, Issued
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Wording
from leaflet.records import dataclass
from leaflet.source.lint.passages import Passage

if TYPE_CHECKING:
    # Rosters are looked at by single rules, and have no dictionaries.
    from leaflet.source.lint.dictionary import Entry


@dataclass(frozen=True, slots=True)
class Subject:
    """The passages to look at, and what they belong to."""

    passages: tuple[Passage, ...]
    edition: Edition[Wording] | None = None
    local: Local | None = None
    template: Template | None = None
    entries: "tuple[Entry, ...]" = ()
    """Of the dictionaries that were given."""

    @property
    def issued(self) -> Issued | None:
        """発行日: by it the year of a date is guessed that names none."""
        return self.edition.meta.issued if self.edition else None


Check: TypeAlias = Callable[[Subject], Iterable[Diagnostic]]


class Rule(NamedTuple):
    """A rule: the code that it warns with, and how."""

    code: Code
    check: Check
