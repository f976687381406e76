"""問答: Q and A badges of one size, the texts under the question's first character (L1)."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.colour import WHITE
from leaflet.display.axes import Area
from leaflet.display.structure import Element, Role
from leaflet.layout.blocks.badge import badge
from leaflet.layout.blocks.body import paragraphs
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import ascent
from leaflet.layout.pieces import Piece, SetBlock, Slab
from leaflet.layout.settext import Look, SetText
from leaflet.layout.text import on_grid, set_text
from leaflet.model.edition import QuestionAnswer
from leaflet.model.template import StyleName, TextStyle
from leaflet.model.text import Prose
from leaflet.units import Length

INDENT = 2
"""Badge and the space after it, in body characters."""
BADGE = 17, 10
"""Width of a badge in body em; its height follows `BADGE_HEIGHT`."""
BADGE_HEIGHT = 14, 10
ANSWER_LOWER = 3, 8
"""Question and answer take one grid line more than they have lines: so much of it stands between them."""
HELD_LINES = 2
"""Question, answer and so many lines of the explanation stand in one column."""


def set_question(desk: Desk, block: QuestionAnswer[Prose], number: int, measure: Length) -> SetBlock:
    """Set question and answer as one slab, the explanation line by line."""
    whole = desk.element(Role.QUESTION_ANSWER)
    question = _line(desk, _Told(block.question, f"Q{number}", StyleName.QUESTION), measure, 0, 0)
    lower = desk.hanmen.feed * ANSWER_LOWER[0] // ANSWER_LOWER[1]
    answer = _line(desk, _Told(block.answer, "A", StyleName.ANSWER), measure, question.lines, lower)
    indent = desk.em(INDENT)
    below = paragraphs(desk, block.paragraphs, measure - indent, StyleName.EXPLANATION, inline=indent)
    head = Slab(
        lines=question.lines + answer.lines + 1,
        pieces=(*question.pieces, *answer.pieces),
        lead=1,
        keep=min(HELD_LINES, len(below.slabs)),
        stretch=2,
        notes=(*question.notes, *answer.notes),
        span=block.question.span,
        characters=len(block.question.rich.text) + len(block.answer.rich.text),
    )
    children = (*question.elements, *answer.elements, below.element)
    return SetBlock((head, *below.slabs), replace(whole, children=children))


class _Headed:
    """A question or answer beside its badge."""

    def __init__(self, pieces: tuple[Piece, ...], text: SetText, label: Element) -> None:
        self.pieces = pieces
        self.lines = len(text.rows)
        self.notes = tuple(note for row in text.rows for note in row.notes)
        # The badge is read as part of what it marks: “Q1 …” is one heading.
        self.elements = (replace(text.element, children=(label, *text.element.children)),)


class _Told(NamedTuple):
    prose: Prose
    sign: str
    name: StyleName


def _line(desk: Desk, told: _Told, measure: Length, first: int, lower: Length) -> _Headed:
    style = desk.style(told.name)
    drawn, label = _badge(desk, told.sign, style, desk.hanmen.top(first) + lower)
    indent = desk.em(INDENT)
    role = Role.HEADING if told.name is StyleName.QUESTION else Role.PARAGRAPH
    look = Look(style.ink, role, level=2 if role is Role.HEADING else 0, strong_ground=None)
    paragraph = replace(desk.paragraph_style(style), first_indent=0)
    text = set_text(desk, told.prose, measure - indent, paragraph, look)
    return _Headed((*drawn, *on_grid(desk, text.rows, first=first, inline=indent, lower=lower)), text, label)


def _badge(desk: Desk, sign: str, style: TextStyle, top: Length) -> tuple[tuple[Piece, ...], Element]:
    em = desk.hanmen.size
    width, height = em * BADGE[0] // BADGE[1], em * BADGE_HEIGHT[0] // BADGE_HEIGHT[1]
    middle = top + ascent(em) - em * 36 // 100
    area = Area(0, middle - height // 2, width, middle - height // 2 + height)
    return badge(desk, sign, area, (style.ink, WHITE), radius=em // 5)
