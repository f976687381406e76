"""The documents of a purpose: one, or one for each drum of a duplicator."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from leaflet.diagnostics import Diagnostic
from leaflet.finishing.laid import Laid
from leaflet.finishing.sheets import sheets_of, with_marks
from leaflet.finishing.writing import drawn_by
from leaflet.output.conformance import Conformance, conformance_for
from leaflet.output.order import Order
from leaflet.output.pdf.drawn import DrawnSheets
from leaflet.output.sheet import Process, Purpose, Sheet


class Document(NamedTuple):
    """One document of a purpose."""

    stem: str
    """What follows the edition's name in the document's name."""
    pictures: str
    """The same of its pictures."""
    shown: DrawnSheets
    warnings: tuple[Diagnostic, ...] = ()


def documents(laid: Laid, purpose: Purpose, conformance: Conformance, order: Order) -> Iterator[Document]:
    """Draw the documents of a purpose."""
    if order.drums:
        yield from _plates(laid, purpose, conformance, order)
        return
    usual = conformance == conformance_for(purpose.name)
    pictures = purpose.name if usual else conformance.suffix
    if purpose.has_marks:
        from leaflet.finishing.press import standing_sheets

        yield Document(conformance.suffix, pictures, *standing_sheets(laid, purpose, conformance, order))
        return
    sheets = sheets_of(laid, purpose, conformance, order)
    shown = drawn_by(laid, sheets, conformance, order)
    yield Document(conformance.suffix, pictures, shown, _unprintable(laid, purpose, sheets))


def _plates(laid: Laid, purpose: Purpose, conformance: Conformance, order: Order) -> Iterator[Document]:
    """Yield a document for each drum of a duplicator, with register marks on paper that has room for them."""
    from leaflet.output.drums import drums_of, plate

    sheets = sheets_of(laid, replace(purpose, bleeds=order.marks), conformance, order)
    warnings = _unprintable(laid, purpose, sheets)
    for drum in drums_of(order.drums, laid.template):
        whole = with_marks(laid, sheets, f"{drum.name}の版") if order.marks else sheets
        name = f"{purpose.name}-{drum.name}"
        shown = drawn_by(laid, tuple(plate(sheet, drum) for sheet in whole), conformance, order)
        yield Document(name, name, shown, warnings)
        warnings = ()


def _unprintable(laid: Laid, purpose: Purpose, sheets: tuple[Sheet, ...]) -> tuple[Diagnostic, ...]:
    """Return warnings of what a purpose's machine cannot print well."""
    if purpose.process is Process.DUPLICATOR:
        from leaflet.output.duplicator import check_duplicator

        return check_duplicator(sheets, laid.template, laid.stock)
    if purpose.beyond_reach:
        from leaflet.output.edges import check_edges

        return check_edges(sheets, purpose.beyond_reach, laid.template, laid.stock)
    return ()
