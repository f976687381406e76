"""What a check is, for the registry."""

from collections.abc import Callable, Iterator

from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject
from leaflet.records import dataclass


class NotRunError(Exception):
    """A check could not run on this file; says why (Japanese, English)."""

    def __init__(self, reason: str, reason_en: str) -> None:
        """Keep the reason."""
        super().__init__(reason_en)
        self.reason = reason
        self.reason_en = reason_en


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name in lists of what was not checked (Japanese, English), and what runs it."""

    name: str
    name_en: str
    run: Callable[[Subject], Iterator[Found]]
    tool: Callable[[], tuple[str, str] | None] | None = None
    """For a check that needs a program: None when it is there, else why not (Japanese, English)."""
