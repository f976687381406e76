"""L291: a particle or some words written twice: 組合をを, 組合の組合の."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject

_PARTICLE = re.compile(
    r"(?<=[ァ-ヶー一-鿿々」』）0-9０-９A-Za-zぁ-ん\ufffc])"
    r"(?:をを|がが|にに(?!ん)|のの(?!し)|(?<=[ァ-ヶー一-鿿々」』）])はは|でで|とと(?!の|も)|へへ|からから(?!い)|までまで|よりより)"
)
_REPEATED = re.compile(r"(?P<unit>[^\s\ufffc、。]{2,12}?[をがにのはでともへ、])(?P=unit)")
_KANJI = re.compile(r"[一-鿿ァ-ヶA-Za-z]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each doubling."""
    for passage in subject.passages:
        for found in _PARTICLE.finditer(passage.text):
            yield complaint(Code.DOUBLED_PARTICLE, passage.place(found.start()), shown=found[0])
        for found in _REPEATED.finditer(passage.text):
            if _KANJI.search(found["unit"]):
                yield complaint(Code.DOUBLED_PARTICLE, passage.place(found.start()), shown=found[0])
