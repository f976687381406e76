"""What one reading of a file came to, and the strict reading with which a sound file is done.

All else that mends is loaded only for files that are not sound.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeAlias, TypeVar

from leaflet.diagnostics import Diagnostic, Severity
from leaflet.records import dataclass
from leaflet.source.decode import SourceText

T = TypeVar("T")

_WIDE_BAR = re.compile(r"[｜＞][+-]?\d?[+-]?\s*$", re.MULTILINE)
"""May be the sign of a block value in full width, which strict reading takes for text without complaint."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What one reading came to. `parsed` is whether there was anything to read fields from."""

    made: T | None
    complaints: tuple[Diagnostic, ...]
    parsed: bool
    aside: bool = False
    """Whether lines were left out that could not be mended."""
    mended: SourceText | None = None
    """The text as mended, with nothing left out."""

    @property
    def spoilt(self) -> bool:
        """Whether nothing can be printed from it."""
        return self.aside or any(d.severity is Severity.ERROR for d in self.complaints)

    @property
    def good(self) -> bool:
        """Whether nothing is to be said."""
        return self.parsed and not self.complaints

    @property
    def errors(self) -> tuple[bool, int]:
        """How bad it is: a file that cannot be parsed is worse than any other."""
        return not self.parsed, sum(d.severity is Severity.ERROR for d in self.complaints)


Attempt: TypeAlias = Callable[[SourceText], Outcome[T]]


def read_with(source: SourceText, attempt: Attempt[T]) -> Outcome[T]:
    """Return the outcome of a strict reading where that succeeds, else that of the best mended text."""
    outcome = attempt(source)
    if outcome.good and not _WIDE_BAR.search(source.text):
        return replace(outcome, mended=source)
    from leaflet.source.mending.forgive import forgiven

    return forgiven(source, attempt, outcome)
