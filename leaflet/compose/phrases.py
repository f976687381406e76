"""Where the phrases of a heading begin (JLREQ 4.1.6 a): a model of written Japanese tells (BudouX)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import budoux


@cache
def _parser() -> "budoux.Parser":
    """Read the model, once and only when a heading needs it."""
    import budoux

    return budoux.load_default_japanese_parser()


@cache
def phrase_starts(text: str) -> frozenset[int]:
    """Return the offsets at which the phrases of a text begin, 0 among them."""
    starts, at = [], 0
    for phrase in _parser().parse(text):
        starts.append(at)
        at += len(phrase)
    # The model knows running text; after a full-width space another phrase begins in any case.
    starts += (at + 1 for at, character in enumerate(text) if character == "\u3000")
    return frozenset(starts)
