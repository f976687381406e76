"""What has been set once: sides that are tried and the locals of a batch share it by value."""

from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar, cast

from leaflet.compose.style import ParagraphStyle
from leaflet.diagnostics import Diagnostic
from leaflet.memo import Known, Memo
from leaflet.model.text import RichText
from leaflet.units import Length

T = TypeVar("T")

MOST = 2_000
"""So many results are kept: what four editions that share nothing need. Locals set alike bring none."""


class Asked(NamedTuple):
    """A text that composition was asked for: for its lines, or also for how wide they are."""

    text: RichText
    measure: Length
    style: ParagraphStyle
    for_width: bool = False


class Kept(NamedTuple):
    """A result, the desk's counters after it, and what had to be told of it."""

    value: object
    elements: int
    questions: int
    told: tuple[Diagnostic, ...]
    heard: tuple[Asked, ...] = ()
    """What composition was asked for."""


class Memory:
    """Results by what they depend on; what no edition asked for of late is forgotten.

    One memory serves one template and one composer.
    """

    def __init__(self, most: int = MOST) -> None:
        """Begin empty."""
        self._kept: Memo[Hashable, Kept] = Memo(most)
        self.known = Known(most // 2)
        """What was made of results, by their identity."""

    def get(self, key: Hashable) -> Kept | None:
        """Return what is kept under a key."""
        return self._kept.get(key)

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a result."""
        self._kept.put(key, kept)

    def value(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a result that needs no counters, made at the first call."""
        kept = self._kept.get(key)
        if kept is None:
            kept = Kept(make(), 0, 0, ())
            self._kept.put(key, kept)
        return cast("T", kept.value)
