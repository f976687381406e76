"""L284: an era's year and the Christian year beside it disagree, or the era had no such year."""

import re
from collections.abc import Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.source.eras import ERAS
from leaflet.source.lint.dates import FIGURES, era_year
from leaflet.source.lint.subject import Subject

_ERA = r"(?P<era{0}>明治|大正|昭和|平成|令和)[ 　]*(?P<count{0}>元|\d{{1,3}})[ 　]*年?度?"
_BOTH = re.compile(
    _ERA.format(1) + r"[ 　]*[（(／/][ 　]*(?P<year1>\d{4})"
    r"|(?P<year2>\d{4})年?度?[ 　]*[（(／/][ 　]*" + _ERA.format(2)
)
_ALONE = re.compile(r"(?P<era>明治|大正|昭和|平成|令和)(?P<count>元|\d{1,3})年")
LAST = {era.name: after.first.year for era, after in zip(ERAS[1:], ERAS, strict=False)}
"""The last year of each era that is over, which is also the next one's first."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each pair that disagrees and each year that an era did not have."""
    for passage in subject.passages:
        text = passage.text.translate(FIGURES)
        for found in _BOTH.finditer(text):
            era, count = found["era1"] or found["era2"], found["count1"] or found["count2"]
            year = int(found["year1"] or found["year2"])
            if era_year(era, count) != year:
                right = f"{era}{count}年は{era_year(era, count)}年"
                shown = passage.text[found.start() : found.end()]
                yield complaint(Code.ERA_DISAGREES, passage.place(found.start()), shown=shown, right=right)
        for found in _ALONE.finditer(text):
            year = era_year(found["era"], found["count"])
            if found["count"] == "0" or year > LAST.get(found["era"], year):
                right = (
                    f"{found['era']}は{LAST.get(found['era'], year) - era_year(found['era'], '元') + 1}年まで"
                )
                shown = passage.text[found.start() : found.end()]
                yield complaint(Code.ERA_DISAGREES, passage.place(found.start()), shown=shown, right=right)
