"""The card (1200 × 630): the first side's headline on the main colour, as people see it beside a link."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflet.colour import WHITE, Rgb
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.line import FaceName, Line
from leaflet.display.page import Fill, Group, Item, Page, Part, PlacedLine, Rule
from leaflet.display.structure import Element, Role
from leaflet.geometry import Point, Rect, Size
from leaflet.layout.blocks.colophon import issued_text
from leaflet.layout.hanmen import ascent
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import Edition, Headline
from leaflet.model.template import StyleName, Template
from leaflet.model.text import Prose, RichText, plain
from leaflet.records import dataclass
from leaflet.units import MM, PT, Length

NAME = "カード"
SIZE = Size(200 * MM, 105 * MM)
"""As 1200 is to 630."""
MARGIN = 12 * MM
LARGEST, SMALLEST, STEP = 56 * PT, 20 * PT, PT
SMALL, KICKER = 13 * PT, 20 * PT
GAP = 6 * MM
RULE = MM * 6 // 10
CLEAR = 125
"""Least difference of brightness, of 255, between text and ground."""
_WEIGHTS = 299, 587, 114
LEAST = 6 * PT
_HEADLINE, _KICKER, _REST = range(1, 4)
"""Ids of the card's elements."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The roles that a card is printed in."""

    ground: str
    text: str
    accent: str
    """Of the kicker and the rule: what can be read on the ground."""


def colours_of(template: Template) -> Colours:
    """Return the template's main colour as a ground, and what can be read on it."""
    headline = template.style(StyleName.HEADLINE)
    ground = headline.ground or headline.ink
    text = headline.ink if headline.ground else WHITE
    wanted = (template.accent, template.style(StyleName.KICKER).ink)
    clear = (role for role in wanted if role is not None and _is_clear(template, role, ground))
    return Colours(ground, text, next(clear, text))


def _is_clear(template: Template, role: str, ground: str) -> bool:
    return abs(_brightness(template.ink(role).rgb) - _brightness(template.ink(ground).rgb)) >= CLEAR


def _brightness(colour: Rgb) -> int:
    return sum(part * weight for part, weight in zip(colour, _WEIGHTS, strict=True)) // sum(_WEIGHTS)


def card(edition: Edition[Prose], template: Template, typesetter: Typesetter) -> Page:
    """Set the card: nameplate and date above, kicker and headline in the middle, who issues it below."""
    colours = colours_of(template)
    setter = _Setter(template, typesetter)
    meta, said = edition.meta, _said(edition)
    foot = SIZE.height - MARGIN - SMALL
    issuer = meta.issuer.rich if meta.issuer else plain("")
    day = plain(issued_text(meta.issued), generated=True)
    edge = Point(MARGIN, foot - GAP // 2)
    items: tuple[Item, ...] = (
        Fill(Rect(0, 0, *SIZE), colours.ground),
        *setter.line(said.above, SMALL, MARGIN, colours.text),
        *setter.middle(said, colours, (MARGIN + SMALL + GAP, foot - GAP)),
        Rule(edge, edge.moved(SIZE.width - 2 * MARGIN), colours.accent, RULE),
        *setter.line(issuer, SMALL, foot, colours.text),
        *setter.line(day, SMALL, foot, colours.text, at_end=True),
    )
    parts = (Element(_HEADLINE, Role.TITLE, level=1), Element(_KICKER, Role.PARAGRAPH))
    return Page(NAME, SIZE, 0, (Group(items, (*parts, Element(_REST, Role.PARAGRAPH))),))


class _Said(NamedTuple):
    """What a card says beside who issues it."""

    above: RichText
    """The paper's name or number."""
    headline: RichText
    kicker: RichText | None


def _said(edition: Edition[Prose]) -> _Said:
    """Find the first side's headline; where there are two, the first is the paper's name."""
    meta = edition.meta
    above = meta.issue.rich if meta.issue else plain("")
    found = [block for block in edition.sides[0].blocks if isinstance(block, Headline)]
    if not found:
        return _Said(above, meta.title.rich, None)
    story = found[min(1, len(found) - 1)]
    above = found[0].text.rich if len(found) > 1 else above
    return _Said(above, story.text.rich, story.kicker.rich if story.kicker else None)


class _Setter:
    """Sets the card's lines, from its left margin."""

    def __init__(self, template: Template, typesetter: Typesetter) -> None:
        self._template = template
        self._typesetter = typesetter
        self._room = SIZE.width - 2 * MARGIN

    def line(
        self, text: RichText, size: Length, top: Length, ink: str, *, at_end: bool = False
    ) -> Iterator[Item]:
        """Set a small line, half of the card's width long at most where another shares it."""
        style = self._style(StyleName.MASTHEAD, size)
        line, size = self._fitted(text, style, self._room * 3 // 4)
        if line is not None:
            left = SIZE.width - MARGIN - line.width if at_end else MARGIN
            yield _placed(line, Point(left, top + ascent(size)), ink, _REST)

    def middle(self, said: _Said, colours: Colours, room: tuple[Length, Length]) -> Iterator[Item]:
        """Set kicker and headline, as large as they can be, in the middle between two heights."""
        top, bottom = room
        above = KICKER + GAP * 3 // 4 if said.kicker else 0
        size, lines = self._largest(said.headline, bottom - top - above)
        depth = above + (len(lines) - 1) * _feed(size) + size
        at = top + max(0, bottom - top - depth) // 2
        if said.kicker:
            style = self._style(StyleName.KICKER, KICKER)
            kicker, small = self._fitted(said.kicker, style, self._room)
            if kicker is not None:
                yield _placed(kicker, Point(MARGIN, at + ascent(small)), colours.accent, _KICKER)
        for number, line in enumerate(lines):
            baseline = at + above + number * _feed(size) + ascent(size)
            yield _placed(line, Point(MARGIN, baseline), colours.text, _HEADLINE)

    def _largest(self, text: RichText, depth: Length) -> tuple[Length, tuple[Line, ...]]:
        """Set the headline in the largest size at which it is not deeper than that."""
        style = replace(self._style(StyleName.HEADLINE, LARGEST), phrases=True)
        size = LARGEST
        while True:
            lines = self._typesetter.compose(text, self._room, replace(style, size=size)).lines
            if size <= SMALLEST or (len(lines) - 1) * _feed(size) + size <= depth:
                return size, lines
            size -= STEP

    def _fitted(self, text: RichText, style: ParagraphStyle, room: Length) -> tuple[Line | None, Length]:
        """Set a text on one line, smaller where it would not fit."""
        size = style.size
        while len(lines := self._typesetter.compose(text, room, replace(style, size=size)).lines) > 1:
            if size <= LEAST:
                break
            size -= STEP
        return (lines[0] if lines and lines[0].gids else None), size

    def _style(self, name: StyleName, size: Length) -> ParagraphStyle:
        face = self._template.typeface(self._template.style(name).typeface)
        faces = (FaceName(face.family, face.weight), *(FaceName(*fallback) for fallback in face.fallbacks))
        tight = self._template.style(name).tight
        return ParagraphStyle(faces, faces, size, alignment=Alignment.START, tight=tight)


def _feed(size: Length) -> Length:
    return size * 5 // 4


def _placed(line: Line, at: Point, ink: str, element: int) -> PlacedLine:
    return PlacedLine(line, at, (Part(0, len(line.gids), ink, element),), None)
