"""What one asks of a purpose's file beside the purpose: standard, marks, profile, outlines, limits."""

from typing import TYPE_CHECKING

from leaflet.records import dataclass

if TYPE_CHECKING:
    from leaflet.model.preset import Preset
    from leaflet.output.icc import Profile


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for; what a purpose knows nothing of is left out of account."""

    standard: str | None = None
    """As `--standard` names it; None for the purpose's own."""
    marks: bool = True
    """Printers' marks around the page."""
    profile: "Profile | None" = None
    """The printing condition's; None for the one that comes with leaflet."""
    outlines: bool = False
    """Text as paths."""
    preset: "Preset | None" = None
    """The shop's limits; None for what is common."""
    drums: tuple[tuple[str, ...], ...] = ()
    """The ink roles that each drum of a duplicator prints; none for one drum that prints all."""


USUAL = Order()
