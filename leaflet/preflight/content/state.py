"""The graphics state that q and Q save and bring back (ISO 32000-1, 8.4)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from leaflet.preflight.box import IDENTITY, Box, Matrix
from leaflet.preflight.content.colours import BLACK, Ink
from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.preflight.content.fonts import Font


@dataclass(slots=True)
class State:
    """Everything that drawing depends on."""

    clip: Box
    ctm: Matrix = IDENTITY
    fill: Ink = BLACK
    stroke: Ink = BLACK
    width: float = 1
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1
    stroke_alpha: float = 1
    blend: str = "Normal"
    masked: bool = False
    font: "Font | None" = None
    size: float = 0
    character_space: float = 0
    word_space: float = 0
    stretch: float = 1
    leading: float = 0
    rise: float = 0
    mode: int = 0
    """Text rendering mode."""

    def copy(self) -> "State":
        """Return the state as it is now."""
        return replace(self)
