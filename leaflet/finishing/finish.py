"""The files of each purpose: documents, pictures of their pages, pictures alone, or the text dump."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from leaflet.finishing.documents import documents
from leaflet.finishing.laid import Laid
from leaflet.finishing.made import DUMP, SNS, Made
from leaflet.finishing.writing import document_of
from leaflet.output.conformance import conformance_for
from leaflet.output.order import USUAL, Order
from leaflet.output.sheet import ARCHIVE, OFFICE, PRESS, PROOF, RISO, Purpose
from leaflet.output.sheet import PURPOSES as SHEET_PURPOSES

if TYPE_CHECKING:
    from leaflet.finishing.proof import Taboos

PURPOSES = (PROOF.name, OFFICE.name, RISO.name, PRESS.name, SNS, ARCHIVE.name, DUMP)
"""What `--for` takes."""


def finish(laid: Laid, purpose: str, *, pictures: bool = True, order: Order = USUAL) -> Iterator[Made]:
    """Make the files of one purpose: a PDF and a picture of each page, pictures alone, or the text dump."""
    match purpose:
        # Imported late, here and below: what only some purposes need.
        case "dump":
            from leaflet.output.dump import dump

            yield Made(f"{DUMP}.txt", (dump(laid.pages).encode(),), len(laid.pages))
        case "sns":
            from leaflet.finishing.social import shared

            yield from shared(laid)
        case _:
            yield from _printed(laid, SHEET_PURPOSES[purpose], order, pictures=pictures)


def _printed(laid: Laid, purpose: Purpose, order: Order, *, pictures: bool) -> Iterator[Made]:
    """Make a purpose's document, or the documents of a duplicator's drums, and pictures of their pages."""
    spots: tuple[Taboos, ...] = ()
    if purpose.is_proof:
        from leaflet.finishing.proof import proofed, taboos

        spots, laid = taboos(laid), proofed(laid)
    conformance = conformance_for(purpose.name, order.standard)
    warnings = tuple(warning for page in spots for warning in page.warnings)
    for document in documents(laid, purpose, conformance, order):
        pdf, told = document_of(laid, document.shown, conformance, order)
        told = (*warnings, *document.warnings, *told)
        yield (made := Made(f"{document.stem}.pdf", pdf, len(document.shown.sheets), told))
        # What is told of all documents is told once.
        warnings = ()
        for number, picture in enumerate(_pictures(made) if pictures else (), 1):
            yield Made(f"{document.pictures}-{number}.png", (picture,), 1)
            if frames := spots[number - 1].frames if number <= len(spots) else ():
                from leaflet.output.framed import framed

                yield Made(f"{document.pictures}-taboos-{number}.png", (framed(picture, frames),), 1)


def _pictures(made: Made) -> tuple[bytes, ...]:
    from leaflet.output.png import render_png

    return render_png(made.data)
