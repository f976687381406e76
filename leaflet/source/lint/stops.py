"""L294: 。 behind ？ or ！, which end a sentence by themselves."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject

_STOP = re.compile("[？！?!‼⁇⁈⁉]+(?P<stop>[。．、，])")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each."""
    for passage in subject.passages:
        for found in _STOP.finditer(passage.text):
            yield complaint(Code.STOP_AFTER_MARK, passage.place(found.start("stop")), shown=found[0])
