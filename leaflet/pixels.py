"""The one door to Pillow's decoders: pictures from anywhere, within bounds of memory and time.

Pillow is imported late: most leaflets have no picture.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from leaflet.geometry import Size

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "TIFF")
MOST_PIXELS = 60_000_000
"""A telephone's fifty megapixels; four bytes for each are a quarter of a gigabyte."""
LONGEST = 20_000
"""Pixels of the longer side; A4 at 600 to the inch has 7,016."""

_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""EXIF orientations by which width and height change places (JEITA CP-3451, 4.6.4)."""
_MODES = frozenset(
    {"1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBX", "RGBa", "CMYK", "YCbCr", "I;16", "I;16B"}
)


class Unusable(Enum):
    """Why bytes are no picture that can be printed."""

    KIND = "kind"
    """No JPEG, PNG or TIFF."""
    BROKEN = "broken"
    """Cut short or damaged."""
    COLOURS = "colours"
    """Colours or depths that no leaflet has (LAB, floating point)."""
    SIZE = "size"
    """More pixels than are looked at."""


class PictureError(ValueError):
    """Bytes are no picture that can be printed."""

    def __init__(self, why: Unusable, size: Size | None = None) -> None:
        """Say why, and how many pixels there are when they are too many."""
        super().__init__(why)
        self.why = why
        self.size = size


def pixels_of(data: bytes) -> Size:
    """Return how many pixels a picture has when it stands upright, once all of it is known to be sound.

    Raises
    ------
    PictureError
        When it is none, damaged, too large, or in colours that cannot be printed.

    """
    with opened(data) as picture:
        size = upright_size(picture)
        # A JPEG is read to its end, but only an eighth of its rows and columns is worked out.
        picture.draft(None, (1, 1))
        picture.load()
        return size


@contextmanager
def opened(data: bytes) -> Iterator["Image"]:
    """Open a picture whose header is good; decode it inside the `with`, where all goes wrong in one way.

    Raises
    ------
    PictureError
        As `pixels_of`, also for what happens inside.

    """
    from PIL import Image, UnidentifiedImageError

    with catch_warnings():
        # Pillow speaks of damaged metadata, which is dropped anyway, and of sizes, which are checked here.
        simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                _check(picture)
                yield picture
        except PictureError:
            raise
        except Image.DecompressionBombError as error:
            raise PictureError(Unusable.SIZE) from error
        except UnidentifiedImageError as error:
            raise PictureError(_no_picture(data)) from error
        except Exception as error:
            # Pillow's decoders raise whatever a damaged file leads them to.
            raise PictureError(Unusable.BROKEN) from error


def upright_size(picture: "Image") -> Size:
    """Return a picture's pixels across and down once it is turned upright."""
    width, height = picture.size
    # TIFF's plug-in has turned the size already.
    lying = picture.format != "TIFF" and _orientation(picture) in _LYING
    return Size(height, width) if lying else Size(width, height)


def upright(picture: "Image") -> "Image":
    """Return a picture as the camera was held, its pixels decoded."""
    from PIL import ImageOps

    picture.load()
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001 - damaged metadata only: the pixels are good
        return picture


def orientation_of(data: bytes) -> int:
    """Return how a picture's camera was held, from 1 (upright) to 8; 1 for what is no picture."""
    with suppress(PictureError), opened(data) as picture:
        found = _orientation(picture)
        return found if isinstance(found, int) and found in range(1, 9) else 1
    return 1


def is_upright(picture: "Image") -> bool:
    """Tell whether a picture's pixels are stored as it is to be seen."""
    return _orientation(picture) in (None, 1)


def _orientation(picture: "Image") -> object:
    try:
        return picture.getexif().get(_ORIENTATION)
    except Exception:  # noqa: BLE001 - damaged metadata only
        return None


def _check(picture: "Image") -> None:
    width, height = picture.size
    if max(width, height) > LONGEST or width * height > MOST_PIXELS:
        raise PictureError(Unusable.SIZE, Size(width, height))
    if picture.mode not in _MODES:
        raise PictureError(Unusable.COLOURS)


_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")


def _no_picture(data: bytes) -> Unusable:
    """Tell a damaged picture from something else by how it begins."""
    return Unusable.BROKEN if data.startswith(_BEGINNINGS) else Unusable.KIND
