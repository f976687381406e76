"""Where a page does what is not done."""

from dataclasses import replace

from leaflet.diagnostics import Code, Span
from leaflet.geometry import Rect
from leaflet.records import dataclass
from leaflet.units import Length


@dataclass(frozen=True, slots=True)
class Spot:
    """One place at which a page breaks a rule of makeup."""

    code: Code
    rects: tuple[Rect, ...]
    """On the page: what to draw a frame around."""
    span: Span | None
    """Of the text that stands there."""
    text: str = ""
    """Its first characters."""
    side: str = ""
    """Name of the 面."""

    def moved(self, by: Length) -> "Spot":
        """Return the spot on a sheet on which its 面 begins `by` from the left."""
        return replace(self, rects=tuple(rect.moved(by) for rect in self.rects))
