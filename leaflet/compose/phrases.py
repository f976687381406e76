"""Where a heading may part (JLREQ 4.1.6 a): a model of written Japanese knows its phrases (BudouX)."""

from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import budoux


class Joint(IntEnum):
    """How well a heading parts at a place, the best first."""

    SENTENCE = 0
    """After a full-width space or the end of a sentence."""
    PHRASE = 1
    WORD = 2
    """Inside a phrase that is too long for a line: between what look like two words."""
    PARTICLE = 4
    """The same, after what looks like a particle."""
    INSIDE = 8
    IN_WORD = 16
    """Inside a word of katakana, or before a particle, which then would start a line."""


_SENTENCE_ENDS = frozenset("　。！？")
_WORD_ENDS = frozenset("・、，：；」』）】")
_PARTICLES = frozenset("とてでにはをがもへや")
_NEVER_FIRST = frozenset("はをがにのとへも")


@cache
def _parser() -> "budoux.Parser":
    """Read the model, once and only when a heading needs it."""
    import budoux

    return budoux.load_default_japanese_parser()


MOST_HEADINGS = 1000


@lru_cache(maxsize=MOST_HEADINGS)
def joints(text: str) -> tuple[Joint, ...]:
    """Return how well a text parts before each of its characters."""
    starts, at = set(), 0
    for phrase in _parser().parse(text):
        starts.add(at)
        at += len(phrase)
    return tuple(_joint(text, at, is_start=at in starts) for at in range(len(text)))


def _joint(text: str, at: int, *, is_start: bool) -> Joint:
    before = text[at - 1] if at else "　"
    if before in _SENTENCE_ENDS:
        return Joint.SENTENCE
    if is_start:
        return Joint.PHRASE
    if before in _WORD_ENDS or (_is_hiragana(before) and not _is_hiragana(text[at])):
        return Joint.WORD
    if text[at] in _NEVER_FIRST or (_is_katakana(before) and _is_katakana(text[at])):
        return Joint.IN_WORD
    return Joint.PARTICLE if before in _PARTICLES else Joint.INSIDE


def _is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゟ"


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヿ"
