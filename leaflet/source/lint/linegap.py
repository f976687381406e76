"""L309: lines that are hard to follow: too small, too close, too far apart or too long (JLREQ 2.4.2)."""

from collections.abc import Iterator
from fractions import Fraction

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.model.template import Template, Writing
from leaflet.source.lint.subject import Subject
from leaflet.source.phrases import Phrase
from leaflet.units import PT, Length

SMALLEST: Length = 8 * PT
"""Of body text."""
LONGEST = {Writing.HORIZONTAL: 40, Writing.VERTICAL: 52}
"""Characters to a line."""
LONG = 35
"""From more characters on, the line gap should be near an em."""
LEAST, LEAST_LONG, MOST = Fraction(1, 2), Fraction(3, 4), Fraction(1)
"""Of the line gap, in em."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each limit that the kihon-hanmen, or an end of what it may become, is beyond."""
    template = subject.template
    if template is None:
        return
    for fact in dict.fromkeys(_facts(template)):
        yield complaint(Code.HARD_TO_FOLLOW, template.span, **fact.word("fact"))


def _facts(template: Template) -> Iterator[Phrase]:
    grid = template.grid
    size = min(grid.size, *(template.fit_size or ()), grid.size)
    if size < SMALLEST:
        yield Phrase(
            f"本文が{_points(size)}ptまで小さくなります（8pt以上がめやす）",
            f"the body may be as small as {_points(size)} pt; at least 8 pt is wanted",
        )
    longest = LONGEST[template.writing]
    if grid.characters > longest:
        yield Phrase(
            f"1行が{grid.characters}字あります（{longest}字まで）",
            f"lines have {grid.characters} characters; {longest} at most are wanted",
        )
    for size, feed in _settings(template):
        gap = Fraction(feed - size, size)
        least = LEAST_LONG if grid.characters > LONG else LEAST
        if not least <= gap <= MOST:
            yield Phrase(
                f"行間が文字の{_hundredths(gap)}倍です（{_hundredths(least)}〜1倍）",
                f"the line gap is {_hundredths(gap)} em; from {_hundredths(least)} to 1 em is wanted",
            )


def _settings(template: Template) -> Iterator[tuple[Length, Length]]:
    """Yield size and feed as they stand, then both ends of what fitting may choose."""
    grid = template.grid
    yield grid.size, grid.feed
    if template.fit_size and template.fit_feed:
        yield from zip(template.fit_size, template.fit_feed, strict=True)


def _points(length: Length) -> str:
    tenths = length * 10 // PT
    return f"{tenths // 10}.{tenths % 10}"


def _hundredths(part: Fraction) -> str:
    return f"{float(part):.2f}".rstrip("0").rstrip(".")
