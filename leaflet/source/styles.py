"""The text styles of a template: what each may say, and what it falls back on.

Every style takes 書体, 大きさ, 行送り, 色, 行端, 禁則, 段頭かっこ and 和欧間 that it does not set from 本文;
those in `_ALIKE` take everything from another style first (大見出し2 from 大見出し).

本文 itself takes its size and feed from 基本版面, the face with the role 本文,
and black. A style with a size but no feed gets the body's feed in proportion, rounded to 0.1 pt. What else a
style may say (行取り, 地色, 揃え …) is its own.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from fractions import Fraction

from leaflet.colour import BLACK
from leaflet.diagnostics import Code, suggestions
from leaflet.model.template import (
    Align,
    BreakAt,
    Grid,
    Kinsoku,
    LineEnd,
    NotePlacement,
    StartBracket,
    StyleName,
    TextStyle,
)
from leaflet.patterns import pattern
from leaflet.records import dataclass
from leaflet.source import phrases
from leaflet.source.fields import Fields
from leaflet.source.values import whole
from leaflet.units import PT, Extent, Length, nearest, parse_extent, parse_length

BODY_FACE = "本文"
TENTH_OF_POINT = PT // 10
_PART = pattern(r"[0-9]{0,2}\.[0-9]{1,4}|[0-9]{1,2}(?:/[1-9][0-9]?)?")

_ALIKE = {
    StyleName.NEXT_HEADLINE: StyleName.HEADLINE,
    StyleName.CAPTION: StyleName.NOTE,
    StyleName.TABLE_HEADER: StyleName.STRONG,
    StyleName.EVENT_TITLE: StyleName.HEADING,
    StyleName.EVENT_DAY: StyleName.HEADING,
    StyleName.SLIP_TITLE: StyleName.HEADING,
}


@dataclass(frozen=True, slots=True)
class Names:
    """The ink roles and typeface roles that a template declares."""

    inks: tuple[str, ...]
    faces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What a template says of one style; None where it says nothing. Fields are those of `TextStyle`."""

    typeface: str | None = None
    size: Length | None = None
    smallest: Length | None = None
    feed: Length | None = None
    ink: str | None = None
    ground: str | None = None
    bleeds: bool | None = None
    lines: int | None = None
    indent: Extent | None = None
    align: Align | None = None
    break_at: BreakAt | None = None
    line_end: LineEnd | None = None
    kinsoku: Kinsoku | None = None
    start_bracket: StartBracket | None = None
    latin_space: Fraction | None = None
    tight: bool | None = None
    strong_ground: str | None = None
    mark: str | None = None
    placement: NotePlacement | None = None
    pointer: str | None = None


def read_style(style: Fields, names: Names) -> Given:
    """Read one style."""
    given = Given(
        typeface=face_role(style, names),
        size=style.read("大きさ", positive_length, phrases.LENGTH, None),
        smallest=style.read("最小", positive_length, phrases.LENGTH, None),
        feed=style.read("行送り", positive_length, phrases.LENGTH, None),
        ink=ink_role(style, "色", names),
        ground=ink_role(style, "地色", names),
        bleeds=style.yes_no("裁ち落とし"),
        lines=style.read("行取り", whole, phrases.WHOLE, None),
        indent=style.read("字下げ", parse_extent, phrases.EXTENT, None),
        align=style.read("揃え", Align, phrases.ONE_OF, None, known=Align),
        break_at=style.read("改行", BreakAt, phrases.ONE_OF, None, known=BreakAt),
        line_end=style.read("行端", LineEnd, phrases.ONE_OF, None, known=LineEnd),
        kinsoku=style.read("禁則", Kinsoku, phrases.ONE_OF, None, known=Kinsoku),
        start_bracket=style.read("段頭かっこ", StartBracket, phrases.ONE_OF, None, known=StartBracket),
        latin_space=style.read("和欧間", part_of_em, phrases.PART_OF_EM, None),
        tight=style.yes_no("詰め"),
        strong_ground=ink_role(style, "蛍光", names),
        mark=style.read("印", note_mark, phrases.NOTE_MARK, None),
        placement=style.read("置き場所", NotePlacement, phrases.ONE_OF, None, known=NotePlacement),
        pointer=style.string("案内"),
    )
    style.done()
    return given


def filled_in(given: Mapping[StyleName, Given], grid: Grid) -> tuple[TextStyle, ...]:
    """Return every style there is, with all that it falls back on."""
    ground = Given(typeface=BODY_FACE, size=grid.size, feed=grid.feed, ink=BLACK, line_end=LineEnd.JLREQ)
    body = _over(ground, given.get(StyleName.BODY, Given()), grid)
    inherited = Given(**{name: getattr(body, name) for name in _OF_BODY})
    made = {}
    for name in StyleName:
        base = inherited
        if name is StyleName.BODY:
            base = ground
        elif name in _ALIKE:
            base = _over(inherited, given.get(_ALIKE[name], Given()), grid)
        made[name] = _text_style(name, _over(base, given.get(name, Given()), grid))
    return tuple(made.values())


def _over(base: Given, own: Given, grid: Grid) -> Given:
    """Return `own` with what it does not say taken from `base`; its feed follows a size of its own."""
    if own.size is not None and own.feed is None:
        feed = Fraction(own.size * grid.feed, grid.size * TENTH_OF_POINT)
        own = replace(own, feed=nearest(feed) * TENTH_OF_POINT)
    said = {f.name: value for f in fields(own) if (value := getattr(own, f.name)) is not None}
    return replace(base, **said)


_OF_BODY = ("typeface", "size", "feed", "ink", "line_end", "kinsoku", "start_bracket", "latin_space")
"""What every style takes from 本文 unless it says otherwise."""


def _text_style(name: StyleName, given: Given) -> TextStyle:
    said = {f.name: value for f in fields(given) if (value := getattr(given, f.name)) is not None}
    return TextStyle(name=name, **said)


def face_role(style: Fields, names: Names) -> str | None:
    """Take 書体, the role of a typeface that the template must have."""
    role = style.word_or_none("書体")
    if role is not None and role.text and role.text not in names.faces:
        words = suggestions(role.text, names.faces)
        style.complaints.add(Code.UNKNOWN_FACE_ROLE, role.span, name=role.text, **words)
    return role.text if role else None


def ink_role(style: Fields, key: str, names: Names) -> str | None:
    """Take a field that names an ink role, which the template must have."""
    role = style.word_or_none(key)
    if role is not None and role.text and role.text not in names.inks:
        words = suggestions(role.text, names.inks)
        style.complaints.add(Code.UNKNOWN_INK, role.span, name=role.text, **words)
    return role.text if role else None


def positive_length(text: str) -> Length:
    """Read a length larger than nothing; raise ValueError otherwise."""
    length = parse_length(text)
    if length <= 0:
        raise ValueError(text)
    return length


def part_of_em(text: str) -> Fraction:
    """Read a part of an em from nothing to a half, as 1/4 or 0.25; raise ValueError otherwise."""
    if not _PART.fullmatch(text.strip()):
        raise ValueError(text)
    part = Fraction(text.strip())
    if part > Fraction(1, 2):
        raise ValueError(text)
    return part


def note_mark(text: str) -> str:
    """Read how a note's number is written: text with one %d."""
    if text.replace("%d", "", 1).find("%") >= 0 or "%d" not in text:
        raise ValueError(text)
    return text
