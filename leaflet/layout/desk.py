"""The desk at which the blocks of one side are set: what they all need, and the counter of elements.

Layout is a function of blocks and template values. The desk holds nothing that outlives a side but the
typesetter's memory of paragraphs, which are equal by value.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar, cast

from leaflet.compose.composer import Composed
from leaflet.compose.style import Alignment, LineEndStyle, ParagraphStart, ParagraphStyle, Strictness
from leaflet.diagnostics import Code, Complaints, Span
from leaflet.display.axes import Place
from leaflet.display.line import FaceName
from leaflet.display.page import Group
from leaflet.display.structure import Element, Role
from leaflet.layout import icons
from leaflet.layout.hanmen import Hanmen
from leaflet.layout.memory import Asked, Kept, Memory
from leaflet.layout.pieces import Piece, grouped
from leaflet.layout.typesetter import Typesetter
from leaflet.model.template import (
    Align,
    BreakAt,
    Kinsoku,
    LineEnd,
    StartBracket,
    StyleName,
    Template,
    TextStyle,
)
from leaflet.model.text import MarkKind, RichText
from leaflet.units import PT, Length, nearest, points

_ALIGNMENTS = {
    Align.JUSTIFIED: Alignment.JUSTIFIED,
    Align.START: Alignment.START,
    Align.CENTRE: Alignment.CENTRE,
    Align.END: Alignment.END,
    Align.EVEN: Alignment.EVEN,
}
_LINE_ENDS = {
    LineEnd.JLREQ: LineEndStyle.JLREQ,
    LineEnd.HANGING: LineEndStyle.JLREQ,
    LineEnd.JIS: LineEndStyle.JIS,
    LineEnd.BOOKS: LineEndStyle.BOOKS,
}
_STRICTNESS = {
    Kinsoku.DEFAULT: Strictness.DEFAULT,
    Kinsoku.VERY_STRICT: Strictness.VERY_STRICT,
    Kinsoku.STRICT: Strictness.STRICT,
    Kinsoku.LOOSE: Strictness.LOOSE,
    Kinsoku.VERY_LOOSE: Strictness.VERY_LOOSE,
}
_STARTS = {
    StartBracket.WHOLE: ParagraphStart.BODY_AT_INDENT,
    StartBracket.HALF_MORE: ParagraphStart.FULL_WIDTH,
    StartBracket.HALF: ParagraphStart.HALF_INDENT,
}


IDS_OF_A_PART = 10_000
"""Element ids set apart for each band of a side and each strip of its foot."""

ENDLESS = 100_000
"""A measure, in em, at which no text is broken."""

LEAST_UNDER_RUBY: Length = 695 * PT // 100
"""Text below 7 pt had better have its readings in brackets: ruby is half its size (JLREQ 3.3.3). Notes may be
a few hundredths smaller than their style says, so that whole characters fill the measure."""

T = TypeVar("T")


class Desk:
    """Template, type area and composer of one side; complaints are gathered, not raised."""

    def __init__(
        self,
        template: Template,
        hanmen: Hanmen,
        typesetter: Typesetter,
        complaints: Complaints,
        memory: Memory,
        *,
        first_question: int = 1,
        listen_for: frozenset[RichText] = frozenset(),
    ) -> None:
        self.template = template
        self.hanmen = hanmen
        self.axes = hanmen.axes
        self.complaints = complaints
        self.memory = memory
        self._typesetter = typesetter
        self._elements = 0
        self._questions = first_question - 1
        self._listen_for = listen_for
        self.heard: list[Asked] = []
        """Each time that one of the texts listened for was asked for."""
        self.placed: list[tuple[tuple[Piece, ...], Place]] = []
        """The pieces of each group that was put on the page, and where."""

    # ---- structure

    def next_id(self) -> int:
        """Return the next element's number; call it in reading order, parents before children."""
        self._elements += 1
        return self._elements

    def element(self, role: Role, *, level: int = 0, generated: bool = False) -> Element:
        """Make an element without children."""
        return Element(self.next_id(), role, level=level, generated=generated)

    def begin(self, part: int) -> None:
        """Start a part of the side: its elements' numbers do not depend on what came before."""
        self._elements = (part + 1) * IDS_OF_A_PART

    def once(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """Return what `make` makes at this desk, made only once for a key that names all it depends on.

        The counters go on and complaints are told as if it had been made anew.
        """
        whole = (self._elements, self._questions, *key)
        kept = self.memory.get(whole)
        if kept is None:
            told, heard = self.complaints.count, len(self.heard)
            value = make()
            counts = self._elements, self._questions
            kept = Kept(value, *counts, self.complaints.since(told), tuple(self.heard[heard:]))
            self.memory.put(whole, kept)
        else:
            self._elements, self._questions = kept.elements, kept.questions
            self.complaints.extend(kept.told)
            self.heard += kept.heard
        return cast("T", kept.value)

    def group(self, pieces: tuple[Piece, ...], elements: tuple[Element, ...], at: Place) -> Group:
        """Put what was set together on the page; the same at the same place is one group for all editions."""
        self.placed.append((pieces, at))
        key = ("group", at, self.axes)
        return self.memory.known.value(
            (pieces, elements), key, lambda: grouped(pieces, elements, at, self.axes)
        )

    def next_question(self) -> int:
        """Return the next question's number; they run through the whole edition."""
        self._questions += 1
        return self._questions

    @property
    def questions(self) -> int:
        """How many questions have their numbers."""
        return self._questions

    def recount(self, questions: int) -> None:
        """Go on counting from there: what was set is to be set another way."""
        self._questions = questions

    # ---- styles

    def style(self, name: StyleName) -> TextStyle:
        """Return a style, its size following the body's where the template gave it none of its own."""
        return self.template.style(name)

    def size(self, style: TextStyle) -> Length:
        """Return the size at which a style is set on this side: body sizes follow the type area's."""
        return self.hanmen.size if style.size == self.template.grid.size else style.size

    def faces(self, role: str) -> tuple[FaceName, ...]:
        """Return a typeface and its fallbacks in the order they are tried."""
        face = self.template.typeface(role)
        return (FaceName(face.family, face.weight), *(FaceName(*fallback) for fallback in face.fallbacks))

    def paragraph_style(self, style: TextStyle) -> ParagraphStyle:
        """Return what composition needs to know of a text style; callers replace single fields."""
        key = "style", style.name, self.hanmen.size, self.axes.direction
        return self.memory.known.value((self.template,), key, lambda: self._paragraph_style(style))

    def _paragraph_style(self, style: TextStyle) -> ParagraphStyle:
        size = self.size(style)
        faces = self.faces(style.typeface)
        in_body_face = style.typeface == self.style(StyleName.BODY).typeface
        return ParagraphStyle(
            faces=faces,
            strong_faces=self.faces(self.style(StyleName.STRONG).typeface) if in_body_face else faces,
            size=size,
            hanging=style.line_end is LineEnd.HANGING,
            line_end=_LINE_ENDS[style.line_end],
            strictness=_STRICTNESS[style.kinsoku],
            paragraph_start=_STARTS[style.start_bracket],
            latin_space=style.latin_space,
            direction=self.axes.direction,
            alignment=_ALIGNMENTS[style.align],
            first_indent=style.indent.at(size),
            phrases=style.break_at is BreakAt.PHRASES,
            tight=style.tight,
        )

    # ---- composition

    def compose(self, rich: RichText, measure: Length, style: ParagraphStyle, span: Span | None) -> Composed:
        """Compose rich text; complaints about glyphs name `span`."""
        composed = self._composed(rich, measure, style)
        missing = [rich.text[offset] for offset in composed.missing]
        for character in (*missing, *(character[0] for _, character in composed.unread)):
            self.complaints.add(Code.NO_GLYPH, span, character=character, codepoint=f"U+{ord(character):04X}")
        for fallback in composed.fallbacks:
            self.complaints.add(
                Code.FALLBACK_USED,
                span,
                character=fallback.text,
                codepoint=" ".join(f"U+{ord(character):04X}" for character in fallback.text),
                wanted=style.faces[0].family,
                used=fallback.used.family,
            )
        if style.size < LEAST_UNDER_RUBY and rich.marked(MarkKind.RUBY):
            size, ruby = (f"{points(length):.1f}" for length in (style.size, style.size // 2))
            self.complaints.add(Code.SMALL_RUBY, span, size=size, ruby=ruby)
        return composed

    def line_count(self, rich: RichText, measure: Length, style: ParagraphStyle) -> int:
        """Return how many lines a text would take; nothing is noted."""
        return len(self._composed(rich, measure, style).lines)

    def width(self, rich: RichText, measure: Length, style: ParagraphStyle) -> Length:
        """Return how wide a composed text's widest line is, which decides where something else is put.

        Setters ask here and do not look at lines themselves: locals are set alike whose lines are as many,
        unless their widths were asked for.
        """
        if rich in self._listen_for:
            self.heard.append(Asked(rich, measure, style, for_width=True))
        lines = icons.composed(self._typesetter.compose, rich, measure, style).lines
        return max((line.width for line in lines), default=0)

    def natural_width(self, rich: RichText, style: ParagraphStyle) -> Length:
        """Return how wide a text's widest line is where only the writer ends lines; nothing is noted."""
        loose = replace(style, alignment=Alignment.START, first_indent=0, turn_over_indent=0, phrases=False)
        return self.width(rich, ENDLESS * style.size, loose)

    def _composed(self, rich: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        if rich in self._listen_for:
            self.heard.append(Asked(rich, measure, style))
        return icons.composed(self._typesetter.compose, rich, measure, style)

    def em(self, count: int | Fraction) -> Length:
        """Return so many body characters."""
        return nearest(Fraction(count) * self.hanmen.size)
