"""What a template chooses for composition reaches it: levels, line ends, paragraph starts, spaces."""

from dataclasses import replace
from fractions import Fraction

import pytest

from leaflet.compose.composer import Composer
from leaflet.compose.style import LineEndStyle, ParagraphStart, ParagraphStyle, Strictness
from leaflet.diagnostics import Complaints
from leaflet.layout.desk import Desk
from leaflet.layout.hanmen import hanmen_of
from leaflet.layout.memory import Memory
from leaflet.layout.typesetter import Typesetter
from leaflet.model.template import Kinsoku, LineEnd, StartBracket, StyleName, TextStyle
from tests.leaflet.shipped import press


def told(**chosen: object) -> ParagraphStyle:
    """Return what composition is told of the shipped template's body with other choices."""
    template = press().template
    body: TextStyle = replace(template.style(StyleName.BODY), **chosen)  # type: ignore[arg-type]
    hanmen = hanmen_of(template, template.grid.size, template.grid.feed)
    desk = Desk(template, hanmen, Typesetter(Composer(press().faces)), Complaints(), Memory())
    return desk.paragraph_style(body)


@pytest.mark.parametrize(("kinsoku", "level"), list(zip(Kinsoku, Strictness, strict=True)), ids=str)
def test_the_levels_of_prohibition(kinsoku: Kinsoku, level: Strictness) -> None:
    assert told(kinsoku=kinsoku).strictness is level


@pytest.mark.parametrize(("chosen", "start"), list(zip(StartBracket, ParagraphStart, strict=True)), ids=str)
def test_the_three_ways_to_start_a_paragraph_with_a_bracket(
    chosen: StartBracket, start: ParagraphStart
) -> None:
    assert told(start_bracket=chosen).paragraph_start is start


@pytest.mark.parametrize(
    ("chosen", "ending", "hangs"),
    [
        (LineEnd.JLREQ, LineEndStyle.JLREQ, False),
        (LineEnd.HANGING, LineEndStyle.JLREQ, True),
        (LineEnd.JIS, LineEndStyle.JIS, False),
        (LineEnd.BOOKS, LineEndStyle.BOOKS, False),
    ],
)
def test_line_ends(chosen: LineEnd, ending: LineEndStyle, *, hangs: bool) -> None:
    style = told(line_end=chosen)
    assert (style.line_end, style.hanging) == (ending, hangs)


def test_the_space_beside_latin() -> None:
    assert told().latin_space == Fraction(1, 4)
    assert told(latin_space=Fraction(1, 8)).latin_space == Fraction(1, 8)
