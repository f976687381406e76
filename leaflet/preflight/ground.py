"""What lies below a place of the page: colour, or paper."""

from typing import Final

from leaflet.preflight.box import Box
from leaflet.preflight.content.marks import Kind, Mark

_MOST: Final = 150
"""Areas that are remembered, the latest ones."""
_LEAST: Final = 9.0
"""Square points from which something is a ground and not a letter."""


class Ground:
    """The areas painted so far, the topmost last."""

    def __init__(self) -> None:
        """Begin with bare paper."""
        self._areas: list[Mark] = []

    def add(self, mark: Mark) -> None:
        """Remember a mark when others may lie on it."""
        if mark.kind in {Kind.FILL, Kind.IMAGE, Kind.SHADE} and mark.box.area >= _LEAST:
            self._areas.append(mark)
            del self._areas[:-_MOST]

    def is_coloured_under(self, box: Box) -> bool:
        """Tell whether an ink other than black is below some of a box."""
        return any(_has_colour(area) for area in self._seen_under(box))

    def is_dark_under(self, box: Box) -> bool:
        """Tell whether the topmost area below a box takes much ink, or may."""
        return any(area.ink.plates is None or area.ink.total >= 0.5 for area in self._seen_under(box))  # noqa: PLR2004

    def _seen_under(self, box: Box) -> list[Mark]:
        """Return the areas that show below a box: down to the first that covers all of it."""
        seen = []
        for area in reversed(self._areas):
            if area.box.overlaps(box):
                seen.append(area)
                if area.box.holds(box) and not area.paint.overprint and area.paint.is_opaque:
                    break
        return seen


def _has_colour(area: Mark) -> bool:
    plates = area.ink.plates
    return plates is None or sum(plates[:3]) > 0
