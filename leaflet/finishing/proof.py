"""A proof: pages marked as such, facts to be checked, and what is not done, told and framed."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leaflet.compose.composer import Composer
from leaflet.diagnostics import Diagnostic
from leaflet.finishing.laid import Laid
from leaflet.layout.typesetter import Typesetter
from leaflet.model.edition import VariableKind

if TYPE_CHECKING:
    # Loaded for proofs alone, as all that is imported below.
    from leaflet.output.framed import Frame


class Taboos(NamedTuple):
    """What is not done (禁じ手) on one page: said, and where to draw frames."""

    warnings: tuple[Diagnostic, ...]
    frames: "tuple[Frame, ...]"


def taboos(laid: Laid) -> tuple[Taboos, ...]:
    """Find what is not done on each page."""
    from leaflet.layout.taboos import broken, told
    from leaflet.output.framed import Frame

    found = (broken(page) for page in laid.pages)
    return tuple(
        Taboos(told(spots), tuple(Frame(spot.rects, spot.code) for spot in spots)) for spots in found
    )


def proofed(laid: Laid) -> Laid:
    """Return an edition's pages marked as a proof, and its facts and the local's values on pages behind."""
    from leaflet.layout.proof.pages import proof_pages

    long = {each.name for each in laid.edition.variables if each.kind is VariableKind.PROSE}
    values = laid.origin.local.values if laid.origin.local else ()
    facts = [(name, value.raw, value.span) for name, value in values if name not in long]
    typesetter = Typesetter(Composer(laid.faces))
    return replace(laid, pages=proof_pages(laid.pages, laid.edition, laid.template, typesetter, facts))
