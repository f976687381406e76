"""Ruby and emphasis dots as far as they are a matter of characters (JLREQ 3.3, Appendix B)."""

from fractions import Fraction

from leaflet.jlreq import cells
from leaflet.jlreq.breaks import SPACES
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.kinds import CLASSES, Kind

OVERHANG = {"1": Fraction(1), "h": Fraction(1, 2)}
"""What the cells of Table 1 on overhang mean, in em of the ruby."""
NONE = Fraction(0)

_UNDOTTED = frozenset(
    {CharClass.OPENING_BRACKET, CharClass.CLOSING_BRACKET, CharClass.FULL_STOP, CharClass.COMMA}
)
"""Classes that get no emphasis dot (3.3.9)."""


def overhang_before(kind: Kind) -> Fraction:
    """Return how far ruby may reach over the character before its base, in em of the ruby (3.3.8)."""
    found = cells.table("RUBY_OVERHANG")[cells.class_in_tables(kind), CharClass.SIMPLE_RUBY_COMPLEX]
    return OVERHANG.get(found, NONE)


def overhang_after(kind: Kind) -> Fraction:
    """Return how far ruby may reach over the character after its base, in em of the ruby (3.3.8)."""
    found = cells.table("RUBY_OVERHANG")[CharClass.SIMPLE_RUBY_COMPLEX, cells.class_in_tables(kind)]
    return OVERHANG.get(found, NONE)


def is_dotted(kind: Kind) -> bool:
    """Tell whether a character in an emphasised stretch gets a dot (3.3.9)."""
    return kind not in SPACES and CLASSES[kind] not in _UNDOTTED
