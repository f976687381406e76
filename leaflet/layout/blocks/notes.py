"""注: notes at the foot, below a thin rule (JLREQ 4.2.5)."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from leaflet.colour import BLACK
from leaflet.display.axes import Place
from leaflet.display.structure import Element, Role
from leaflet.layout.columns import Columns, level
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import Piece, RulePiece, Slab, moved
from leaflet.layout.settext import Look, Row
from leaflet.layout.strip import Strip
from leaflet.layout.text import set_text
from leaflet.model.edition import Note
from leaflet.model.template import StyleName
from leaflet.model.text import Mark, MarkKind, Prose, RichText, joined, plain
from leaflet.units import MM, Length

RULE_WEIGHT = MM * 12 // 100
"""omote-kei (表罫)."""
RULE_PART = 3
"""The rule is a third of the measure long (JLREQ 4.2.5f)."""

NumberedNote = tuple[str, Note[Prose]]


def set_notes(desk: Desk, notes: Sequence[NumberedNote], measure: Length, columns: int) -> Strip:
    """Set notes below their rule, in level columns when there are several."""
    size = note_size(desk, measure)
    feed = desk.style(StyleName.NOTE).feed
    rows, elements = _rows(desk, notes, measure, size)
    slabs = tuple(Slab(1, row.pieces, span=None) for row in rows)
    made = level(slabs, min(columns, len(slabs)))
    if made is None:
        raise AssertionError(len(slabs))
    top = feed
    pieces = (
        RulePiece(Place(0, top // 4), Place(measure // RULE_PART, top // 4), BLACK, RULE_WEIGHT),
        *_placed(desk, slabs, made, top + ascent(size), feed),
    )
    return Strip(pieces, elements, top + (made.lines - 1) * feed + size)


def note_size(desk: Desk, measure: Length) -> Length:
    """Return the size nearest the style's at which the measure is a whole number of characters.

    JLREQ 4.2.5b leaves the remainder as space at the line head; here both edges stay flush with the column.
    """
    size = desk.size(desk.style(StyleName.NOTE))
    return measure // max(1, (2 * measure + size) // (2 * size))


def _placed(desk: Desk, slabs: Sequence[Slab], made: Columns, top: Length, feed: Length) -> tuple[Piece, ...]:
    return tuple(
        moved(piece, Place(desk.hanmen.column(index), top + line * feed))
        for index, column in enumerate(made.columns)
        for line, slab in enumerate(slabs[column.first : column.last])
        for piece in slab.pieces
    )


def _label(mark: str, label: str) -> RichText:
    """Return a note's mark as text that is set solid, like the mark it answers."""
    kinds = (MarkKind.REFERENCE_MARK, MarkKind.GENERATED)
    return RichText(mark, tuple(Mark(0, len(mark), kind, (label,)) for kind in kinds))


def _rows(
    desk: Desk, notes: Sequence[NumberedNote], measure: Length, size: Length
) -> tuple[tuple[Row, ...], tuple[Element, ...]]:
    """Compose each note behind its mark; turn-over lines are indented one em (N6).

    Before its note a mark is neither small nor raised.
    """
    style = desk.style(StyleName.NOTE)
    paragraph = replace(
        desk.paragraph_style(style),
        size=size,
        first_indent=0,
        turn_over_indent=size,
        mark_scale=Fraction(1),
        mark_rise=Fraction(0),
    )
    rows: list[Row] = []
    elements: list[Element] = []
    for mark, note in notes:
        rich = joined(_label(mark, note.label), plain("　", generated=True), note.text.rich)
        text = set_text(desk, replace(note.text, rich=rich), measure, paragraph, Look(style.ink, Role.NOTE))
        elements.append(replace(text.element, note=note.label))
        rows += text.rows
    return tuple(rows), tuple(elements)
