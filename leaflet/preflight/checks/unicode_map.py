"""Whether each shown glyph says which text it is (ToUnicode; PDF/A-2 6.2.11.7.2, PDF/UA-1 7.21.7)."""

from collections.abc import Iterator
from typing import Final

from leaflet.diagnostics import Code
from leaflet.preflight.content.fonts import Font
from leaflet.preflight.finding import Found, found
from leaflet.preflight.subject import Subject

_UNSAYABLE: Final = frozenset("\0\ufeff\ufffe\ufffd")
_KNOWN: Final = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"})
"""Encodings of simple fonts that tell the text themselves."""


def check_unicode_map(subject: Subject) -> Iterator[Found]:
    """Without it a page cannot be searched, read aloud, or copied from."""
    for font in subject.fonts:
        silent = sum(1 for code in font.seen if _says_nothing(font, code))
        if silent:
            yield found(Code.NO_TO_UNICODE, name=font.name or "?", count=silent)


def _says_nothing(font: Font, code: int) -> bool:
    if not font.composite and not font.has_to_unicode and font.encoding in _KNOWN:
        return False
    told = font.to_unicode.get(code, "")
    return not told or bool(_UNSAYABLE.intersection(told))
