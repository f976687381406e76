"""本文: paragraphs, line by line on the grid."""

from dataclasses import replace
from functools import partial

from leaflet.display.structure import Role
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import SetBlock, Slab
from leaflet.layout.settext import Look, SetText
from leaflet.layout.text import on_grid, set_text
from leaflet.model.edition import Body
from leaflet.model.template import StyleName
from leaflet.model.text import Prose
from leaflet.units import Length


def set_body(desk: Desk, block: Body[Prose], measure: Length, name: StyleName) -> SetBlock:
    """Set paragraphs; a line is a slab, so that columns may part anywhere between lines.

    Only the body size matters beside the measure, not the feed: settings that differ in it share the result.
    """
    key = ("body", block, measure, name, desk.hanmen.size)
    return desk.once(key, partial(paragraphs, desk, block.paragraphs, measure, name, inline=0))


def paragraphs(
    desk: Desk, texts: tuple[Prose, ...], measure: Length, name: StyleName, *, inline: Length
) -> SetBlock:
    """Set paragraphs in one style, `inline` away from the column's start."""
    style = desk.style(name)
    look = Look(style.ink, strong_ground=desk.style(StyleName.STRONG).strong_ground)
    group = desk.element(Role.GROUP)
    made = [set_text(desk, text, measure, desk.paragraph_style(style), look) for text in texts]
    slabs = tuple(slab for text in made for slab in line_slabs(desk, text, inline))
    return SetBlock(slabs, replace(group, children=tuple(text.element for text in made)))


def line_slabs(desk: Desk, text: SetText, inline: Length) -> tuple[Slab, ...]:
    """Make a slab of each of a text's lines."""
    last = len(text.rows) - 1
    return tuple(
        Slab(
            lines=1,
            reserve=1 if number == 0 else 0,
            lonely_at_head=number == last > 0,
            lonely_at_foot=number == 0 < last,
            pieces=on_grid(desk, (row,), inline=inline),
            notes=row.notes,
            span=text.span,
            characters=row.line.end - row.line.start,
        )
        for number, row in enumerate(text.rows)
    )
