"""A composed line: glyphs as parallel tuples of integers. No spans, no page: equal text shares it."""

from enum import StrEnum
from typing import NamedTuple

from leaflet.records import dataclass
from leaflet.units import Length

FRAME_ABOVE = 22, 25
"""A character's frame reaches so far above the baseline, in em, as Japanese fonts are drawn."""


class FaceName(NamedTuple):
    """A font face as templates name it."""

    family: str
    weight: int


class Orientation(StrEnum):
    """How a run's glyphs stand in their line (UAX #50)."""

    UPRIGHT = "upright"
    ROTATED = "rotated"
    """On its side in vertical text, as Latin words are."""
    COMBINED = "combined"
    """Side by side in vertical text: tate-chu-yoko. The run's rise is the left edge of the row, to the right
    of the line's baseline; the glyphs of one row have the offset of the row's own baseline along the line."""


class EndState(StrEnum):
    """What became of the space after the punctuation that ends a line (JLREQ 3.1.9, 3.8.2)."""

    NONE = "none"
    HALF = "half"
    SOLID = "solid"
    HANGING = "hanging"


class Stage(StrEnum):
    """The last stage of line adjustment that was used (JLREQ 3.8.3, 3.8.4)."""

    NONE = "none"
    WORD_SPACE_REDUCTION = "word-space-reduction"
    LINE_END_REDUCTION = "line-end-reduction"
    MIDDLE_DOT_REDUCTION = "middle-dot-reduction"
    BRACKET_COMMA_REDUCTION = "bracket-comma-reduction"
    LATIN_REDUCTION = "latin-reduction"
    WORD_SPACE_EXPANSION = "word-space-expansion"
    LATIN_EXPANSION = "latin-expansion"
    GENERAL_EXPANSION = "general-expansion"
    LAST_RESORT = "last-resort"


class Run(NamedTuple):
    """A stretch `first:last` of a line's glyphs that shares face, size, rise and orientation."""

    first: int
    last: int
    face: FaceName
    size: Length
    rise: Length = 0
    """Distance of the run's baseline above the line's (away from the block's end)."""
    orientation: Orientation = Orientation.UPRIGHT


class Dot(NamedTuple):
    """An emphasis dot (圏点) beside a character."""

    centre: Length
    """Along the line, from its head."""
    rise: Length
    """Of its centre above the line's baseline."""
    size: Length
    """One em of the dot: half the character's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, positions along the inline axis from the line head.

    In vertical text the inline axis runs down, a run's rise goes to the right, and the origin of an upright
    glyph is the middle of its frame's top (its offset is where the frame begins).
    `clusters`, `gids`, `texts`, `offsets`, `advances` are parallel, one entry for each glyph. `offsets[k]`
    is where the glyph's own origin is put; it may be negative (an opening bracket at the line head whose
    body is flush).
    `bodies[k]` is the part of the advance that belongs to the character, relative to the offset.
    """

    start: int
    end: int
    """The line is `text[start:end]` of its paragraph."""
    clusters: tuple[int, ...]
    gids: tuple[int, ...]
    texts: tuple[str, ...]
    """The characters each glyph stands for (two when a variation selector follows)."""
    offsets: tuple[Length, ...]
    advances: tuple[Length, ...]
    bodies: tuple[tuple[Length, Length], ...]
    runs: tuple[Run, ...]
    width: Length
    """Right edge of the last body, or of its ruby where that reaches further: what must equal the measure in
    a justified line, save the end state."""
    stage: Stage = Stage.NONE
    end_state: EndState = EndState.NONE
    ruby: "Line | None" = None
    """The readings beside this line: glyphs from the same line head, in runs with a rise of their own. Each
    cluster is the offset of the base that the glyph belongs to."""
    dots: tuple[Dot, ...] = ()
