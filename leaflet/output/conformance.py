"""Standards that a file can be made by, as values: what a file of each says, holds and may not hold.

The writer looks at these facts and never at a standard's name. Where a requirement comes from, and what
enforces it, stands in ``docs/conformance/``.
"""

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from leaflet.records import dataclass


class IntentProfile(StrEnum):
    """Which ICC profile says how a file's colours are meant."""

    NONE = "none"
    """No profile: the registered name of a printing condition is enough (PDF/X-1a)."""
    PRESS = "press"
    """That of the printing condition: the user's, or the one that comes with leaflet."""
    SCREEN = "screen"
    """sRGB."""


class Claim(NamedTuple):
    """What a file says of itself in XMP."""

    prefix: str
    """Stands for a namespace of `metadata.NAMESPACES`."""
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Conformance:
    """What a file is made by."""

    key: str
    """As `--standard` names it; empty where no standard is asked for."""
    name: str
    """For people, and for the line beside printers' marks."""
    purpose: str
    """The purpose whose files are made by it."""
    version: tuple[int, int] = (1, 7)
    """Of PDF, as in the header."""
    intents: tuple[str, ...] = ()
    """Subtypes of the output intents; all share one profile."""
    profile: IntentProfile = IntentProfile.NONE
    newest_icc: int = 4
    """The highest version of ICC profiles that the version of PDF knows."""
    information: tuple[tuple[str, str], ...] = ()
    """Further entries of the document information dictionary."""
    informs: bool = True
    """Whether there is such a dictionary."""
    claims: tuple[Claim, ...] = ()
    has_metadata: bool = False
    """Whether there is an XMP packet."""
    describes_schemas: bool = False
    """Whether properties that PDF/A does not know are described in the packet (PDF/A-2, 6.6.2.3)."""
    tagged: bool = False
    links: bool = False
    """Whether addresses and note marks can be followed."""
    embeds_source: bool = False
    cid_sets: bool = False
    """Whether a subset font lists its numbers (PDF/A-1, 6.3.5)."""
    is_named: bool = False
    """Whether its files bear its key: a shop asks for a standard by name, and two copies of an edition by
    two standards may not have one name."""
    overprints: bool = False
    """Whether black text and thin black lines print over what lies below."""

    @property
    def suffix(self) -> str:
        """What follows the edition's name in the file's name: ``press-x4``, ``archive``, ``archive-4f``."""
        return f"{self.purpose}-{self.key}" if self.is_named else self.purpose


_A_1B = (Claim("pdfaid", "part", "1"), Claim("pdfaid", "conformance", "B"))
_UA_1 = Claim("pdfuaid", "part", "1")

PLAIN = Conformance("", "PDF", "")
"""A file that claims nothing."""
OFFICE = replace(PLAIN, purpose="office", tagged=True)
PROOF = replace(OFFICE, purpose="proof")
RISO = replace(OFFICE, purpose="riso")

X1A = Conformance(
    key="x1a",
    name="PDF/X-1a:2003",
    purpose="press",
    version=(1, 4),
    intents=("GTS_PDFX", "GTS_PDFA1"),
    profile=IntentProfile.PRESS,
    newest_icc=2,
    information=(("GTS_PDFXVersion", "PDF/X-1a:2003"),),
    claims=_A_1B,
    has_metadata=True,
    cid_sets=True,
    is_named=True,
    overprints=True,
)
"""PDF/X-1a:2003 and PDF/A-1b in one file."""
X1A_2001 = replace(
    X1A,
    key="x1a-2001",
    name="PDF/X-1a:2001",
    version=(1, 3),
    intents=("GTS_PDFX",),
    profile=IntentProfile.NONE,
    information=(("GTS_PDFXVersion", "PDF/X-1:2001"), ("GTS_PDFXConformance", "PDF/X-1a:2001")),
    claims=(),
    has_metadata=False,
    cid_sets=False,
)
X4 = Conformance(
    key="x4",
    name="PDF/X-4",
    purpose="press",
    version=(1, 6),
    intents=("GTS_PDFX", "GTS_PDFA1"),
    profile=IntentProfile.PRESS,
    claims=(
        Claim("pdfxid", "GTS_PDFXVersion", "PDF/X-4"),
        Claim("pdfaid", "part", "2"),
        Claim("pdfaid", "conformance", "U"),
        _UA_1,
        Claim("pdf", "Trapped", "False"),
    ),
    has_metadata=True,
    describes_schemas=True,
    tagged=True,
    is_named=True,
    overprints=True,
)
"""PDF/X-4, PDF/A-2u and PDF/UA-1 in one file."""
A3U = Conformance(
    key="3u",
    name="PDF/A-3u",
    purpose="archive",
    intents=("GTS_PDFA1",),
    profile=IntentProfile.SCREEN,
    claims=(Claim("pdfaid", "part", "3"), Claim("pdfaid", "conformance", "U"), _UA_1),
    has_metadata=True,
    describes_schemas=True,
    tagged=True,
    links=True,
    embeds_source=True,
)
"""PDF/A-3u and PDF/UA-1 in one file."""
A4F = replace(
    A3U,
    key="4f",
    name="PDF/A-4f",
    version=(2, 0),
    informs=False,
    claims=(
        Claim("pdfaid", "part", "4"),
        Claim("pdfaid", "rev", "2020"),
        Claim("pdfaid", "conformance", "F"),
        Claim("pdfuaid", "part", "2"),
        Claim("pdfuaid", "rev", "2024"),
    ),
    describes_schemas=False,
    is_named=True,
)
"""PDF/A-4f and PDF/UA-2 in one file."""

STANDARDS = {each.key: each for each in (X1A, X1A_2001, X4, A3U, A4F)}
"""What `--standard` takes."""
DEFAULTS = {each.purpose: each for each in (PROOF, OFFICE, RISO, X4, A3U)}
"""What a purpose's files are made by where no standard is asked for."""


def conformance_for(purpose: str, standard: str | None = None) -> Conformance:
    """Return what a purpose's files are made by; KeyError for a purpose that knows no standards."""
    return STANDARDS[standard] if standard else DEFAULTS[purpose]
