"""Widths that the file tells against those in the embedded font (PDF/A-2 6.2.11.5)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.fonts import Font
from leaflet.preflight.faces import embedded_outlines
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_SLACK: Final = 1.0
"""Thousandths of the size that rounding may take."""


def check_widths(subject: Subject) -> Iterator[Found]:
    """Text set by other widths than the font's runs together or apart when it is edited or read out."""
    for font in subject.fonts:
        if font.program_kind != "FontFile2" or not font.composite or not font.seen:
            continue
        own = embedded_outlines(font, subject.document.budget)
        if own is None:
            yield found(Code.BROKEN_FONT_FILE, name=font.name or "?")
            continue
        wrong = sum(1 for code in font.seen if _differs(font, code, own.advance(font.gid(code) or 0)))
        if wrong:
            yield found(Code.WRONG_WIDTHS, name=font.name or "?", count=wrong)


def _differs(font: Font, code: int, advance: float | None) -> bool:
    return advance is not None and abs(font.width(code) * 1000 - advance) > _SLACK
