"""L290: 、。 in one place and ，． in another."""

import re
from collections import Counter
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject

_COMMA = re.compile(r"(?<![0-9０-９A-Za-z])[，,](?![0-9０-９])|、")
_STOP = re.compile(r"(?<=[ぁ-んァ-ヶ一-鿿々）」』])．|。")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each comma or full stop that is not the text's usual one."""
    for pattern in (_COMMA, _STOP):
        found = [(passage, sign) for passage in subject.passages for sign in pattern.finditer(passage.text)]
        counts = Counter(sign[0] for _, sign in found)
        usual = max(counts, key=lambda sign: counts[sign], default="")
        for passage, sign in found:
            if sign[0] != usual and not (sign[0] == "," and passage.text.isascii()):
                words = {"shown": sign[0], "usual": usual}
                yield complaint(Code.MIXED_PUNCTUATION, passage.place(sign.start()), **words)
