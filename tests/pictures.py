"""Picture files made for tests: photos with metadata, drawings with and without transparency, flat SVG."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from leaflet.output.tones import Tones

PROFILES = Path(__file__).parents[1] / "profiles"
TONES = Tones(
    (PROFILES / "sRGB2014.icc").read_bytes(), (PROFILES / "FOGRA39L_coated.icc").read_bytes(), most_ink=300
)
GPS = 0x8825
ORIENTATION = 0x0112
MAKER = "SecretCamera"


def scene(width: int = 240, height: int = 160, mode: str = "RGB") -> Image.Image:
    """Draw something with many colours, dark at its upper left corner and red at its lower right."""
    image = Image.radial_gradient("L").resize((width, height))
    rgb = Image.merge("RGB", (image, image.rotate(90), image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    draw = ImageDraw.Draw(rgb)
    draw.rectangle((0, 0, width // 4, height // 4), fill=(10, 10, 10))
    draw.rectangle((width * 3 // 4, height * 3 // 4, width, height), fill=(220, 30, 30))
    return rgb.convert(mode)


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """Return pixels that no encoder can shorten."""
    return Image.frombytes("RGB", (width, height), Random(seed).randbytes(width * height * 3))  # noqa: S311


def encoded(image: Image.Image, form: str, **how: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def photo(width: int = 240, height: int = 160, *, orientation: int = 1, mode: str = "RGB") -> bytes:
    """Make a JPEG as a telephone does: the place and the maker in its EXIF, and a comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = MAKER
    exif[GPS] = {1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)}
    return encoded(scene(width, height, mode), "JPEG", quality=90, exif=exif, comment=b"SecretComment")


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """Make a small PNG that says it has nearly a thousand million pixels; its data end early."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(3 * width + 1) * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def svg(inside: str, *, frame: str = 'viewBox="0 0 200 100"', head: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" {frame}>{inside}</svg>'.encode()


LOGO = svg(
    '<circle cx="50" cy="50" r="40" fill="#12407a"/><path d="M110 20h70v60h-70z" fill="#e60012"/>'
    '<path d="M120 50q15 -25 30 0t20 0" fill="none" stroke="white" stroke-width="6"/>'
)
