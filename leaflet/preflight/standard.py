"""The standards a file can claim, and what each allows; facts only, the checks read them."""

from enum import Enum, StrEnum
from typing import Final

from leaflet.model.preset import Preset
from leaflet.records import dataclass
from leaflet.units import points


class Family(StrEnum):
    """Standards that are judged alike: a column of the table of weights."""

    OFFICE = "office"
    X1A = "x1a"
    X4 = "x4"
    A = "archive"
    UA = "accessible"


@dataclass(frozen=True, slots=True)
class Rules:
    """What checks need to know of one standard."""

    family: Family
    label: str
    version: tuple[int, int] | None = None
    """The highest version of PDF in the header; None where the standard does not care."""
    transparency: bool = True
    embedded_files: bool = True
    layers: bool = True
    """Whether optional content is allowed."""
    unmanaged: bool = True
    """Whether device colours need no output intent of their kind."""


class Standard(Enum):
    """Standards by the names that `--as` takes."""

    OFFICE = Rules(Family.OFFICE, "事務所用")
    X1A_2001 = Rules(
        Family.X1A, "PDF/X-1a:2001", (1, 3), transparency=False, embedded_files=False, layers=False
    )
    X1A = Rules(Family.X1A, "PDF/X-1a:2003", (1, 4), transparency=False, embedded_files=False, layers=False)
    X4 = Rules(Family.X4, "PDF/X-4", (1, 6), embedded_files=False)
    A1B = Rules(
        Family.A, "PDF/A-1b", None, transparency=False, embedded_files=False, layers=False, unmanaged=False
    )
    A2U = Rules(Family.A, "PDF/A-2u", (1, 7), embedded_files=False, unmanaged=False)
    A3U = Rules(Family.A, "PDF/A-3u", (1, 7), unmanaged=False)
    A4F = Rules(Family.A, "PDF/A-4f", (2, 0), unmanaged=False)
    UA1 = Rules(Family.UA, "PDF/UA-1", (1, 7))
    UA2 = Rules(Family.UA, "PDF/UA-2", (2, 0))

    @property
    def label(self) -> str:
        """The standard's name in messages."""
        return self.value.label

    @property
    def family(self) -> Family:
        """The column of the table of weights."""
        return self.value.family


AS: Final = {
    "office": (Standard.OFFICE,),
    "x1a": (Standard.X1A,),
    "x1a-2001": (Standard.X1A_2001,),
    "x4": (Standard.X4,),
    "archive": (Standard.A3U, Standard.UA1),
    "archive-4f": (Standard.A4F, Standard.UA2),
}
"""What `--as` takes → what the file is judged by, beside what it claims itself."""

HOLD_SOURCES: Final = frozenset({Standard.A3U.label, Standard.A4F.label})
"""Labels of the standards whose files may carry what they were made of."""
PRESS: Final = frozenset({Family.X1A, Family.X4})
"""Families that go to a printing shop."""


@dataclass(frozen=True, slots=True)
class House:
    """What print shops in Japan ask for (docs/printing); lengths in points unless said otherwise."""

    bleed: float = 3 * 72 / 25.4
    safe: float = 3 * 72 / 25.4
    """Text keeps this distance from the trim."""
    least_text: float = 6
    least_ruby: float = 4
    """Kana beside their characters are read with them, and smaller."""
    least_reversed: float = 8
    """White text in colour fills up with ink."""
    least_rule: float = 0.25
    most_ink: int = 300
    """Per cent, all inks together."""
    least_ppi: int = 300
    least_bilevel_ppi: int = 600
    """Of pictures that know only ink and paper."""
    largest_k: float = 20 * 72 / 25.4
    """A side of a black area from which a RIP's own overprinting shows."""


def house_of(preset: Preset) -> House:
    """Return a shop's limits as checks take them; what a preset does not tell is as usual."""
    return House(
        bleed=points(preset.bleed),
        safe=points(preset.safe),
        least_text=points(preset.least_text),
        least_rule=points(preset.least_rule),
        most_ink=preset.total_ink,
        least_ppi=preset.image_ppi,
    )
