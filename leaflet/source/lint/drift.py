"""L287: one word, two spellings in one text: 漏えい and 漏洩, マイナンバー・カード and マイナンバーカード."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.passages import Passage
from leaflet.source.lint.subject import Subject

_KATAKANA = re.compile(r"[ァ-ヴヵヶー]+(?:・[ァ-ヴヵヶー]+)*")
SHORTEST = 3
"""Letters of a katakana word whose prolonged end may be left out: サーバ, but not キ and キー."""


class Use(NamedTuple):
    """One spelling at one place."""

    spelling: str
    passage: Passage
    offset: int


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each use of a spelling that the text uses less often than another one."""
    for group in _groups():
        yield from _drifting(_uses(subject.passages, group))
    words: dict[str, list[Use]] = {}
    for passage in subject.passages:
        for found in _KATAKANA.finditer(passage.text):
            key = _plain(found[0])
            words.setdefault(key, []).append(Use(found[0], passage, found.start()))
    for uses in words.values():
        yield from _drifting(uses)


def _uses(passages: tuple[Passage, ...], group: tuple[re.Pattern[str], ...]) -> list[Use]:
    return [
        Use(pattern.pattern, passage, found.start())
        for passage in passages
        for pattern in group
        for found in pattern.finditer(passage.text)
    ]


def _drifting(uses: list[Use]) -> Iterator[Diagnostic]:
    counts = Counter(use.spelling for use in uses)
    if len(counts) < 2:  # noqa: PLR2004 - one spelling drifts from nothing
        return
    # Of two that are used equally often, the one that came first is the text's own.
    usual = max(counts, key=lambda spelling: counts[spelling])
    example = next(use for use in uses if use.spelling == usual)
    for use in uses:
        if use.spelling != usual:
            words = {
                "shown": _shown(use),
                "usual": _shown(example),
                "line": example.passage.place(example.offset).line,
            }
            yield complaint(Code.SPELLING_DRIFT, use.passage.place(use.offset), **words)


def _shown(use: Use) -> str:
    """Return the spelling as it stands in the text."""
    found = re.compile(use.spelling).match(use.passage.text, use.offset)
    return found[0] if found else use.spelling


def _plain(word: str) -> str:
    """Return a katakana word without what writers leave out: middle dots, and the mark at its end."""
    joined = word.replace("・", "")
    return joined.removesuffix("ー") if len(joined) > SHORTEST else joined


@cache
def _groups() -> tuple[tuple[re.Pattern[str], ...], ...]:
    table = tomllib.loads(files(__package__).joinpath("drift.toml").read_text(encoding="utf-8"))
    return tuple(tuple(re.compile(way) for way in group) for group in table["groups"])
