"""Pixels and single colours from the colours they came in to those that a purpose prints, by ICC profiles."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from leaflet.colour import Cmyk, Colour, Gray, Ink, Rgb
from leaflet.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

FULL = 255
PERCENT = 100
STRIP = 256
"""Rows that are looked at together where the total of inks is measured: memory stays small."""
_RELATIVE = 1
"""Relative colorimetric, with the black point compensated: what printers take photos to presses with."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The profiles that colours are converted by."""

    screen: bytes
    """sRGB: what pictures without a profile of their own are taken for."""
    press: bytes
    """The printing condition's."""
    most_ink: int = 300
    """The most ink in one place, all plates together, in percent."""


def to_screen(picture: "Image", tones: Tones) -> "Image":
    """Return pixels in sRGB, or in grey where they have no colour."""
    base, own = _base(picture)
    match base.mode:
        case "L":
            return base
        case "CMYK":
            return _converted(base, own or tones.press, tones.screen, "RGB")
        case _:
            return base if own is None else _converted(base, own, tones.screen, "RGB")


def to_press(picture: "Image", tones: Tones) -> "Image":
    """Return pixels in the press's inks, or in black alone where they have no colour.

    Pixels that came in CMYK keep their values. Nowhere is there more ink than the shop takes.
    """
    base, own = _base(picture)
    if base.mode == "RGB" and _is_grey(base):
        base = base.convert("L")
    match base.mode:
        case "L":
            return base
        case "CMYK":
            return _within(base, tones.most_ink)
        case _:
            return _within(_converted(base, own or tones.screen, tones.press, "CMYK"), tones.most_ink)


def to_grey(picture: "Image", tones: Tones) -> "Image":
    """Return pixels in one black: what a duplicator prints."""
    return to_screen(picture, tones).convert("L")


def ink_of(colour: Rgb, tones: Tones) -> Ink:
    """Return what a colour that a drawing brings along becomes in each kind of printing."""
    return _ink_of(colour, tones)


@lru_cache(maxsize=256)
def _ink_of(colour: Rgb, tones: Tones) -> Ink:
    from PIL import Image

    dot = Image.new("RGB", (1, 1), tuple(colour))
    grey = to_grey(dot, tones).getpixel((0, 0))
    printed = to_press(dot, tones)
    value = printed.getpixel((0, 0))
    if not isinstance(value, tuple):
        return Ink(Cmyk(0, 0, 0, PERCENT - _percent(value)), colour, PERCENT - _percent(grey))
    parts = [_percent(part) for part in value]
    while sum(parts) > tones.most_ink:
        # Rounding to whole percents may go over by one or two.
        parts[parts.index(max(parts[:3]))] -= 1
    return Ink(Cmyk(*parts), colour, PERCENT - _percent(grey))


