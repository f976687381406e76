"""L292: half-width kana."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject

_HALF = re.compile("[\uff61-\uff9f]+")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each run, with what it is in full width."""
    for passage in subject.passages:
        for found in _HALF.finditer(passage.text):
            words = {"shown": found[0], "right": normalize("NFKC", found[0])}
            yield complaint(Code.HALF_WIDTH_KANA, passage.place(found.start()), **words)
