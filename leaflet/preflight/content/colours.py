"""Colour spaces and the process inks that a colour becomes, where that is known without a colour engine."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from leaflet.preflight.node import ABSENT, Node
from leaflet.records import dataclass

Plates: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""
Tint: TypeAlias = Callable[[Sequence[float]], tuple[float, ...] | None]

DEVICES: Final = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_SHORT: Final = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CIE: Final = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space."""

    family: str
    components: int
    names: tuple[str, ...] = ()
    """Colorants of Separation and DeviceN."""
    base: "Space | None" = None
    """What it stands on: alternate, base of an index, underlying space of a pattern."""
    profile: Node = ABSENT
    tint: Tint | None = None

    @property
    def families(self) -> tuple[str, ...]:
        """Its own family and those it stands on."""
        return (self.family, *(self.base.families if self.base else ()))


class Ink(NamedTuple):
    """A colour: components in a space, or a pattern."""

    space: Space
    values: tuple[float, ...]
    pattern: str = ""

    @property
    def plates(self) -> Plates | None:
        """The process inks that it becomes; None where only a colour engine could tell."""
        return plates(self.space, self.values)

    @property
    def total(self) -> float:
        """All process inks together, 0 to 4; 0 where they are not known."""
        return sum(self.plates or ())

    @property
    def is_white(self) -> bool:
        """Whether it is known to be bare paper."""
        return self.plates is not None and self.total == 0

    @property
    def is_registration(self) -> bool:
        """Whether it prints on every plate in full."""
        found = self.plates
        return found is not None and min(found) >= FULL

    @property
    def is_black_alone(self) -> bool:
        """Whether it is full black and no other ink."""
        found = self.plates
        return found is not None and found[3] >= FULL and sum(found[:3]) == 0


FULL: Final = 0.98
"""A plate from here on counts as full."""
GRAY: Final = Space("DeviceGray", 1)
BLACK: Final = Ink(GRAY, (0.0,))
"""The colour that a page begins with."""
UNKNOWN: Final = Space("", 0)


def device(name: str) -> Space:
    """Return a device's space by its operator's or its full name."""
    full = _SHORT.get(name, name)
    return Space(full, DEVICES[full])


def read_space(node: Node, resources: Node = ABSENT, depth: int = 0) -> Space:
    """Read a colour space; `UNKNOWN` where it is none."""
    name = _SHORT.get(node.name, node.name)
    if depth > _DEEPEST:
        return UNKNOWN
    if name in DEVICES:
        default = resources.get("ColorSpace", name.replace("Device", "Default"))
        return read_space(default, ABSENT, depth + 1) if default else Space(name, DEVICES[name])
    if name == "Pattern":
        return Space("Pattern", 0)
    if name:
        named = resources.get("ColorSpace", name)
        return read_space(named, resources, depth + 1) if named else UNKNOWN
    return _composed(node.array(), resources, depth + 1)


def _composed(members: tuple[Node, ...], resources: Node, depth: int) -> Space:
    """Read a space that is an array: family first, then what it is made of."""
    family = _SHORT.get(members[0].name, members[0].name) if members else ""
    rest = (*members[1:], ABSENT, ABSENT, ABSENT)
    if len(members) == 1 and (family in DEVICES or family == "Pattern"):
        return read_space(members[0], resources, depth)
    if family in _CIE:
        return Space(family, _CIE[family])
    if family == "ICCBased":
        return Space(family, rest[0].get("N").integer or 0, profile=rest[0])
    if family in {"Indexed", "Pattern"}:
        return Space(family, family == "Indexed", base=read_space(rest[0], resources, depth))
    if family in {"Separation", "DeviceN"}:
        names = tuple(member.name for member in rest[0].each())
        alternate = read_space(rest[1], resources, depth)
        return Space(family, len(names), names, alternate, tint=read_tint(rest[2]))
    return UNKNOWN


def plates(space: Space, values: Sequence[float]) -> Plates | None:
    """Return the process inks of a colour; None where they are not known."""
    if len(values) < space.components:
        return None
    held = [min(1.0, max(0.0, value)) for value in values]
    match space.family:
        case "DeviceCMYK":
            return held[0], held[1], held[2], held[3]
        case "DeviceGray":
            return 0.0, 0.0, 0.0, round(1 - held[0], 6)
        case "Separation" | "DeviceN":
            return _separated(space, held)
        case _:
            return None


def _separated(space: Space, values: Sequence[float]) -> Plates | None:
    if space.names == ("All",):
        return values[0], values[0], values[0], values[0]
    if set(space.names) <= {*_PROCESS, "None"}:
        told = dict(zip(space.names, values, strict=False))
        cyan, magenta, yellow, black = (told.get(name, 0.0) for name in _PROCESS)
        return cyan, magenta, yellow, black
    mixed = space.tint(values) if space.tint else None
    return plates(space.base, mixed) if mixed is not None and space.base else None


def read_tint(function: Node) -> Tint | None:
    """Read a tint transformation of the exponential kind, the one that spot colours use; None for others."""
    if function.get("FunctionType").integer != 2:  # noqa: PLR2004 - ISO 32000-1, 7.10.3
        return None
    low = _numbers(function.get("C0")) or (0.0,)
    high = _numbers(function.get("C1")) or (1.0,)
    power = function.get("N").number or 1
    if len(low) != len(high):
        return None
    return lambda values: tuple(a + values[0] ** power * (b - a) for a, b in zip(low, high, strict=True))


def _numbers(node: Node) -> tuple[float, ...]:
    return tuple(number for member in node.array() if (number := member.number) is not None)
