"""L282: the weekday beside a date is another than the calendar's."""

from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.lint.dates import WEEKDAYS, mentions, nearest
from leaflet.source.lint.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each date whose weekday is wrong in the year that is said, or likeliest."""
    for passage in subject.passages:
        for mention in mentions(passage.text, subject.issued):
            day = nearest(mention, subject.issued) if mention.weekday else None
            if day is not None and WEEKDAYS[day.weekday()] != mention.weekday:
                shown = passage.text[mention.start : mention.end]
                words = {"shown": shown, "year": day.year, "right": WEEKDAYS[day.weekday()]}
                yield complaint(Code.WRONG_WEEKDAY, passage.place(mention.start), **words)
