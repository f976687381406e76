"""What the composition tests share: real faces, and lines seen in ems."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property
from typing import TypeAlias, TypedDict, Unpack

from leaflet.compose.composer import Composed, Composer, compose
from leaflet.compose.face import Faces
from leaflet.compose.style import Alignment, LineEndStyle, ParagraphStart, ParagraphStyle, Strictness
from leaflet.display.line import FaceName, Line
from leaflet.model.text import Mark, RichText
from leaflet.units import PT, Length
from leaflet.world import Disk

Ems: TypeAlias = Fraction | int

GOTHIC = FaceName("BIZ UDGothic", 400)
GOTHIC_BOLD = FaceName("BIZ UDGothic", 700)
MINCHO = FaceName("BIZ UDMincho", 400)
SANS = FaceName("Noto Sans JP", 400)
SANS_BLACK = FaceName("Noto Sans JP", 900)

SIZE: Length = 9 * PT
"""An em of which thirds, twelfths and eighths are whole."""


@cache
def faces() -> Faces:
    """Return the faces that ship with leaflet, opened once for all tests."""
    return Faces.load(Disk())


class Choices(TypedDict, total=False):
    """The fields of a style that a test may choose."""

    faces: tuple[FaceName, ...]
    strong_faces: tuple[FaceName, ...]
    size: Length
    strictness: Strictness
    hanging: bool
    line_end: LineEndStyle
    latin_space: Fraction
    alignment: Alignment
    first_indent: Length
    turn_over_indent: Length
    paragraph_start: ParagraphStart
    phrases: bool
    tight: bool


BODY = ParagraphStyle(faces=(GOTHIC, SANS), strong_faces=(GOTHIC_BOLD, SANS), size=SIZE)


def style(**choices: Unpack[Choices]) -> ParagraphStyle:
    """Return a body style with some choices of its own."""
    return replace(BODY, **choices)


@dataclass(frozen=True)
class Seen:
    """A line as a reader of its figures sees it, in ems of the text."""

    line: Line
    size: Length = SIZE

    @property
    def text(self) -> str:
        """What the line reads, a character for each glyph: without word joiners."""
        return "".join(self.line.texts).replace("\u2060", "")

    @cached_property
    def origins(self) -> list[Ems]:
        return [Fraction(x, self.size) for x in self.line.offsets]

    @cached_property
    def bodies(self) -> list[tuple[Ems, Ems]]:
        """Left and right edge of each body, from the line head."""
        return [
            (Fraction(x + left, self.size), Fraction(x + right, self.size))
            for x, (left, right) in zip(self.line.offsets, self.line.bodies, strict=True)
        ]

    @property
    def steps(self) -> list[Ems]:
        """The distance from each glyph's origin to the next one's: Δ."""
        return [two - one for one, two in zip(self.origins, self.origins[1:], strict=False)]

    @property
    def gaps(self) -> list[Ems]:
        """What lies between each body and the next."""
        return [two[0] - one[1] for one, two in zip(self.bodies, self.bodies[1:], strict=False)]

    @property
    def width(self) -> Ems:
        return Fraction(self.line.width, self.size)

    def step(self, pair: str) -> Ems:
        """Return Δ between the first two neighbours that read `pair`."""
        return self.steps[self.text.index(pair)]

    def gap(self, pair: str) -> Ems:
        """Return what lies between the bodies of the first two neighbours that read `pair`."""
        return self.gaps[self.text.index(pair)]


def composed(
    text: str, ems: Fraction | float | str, marks: tuple[Mark, ...] = (), **choices: Unpack[Choices]
) -> Composed:
    """Compose a text for a measure in ems."""
    return compose(RichText(text, marks), int(Fraction(str(ems)) * SIZE), style(**choices), faces())


def lines(
    text: str, ems: Fraction | float | str, marks: tuple[Mark, ...] = (), **choices: Unpack[Choices]
) -> list[Seen]:
    """Compose a text and return its lines."""
    found = composed(text, ems, marks, **choices)
    assert not found.missing
    return [Seen(line) for line in found.lines]


def texts(
    text: str, ems: Fraction | float | str, marks: tuple[Mark, ...] = (), **choices: Unpack[Choices]
) -> list[str]:
    """Compose a text and return what its lines read."""
    return [line.text for line in lines(text, ems, marks, **choices)]


def breaks(text: str, **choices: Unpack[Choices]) -> tuple[int, ...]:
    """Return where lines of a text may end."""
    return Composer(faces()).breaks(RichText(text), style(**choices))


def one_line(text: str, **choices: Unpack[Choices]) -> Seen:
    """Set a text in one natural line."""
    (line,) = lines(text, 200, **choices)
    return line
