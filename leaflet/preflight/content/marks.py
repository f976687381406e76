"""What a page paints, one mark for each painting operator: enough for every check, and no more."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from leaflet.preflight.box import Box
from leaflet.preflight.content.colours import Ink, Space
from leaflet.preflight.node import Node
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.preflight.content.fonts import Font


class Kind(StrEnum):
    """How a mark was made."""

    TEXT = "text"
    FILL = "fill"
    STROKE = "stroke"
    IMAGE = "image"
    SHADE = "shade"


class Paint(NamedTuple):
    """How a colour is laid on what is there already."""

    overprint: bool = False
    """Whether other inks than the colour's own are left as they are (OP or op, whichever applies)."""
    mode: int = 0
    """OPM: with 1 a CMYK component of 0 leaves its ink as it is too."""
    alpha: float = 1
    blend: str = "Normal"
    masked: bool = False
    """Whether a soft mask is in force."""

    @property
    def is_opaque(self) -> bool:
        """Whether no transparency is at work."""
        return self.alpha == 1 and self.blend in {"Normal", "Compatible"} and not self.masked


class Tag(NamedTuple):
    """The marked content around a mark."""

    mcid: int | None = None
    artifact: bool = False
    role: str = ""
    """The innermost tag's name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Glyphs shown by one operator, or one string of an array."""

    font: "Font"
    size: float
    """In points on the page."""
    codes: tuple[int, ...]
    text: str
    """What ToUnicode says; ``\\ufffd`` where it says nothing."""
    visible: bool
    """False for rendering mode 3 and clipping alone."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as painted."""

    node: Node
    width: int
    height: int
    space: Space
    bits: int
    ppi: float
    """The lower of the two directions' pixels per inch."""
    is_mask: bool
    filters: tuple[str, ...]
    has_soft_mask: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One painted thing."""

    kind: Kind
    box: Box
    """What it may cover, inside the clipping box."""
    ink: Ink
    paint: Paint
    tag: Tag
    weight: float = 0
    """A stroke's width; a straight-edged fill's thickness; 0 for other kinds."""
    is_straight: bool = False
    """A fill whose edges are straight and few: what draws a rule, not a letter."""
    shown: Shown | None = None
    picture: Picture | None = None
    inside: str = ""
    """What it is part of when that is not the page itself: a form, a pattern, a glyph."""
