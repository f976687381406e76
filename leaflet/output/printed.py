"""Pictures as one purpose prints them: upright, in its colours, as fine as it can show, without metadata."""

from dataclasses import field
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zlib import compress

from leaflet.colour import Colour
from leaflet.geometry import Size
from leaflet.jpeg import without_metadata
from leaflet.model.picture import Raster
from leaflet.output.tones import Tones, alpha_of, flattened, to_grey, to_press, to_screen
from leaflet.pixels import is_upright, opened, upright, upright_size
from leaflet.records import dataclass
from leaflet.units import MM, Length

if TYPE_CHECKING:
    from PIL.Image import Image

INCH = MM * 254 // 10
QUALITY = 92
"""Of JPEG, without subsampling: no difference to be seen in print."""
DRAWN = 1024
"""A picture of so few colours is drawn, not taken: it is kept exactly, for JPEG would smear its edges."""
DEFLATE_LEVEL = 6


class Fineness(NamedTuple):
    """Resolutions in pixels to the inch."""

    best: int
    """What finer pictures are brought down to."""
    most: int
    """Up to this a picture is left as it is."""


class Palette(StrEnum):
    """The kinds of colours that pictures are printed in."""

    SCREEN = "screen"
    """sRGB, for office printers and screens."""
    PRESS = "press"
    """Four inks."""
    BLACK = "black"
    """One black, for a duplicator."""


FINENESS = {
    Palette.SCREEN: Fineness(300, 450),
    # Twice as many pixels as the usual screen of 175 lines has dots: what print shops ask for.
    Palette.PRESS: Fineness(350, 525),
    Palette.BLACK: Fineness(300, 450),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture ready for a document."""

    name: str
    """Follows from the contents, so that equal pictures are one."""
    size: Size
    """In pixels."""
    space: str
    """Of its colours: Gray, RGB or CMYK."""
    data: bytes = field(repr=False)
    jpeg: bool = True
    """Whether `data` are a JPEG; else they are deflated rows."""
    inverted: bool = False
    """Whether its values tell how much light there is where ink is meant."""


@lru_cache(maxsize=32)
def printed(raster: Raster, size: Size, palette: Palette, ground: Colour, tones: Tones) -> Printed:
    """Make a picture of a place's size (lengths); `ground` is seen through what is transparent."""
    with opened(raster.data) as picture:
        pixels = _pixels(raster, size, FINENESS[palette])
        if palette is Palette.SCREEN or picture.mode == "L":
            kept = _as_it_is(raster, picture, pixels)
            if kept is not None:
                return kept
        if picture.format == "JPEG":
            # Decoding at a half or a quarter where that is enough saves time and memory.
            lying = upright_size(picture) != picture.size
            picture.draft(None, (pixels.height, pixels.width) if lying else (pixels.width, pixels.height))
        shown = _resized(upright(picture), pixels)
        return _written(_coloured(shown, palette, ground, tones), photo=picture.format == "JPEG")


def ppi(raster: Raster, size: Size) -> int:
    """Return a picture's resolution where it is printed `size` large, the lesser of both directions."""
    across = raster.width * INCH // max(1, size.width)
    down = raster.height * INCH // max(1, size.height)
    return min(across, down)


def pixels_for(width: Length, resolution: int) -> int:
    """Return how many pixels a width takes at a resolution."""
    return -(-width * resolution // INCH)


def _pixels(raster: Raster, size: Size, fineness: Fineness) -> Size:
    """Return how many pixels are of use."""
    if ppi(raster, size) <= fineness.most:
        return Size(raster.width, raster.height)
    return Size(
        min(raster.width, pixels_for(size.width, fineness.best)),
        min(raster.height, pixels_for(size.height, fineness.best)),
    )


def _as_it_is(raster: Raster, picture: "Image", pixels: Size) -> Printed | None:
    """Return a JPEG's own data, metadata taken out, where nothing about it has to change."""
    same = pixels == Size(raster.width, raster.height) and is_upright(picture)
    if picture.format != "JPEG" or picture.mode not in ("L", "RGB") or not same:
        return None
    if "icc_profile" in picture.info:
        return None
    data = without_metadata(raster.data)
    if data is None:
        return None
    return _named(pixels, "Gray" if picture.mode == "L" else "RGB", data, jpeg=True)


def _resized(picture: "Image", pixels: Size) -> "Image":
    from PIL import Image

    if picture.size == tuple(pixels):
        return picture
    profile = picture.info.get("icc_profile")
    # Palettes and single bits cannot be averaged.
    alpha = "transparency" in picture.info
    mode = {"1": "L", "P": "RGBA" if alpha else "RGB", "PA": "RGBA"}.get(picture.mode, picture.mode)
    mode = "RGBA" if alpha and mode in ("L", "RGB") else mode
    made = picture.convert(mode).resize(tuple(pixels), Image.Resampling.LANCZOS)
    if profile is not None:
        made.info["icc_profile"] = profile
    return made


def _coloured(picture: "Image", palette: Palette, ground: Colour, tones: Tones) -> "Image":
    convert = {Palette.SCREEN: to_screen, Palette.PRESS: to_press, Palette.BLACK: to_grey}[palette]
    return flattened(convert(picture, tones), alpha_of(picture), ground)


_SPACES = {"L": "Gray", "RGB": "RGB", "CMYK": "CMYK"}


def _written(picture: "Image", *, photo: bool) -> Printed:
    size = Size(*picture.size)
    if not photo and picture.getcolors(DRAWN) is not None:
        return _named(size, _SPACES[picture.mode], compress(picture.tobytes(), DEFLATE_LEVEL), jpeg=False)
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    data = without_metadata(file.getvalue()) or file.getvalue()
    # Photoshop's way, which Pillow follows: a JPEG in CMYK is stored as its negative.
    return _named(size, _SPACES[picture.mode], data, jpeg=True, inverted=picture.mode == "CMYK")


def _named(size: Size, space: str, data: bytes, *, jpeg: bool, inverted: bool = False) -> Printed:
    name = f"P{sha256(data + space.encode()).hexdigest()[:16]}"
    return Printed(name, size, space, data, jpeg, inverted)
