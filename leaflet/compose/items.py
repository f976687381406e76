"""Itemise: a stretch of text to letters, glyphs, and what stands between them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from operator import add, attrgetter, itemgetter
from typing import NamedTuple

from leaflet.compose.clusters import JOINING, clustered
from leaflet.compose.glyphs import MISSING, WESTERN_MARK, Cell, GlyphBook, Voice
from leaflet.compose.ruby import NO_RUBY, Ruby, make_room, placed_in, units_of
from leaflet.compose.spacing import (
    BREAK,
    NO_BREAK,
    SIZE_STEP,
    SOLID,
    PairTable,
    Site,
    is_space,
    kind_in,
    letter,
)
from leaflet.compose.vertical import stood_up
from leaflet.compose.warichu import BRACKETS, NO_FOLD, Fold, Measures, folded, measures_of
from leaflet.jlreq.context import is_western, kinds_in
from leaflet.jlreq.kinds import Kind
from leaflet.jlreq.orientation import Block
from leaflet.jlreq.ruby import is_dotted
from leaflet.model.text import MarkKind, RichText
from leaflet.records import dataclass
from leaflet.units import Length

_QUOTATION_MARKS = frozenset("“”‘’«»")
_BY_WIDTH = Kind.BY_WIDTH.value
_GAP = attrgetter("gap")
_PLAIN, _STRONG, _MARK, _WARICHU, _BRACKET = range(5)
"""The books that a character may be set from."""
_BOOKS = {
    MarkKind.STRONG: _STRONG,
    MarkKind.REFERENCE_MARK: _MARK,
    MarkKind.WARICHU: _WARICHU,
    MarkKind.WARICHU_BRACKET: _BRACKET,
}
"""The marks that choose a book; of several that stand on a character, the highest."""
REFERENCE_SIZE, WARICHU_SIZE, BRACKET_SIZE = 1, 2, 3
"""The numbers of sizes among those that a style's tables know; the text's own is 0."""
_REFERENCE_LETTER = letter(Kind.REFERENCE_MARK, REFERENCE_SIZE)


class FoldBooks:
    """The books of warichu, which few texts have: made when one is met."""

    def __init__(self, make: Callable[[Length, Length], GlyphBook], size: Length) -> None:
        """Take what makes a book of a size and a rise, and the text's size."""
        self._make = make
        self.measures: Measures = measures_of(size)

    @cached_property
    def note(self) -> GlyphBook:
        """The book of the small characters, on the line's own baseline."""
        return self._make(self.measures.size, 0)

    @cached_property
    def bracket(self) -> GlyphBook:
        """The book of the brackets around them."""
        return self._make(self.measures.bracket, self.measures.around)


class Books(NamedTuple):
    """The glyph books of one style."""

    plain: GlyphBook
    strong: GlyphBook
    mark: GlyphBook
    ruby: GlyphBook
    """Readings: half the size, their frames on those of their bases (3.3.3, 3.3.4)."""
    folded: FoldBooks
    is_vertical: bool

    def book(self, number: int) -> GlyphBook:
        """Return a book by its number."""
        match number:
            case _ if number == _STRONG:
                return self.strong
            case _ if number == _MARK:
                return self.mark
            case _ if number == _WARICHU:
                return self.folded.note
            case _ if number == _BRACKET:
                return self.folded.bracket
            case _:
                return self.plain


@dataclass(frozen=True, slots=True)
class Items:
    """A stretch without forced breaks; every sequence has one entry for each cluster."""

    letters: str
    clusters: Sequence[int]
    """Offset of each cluster in the paragraph's text."""
    end: int
    """Offset after the last one."""
    gids: tuple[int, ...]
    texts: tuple[str, ...]
    advances: tuple[Length, ...]
    bodies: tuple[tuple[Length, Length], ...]
    widths: tuple[Length, ...]
    voices: tuple[Voice, ...]
    fell_back: tuple[bool, ...]
    sites: Sequence[Site]
    """The gap after each cluster, and what may be done to it."""
    starts: Sequence[Length]
    """Where each body starts when all stand in one natural line; one more for the end of the last gap."""
    ruby: Ruby
    fold: Fold
    dotted: tuple[int, ...]
    """The clusters with emphasis dots."""


class Gathered(NamedTuple):
    """The clusters of a stretch with their glyphs, before anything is known of what stands between them."""

    keys: Sequence[str]
    clusters: Sequence[int]
    cells: list[Cell]
    kinds: str
    blocks: list[Block]


def _gathered(text: RichText, books: Books) -> Gathered:
    kinds = kinds_in(text.text)
    keys: Sequence[str] = text.text
    clusters: Sequence[int] = range(len(keys))
    if JOINING.search(text.text):
        keys, clusters = clustered(text.text)
        kinds = "".join([kinds[at] for at in clusters])
    if not _QUOTATION_MARKS.isdisjoint(text.text):
        keys = _with_western_marks(keys, kinds)
    blocks: list[Block] = []
    if books.is_vertical:
        keys, kinds, blocks = stood_up(text, clusters, keys, kinds)
    return Gathered(keys, clusters, *_cells(text, keys, clusters, kinds, books), blocks)


def cells_shown(text: RichText, books: Books) -> Iterator[Cell]:
    """Yield the glyphs of a stretch and of its readings, those that no face has among them."""
    found = _gathered(text, books)
    yield from found.cells
    if text.marks:
        for unit in units_of(text, found.clusters, [cell.width for cell in found.cells], books.ruby):
            for reading in unit:
                yield from (cell for cell in reading.cells if cell.gid != MISSING)


