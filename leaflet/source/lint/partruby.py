"""L279: ruby on one character of a word of two kanji, where a reader looks for all of it (JLREQ 3.3.2).

Where a compound ends only a dictionary knows. A run of two kanji is one word, but for what is prefixed or
added to a word of one kanji; longer runs are not judged.
"""

from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.patterns import pattern
from leaflet.source.lint.passages import Passage
from leaflet.source.lint.subject import Subject

_RUN = pattern("[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
BEFORE = frozenset("各本同両当諸毎約全元前現新旧第再他御計某一二三四五六七八九十百千万億兆数何")
"""Kanji that stand before words of their own; figures count."""
AFTER = frozenset("氏様君等達的性化者側内外中前後時分秒年月日円人名件個社市区町村県府都道上下用型式製版号")
"""Kanji that are added to words, and what figures count."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each such word."""
    for passage in subject.passages:
        for start, end in passage.bases:
            if end - start == 1 and (word := _word(passage, start)):
                yield complaint(Code.PARTIAL_RUBY, passage.place(start), word=word, base=passage.text[start])


def _word(passage: Passage, at: int) -> str:
    """Return the word of two kanji of which the one at `at` has a reading and the other has none."""
    run = next((run for run in _RUN.finditer(passage.text) if run.start() <= at < run.end()), None)
    if run is None or len(run[0]) != 2:  # noqa: PLR2004 - a pair
        return ""
    other = run.start() + (at == run.start())
    affixes = BEFORE if other < at else AFTER
    read = any(start <= other < end for start, end in passage.bases)
    return "" if read or passage.text[other] in affixes else run[0]
