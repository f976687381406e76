"""Fonts: brought along, and only as much of them as is shown."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject


def check_fonts_embedded(subject: Subject) -> Iterator[Found]:
    """Tell fonts that are not in the file, which the printer's machine replaces, and those not cut down."""
    for font in subject.fonts:
        if not font.embedded:
            yield found(Code.FONT_NOT_EMBEDDED, name=font.name or "?")
        elif not font.is_subset and font.subtype != "Type3":
            yield found(Code.WHOLE_FONT, name=font.name or "?")
