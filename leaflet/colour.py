"""Inks: one role, three recipes (印刷 CMYK, 画面 sRGB, 輪転機 tint of black)."""

from typing import NamedTuple, TypeAlias

from leaflet.records import dataclass


class Cmyk(NamedTuple):
    """Process colours, each in percent from 0 to 100."""

    cyan: int
    magenta: int
    yellow: int
    black: int


class Rgb(NamedTuple):
    """sRGB, each from 0 to 255."""

    red: int
    green: int
    blue: int


class Gray(NamedTuple):
    """Black alone."""

    black: int
    """Percent from 0 (paper) to 100."""


@dataclass(frozen=True, slots=True)
class Registration:
    """Every plate of the job at full strength: what printers' marks are drawn in, and nothing else."""


Colour: TypeAlias = Cmyk | Rgb | Gray | Registration
"""What an ink role has become in one kind of printing."""


class Ink(NamedTuple):
    """What one ink role becomes in each kind of printing."""

    cmyk: Cmyk
    rgb: Rgb
    tint: int
    """Percent of black on a one-colour duplicator (輪転機)."""


BLACK = "墨"
WHITE = "白"
REGISTRATION = "全版"
"""What printers' marks are drawn in; no template declares it."""
SPECIMEN = "見本"
"""The pale grey of 見本 printed across a page."""
PROOF = "校正"
"""That of 校正: paler, for such pages are read letter by letter."""
BUILT_IN = {
    BLACK: Ink(Cmyk(0, 0, 0, 100), Rgb(0, 0, 0), 100),
    WHITE: Ink(Cmyk(0, 0, 0, 0), Rgb(255, 255, 255), 0),
    SPECIMEN: Ink(Cmyk(0, 0, 0, 12), Rgb(224, 224, 224), 12),
    PROOF: Ink(Cmyk(0, 0, 0, 10), Rgb(230, 230, 230), 10),
}
"""Roles that every template has without declaring them."""


def parse_rgb(text: str) -> Rgb:
    """Read ``#rrggbb``; raise ValueError otherwise."""
    if len(text) != 7 or text[0] != "#":  # noqa: PLR2004 - '#' and six digits
        raise ValueError(text)
    return Rgb(*bytes.fromhex(text[1:]))


def own_role(colour: Rgb) -> str:
    """Return the role of a colour that no template declares: what a drawing brings with it.

    >>> own_role(Rgb(200, 16, 46))
    '#c8102e'
    """
    return f"#{bytes(colour).hex()}"


def is_own_role(role: str) -> bool:
    """Tell whether a role names a colour by itself."""
    return role.startswith("#")
