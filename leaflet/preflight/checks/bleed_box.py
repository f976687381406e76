"""Whether the page has room for bleed at all: the BleedBox beyond the trim on every side."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.box import MM
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_SLACK: Final = 0.05
"""Millimetres that rounding may take."""


def check_bleed_box(subject: Subject) -> Iterator[Found]:
    """Tell pages without room for bleed: a knife wanders by a millimetre, and the paper's white shows."""
    if not subject.is_for_press:
        return
    wanted = subject.house.bleed / MM
    for leaf in subject.document.leaves:
        trim, bleed = leaf.trim, leaf.bleed
        sides = (
            trim.left - bleed.left,
            trim.bottom - bleed.bottom,
            bleed.right - trim.right,
            bleed.top - trim.top,
        )
        least = min(sides) / MM
        if least < wanted - _SLACK:
            yield found(Code.SHORT_BLEED_BOX, leaf.number, bleed=f"{least:.1f}", wanted=f"{wanted:.0f}")