def _percent(value: Any) -> int:  # noqa: ANN401 - Pillow types a pixel as anything
    return int((2 * int(value) * PERCENT + FULL) // (2 * FULL))


# What pixels are


def _base(picture: "Image") -> tuple["Image", bytes | None]:
    """Return pixels as grey, RGB or CMYK without transparency, and their own profile where it fits them."""
    picture = picture.convert(_STRAIGHT[picture.mode]) if picture.mode in _STRAIGHT else picture
    space = _BASES.get(picture.mode, "RGB")
    if picture.mode.startswith("I;16"):
        base = picture.point(lambda value: value / 256).convert("L")
    else:
        base = picture if picture.mode == space else picture.convert(space)
    own = picture.info.get("icc_profile")
    return base, own if isinstance(own, bytes) and _fits(own, space) else None


_STRAIGHT = {"La": "LA", "RGBa": "RGBA"}
"""Modes whose colours are multiplied by their opacity → the same without."""
_BASES = {"1": "L", "L": "L", "LA": "L", "I;16": "L", "I;16B": "L", "CMYK": "CMYK"}
"""Mode → the one that it is printed from; all others hold colours of a screen."""
_SPACES = {"RGB": "RGB", "CMYK": "CMYK"}
"""Modes whose profiles are looked at → what profiles call them."""


@lru_cache(maxsize=64)
def _fits(profile: bytes, space: str) -> bool:
    """Tell whether a profile is one of such pixels, and not sRGB by another name."""
    from PIL import ImageCms

    try:
        opened = ImageCms.getOpenProfile(BytesIO(profile))
        described = ImageCms.getProfileDescription(opened)
    except (ImageCms.PyCMSError, OSError):
        return False
    return opened.profile.xcolor_space.strip() == _SPACES.get(space) and "sRGB" not in described


def _is_grey(picture: "Image") -> bool:
    """Tell whether RGB pixels have no colour at all."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    return (
        not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    )


# Conversion


def _converted(picture: "Image", source: bytes, target: bytes, mode: str) -> "Image":

    made: Image = _transform(source, target, picture.mode, mode).apply(picture)
    return made


@lru_cache(maxsize=8)
def _transform(source: bytes, target: bytes, before: str, after: str) -> Any:  # noqa: ANN401
    from PIL import ImageCms

    return ImageCms.buildTransform(
        BytesIO(source),
        BytesIO(target),
        before,
        after,
        renderingIntent=ImageCms.Intent(_RELATIVE),
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _within(picture: "Image", most: int) -> "Image":
    """Take colours back where all inks together are too much; black stays."""
    limit = most * FULL // PERCENT
    if limit >= 4 * FULL:
        return picture
    made = picture
    for top in range(0, picture.height, STRIP):
        box = (0, top, picture.width, min(top + STRIP, picture.height))
        less = _less(picture.crop(box), limit)
        if less is not None:
            made = picture.copy() if made is picture else made
            made.paste(less, box)
    return made


def _less(strip: "Image", limit: int) -> "Image | None":
    """Return a strip whose colours make room for its black; None where there is room."""
    from PIL import Image, ImageMath

    plates = dict(zip("cmyk", strip.split(), strict=True))
    over = ImageMath.lambda_eval(lambda p: p["max"](p["c"] + p["m"] + p["y"] + p["k"] - limit, 0), **plates)
    if over.getextrema()[1] <= 0:
        return None
    made = [ImageMath.lambda_eval(_lighter(ink), over=over, **plates) for ink in "cmy"]
    # Where nothing is over, nothing may change.
    mask = over.point(lambda value: value * FULL).convert("L")
    return Image.composite(Image.merge("CMYK", (*made, plates["k"])), strip, mask)


def _lighter(ink: str) -> Callable[[dict[str, Any]], Any]:
    """Say how to take an ink's share of what is over; rounded so that the sum cannot exceed the limit."""

    def lighter(plates: dict[str, Any]) -> Any:  # noqa: ANN401 - Pillow types its operands as anything
        colours = plates["max"](plates["c"] + plates["m"] + plates["y"], 1)
        share = (plates[ink] * plates["over"] + colours) / colours
        return plates["convert"](plates["max"](plates[ink] - share, 0), "L")

    return lighter


# What shows through


def flattened(picture: "Image", alpha: "Image | None", ground: Colour) -> "Image":
    """Lay pixels over the colour below them, in their own kind of colours."""
    from PIL import Image

    if alpha is None or alpha.getextrema() == (FULL, FULL):
        return picture
    top, below = _alike(picture, ground)
    return Image.composite(top, Image.new(top.mode, top.size, below), alpha)


def _alike(picture: "Image", ground: Colour) -> tuple["Image", int | tuple[int, ...]]:
    """Return pixels and a colour in the least kind of colours that holds both."""
    match ground:
        case Cmyk(cyan=0, magenta=0, yellow=0, black=black) | Gray(black=black) if picture.mode == "L":
            return picture, FULL - _of_255(black)
        case Cmyk():
            return _in_cmyk(picture), tuple(_of_255(percent) for percent in ground)
        case Gray(black=black):
            return picture, (FULL - _of_255(black),) * 3
        case Rgb() if picture.mode == "L" and len(set(ground)) == 1:
            return picture, ground.red
        case Rgb():
            return picture.convert("RGB"), tuple(ground)
        case _:
            raise AssertionError(ground)


def _in_cmyk(picture: "Image") -> "Image":
    """Return grey pixels as black ink in CMYK."""
    from PIL import Image, ImageChops

    if picture.mode == "CMYK":
        return picture
    none = Image.new("L", picture.size, 0)
    return Image.merge("CMYK", (none, none, none, ImageChops.invert(picture)))


def _of_255(percent: int) -> int:
    return (2 * percent * FULL + PERCENT) // (2 * PERCENT)


def alpha_of(picture: "Image") -> "Image | None":
    """Return how opaque each pixel is; None where all are."""
    if picture.mode in ("LA", "PA", "RGBA"):
        return picture.getchannel("A")
    if picture.mode in ("La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA").getchannel("A")
    return None
