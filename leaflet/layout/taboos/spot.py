"""Where a page does what is not done."""

from leaflet.diagnostics import Code, Span
from leaflet.geometry import Rect
from leaflet.records import dataclass


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
