"""Which of the three files a text is; told by its first keys, also where it cannot be parsed."""

import re
from enum import StrEnum

from leaflet.source.decode import SourceText


class Kind(StrEnum):
    """The files that people write."""

    EDITION = "edition"
    LOCAL = "local"
    TEMPLATE = "template"


_KEYS = (
    (Kind.LOCAL, re.compile(r"[\s{]*もとの原稿\s*[:：]")),
    (Kind.EDITION, re.compile(r"[\s{]*(?:面|メタ|差し込み|注|出典)\s*[:：]")),
    (Kind.TEMPLATE, re.compile(r"[\s{]*(?:用紙|基本版面|書体)\s*[:：]")),
)


def kind_of(source: SourceText) -> Kind:
    """Return the kind of the first line that tells; an edition when none does."""
    return told_kind(source) or Kind.EDITION


def told_kind(source: SourceText) -> Kind | None:
    """Return the kind of the first line that tells, or None when none does."""
    for line in source.lines:
        for kind, pattern in _KEYS:
            if pattern.match(line):
                return kind
    return None