def itemise(text: RichText, books: Books, pairs: PairTable) -> Items | tuple[int, ...]:
    """Itemise a stretch without line feeds; the offsets of characters that no face has, if there are any."""
    keys, clusters, cells, kinds, blocks = _gathered(text, books)
    gids, texts, advances, bodies, widths, voices, fell_back, wide = zip(*cells, strict=True)
    if MISSING in gids:
        return tuple(at for at, gid in zip(clusters, gids, strict=True) if gid == MISSING)
    if _BY_WIDTH in kinds:
        kinds = _by_width(kinds, wide)
    ends = kinds[1:] + kinds[-1]
    sites = list(map(pairs.__getitem__, zip(kinds, ends, strict=True)))
    for block in blocks:
        sites[block.first : block.last - 1] = [SOLID] * (block.last - block.first - 1)
    marked = {mark.kind for mark in text.marks}
    units = units_of(text, clusters, widths, books.ruby) if MarkKind.RUBY in marked else []
    if units:
        make_room(units, sites, kinds, widths, books.ruby.size)
    fold = NO_FOLD
    if MarkKind.WARICHU in marked:
        fold = folded(text, clusters, kinds, widths, sites, books.folded.measures)
    if keys is not text.text:
        _obey_invisible(keys, sites, ends)
    starts = list(accumulate(map(add, widths, map(_GAP, sites)), initial=0))
    return Items(
        kinds,
        clusters,
        len(text.text),
        gids,
        texts,
        advances,
        bodies,
        widths,
        voices,
        fell_back,
        sites,
        starts,
        placed_in(units, starts, widths) if units else NO_RUBY,
        fold,
        _dotted(text, clusters, kinds) if MarkKind.EMPHASIS_DOTS in marked else (),
    )


def _dotted(text: RichText, clusters: Sequence[int], kinds: str) -> tuple[int, ...]:
    """Return the clusters that get emphasis dots (3.3.9)."""
    marks = text.marked(MarkKind.EMPHASIS_DOTS)
    return tuple(
        k
        for mark in marks
        for k in range(bisect_left(clusters, mark.start), bisect_left(clusters, mark.end))
        if is_dotted(kind_in(kinds[k])) and ord(kinds[k]) < WARICHU_SIZE * SIZE_STEP
    )


def _obey_invisible(keys: Sequence[str], sites: list[Site], after: str) -> None:
    """Obey zero-width spaces (a line may end, but not before a space) and word joiners (it may not)."""
    for at, key in enumerate(keys):
        if "\u200b" in key:
            sites[at] = sites[at]._replace(breaks=NO_BREAK if is_space(after[at]) else BREAK)
        elif "\u2060" in key or "\ufeff" in key:
            sites[at] = sites[at]._replace(breaks=NO_BREAK)


def _with_western_marks(keys: Sequence[str], kinds: str) -> list[str]:
    """Mark the quotation marks that stand in Western text: the whole advance is their body."""
    return [
        key + WESTERN_MARK if key[0] in _QUOTATION_MARKS and is_western(kind) else key
        for key, kind in zip(keys, kinds, strict=True)
    ]


def _by_width(kinds: str, wide: tuple[bool, ...]) -> str:
    """Give the characters their kinds whose width decides: cl-19 or cl-27 (App. A)."""
    parts = list(kinds)
    for at, kind in enumerate(parts):
        if kind[0] == _BY_WIDTH:
            parts[at] = (Kind.IDEOGRAPHIC if wide[at] else Kind.LETTER).value
    return "".join(parts)


def _cells(
    text: RichText, keys: Sequence[str], clusters: Sequence[int], kinds: str, books: Books
) -> tuple[list[Cell], str]:
    """Return the glyph of each cluster, and the letters with reference marks in theirs.

    Marks do not part the text otherwise: the letters of bold and plain text are the same (K14).
    """
    which = _which_book(text)
    if which is None:
        return list(map(books.plain.__getitem__, keys)), kinds
    cells: list[Cell] = []
    letters: list[str] = []
    start = 0
    for book, same in groupby(map(which.__getitem__, clusters)):
        end = start + sum(1 for _ in same)
        found = list(map(books.book(book).__getitem__, keys[start:end]))
        letters.append(_letters(book, keys[start:end], kinds[start:end], found))
        cells += found
        start = end
    return cells, "".join(letters)


def _letters(book: int, keys: Sequence[str], kinds: str, cells: Sequence[Cell]) -> str:
    """Return the letters of characters that are set from one book."""
    if book == _MARK:
        return _REFERENCE_LETTER * len(kinds)
    if book == _BRACKET:
        return "".join(letter(BRACKETS[key[0]], BRACKET_SIZE) for key in keys)
    if book == _WARICHU:
        sized = _by_width(kinds, tuple(cell.wide for cell in cells))
        return "".join(letter(kind, WARICHU_SIZE) for kind in sized)
    return kinds


def _which_book(text: RichText) -> bytearray | None:
    """Return the number of each character's book in `Books`; None when all are plain."""
    found = [(_BOOKS[mark.kind], mark) for mark in text.marks if mark.kind in _BOOKS]
    if not found:
        return None
    which = bytearray(len(text.text))
    for book, mark in sorted(found, key=itemgetter(0)):
        which[mark.start : mark.end] = bytes([book]) * (mark.end - mark.start)
    return which
