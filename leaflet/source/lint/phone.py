"""L285: a phone number with too few or too many figures."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.dates import FIGURES
from leaflet.source.lint.subject import Subject

HYPHENS = str.maketrans("ー－‐−–—（）", "------()")
_NUMBER = re.compile(
    r"(?<![\d.-])(?:\(?0\d{1,5}[)-] ?\d{1,5}(?:[-)] ?\d{1,5})?|0\d{1,5}\(\d{1,5}\)\d{1,5})(?![\d-])"
)
_MARKED = re.compile(r"(?:電話|TEL|Tel|tel|FAX|Fax|fax|℡|☎|携帯)[番号]*[ 　:：]*(?P<number>\(?[\d()-]{5,20})")
_LONG = ("050", "070", "080", "090", "020", "060")
"""Beginnings of numbers of eleven figures; all others have ten."""
_POSTAL = re.compile(r"0\d{2}-\d{4}")
"""Those of the north begin with 0; what is marked as a phone number is none."""
_SHORT = re.compile(r"1\d{2}|\d{1,5}|#\d{4}")
"""Emergency numbers and extensions."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number that cannot be dialled."""
    for passage in subject.passages:
        text = passage.text.translate(FIGURES).translate(HYPHENS)
        spans = {found.span() for found in _NUMBER.finditer(text) if not _POSTAL.fullmatch(found[0])}
        for found in _MARKED.finditer(text):
            start, end = found.span("number")
            end = start + len(found["number"].rstrip("(-"))
            if not any(start <= a and b <= max(end, b) and a < end for a, b in spans):
                spans.add((start, end))
        for start, end in sorted(spans):
            figures = re.sub(r"\D", "", text[start:end])
            wanted = 11 if figures.startswith(_LONG) else 10
            if len(figures) != wanted and not _SHORT.fullmatch(figures):
                shown = passage.text[start:end]
                words = {"shown": shown, "count": len(figures), "wanted": wanted}
                yield complaint(Code.ODD_PHONE, passage.place(start), **words)
