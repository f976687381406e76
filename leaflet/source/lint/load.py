"""L299: a sentence or a paragraph too long to be read standing up."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.passages import Role
from leaflet.source.lint.subject import Subject

LONGEST_SENTENCE = 110
"""Characters; half of it reads well."""
LONGEST_PARAGRAPH = 260
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[」』）]*")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each."""
    for passage in subject.passages:
        if passage.role is Role.HEADING:
            continue
        for found in _SENTENCE.finditer(passage.text):
            if len(found[0]) > LONGEST_SENTENCE:
                words = {
                    "length": len(found[0]),
                    "most": LONGEST_SENTENCE,
                    "what": "文",
                    "what_en": "sentence",
                }
                yield complaint(Code.HEAVY_PARAGRAPH, passage.place(found.start()), **words)
        start = 0
        for line in passage.text.split("\n"):
            if len(line) > LONGEST_PARAGRAPH:
                words = {
                    "length": len(line),
                    "most": LONGEST_PARAGRAPH,
                    "what": "段落",
                    "what_en": "paragraph",
                }
                yield complaint(Code.HEAVY_PARAGRAPH, passage.place(start), **words)
            start += len(line) + 1
