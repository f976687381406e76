"""One case of `leaflet compose`: read from a line of JSON, composed as pages are, written as a line of JSON.

The contract, with the meaning of every figure, is docs/compose.md.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self, TypeVar

from leaflet.compose.style import Alignment, ParagraphStyle, Strictness
from leaflet.display.axes import Direction
from leaflet.display.line import FaceName, Line
from leaflet.model.text import Mark, MarkKind, RichText
from leaflet.records import dataclass
from leaflet.units import PT, Length, nearest

if TYPE_CHECKING:
    from leaflet.compose.face import Faces
    from leaflet.layout.typesetter import Typesetter
    from leaflet.source.markup import Parsed

E = TypeVar("E", bound=StrEnum)

LONGEST = 1_000_000
"""Characters in one case."""
WIDEST = 100_000
"""Ems in a measure or an indent."""
LARGEST = 1000
"""Points in an em."""
BOLD = 700
PLACES = 10_000
"""Figures have four decimals."""


class CaseError(Exception):
    """A case that cannot be composed, and why, in both languages."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(ja, en)
        self.words = {"reason": ja, "reason_en": en}


@dataclass(frozen=True, slots=True)
class Case:
    """What a line of input asks for."""

    text: str
    measure: Fraction
    """In em."""
    size: Length
    level: Strictness
    hanging: bool
    indent: Fraction
    """In em."""
    justify: bool
    direction: Direction
    font: str
    markup: bool

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Self:
        """Read a case; keys of others are left to them. CaseError when it is none."""
        wanted = _Reader(given)
        return cls(
            text=wanted.text(),
            measure=wanted.decimal("measure_em", None, least=Fraction(1, PLACES), most=WIDEST),
            size=nearest(wanted.decimal("size_pt", 10, least=Fraction(1, 10), most=LARGEST) * PT),
            level=wanted.one_of("level", Strictness, Strictness.DEFAULT),
            hanging=wanted.yes_no("hanging", default=False),
            indent=wanted.decimal("indent_em", 0, least=Fraction(0), most=WIDEST),
            justify=wanted.yes_no("justify", default=True),
            direction=wanted.one_of("direction", Direction, Direction.HORIZONTAL),
            font=wanted.string("font", "BIZ UDGothic"),
            markup=wanted.yes_no("markup", default=False),
        )

    def style(self, faces: "Faces") -> ParagraphStyle:
        """Return the style that the case asks for; CaseError when there is no such font."""
        own = [name for name in faces.names if name.family == self.font]
        if not own:
            known = "、".join(dict.fromkeys(name.family for name in faces.names))
            raise CaseError(
                f"「{self.font}」という書体はありません（{known}）", f"no font “{self.font}” ({known})"
            )
        others = [name for name in faces.names if name.family != self.font and name.weight == own[0].weight]
        strong = FaceName(self.font, BOLD)
        return ParagraphStyle(
            faces=(own[0], *others),
            strong_faces=(strong if strong in own else own[0], *others),
            size=self.size,
            strictness=self.level,
            hanging=self.hanging,
            first_indent=nearest(self.indent * self.size),
            direction=self.direction,
            alignment=Alignment.JUSTIFIED if self.justify else Alignment.START,
        )


class _Reader:
    """Takes the fields of a case with their defaults, strictly by type."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given

    def text(self) -> str:
        text = self.string("text", None)
        if not text or len(text) > LONGEST:
            raise CaseError(f"「text」は1字から{LONGEST}字までです", f"“text” has 1 to {LONGEST} characters")
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise CaseError("「text」に文字でない符号があります", "“text” holds a lone surrogate")
        return text

    def string(self, key: str, default: str | None) -> str:
        value = self._given.get(key, default)
        if not isinstance(value, str):
            raise CaseError(f"「{key}」には文字列を書いてください", f"“{key}” must be a string")
        return value

    def yes_no(self, key: str, *, default: bool) -> bool:
        value = self._given.get(key, default)
        if not isinstance(value, bool):
            raise CaseError(f"「{key}」には true か false を書いてください", f"“{key}” must be true or false")
        return value

    def decimal(self, key: str, default: int | None, *, least: Fraction, most: int) -> Fraction:
        value = self._given.get(key, default)
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and least <= value <= most:
            return Fraction(value)
        told = f"{float(least):g}–{most}"
        raise CaseError(f"「{key}」には数を書いてください（{told}）", f"“{key}” must be a number ({told})")

    def one_of(self, key: str, kinds: type[E], default: E) -> E:
        value = self._given.get(key, default.value)
        if value not in set(kinds):
            known = ", ".join(kinds)
            raise CaseError(f"「{key}」に書けるのは {known} です", f"“{key}” is one of {known}")
        return kinds(value)


@dataclass(frozen=True, slots=True)
class Source:
    """The text to compose, and which character of the input each of its offsets is."""

    rich: RichText
    runs: tuple[tuple[int, int], ...]
    """Where stretches begin that follow each other in the input: in the text, in the input."""
    end: int

    def offset(self, place: int) -> int:
        """Return the offset in the input of an offset in the text."""
        if place >= len(self.rich.text):
            return self.end
        start, origin = self.runs[bisect_right(self.runs, (place, self.end)) - 1]
        return origin + place - start


def source(case: Case) -> Source:
    """Return a case's text, markup read if it asks for that; CaseError for markup that cannot be read."""
    if not case.markup:
        return Source(RichText(case.text), ((0, 0),), len(case.text))
    from leaflet.source.markup import parse

    parsed = parse(case.text)
    if parsed.flaws:
        flaw = parsed.flaws[0]
        raise CaseError(
            f"{flaw.offset}字目の「{flaw.mark}」を読めません",
            f"“{flaw.mark}” at {flaw.offset} cannot be read",
        )
    return _with_marks(parsed, len(case.text))


