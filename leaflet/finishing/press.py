"""Sheets for a press: those of one local serve the next, where no more than lines of text differ."""

from collections import deque
from typing import NamedTuple

from leaflet.diagnostics import Complaints, Diagnostic
from leaflet.finishing.laid import Laid
from leaflet.finishing.sheets import preset_of, sheets_of
from leaflet.finishing.writing import drawn_by, manner_of
from leaflet.output.conformance import Conformance
from leaflet.output.order import Order
from leaflet.output.pdf.drawn import DrawnSheets
from leaflet.output.pdf.standing import Standing
from leaflet.output.resolution import check_resolution
from leaflet.output.sheet import Purpose

MOST = 16
"""So many editions' sheets are kept that differ in more than lines of text, the latest ones."""


class _Pressed(NamedTuple):
    """Sheets for a press."""

    told: tuple[str, str]
    """What the line beside their marks tells of the edition: its title and day."""
    standing: Standing
    warnings: tuple[Diagnostic, ...]
    """Of their pictures."""


def standing_sheets(
    laid: Laid, purpose: Purpose, conformance: Conformance, order: Order
) -> tuple[DrawnSheets, tuple[Diagnostic, ...]]:
    """Draw the sheets of an edition for a press: as another local's, where no more than lines differ."""
    of = (laid.template, laid.base, laid.faces, laid.origin.world, purpose, conformance, order)
    kept: deque[_Pressed] = laid.stock.value(of, "standing", _shelf)
    told = laid.edition.meta.title.rich.text, laid.edition.meta.issued.iso
    for each in kept:
        if each.told == told and (again := each.standing.exchanged(laid.pages, laid.faces, laid.stock)):
            return again, each.warnings
    warnings = _coarse(laid, order)
    made = drawn_by(laid, sheets_of(laid, purpose, conformance, order), conformance, order)
    manner = manner_of(laid, conformance, order)
    kept.append(_Pressed(told, Standing.of(laid.pages, made, manner, laid.faces, laid.stock), warnings))
    return made, warnings


def _shelf() -> deque[_Pressed]:
    return deque(maxlen=MOST)


def _coarse(laid: Laid, order: Order) -> tuple[Diagnostic, ...]:
    """Return warnings of coarse pictures; LeafletError where one is too coarse for the shop."""
    complaints = Complaints()
    complaints.extend(check_resolution(laid.pages, preset_of(order, laid).image_ppi))
    complaints.raise_if_any()
    return complaints.all
