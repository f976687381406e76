"""An edition's sheets for a purpose: links, colours and printers' marks, before anything is drawn."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from leaflet.colour import Colour
from leaflet.compose.composer import Composer
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Page
from leaflet.finishing.laid import Laid
from leaflet.memo import Known
from leaflet.model.template import Template
from leaflet.output.conformance import Conformance
from leaflet.output.order import Order
from leaflet.output.sheet import Purpose, Sheet, prepare
from leaflet.output.tones import Tones

if TYPE_CHECKING:
    # Loaded by the purposes that need it: most builds are for the office.
    from leaflet.model.preset import Preset


def sheets_of(laid: Laid, purpose: Purpose, conformance: Conformance, order: Order) -> tuple[Sheet, ...]:
    """Prepare an edition's sheets: links where the standard has them, marks where they are asked for."""
    pages, stock = laid.pages, laid.stock
    if conformance.links:
        pages = tuple(_linked(page, stock) for page in pages)
    tones = partial(_tones, laid, order)
    inks, black = laid.template.inks, laid.template.black_pictures
    sheets = tuple(prepare(page, purpose, inks, tones, stock, black_pictures=black) for page in pages)
    if not purpose.has_marks:
        return sheets
    from leaflet.output.inks import check_inks

    check_inks(sheets, preset_of(order, laid), laid.template.span, stock)
    return with_marks(laid, sheets, conformance.name) if order.marks else sheets


def with_marks(laid: Laid, sheets: tuple[Sheet, ...], what: str) -> tuple[Sheet, ...]:
    """Put marks around sheets, and a line that tells whose they are and what."""
    from leaflet.output.marks import around, job_line, marked

    faces, colour = laid.stock.value((laid.template,), "marks", partial(_of_marks, laid.template))
    title, day = laid.edition.meta.title.rich.text, laid.edition.meta.issued.iso

    def marks(sheet: Sheet) -> Group:
        told = f"{title}　{sheet.name}　{what}　{day}"
        key = "marks around", told, sheet.trim, sheet.bleed, sheet.folds
        return laid.stock.value(
            (laid.faces, faces),
            key,
            lambda: around(sheet, job_line(told, faces, Composer(laid.faces), sheet)),
        )

    return tuple([marked(sheet, marks(sheet), colour) for sheet in sheets])


def _of_marks(template: Template) -> tuple[tuple[FaceName, ...], Colour]:
    """Tell the faces of the line that tells whose sheets these are, and the colour of marks."""
    from leaflet.output.marks import registration

    return tuple(FaceName(face.family, face.weight) for face in template.typefaces), registration(template)


def _linked(page: Page, stock: Known) -> Page:
    from leaflet.output.links import linked

    groups = (stock.value((group,), "linked", partial(linked, group)) for group in page.groups)
    return replace(page, groups=tuple(groups))


def preset_of(order: Order, laid: Laid) -> "Preset":
    """Return the shop's limits."""
    from leaflet.model.preset import DEFAULT, read_preset

    world = laid.origin.world
    return order.preset or laid.stock.value((world,), "preset", lambda: read_preset(DEFAULT, world))


def _tones(laid: Laid, order: Order) -> Tones:
    """Return the profiles by which pictures are converted: the press's is the one that the file names."""
    from leaflet.output.icc import shipped

    world = laid.origin.world

    def made() -> Tones:
        press = order.profile or shipped("press", world)
        return Tones(shipped("screen", world).data, press.data, preset_of(order, laid).total_ink)

    return laid.stock.value((world, order), "tones", made)
