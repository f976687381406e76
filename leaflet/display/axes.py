"""From inline and block axes to x and y: the one place where writing direction becomes geometry."""

from enum import StrEnum
from typing import NamedTuple

from leaflet.geometry import Point, Rect, Size
from leaflet.records import dataclass
from leaflet.units import Length


class Direction(StrEnum):
    """How lines run and stack."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"
    """Lines run down and stack from right to left (vertical-rl)."""


class Place(NamedTuple):
    """A place in the flow: along the lines, and across them."""

    inline: Length
    block: Length

    def moved(self, inline: Length = 0, block: Length = 0) -> "Place":
        """Return the place further along and further across."""
        return Place(self.inline + inline, self.block + block)


class Area(NamedTuple):
    """A rectangle in the flow, by its edges along and across the lines."""

    inline_start: Length
    block_start: Length
    inline_end: Length
    block_end: Length

    @property
    def start(self) -> Place:
        """The corner where text would begin."""
        return Place(self.inline_start, self.block_start)

    @property
    def inline_size(self) -> Length:
        """The length along the lines."""
        return self.inline_end - self.inline_start

    @property
    def block_size(self) -> Length:
        """The length across the lines."""
        return self.block_end - self.block_start

    def inset(self, by: Length) -> "Area":
        """Return the area whose edges lie `by` inside this one's."""
        return Area(self.inline_start + by, self.block_start + by, self.inline_end - by, self.block_end - by)


@dataclass(frozen=True, slots=True)
class Axes:
    """Turns places and areas of a page's flow into points and rectangles."""

    direction: Direction
    page: Size

    @property
    def inline_size(self) -> Length:
        """The page's whole length along the lines."""
        return self.page.width if self.direction is Direction.HORIZONTAL else self.page.height

    @property
    def block_size(self) -> Length:
        """The page's whole length across the lines."""
        return self.page.height if self.direction is Direction.HORIZONTAL else self.page.width

    def point(self, place: Place) -> Point:
        """Return where a place of the flow lies on the page."""
        if self.direction is Direction.HORIZONTAL:
            return Point(place.inline, place.block)
        return Point(self.page.width - place.block, place.inline)

    def rect(self, area: Area) -> Rect:
        """Return the upright rectangle that an area of the flow covers on the page."""
        if self.direction is Direction.HORIZONTAL:
            return Rect(area.inline_start, area.block_start, area.inline_end, area.block_end)
        width = self.page.width
        return Rect(width - area.block_end, area.inline_start, width - area.block_start, area.inline_end)
