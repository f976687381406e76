"""L310: a column gap or a box's padding without room for punctuation that hangs (JLREQ 2.5.1)."""

from collections.abc import Iterable, Iterator

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.model.template import Align, BreakAt, LineEnd, StyleName, Template, TextStyle
from leaflet.source.lint.subject import Subject
from leaflet.source.phrases import Phrase
from leaflet.units import PT, Length

GAP = Phrase("「基本版面」の「段間」", "段間 of 基本版面")
PADDING = Phrase("「囲み」の「内余白」", "内余白 of 囲み")
IN_COLUMNS = frozenset(
    {
        StyleName.BODY,
        StyleName.LIST,
        StyleName.QUESTION,
        StyleName.ANSWER,
        StyleName.EXPLANATION,
        StyleName.NOTE,
    }
)
"""Styles of text whose lines end at a column's edge."""
IN_BOXES = frozenset({StyleName.CALLOUT, StyleName.LIST})


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each of the two that leaves less than half an em of the largest hanging text."""
    template = subject.template
    if template is None:
        return
    grid, box = template.grid, template.callout
    body = _largest(template)
    in_columns, in_boxes = (_half_em(template, names) for names in (IN_COLUMNS, IN_BOXES))
    # The rule in the middle of the gap takes room from either side.
    if grid.columns > 1 and (grid.gap.at(body) - grid.rule) // (1 + (grid.rule > 0)) < in_columns:
        least = in_columns * 2 + grid.rule if grid.rule else in_columns
        yield _warning(template, GAP, grid.gap.at(body), least)
    is_seen = box.frame or box.ground is not None
    if is_seen and box.padding - box.frame < in_boxes:
        yield _warning(template, PADDING, box.padding, in_boxes + box.frame)


def _largest(template: Template) -> Length:
    """Return the largest size at which the body may be set."""
    return max(template.grid.size, *(template.fit_size or ()), 0)


def _half_em(template: Template, names: Iterable[StyleName]) -> Length:
    """Return how far punctuation of these styles hangs at most; nothing where none of them hangs."""
    hanging = (style.size for name in names if _hangs(style := template.style(name)))
    sizes = (_largest(template) if size == template.grid.size else size for size in hanging)
    return max(sizes, default=0) // 2


def _hangs(style: TextStyle) -> bool:
    """Tell whether a style's punctuation may hang: only lines that fill the measure do it."""
    fills = style.align is Align.JUSTIFIED and style.break_at is BreakAt.CHARACTERS
    return fills and style.line_end is LineEnd.HANGING


def _warning(template: Template, place: Phrase, given: Length, least: Length) -> Diagnostic:
    words = place.word("place") | {"given": _points(given), "least": _points(least)}
    return complaint(Code.NO_ROOM_TO_HANG, template.span, **words)


def _points(length: Length) -> str:
    """Spell a length in points, rounded up to a tenth."""
    tenths = -(-length * 10 // PT)
    return f"{tenths // 10}.{tenths % 10}"
