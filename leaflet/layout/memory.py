"""What has been set once: sides that are tried and the locals of a batch share it by value."""

from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar, cast

from leaflet.compose.style import ParagraphStyle
from leaflet.diagnostics import Diagnostic
from leaflet.memo import Known
from leaflet.model.text import RichText
from leaflet.units import Length

T = TypeVar("T")

MOST = 20_000
"""So many results are kept: some fifty editions' worth. Memory stays flat however long a batch runs."""


class Asked(NamedTuple):
    """A text that composition was asked for."""

    text: RichText
    measure: Length
    style: ParagraphStyle


class Kept(NamedTuple):
    """A result, the desk's counters after it, and what had to be told of it."""

    value: object
    elements: int
    questions: int
    told: tuple[Diagnostic, ...]
    heard: tuple[Asked, ...] = ()
    """What composition was asked for."""


class Memory:
    """Results by what they depend on; the oldest are forgotten first.

    One memory serves one template and one composer.
    """

    def __init__(self, most: int = MOST) -> None:
        """Begin empty."""
        self._kept: dict[Hashable, Kept] = {}
        self.known = Known(most)
        """What was made of results, by their identity."""
        self._most = most

    def get(self, key: Hashable) -> Kept | None:
        """Return what is kept under a key."""
        return self._kept.get(key)

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a result; drop the older half when there are too many."""
        if len(self._kept) >= self._most:
            for old in list(self._kept)[: self._most // 2]:
                del self._kept[old]
        self._kept[key] = kept

    def value(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a result that needs no counters, made at the first call."""
        kept = self._kept.get(key)
        if kept is None:
            kept = Kept(make(), 0, 0, ())
            self.put(key, kept)
        return cast("T", kept.value)
