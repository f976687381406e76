"""One paragraph to lines; the only door into composition."""

from typing import TYPE_CHECKING

from leaflet.compose.paragraph import (
    Shown,
    break_offsets,
    count_lines,
    fallbacks,
    glyphs_shown,
    one_line,
    pieces,
    set_piece,
    unread,
)
from leaflet.compose.setting import Bookcase, Setting, shared
from leaflet.compose.style import Fallback, ParagraphStyle
from leaflet.display.line import EndState, Line, Stage
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


MOST_COMPOSED = 1_000
"""So many paragraphs are remembered, those of some hundred locals: memory stays flat in the longest batch."""
MOST_MEASURES = 32
"""So many measures of each; fitting tries a dozen sizes, in columns and across all of them."""
MOST_CHARACTERS = 10_000
"""A text of more is no paragraph of a leaflet, and is not remembered: it would hold too much memory."""
MOST_STYLES = 200


class Paragraph:
    """A text in one style: itemised once, then composed for one measure after the other."""

    def __init__(self, text: RichText, setting: Setting) -> None:
        """Itemise the text; nothing is broken yet."""
        self._setting = setting
        self._pieces, self._missing = pieces(text, setting)
        self._is_natural = not self._missing and setting.style.alignment.is_natural
        self._composed: dict[Length, Composed] = {}
        self._line: Composed | None = None
        self._line_from: Length = 0

    def compose(self, measure: Length) -> Composed:
        """Break and adjust it for lines of `measure`, or recall how that went.

        One undisturbed line is the same at every measure that holds it.
        """
        found = self._known(measure)
        return self._kept(self._made(measure), measure) if found is None else found

    def count(self, measure: Length) -> int:
        """Return how many lines of `measure` it takes.

        None is made but a single one that other measures share: it is the next that will be asked for.
        """
        found = self._known(measure)
        if found is not None:
            return len(found.lines)
        if self._is_natural and len(self._pieces) == 1:
            line = one_line(self._pieces[0], measure, self._setting)
            if line is not None:
                return len(self._kept(self._of((line,)), measure).lines)
        if self._missing:
            return 0
        return sum([count_lines(piece, measure, self._setting) for piece in self._pieces])

    def _known(self, measure: Length) -> Composed | None:
        if self._line is not None and measure >= self._line_from:
            return self._line
        return self._composed.get(measure)

    def _made(self, measure: Length) -> Composed:
        if self._missing:
            return Composed((), (), tuple(self._missing))
        lines = [line for piece in self._pieces for line in set_piece(piece, measure, self._setting)]
        return self._of(tuple(lines))

    def _of(self, lines: tuple[Line, ...]) -> Composed:
        return Composed(lines, fallbacks(self._pieces), unread=unread(self._pieces))

    def _kept(self, found: Composed, measure: Length) -> Composed:
        """Keep what was composed for a measure; one line for all that it is the same at."""
        if self._is_everywhere_alike(found):
            return self._alike(found, measure)
        if len(self._composed) >= MOST_MEASURES:
            self._composed.clear()
        self._composed[measure] = found
        return found

    def _is_everywhere_alike(self, composed: Composed) -> bool:
        """Tell whether a paragraph is one line that is not adjusted, nor moved by its measure."""
        if not self._is_natural or len(composed.lines) != 1:
            return False
        (line,) = composed.lines
        return line.stage is Stage.NONE and line.end_state in _UNDISTURBED

    def _alike(self, composed: Composed, measure: Length) -> Composed:
        """Keep what is the same at this measure and all wider ones: always the same object."""
        if self._line is None:
            self._line = composed
        self._line_from = min(measure, composed.lines[0].width + self._setting.style.size // 2)
        return self._line


_UNDISTURBED = (EndState.NONE, EndState.HALF)


class Composer:
    """Composes paragraphs with one set of faces, and remembers by value what it has composed."""

    def __init__(self, faces: "Faces") -> None:
        """Take the faces that styles name."""
        self._case = Bookcase(faces)
        self._settings: Memo[ParagraphStyle, Setting] = Memo(MOST_STYLES)
        self._tables: Memo[ParagraphStyle, Setting] = Memo(MOST_STYLES)
        self._paragraphs: Memo[tuple[RichText, ParagraphStyle], Paragraph] = Memo(MOST_COMPOSED)

    def compose(self, text: RichText, measure: Length, style: ParagraphStyle) -> Composed:
        """Break and adjust one paragraph for lines of `measure`, or recall how that went.

        KeyError when the style names an unknown face.
        """
        return self._paragraph(text, style).compose(measure)

    def count(self, text: RichText, measure: Length, style: ParagraphStyle) -> int:
        """Return how many lines `compose` makes, for those who need none of them."""
        return self._paragraph(text, style).count(measure)

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
        self._paragraphs.clear()

    def _paragraph(self, text: RichText, style: ParagraphStyle) -> Paragraph:
        key = text, style
        paragraph = self._paragraphs.get(key)
        if paragraph is None:
            paragraph = Paragraph(text, self._setting(style))
            if len(text.text) <= MOST_CHARACTERS:
                self._paragraphs.put(key, paragraph)
        return paragraph

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
    return Paragraph(text, Setting(Bookcase(faces), style)).compose(measure)
