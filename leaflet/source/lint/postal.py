"""L286: a postal code that is not three and four figures."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.dates import FIGURES
from leaflet.source.lint.subject import Subject

_CODE = re.compile(r"〒[ 　]*(?P<code>[\dー－‐−–-]+)")
_RIGHT = re.compile(r"\d{3}[ー－‐−–-]\d{4}")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each 〒 with another shape behind it."""
    for passage in subject.passages:
        for found in _CODE.finditer(passage.text.translate(FIGURES)):
            if not _RIGHT.fullmatch(found["code"]):
                shown = passage.text[found.start() : found.end()]
                yield complaint(Code.ODD_POSTAL, passage.place(found.start()), shown=shown)
