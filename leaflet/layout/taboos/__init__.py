"""禁じ手: what is not done in newspaper makeup, judged by a page's geometry and structure, rule by rule."""

from dataclasses import replace

from leaflet.diagnostics import Diagnostic, complaint
from leaflet.display.page import Page
from leaflet.layout.taboos import (
    channel,
    chokuretsu,
    entotsu,
    harakiri,
    headinglast,
    heiretsu,
    nakiwakare,
    ryonagare,
    tobiori,
    widow,
)
from leaflet.layout.taboos.sight import Sight
from leaflet.layout.taboos.spot import Spot

RULES = (harakiri, nakiwakare, ryonagare, tobiori, entotsu, heiretsu, chokuretsu, headinglast, widow, channel)
TOLD = 12
"""So many characters say which text is meant."""


def broken(page: Page) -> tuple[Spot, ...]:
    """Return where a page breaks one of the rules; the 面 of a folded sheet are pages by themselves."""
    if page.panels:
        return tuple(spot.moved(panel.left) for panel in page.panels for spot in broken(panel.page))
    if page.setting is None:
        return ()
    sight = Sight(page)
    return tuple(replace(spot, side=page.name) for rule in RULES for spot in rule.spots(sight))


def told(spots: tuple[Spot, ...]) -> tuple[Diagnostic, ...]:
    """Say it."""
    return tuple(complaint(spot.code, spot.span, side=spot.side, text=_short(spot.text)) for spot in spots)


def _short(text: str) -> str:
    return text if len(text) <= TOLD else text[:TOLD] + "…"
