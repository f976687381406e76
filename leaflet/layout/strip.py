"""A strip: something across all columns, its pieces counted from the type area's start and its own top."""

from leaflet.display.structure import Element
from leaflet.layout.pieces import Piece
from leaflet.records import dataclass
from leaflet.units import Length


@dataclass(frozen=True, slots=True)
class Strip:
    """A block that spans the columns, or one that stands at the foot."""

    pieces: tuple[Piece, ...]
    elements: tuple[Element, ...]
    depth: Length
    """From its top to its bottom edge."""
    notes: tuple[str, ...] = ()
    bleeds: bool = False
    """At the page's head or foot its ground runs to the bleed."""
