"""L289: figures in two styles: single ones of both widths, longer ones too, or both in one.

JLREQ 3.2.2-4 has one figure full-width and more half-width; a text may do otherwise, but always alike. A
range (8～9月) is set as one, so it says nothing of the style.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.passages import Passage, Role
from leaflet.source.lint.subject import Subject

_RUN = re.compile(r"[0-9０-９]+(?:[.,．，：:][0-9０-９]+)*")
_PART_OF_MORE = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９/／.．:：%#＃～〜~－ー–‐−()-]")
"""Beside a run: it is part of a number, an address, a range, a name like Q1."""


class Run(NamedTuple):
    """A number in a text."""

    passage: Passage
    start: int
    text: str

    @property
    def wide(self) -> bool:
        """Whether it is full-width."""
        return self.text[0] > "9"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number in a style that the text uses less often."""
    runs = [run for passage in subject.passages if passage.role is not Role.VALUE for run in _runs(passage)]
    mixed = [run for run in runs if {sign.isascii() for sign in run.text if sign.isdigit()} == {True, False}]
    for run in mixed:
        yield _warning(run)
    for one_figure in (True, False):
        alike = [run for run in runs if (len(run.text) == 1) is one_figure and run not in mixed]
        counts = Counter(run.wide for run in alike)
        if len(counts) == 2:  # noqa: PLR2004 - wide and narrow
            rare = min(counts, key=lambda wide: counts[wide])
            yield from (_warning(run) for run in alike if run.wide is rare)


def _runs(passage: Passage) -> Iterator[Run]:
    for found in _RUN.finditer(passage.text):
        around = (
            passage.text[max(found.start() - 1, 0) : found.start()],
            passage.text[found.end() : found.end() + 1],
        )
        if not any(_PART_OF_MORE.match(sign) for sign in around if sign):
            yield Run(passage, found.start(), found[0])


def _warning(run: Run) -> Diagnostic:
    return complaint(Code.DIGIT_STYLE, run.passage.place(run.start), shown=run.text)
