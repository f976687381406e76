"""Chooses a template's colours (配色) as an edition, or a local in its stead, asks for them by name."""

from leaflet.diagnostics import Code, LeafletError, complaint, suggestions
from leaflet.model.template import Template
from leaflet.model.text import Wording


def in_scheme(template: Template, wanted: Wording | None) -> Template:
    """Return the template in the scheme that is wanted, as it is where none is.

    Raises
    ------
    LeafletError
        UNKNOWN_SCHEME, at the name, with the schemes that the template has.

    """
    if wanted is None:
        return template
    known = [scheme.name for scheme in template.schemes]
    if wanted.raw not in known:
        words = suggestions(wanted.raw, known)
        told = complaint(Code.UNKNOWN_SCHEME, wanted.span, name=wanted.raw, template=template.name, **words)
        raise LeafletError([told])
    return template.in_scheme(wanted.raw)
