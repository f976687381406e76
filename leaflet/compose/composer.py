"""One paragraph to lines; the only door into composition."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflet.compose.paragraph import break_offsets, fallbacks, pieces, set_piece
from leaflet.compose.setting import Setting
from leaflet.compose.style import Fallback, ParagraphStyle
from leaflet.display.line import Line
from leaflet.model.text import RichText
from leaflet.units import Length

if TYPE_CHECKING:
    from leaflet.compose.face import Faces


@dataclass(frozen=True, slots=True)
class Composed:
    """A paragraph's lines, and what its author has to know about its glyphs."""

    lines: tuple[Line, ...]
    fallbacks: tuple[Fallback, ...] = ()
    missing: tuple[int, ...] = ()
    """Offsets of characters that no face has; then `lines` is empty."""


class Composer:
    """Composes paragraphs with one set of faces, and remembers by value what it has composed."""

    def __init__(self, faces: "Faces") -> None:
        """Take the faces that styles name."""
        self._faces = faces
        self._settings: dict[ParagraphStyle, Setting] = {}
        self._composed: dict[tuple[RichText, Length, ParagraphStyle], Composed] = {}

    def compose(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Break and adjust one paragraph for lines of `measure`, or recall how that went.

        KeyError when the style names an unknown face.
        """
        key = text, measure, style
        found = self._composed.get(key)
        if found is None:
            found = self._composed[key] = _composed(text, measure, self._setting(style))
        return found

    def breaks(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return the offsets at which a line may end, whatever the measure; the paragraph's ends left out.

        Forced breaks are among them; what only a word wider than a line would allow is not.
        """
        return break_offsets(text, self._setting(style))

    def _setting(self, style: ParagraphStyle) -> Setting:
        found = self._settings.get(style)
        if found is None:
            found = self._settings[style] = Setting(self._faces, style)
        return found


def compose(text: RichText, measure: Length, style: ParagraphStyle, faces: "Faces") -> Composed:
    """Break and adjust one paragraph for lines of `measure`; KeyError when the style names an unknown face.

    `Composer` gives the same and keeps its tables, for those who compose more than one paragraph.
    """
    return _composed(text, measure, Setting(faces, style))


def _composed(text: RichText, measure: Length, setting: Setting) -> Composed:
    stretches, missing = pieces(text, setting)
    if missing:
        return Composed((), (), tuple(missing))
    lines: list[Line] = []
    for piece in stretches:
        lines += set_piece(piece, measure, setting, is_first=not lines)
    return Composed(tuple(lines), fallbacks(stretches))
