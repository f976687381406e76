"""泣き別れ: what belongs together is parted by the end of a column.

The lines of one heading, a question and its answer, a picture and its caption: whoever reads one has lost
the other.
"""

from collections.abc import Iterator, Sequence

from leaflet.diagnostics import Code
from leaflet.display.structure import Element, Role
from leaflet.layout.taboos.sight import Row, Sight, paragraphs
from leaflet.layout.taboos.spot import Spot

CODE = Code.NAKIWAKARE


def spots(sight: Sight) -> Iterator[Spot]:
    """Yield each pair of rows in different columns that belong together."""
    for group in (*_headings(sight), *_questions(sight), *_captioned(sight)):
        columns = {row.column for row in group if row.column is not None}
        if len(columns) > 1:
            parted = (group[0], next(row for row in group if row.column != group[0].column))
            yield Spot(CODE, tuple(row.rect for row in parted), group[0].span, group[0].text)


def _headings(sight: Sight) -> Iterator[Sequence[Row]]:
    yield from (rows for rows in paragraphs(sight.running) if rows[0].is_heading)


def _questions(sight: Sight) -> Iterator[Sequence[Row]]:
    for block in sight.page.structure.children:
        if block.role is Role.QUESTION_ANSWER:
            yield from _of(sight, block.children[:2])


def _captioned(sight: Sight) -> Iterator[Sequence[Row]]:
    """Yield pictures with the captions that stand beside them in the tree."""
    for parent in _all(sight.page.structure):
        for one, other in zip(parent.children, parent.children[1:], strict=False):
            if one.role is Role.FIGURE and other.role is Role.CAPTION:
                yield from _of(sight, (one, other))
        if parent.role is Role.FIGURE and any(child.role is Role.CAPTION for child in parent.children):
            yield from _of(sight, (parent, *parent.children))


def _of(sight: Sight, elements: Sequence[Element]) -> Iterator[Sequence[Row]]:
    wanted = {element.id for element in elements}
    rows = [row for row in sight.rows if row.whole.id in wanted]
    if rows:
        yield rows


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)
