"""Which characters the faces of a template have, asked once for each character of a whole roster."""

import unicodedata
from collections.abc import Iterable

from leaflet.compose.face import Faces
from leaflet.diagnostics import Code, Complaints, Span
from leaflet.display.line import FaceName
from leaflet.model.template import Template

_JOINING = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories of characters that join another one or are never drawn: composition judges them."""


class Coverage:
    """The characters that at least one typeface of a template can show."""

    def __init__(self, template: Template, faces: Faces) -> None:
        """Open every face that the template names."""
        names = dict.fromkeys(
            FaceName(family, weight)
            for face in template.typefaces
            for family, weight in ((face.family, face.weight), *face.fallbacks)
        )
        self._faces = tuple(faces.face(name) for name in names)
        self._had: set[str] = set()

    def check(self, text: str, span: Span, complaints: Complaints) -> None:
        """Note each character that no face has, once."""
        # Nearly every text has been seen, character for character, in earlier rows.
        for character in self._missing(dict.fromkeys(text)):
            words = {"character": character, "codepoint": f"U+{ord(character):04X}"}
            complaints.add(Code.NO_GLYPH, span, **words)

    def _missing(self, characters: Iterable[str]) -> list[str]:
        missing = []
        for character in characters:
            if character in self._had:
                continue
            joins = unicodedata.category(character) in _JOINING
            if joins or any(face.glyph(character) is not None for face in self._faces):
                self._had.add(character)
            else:
                missing.append(character)
        return missing
