"""L283: a day that no calendar has, an hour that no clock shows."""

import re
from calendar import monthrange
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.dates import FIGURES, MONTHS, Mention, mentions
from leaflet.source.lint.subject import Subject

_TIME = re.compile(
    r"(?P<half>午前|午後)?(?<!\d)(?P<hour>\d{1,3})(?:時(?!間|期|代|点|給)(?:(?P<minute>\d{1,3})分)?|:(?P<past>\d{2})(?!\d))"
)
LAST_HOUR, NOON, LAST_MINUTE = 24, 12, 59
LEAP = 2024
"""A year with a 29 February, for dates whose year is not known."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each impossible date or time."""
    for passage in subject.passages:
        text = passage.text.translate(FIGURES)
        wrong = [(m.start, m.end) for m in mentions(text, subject.issued) if not _possible(m)]
        wrong += (found.span() for found in _TIME.finditer(text) if not _shown_by_clocks(found))
        for start, end in wrong:
            yield complaint(Code.IMPOSSIBLE_DAY, passage.place(start), shown=passage.text[start:end])


def _possible(mention: Mention) -> bool:
    if not 1 <= mention.month <= MONTHS or not 1 <= (mention.year or LEAP) <= 9999:  # noqa: PLR2004 - the calendar's end
        return False
    return 1 <= mention.day <= monthrange(mention.year or LEAP, mention.month)[1]


def _shown_by_clocks(found: re.Match[str]) -> bool:
    most = NOON if found["half"] else LAST_HOUR
    minute = found["minute"] or found["past"] or "0"
    return int(found["hour"]) <= most and int(minute) <= LAST_MINUTE
