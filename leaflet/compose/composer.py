"""One paragraph to lines; the only door into composition."""

from typing import TYPE_CHECKING

from leaflet.compose.paragraph import (
    Shown,
    break_offsets,
    fallbacks,
    glyphs_shown,
    pieces,
    set_piece,
    unread,
)
from leaflet.compose.setting import Bookcase, Setting, shared
from leaflet.compose.style import Fallback, ParagraphStyle
from leaflet.display.line import Line
from leaflet.memo import Memo
from leaflet.model.text import RichText
from leaflet.records import dataclass
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
    unread: tuple[tuple[int, str], ...] = ()
    """Characters of readings (ruby) that no face has, each with the offset of its base."""


MOST_COMPOSED = 1000
"""So many paragraphs are remembered, those of some fifty locals: memory stays flat in the longest batch."""
MOST_STYLES = 200


class Composer:
    """Composes paragraphs with one set of faces, and remembers by value what it has composed."""

    def __init__(self, faces: "Faces") -> None:
        """Take the faces that styles name."""
        self._case = Bookcase(faces)
        self._settings: Memo[ParagraphStyle, Setting] = Memo(MOST_STYLES)
        self._tables: Memo[ParagraphStyle, Setting] = Memo(MOST_STYLES)
        self._composed: Memo[tuple[RichText, Length, ParagraphStyle], Composed] = Memo(MOST_COMPOSED)

    def compose(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Break and adjust one paragraph for lines of `measure`, or recall how that went.

        KeyError when the style names an unknown face.
        """
        key = text, measure, style
        return self._composed.value(key, lambda: _composed(text, measure, self._setting(style)))

    def breaks(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return the offsets at which a line may end, whatever the measure; the paragraph's ends left out.

        Forced breaks are among them; what only a word wider than a line would allow is not.
        """
        return break_offsets(text, self._setting(style))

    def glyphs(self, text: RichText, style: ParagraphStyle) -> list[Shown]:
        """Return the glyphs that a text shows, with repetitions, whatever its lines: none is broken for it.

        None when a character is missing in all faces, as `compose` makes no lines then.
        """
        return glyphs_shown(text, self._setting(style))

    def missing(self, text: RichText, style: ParagraphStyle) -> tuple[int, ...]:
        """Return the offsets of characters that no face has."""
        return tuple(pieces(text, self._setting(style))[1])

    def forget(self) -> None:
        """Forget what has been composed; what is known of styles and faces stays."""
        self._composed.clear()

    def _setting(self, style: ParagraphStyle) -> Setting:
        return self._settings.value(style, lambda: self._made(style))

    def _made(self, style: ParagraphStyle) -> Setting:
        """Make a style's setting of the tables that it shares with others."""
        alike = shared(style)
        return self._tables.value(alike, lambda: Setting(self._case, alike)).dressed(style)


def compose(text: RichText, measure: Length, style: ParagraphStyle, faces: "Faces") -> Composed:
    """Break and adjust one paragraph for lines of `measure`; KeyError when the style names an unknown face.

    `Composer` gives the same and keeps its tables, for those who compose more than one paragraph.
    """
    return _composed(text, measure, Setting(Bookcase(faces), style))


def _composed(text: RichText, measure: Length, setting: Setting) -> Composed:
    stretches, missing = pieces(text, setting)
    if missing:
        return Composed((), (), tuple(missing))
    lines: list[Line] = []
    for piece in stretches:
        lines += set_piece(piece, measure, setting, is_first=not lines)
    return Composed(tuple(lines), fallbacks(stretches), unread=unread(stretches))
