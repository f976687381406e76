"""The fixed texts as glyphs, and whether the template's faces are there at all."""

from collections.abc import Iterator
from dataclasses import replace

from leaflet.compose.face import Faces
from leaflet.compose.paragraph import Shown
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.diagnostics import Code, Complaints, suggestions
from leaflet.display.line import FaceName
from leaflet.layout.blocks.badge import CIRCLED
from leaflet.layout.blocks.itemlist import DISCS_TO
from leaflet.layout.desk import Desk
from leaflet.layout.fixed import fixed_texts
from leaflet.layout.hanmen import hanmen_of
from leaflet.layout.icons import SIGNS
from leaflet.layout.memory import Memory
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import Edition
from leaflet.model.template import StyleName, Template
from leaflet.model.text import MarkKind, Prose, RichText, plain

ENDLESS = 100_000
"""A measure, in em, at which no fixed text is broken."""


_OF_GLYPHS = frozenset({MarkKind.STRONG, MarkKind.RUBY, MarkKind.TATE_CHU_YOKO})
"""The marks that decide which glyphs are shown."""


def check_faces(template: Template, faces: Faces) -> None:
    """Raise `LeafletError` for every typeface of the template that has no font file."""
    complaints = Complaints()
    known = {name.family for name in faces.names}
    for face in template.typefaces:
        for family, weight in ((face.family, face.weight), *face.fallbacks):
            if FaceName(family, weight) not in faces.names:
                weights = [f"{name.family} {name.weight}" for name in faces.names if name.family == family]
                words = suggestions(family, weights or sorted(known))
                complaints.add(Code.MISSING_FONT, face.span, name=family, weight=weight, **words)
    complaints.raise_if_any()


def fixed_glyphs(edition: Edition[Prose], template: Template, typesetter: Typesetter) -> Iterator[Shown]:
    """Yield the glyphs that every local's file shows, with repetitions; no line is broken for them."""
    hanmen = hanmen_of(template, template.grid.size, template.grid.feed)
    desk = Desk(template, hanmen, typesetter, Complaints(), Memory())
    for name, rich in fixed_texts(edition, template):
        if rich.text:
            style = desk.paragraph_style(desk.style(name))
            text = _without_anchors(rich)
            if SIGNS.isdisjoint(text.text):
                yield from typesetter.glyphs(text, style)
            else:
                yield from _with_signs(desk, text, style)
    yield from _discs(desk, typesetter)


def _discs(desk: Desk, typesetter: Typesetter) -> Iterator[Shown]:
    """Yield the figures in discs: each shows one glyph and stands for another character."""
    style = replace(desk.paragraph_style(desk.style(StyleName.QUESTION)), tight=False)
    for number, sign in enumerate(CIRCLED[:DISCS_TO], 1):
        for shown in typesetter.glyphs(plain(str(number)), style):
            yield shown._replace(text=sign)


def _with_signs(desk: Desk, text: RichText, style: ParagraphStyle) -> Iterator[Shown]:
    """Yield the glyphs of a text with signs that are drawn, or lent a glyph, as its lines have them."""
    loose = replace(style, alignment=Alignment.START, first_indent=0, phrases=False)
    for line in desk.compose(text, style.size * ENDLESS, loose, None).lines:
        for each in (line, line.ruby) if line.ruby else (line,):
            for run in each.runs:
                shown = zip(each.gids[run.first : run.last], each.texts[run.first : run.last], strict=True)
                yield from (Shown(run.face, gid, text) for gid, text in shown)


def _without_anchors(rich: RichText) -> RichText:
    return replace(rich, marks=tuple(mark for mark in rich.marks if mark.kind in _OF_GLYPHS))
