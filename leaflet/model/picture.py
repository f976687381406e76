"""Pictures that were read: pixels whose bytes are known to be sound, or flat drawings; they know no page."""

from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from leaflet.colour import Rgb
from leaflet.geometry import Contour, Size
from leaflet.records import dataclass

GRAINS = 1_000_000
"""So many units of a drawing's own make its longer side: a tenth of a micrometre on a small logo."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A photo or a scanned picture as it came; equal by its contents."""

    digest: str
    """SHA-256 of the file in hexadecimal."""
    width: int
    """In pixels, once it is turned upright."""
    height: int
    data: bytes = field(repr=False, compare=False)
    """The file. Outputs decode it again, each for its own colours and resolution."""


class Corner(StrEnum):
    """How a pen turns."""

    MITRE = "miter"
    ROUND = "round"
    BEVEL = "bevel"


class End(StrEnum):
    """How a pen's line ends."""

    BUTT = "butt"
    ROUND = "round"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws an outline; `weight` is in the units of the points it joins."""

    weight: int
    corner: Corner = Corner.MITRE
    end: End = End.BUTT
    mitre_limit: int = 400
    """In hundredths of the weight."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A flat shape of one colour: filled, or drawn with a pen."""

    contours: tuple[Contour, ...]
    colour: Rgb
    even_odd: bool = False
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A flat vector drawing (a logo): shapes in paint order, places in grains from its top-left corner."""

    digest: str
    size: Size
    """In grains: the longer side is `GRAINS`."""
    shapes: tuple[Shape, ...] = field(repr=False, compare=False)

    @property
    def width(self) -> int:
        """Its width, for its proportions."""
        return self.size.width

    @property
    def height(self) -> int:
        """Its height, for its proportions."""
        return self.size.height


Artwork: TypeAlias = Raster | Drawing
