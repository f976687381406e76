"""What one style needs to compose: glyph books, tables, caps. All of it depends on style and faces alone."""

from typing import TYPE_CHECKING

from leaflet.compose.cost import Caps
from leaflet.compose.glyphs import GlyphBook
from leaflet.compose.items import Books
from leaflet.compose.spacing import EndTable, PairTable, Tables, floor
from leaflet.compose.style import ParagraphStyle
from leaflet.display.axes import Direction
from leaflet.jlreq.levels import HALF, METHODS, QUARTER
from leaflet.jlreq.pairs import LATIN_LEAST, WORD_SPACE, ZERO, Profile
from leaflet.units import Length, nearest

if TYPE_CHECKING:
    from leaflet.compose.face import Faces


class Setting:
    """The tables of one style; they fill as text is met, and never depend on which text came first."""

    def __init__(self, faces: "Faces", style: ParagraphStyle) -> None:
        """Make the tables; KeyError when the style names an unknown face.

        NotImplementedError for vertical text: its glyphs, orientations and tate-chu-yoko are not there yet.
        """
        if style.direction is not Direction.HORIZONTAL:
            raise NotImplementedError(style.direction)
        size = style.size
        mark_size, rise = nearest(size * style.mark_scale), nearest(size * style.mark_rise)
        profile = Profile(style.strictness.value, style.line_end.value, style.latin_space)
        self.style = style
        self.books = Books(
            plain=GlyphBook(faces, style.faces, size, 0, tight=style.tight),
            strong=GlyphBook(faces, style.strong_faces, size, 0, tight=style.tight),
            mark=GlyphBook(faces, style.faces, mark_size, rise, tight=False),
        )
        sizes = size, mark_size
        self.tables = Tables(
            pairs=PairTable(sizes, profile, tight=style.tight),
            ends=EndTable(sizes, profile.method, tight=style.tight),
        )
        self.caps = _caps(size, profile)


def _caps(size: Length, profile: Profile) -> Caps:
    """Return what one gap gives and takes at most in each stage (Tables 3 to 6)."""
    method = METHODS[profile.method]
    return Caps(
        word_gives=floor((WORD_SPACE - QUARTER) * size),
        dot_gives=floor(QUARTER * size),
        bracket_gives=floor((HALF - method.bracket_floor) * size),
        latin_gives=floor(max(profile.latin_space - LATIN_LEAST, ZERO) * size),
        word_takes=floor((HALF - WORD_SPACE) * size),
        latin_takes=floor(max(HALF - profile.latin_space, ZERO) * size),
        solid_takes=floor(QUARTER * size),
        em=size,
        brackets_may_close=not method.bracket_floor,
    )
