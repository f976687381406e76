"""What one style needs to compose: glyph books, tables, caps. All of it depends on style and faces alone."""

from collections.abc import Hashable
from copy import copy
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Self

from leaflet.compose.cost import Caps
from leaflet.compose.glyphs import GlyphBook
from leaflet.compose.items import Books, FoldBooks
from leaflet.compose.spacing import MOST_TABLES, Tables, end_table, floor, pair_table
from leaflet.compose.style import Alignment, ParagraphStart, ParagraphStyle
from leaflet.compose.vertical import VerticalBook
from leaflet.display.axes import Direction
from leaflet.display.line import FRAME_ABOVE, FaceName
from leaflet.jlreq.levels import HALF, METHODS, QUARTER
from leaflet.jlreq.pairs import LATIN_LEAST, WORD_SPACE, ZERO, Profile
from leaflet.memo import Memo
from leaflet.units import Length, nearest

if TYPE_CHECKING:
    from leaflet.compose.face import Faces


MOST_BOOKS = 400
"""So many are kept, of as many styles as a composer remembers."""


class Bookcase:
    """The glyph books of one set of faces: styles that differ in other things share them."""

    def __init__(self, faces: "Faces") -> None:
        """Begin with none."""
        self._faces = faces
        self._books: Memo[tuple[Hashable, ...], GlyphBook] = Memo(MOST_BOOKS)

    def book(
        self, of: type[GlyphBook], names: tuple[FaceName, ...], size: Length, rise: Length, *, tight: bool
    ) -> GlyphBook:
        """Return the book of faces at a size and a rise; KeyError when `names` has an unknown face."""
        key = of, names, size, rise, tight
        return self._books.value(key, lambda: of(self._faces, names, size, rise, tight=tight))


class Setting:
    """The tables of one style; they fill as text is met, and never depend on which text came first."""

    def __init__(self, case: Bookcase, style: ParagraphStyle) -> None:
        """Make the tables; KeyError when the style names an unknown face."""
        book = partial(case.book, VerticalBook if style.direction is Direction.VERTICAL else GlyphBook)
        size = style.size
        mark_size, rise = nearest(size * style.mark_scale), nearest(size * style.mark_rise)
        profile = Profile(style.strictness.value, style.line_end.value, style.latin_space)
        self.style = style
        self.books = Books(
            plain=book(style.faces, size, 0, tight=style.tight),
            strong=book(style.strong_faces, size, 0, tight=style.tight),
            mark=book(style.faces, mark_size, rise, tight=False),
            ruby=book(style.faces, *_of_ruby(size), tight=False),
            folded=FoldBooks(partial(book, style.faces, tight=False), size),
            is_vertical=style.direction is Direction.VERTICAL,
        )
        warichu = self.books.folded.measures
        sizes = size, mark_size, warichu.size, warichu.bracket
        self.tables = Tables(
            pairs=pair_table(sizes, profile, tight=style.tight),
            ends=end_table(sizes, profile.method, tight=style.tight),
        )
        self.caps = _caps(size, profile)

    def dressed(self, style: ParagraphStyle) -> Self:
        """Return these tables for another style with the same `shared` one."""
        made = copy(self)
        made.style = style
        return made


def shared(style: ParagraphStyle) -> ParagraphStyle:
    """Return a style with what no table depends on left out."""
    return replace(
        style,
        hanging=False,
        alignment=Alignment.JUSTIFIED,
        first_indent=0,
        turn_over_indent=0,
        paragraph_start=ParagraphStart.BODY_AT_INDENT,
        phrases=False,
    )


def _of_ruby(size: Length) -> tuple[Length, Length]:
    """Return the size of ruby, and the rise at which its frames stand on their bases' (3.3.3, 3.3.4)."""
    above, whole = FRAME_ABOVE
    half = size // 2
    return half, size * above // whole + half * (whole - above) // whole


@lru_cache(maxsize=MOST_TABLES)
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
