"""L288: words that a dictionary writes otherwise."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that is found and is not as it is expected."""
    for entry in subject.entries:
        for passage in subject.passages:
            for found in entry.pattern.finditer(passage.text):
                expected = _expected(entry.expected, found)
                if found[0] and found[0] != expected and not _is_there(expected, passage.text, found):
                    words = {"shown": found[0], "expected": expected}
                    yield complaint(Code.DICTIONARY_WORD, passage.place(found.start()), **words)


def _expected(template: str, found: re.Match[str]) -> str:
    """Fill in what the pattern's groups hold: $1, $2."""
    return re.sub(r"\$([1-9])", lambda group: _group(found, int(group[1])), template)


def _group(found: re.Match[str], number: int) -> str:
    return (found[number] or "") if number <= len(found.groups()) else f"${number}"


def _is_there(expected: str, text: str, found: re.Match[str]) -> bool:
    """Tell whether the word stands there as expected already, of which the pattern is a part."""
    part = expected.find(found[0])
    return part >= 0 and text.startswith(expected, max(found.start() - part, 0))
