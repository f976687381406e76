"""Characters that the font does not have: readers see a box or nothing (.notdef, glyph 0)."""

from collections.abc import Iterator

from leaflet.diagnostics import Code
from leaflet.preflight.content.fonts import Font
from leaflet.preflight.content.marks import Kind
from leaflet.preflight.finding import Found
from leaflet.preflight.subject import Subject


def check_notdef(subject: Subject) -> Iterator[Found]:
    """Tell each text that shows a missing glyph."""
    for sheet, mark in subject.marks(Kind.TEXT):
        if mark.shown and any(_is_missing(mark.shown.font, code) for code in mark.shown.codes):
            yield sheet.find(Code.MISSING_GLYPH_SHOWN, mark, name=mark.shown.font.name or "?")


def _is_missing(font: Font, code: int) -> bool:
    return font.composite and font.embedded and (font.gid(code) == 0 or code == 0)
