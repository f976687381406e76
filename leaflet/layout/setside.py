"""A side as it was set: its page, and what has to be told of it."""

from dataclasses import replace
from typing import NamedTuple

from leaflet.diagnostics import Diagnostic
from leaflet.display.page import Page, Setting
from leaflet.layout.fit import Fitted
from leaflet.layout.hanmen import Hanmen
from leaflet.layout.side import Measured
from leaflet.units import Length


class SetSide(NamedTuple):
    """A side that fits."""

    page: Page
    told: tuple[Diagnostic, ...]
    """What is wrong in the setting that was chosen, not in those only tried."""


def set_side(side: Measured, chosen: Fitted) -> SetSide:
    """Place everything on a side in the setting that was chosen."""
    page = replace(side.page(), setting=_setting(side, chosen))
    return SetSide(page, side.desk.complaints.all)


def _setting(side: Measured, chosen: Fitted) -> Setting:
    hanmen = side.desk.hanmen
    return Setting(
        size=hanmen.size,
        feed=hanmen.feed,
        characters=hanmen.characters,
        columns=tuple(_column(hanmen, index) for index in range(hanmen.columns)),
        lines=side.needed,
        room=side.room,
        why_size=chosen.size,
        why_feed=chosen.feed,
        tried=chosen.tried,
        folds=hanmen.folds,
    )


def _column(hanmen: Hanmen, index: int) -> tuple[Length, Length]:
    start = hanmen.start + hanmen.column(index)
    return start, start + hanmen.measure
