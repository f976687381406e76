"""What composition is told about one paragraph: frozen values, decided before it starts."""

from dataclasses import field, fields
from enum import StrEnum
from fractions import Fraction

from leaflet.display.axes import Direction
from leaflet.display.line import FaceName
from leaflet.records import dataclass
from leaflet.units import Length


class Strictness(StrEnum):
    """How strictly line-start prohibition is applied (JLREQ C.3); the default adds CSS `strict` to it."""

    DEFAULT = "default"
    VERY_STRICT = "very-strict"
    STRICT = "strict"
    LOOSE = "loose"
    VERY_LOOSE = "very-loose"


class LineEndStyle(StrEnum):
    """What may become of the half em after 、。」 at a line end (JLREQ 3.1.9)."""

    JLREQ = "jlreq"
    JIS = "jis"
    BOOKS = "books"


class Alignment(StrEnum):
    """Where a line that does not fill the measure stands."""

    JUSTIFIED = "justified"
    START = "start"
    CENTRE = "centre"
    END = "end"
    EVEN = "even"
    """Spread evenly over the measure (字取り, 均等割り): tables, names, dates (JLREQ 3.7.3)."""

    @property
    def is_natural(self) -> bool:
        """Whether a single line that is not adjusted is the same in every measure that holds it."""
        return self in (Alignment.JUSTIFIED, Alignment.START)


class ParagraphStart(StrEnum):
    """Where an opening bracket stands at the start of an indented paragraph (JLREQ 3.1.5, E2)."""

    BODY_AT_INDENT = "body-at-indent"
    """① the bracket's body stands at the indent: the default."""
    FULL_WIDTH = "full-width"
    """② body half an em further in, wrapped lines keep the half em too."""
    HALF_INDENT = "half-indent"
    """③ body half an em before the indent."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """All that composition needs beside the text and the measure."""

    faces: tuple[FaceName, ...]
    """The face and its fallbacks, tried in order for each character."""
    strong_faces: tuple[FaceName, ...]
    """The same for 太字."""
    size: Length
    strictness: Strictness = Strictness.DEFAULT
    hanging: bool = False
    line_end: LineEndStyle = LineEndStyle.JLREQ
    latin_space: Fraction = Fraction(1, 4)
    """Natural space between Japanese and Latin text, in em (JLREQ 3.2.6)."""
    direction: Direction = Direction.HORIZONTAL
    alignment: Alignment = Alignment.JUSTIFIED
    first_indent: Length = 0
    turn_over_indent: Length = 0
    """Indent of the second line and later ones (突き出し when larger than the first)."""
    paragraph_start: ParagraphStart = ParagraphStart.BODY_AT_INDENT
    phrases: bool = False
    """Break only where phrases end and level the lines' lengths: headings (JLREQ 4.1.6a)."""
    tight: bool = False
    """Set kana and punctuation by the font's `palt` (詰め組): display sizes only."""
    mark_scale: Fraction = Fraction(2, 3)
    """Size of a reference mark against the text's (JLREQ 4.2.3). ※1, an em and a half, so takes one em, and a
    line that holds it can be solid."""
    mark_rise: Fraction = Fraction(1, 3)
    """How far a reference mark's baseline is raised, in em of the text."""
    _hash: int = field(init=False, repr=False, compare=False, default=0)
    """Styles are looked up for every paragraph: hashed once."""

    def __post_init__(self) -> None:
        own = tuple(getattr(self, each.name) for each in fields(self) if each.compare)
        object.__setattr__(self, "_hash", hash(own))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        # A hash holds in one process only: another one makes its own.
        return type(self), tuple(getattr(self, each.name) for each in fields(self) if each.init)


@dataclass(frozen=True, slots=True)
class Fallback:
    """A character that the first face lacked, and the face that had it."""

    offset: int
    text: str
    used: FaceName