def _with_marks(parsed: "Parsed", end: int) -> Source:
    """Write ※1, ※2 … where notes are called, numbered by their first calls, as pages do."""
    origins = sorted((*(anchor.offset for anchor in parsed.anchors), *(note.offset for note in parsed.notes)))
    anchors = parsed.rich.marked(MarkKind.NOTE)
    numbers: dict[tuple[str, ...], int] = {}
    text, runs = parsed.rich.text, list(parsed.origins) or [(0, 0)]
    marks = [mark for mark in parsed.rich.marks if mark.kind is not MarkKind.NOTE]
    moved = 0
    for mark, origin in zip(anchors, origins, strict=True):
        sign = f"※{numbers.setdefault(mark.detail, len(numbers) + 1)}"
        at = mark.start + moved
        runs = _opened(runs, at, origin, len(sign))
        marks = [_pushed(one, at, len(sign)) for one in marks]
        marks.append(Mark(at, at + len(sign), MarkKind.REFERENCE_MARK, mark.detail))
        text = text[:at] + sign + text[at:]
        moved += len(sign)
    if not text:
        raise CaseError("「text」に文字がありません", "“text” has no characters")
    return Source(RichText(text, tuple(marks)), tuple(runs), end)


def _opened(runs: list[tuple[int, int]], at: int, origin: int, length: int) -> list[tuple[int, int]]:
    """Make room for a sign: every character of it stands for the same place of the input."""
    before = [run for run in runs if run[0] < at]
    after = [(start + length, here) for start, here in runs if start >= at]
    if before and (not after or after[0][0] > at + length):
        start, here = before[-1]
        after.insert(0, (at + length, here + at - start))
    return [*before, *((at + k, origin) for k in range(length)), *after]


def _pushed(mark: Mark, at: int, length: int) -> Mark:
    start = mark.start + length if mark.start >= at else mark.start
    end = mark.end + length if mark.end > at else mark.end
    return Mark(start, end, mark.kind, mark.detail)


# ---- composing and writing


def composed(case: Case, faces: "Faces", typesetter: "Typesetter", *, lines: bool) -> str:
    """Compose a case by the composer of pages; return its result as JSON, without the outer braces."""
    style, told = case.style(faces), source(case)
    for place in typesetter.missing(told.rich, style):
        code = f"U+{ord(told.rich.text[place]):04X}"
        raise CaseError(f"どの書体にもない字です（{code}）", f"no font has {code}")
    breaks = sorted({told.offset(place) for place in typesetter.breaks(told.rich, style)} - {0, told.end})
    parts = [f'"breaks": {json.dumps(breaks)}']
    if lines:
        made = typesetter.compose(told.rich, nearest(case.measure * case.size), style)
        written = ", ".join(_line(line, told, case.size) for line in made.lines)
        parts.append(f'"lines": [{written}]')
    return ", ".join(parts)


def _line(line: Line, told: Source, em: Length) -> str:
    start, end = told.offset(line.start), told.offset(line.end)
    glyphs = ", ".join(_glyphs(line, told, em))
    ruby = f', "ruby": [{", ".join(_glyphs(line.ruby, told, em))}]' if line.ruby else ""
    return (
        f'{{"start": {start}, "end": {end}, "stage": "{line.stage}", "end_state": "{line.end_state}", '
        f'"glyphs": [{glyphs}]{ruby}}}'
    )


def _glyphs(line: Line, told: Source, em: Length) -> Iterator[str]:
    columns = zip(line.clusters, line.offsets, line.advances, line.bodies, strict=True)
    for cluster, offset, advance, (left, right) in columns:
        yield (
            f'{{"cluster": {told.offset(cluster)}, "x_em": {figure(offset, em)}, '
            f'"advance_em": {figure(advance, em)}, "body": [{figure(left, em)}, {figure(right, em)}]}}'
        )


def figure(length: Length, em: Length) -> str:
    """Write a length in em with four decimals, rounded half away from zero, never as minus zero."""
    places = (2 * abs(length) * PLACES + em) // (2 * em)
    sign = "-" if length < 0 and places else ""
    return f"{sign}{places // PLACES}.{places % PLACES:04}"
