"""L296: … written single where …… is meant, or made of other dots.

A single … at the end of a phrase is a way of its own, as long as the text keeps to it.
"""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject

_OTHER = re.compile(r"・{2,}|\.{3,}|。{2,}|、{2,}|‥+")
_DOTS = re.compile("…+")
_LETTER = re.compile(r"[ぁ-んァ-ヶ一-鿿々]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each."""
    doubled = any("……" in passage.text for passage in subject.passages)
    for passage in subject.passages:
        wrong = [*_OTHER.finditer(passage.text)]
        for found in _DOTS.finditer(passage.text):
            lone = len(found[0]) == 1 and not doubled and not _LETTER.match(passage.text, found.end())
            if len(found[0]) % 2 and not lone:
                wrong.append(found)
        for found in wrong:
            yield complaint(Code.SINGLE_ELLIPSIS, passage.place(found.start()), shown=found[0])
