"""Sheets as a file: drawn, then written, with what its colours mean and what is attached to it."""

from typing import TYPE_CHECKING

from leaflet.diagnostics import Code, Diagnostic, complaint
from leaflet.display.page import Image
from leaflet.finishing.laid import Laid, information
from leaflet.output.conformance import Conformance, IntentProfile
from leaflet.output.order import Order
from leaflet.output.pdf.content import Manner
from leaflet.output.pdf.drawn import DrawnSheets, drawn
from leaflet.output.pdf.plan import lines_of, planned
from leaflet.output.pdf.writer import Making, written
from leaflet.output.sheet import Sheet
from leaflet.source.bundle import bundle
from leaflet.world import World

if TYPE_CHECKING:
    # Loaded by the purposes that need them: most builds are for the office.
    from collections.abc import Callable

    from leaflet.output.attachment import Attachment
    from leaflet.output.icc import Condition, Profile


def drawn_by(laid: Laid, sheets: tuple[Sheet, ...], conformance: Conformance, order: Order) -> DrawnSheets:
    """Draw sheets with the fonts that they take."""
    plan = planned([group for sheet in sheets for group in sheet.groups], laid.base, laid.stock)
    return drawn(sheets, plan, manner_of(laid, conformance, order), laid.faces, laid.stock)


def manner_of(laid: Laid, conformance: Conformance, order: Order) -> Manner:
    """Return how things are drawn."""
    return Manner(conformance.overprints, laid.faces, order.outlines)


def document_of(
    laid: Laid, shown: DrawnSheets, conformance: Conformance, order: Order
) -> tuple[tuple[bytes, ...], tuple[Diagnostic, ...]]:
    """Write a document, part by part; return also warnings of it."""
    intent, warnings = _intent(laid, conformance, order)
    making = Making(conformance, intent, _attachments(laid, conformance, shown.sheets))
    return written(shown, laid.faces, information(laid.edition), making, laid.stock), warnings


def _intent(
    laid: Laid, conformance: Conformance, order: Order
) -> tuple["Profile | Condition | None", tuple[Diagnostic, ...]]:
    """Choose what says how a file's colours are meant; tell when that is not what the user named."""
    if not conformance.intents:
        return None, ()
    from leaflet.output.icc import JAPAN_COLOR, condition, shipped

    world = laid.origin.world

    def kept(name: str, read: "Callable[[str, World], Profile | Condition]") -> "Profile | Condition":
        return laid.stock.value((world,), ("intent", name), lambda: read(name, world))

    match conformance.profile:
        case IntentProfile.SCREEN:
            return kept("screen", shipped), ()
        case IntentProfile.PRESS | IntentProfile.NONE if order.profile is not None:
            return order.profile, ()
        case IntentProfile.PRESS:
            profile = kept("press", shipped)
            return profile, (complaint(Code.SHIPPED_PROFILE, profile=profile.description),)
        case IntentProfile.NONE:
            return kept(JAPAN_COLOR, condition), ()


def _attachments(laid: Laid, conformance: Conformance, sheets: tuple[Sheet, ...]) -> "tuple[Attachment, ...]":
    """Gather what an edition was made of, where the standard takes it, and list it."""
    if not conformance.embeds_source:
        return ()
    from leaflet.output.attachment import Attachment
    from leaflet.output.manifest import KINDS, NAME, listed_fonts, manifest, written

    files = [
        (file.kind, Attachment(file.path, file.data, KINDS[file.kind]))
        for file in bundle(laid.origin, laid.edition)
    ]
    lines = [line for sheet in sheets for group in sheet.groups for line in lines_of(group.items)]
    shown = {run.face for line in lines for run in line.runs}
    fonts = listed_fonts(shown, laid.origin.world)
    pictures = any(isinstance(item, Image) for page in laid.pages for item in page.items)
    told = manifest(conformance.key, files, fonts, example=laid.example, pictures=pictures)
    listed = Attachment(NAME, written(told), "目録：このファイルのもとになったもの", "Data")
    return (*(file for _, file in files), listed)
