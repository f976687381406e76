"""L295: a bracket that is not closed, or closed by another one."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.passages import Passage
from leaflet.source.lint.subject import Subject

PAIRS = dict(zip("「『（【〈［〔“(", "」』）】〉］〕”)", strict=True))
_OPENING = {close: open_ for open_, close in PAIRS.items()}
_SIGN = re.compile("[" + re.escape("".join((*PAIRS, *_OPENING))) + "]")
_FAMILIES = ("（）()〔〕", "「」『』")
_NUMBERED = re.compile(r"[0-9０-９A-Za-zａ-ｚア-ン一二三四五六七八九十]{1,3}$")
"""Before a closing bracket that counts: １）, ア)."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each bracket without its partner."""
    for passage in subject.passages:
        for offset in _alone(passage):
            sign = passage.text[offset]
            partner = PAIRS.get(sign) or _OPENING[sign]
            yield complaint(Code.UNPAIRED_BRACKET, passage.place(offset), shown=sign, partner=partner)


def _alike(opening: str, closing: str) -> bool:
    """Tell whether one was meant by the other: of another width, or the other kind of quotation mark."""
    return any(opening in family and closing in family for family in _FAMILIES)


def _alone(passage: Passage) -> Iterator[int]:
    waiting: list[int] = []
    for found in _SIGN.finditer(passage.text):
        sign = found[0]
        if sign in PAIRS:
            waiting.append(found.start())
        elif waiting and PAIRS[passage.text[waiting[-1]]] == sign:
            waiting.pop()
        elif waiting and _alike(passage.text[waiting[-1]], sign):
            waiting.pop()
            yield found.start()
        elif not (sign in "）)" and not waiting and _NUMBERED.search(passage.text, 0, found.start())):
            yield found.start()
    yield from waiting
