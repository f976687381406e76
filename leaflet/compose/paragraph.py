"""A paragraph, stretch by stretch: itemise, break, adjust. Forced breaks part the stretches."""

from itertools import accumulate, pairwise
from typing import NamedTuple

from leaflet.compose.adjust import Stretch
from leaflet.compose.breakpoints import Breakpoints, breakpoints, opportunities
from leaflet.compose.cost import Caps, Costing, Fit
from leaflet.compose.glyphs import MISSING
from leaflet.compose.items import Items, cells_shown, itemise
from leaflet.compose.lines import blank, set_even, set_line, set_natural
from leaflet.compose.phrases import Joint, joints
from leaflet.compose.ragged import level
from leaflet.compose.ruby import unread as unread_in
from leaflet.compose.search import total_fit
from leaflet.compose.setting import Setting
from leaflet.compose.spacing import SpaceAtEnd, is_space
from leaflet.compose.style import Alignment, Fallback, ParagraphStart, ParagraphStyle
from leaflet.display.line import EndState, FaceName, Line
from leaflet.jlreq.kinds import Kind
from leaflet.model.text import RichText, cut
from leaflet.units import Length

RUNT = 2
"""A last line of so many characters or fewer looks forgotten (3.5.4)."""


MOST_PATHS = 32
"""In lines of so many widths the breaks of a stretch are remembered."""


class Room(NamedTuple):
    """Where the first line and the later ones begin, and how wide they are."""

    heads: tuple[Length, Length]
    widths: tuple[Length, Length]


class Piece:
    """A stretch of a paragraph between forced breaks, and what is made of it once for many measures."""

    __slots__ = ("base", "is_first", "items", "parted", "parted_from")

    def __init__(self, base: int, items: Items, *, is_first: bool) -> None:
        """Take the offset at which it starts, and whether it is the paragraph's first."""
        self.base = base
        self.items = items
        self.is_first = is_first
        self.parted: Parted | None = None
        """Its breaks, as soon as one of the measures that share them does not hold all of it."""
        self.parted_from: Length = 0
        """The narrowest of those measures."""


class Parted:
    """The breaks of a stretch with what lines between them cost."""

    __slots__ = ("_caps", "_costing", "paths", "points", "runts_from")

    def __init__(self, points: Breakpoints, caps: Caps) -> None:
        """Take the breaks."""
        self.points = points
        self.paths: dict[tuple[Length, Length], list[int]] = {}
        """What was found to be best in lines of some widths."""
        self.runts_from = _runts_from(points)
        self._caps = caps
        self._costing: Costing | None = None

    @property
    def costing(self) -> Costing:
        """The prices of lines: ragged ones have none."""
        if self._costing is None:
            self._costing = Costing(self.points, self._caps, self.runts_from)
        return self._costing


class Blank(NamedTuple):
    """A stretch with nothing in it."""

    base: int


def pieces(text: RichText, setting: Setting) -> tuple[list[Piece | Blank], list[int]]:
    """Itemise a paragraph; also the offsets of characters that no face has."""
    found: list[Piece | Blank] = []
    missing: list[int] = []
    for number, (base, stretch) in enumerate(_stretches(text)):
        if not stretch.text:
            found.append(Blank(base))
            continue
        items = itemise(stretch, setting.books, setting.tables.pairs)
        if isinstance(items, Items):
            found.append(Piece(base, items, is_first=number == 0))
        else:
            missing += (base + at for at in items)
    return found, missing


def _stretches(text: RichText) -> list[tuple[int, RichText]]:
    """Part a paragraph at its line feeds; spaces at a line head have no width (3.2.2) and are left out."""
    if "\n" not in text.text and not text.text.startswith(" "):
        return [(0, text)]
    parts = text.text.removesuffix("\n").split("\n")
    found, start = [], 0
    for part in parts:
        lead = len(part) - len(part.lstrip(" "))
        found.append((start + lead, cut(text, start + lead, start + len(part))))
        start += len(part) + 1
    return found


def fallbacks(of: list[Piece | Blank]) -> tuple[Fallback, ...]:
    """Return the characters that the first face lacked, or whose variation sequence it lacked."""
    return tuple(
        Fallback(piece.base + piece.items.clusters[k], piece.items.texts[k], piece.items.voices[k].face)
        for piece in of
        if isinstance(piece, Piece) and True in piece.items.fell_back
        for k, fell_back in enumerate(piece.items.fell_back)
        if fell_back
    )


class Shown(NamedTuple):
    """A glyph that a text shows, and the characters it stands for."""

    face: FaceName
    gid: int
    text: str


def glyphs_shown(text: RichText, setting: Setting) -> list[Shown]:
    """Return the glyphs of a paragraph and of its readings; nothing when a character has none."""
    cells = [
        cell
        for _, stretch in _stretches(text)
        if stretch.text
        for cell in cells_shown(stretch, setting.books)
    ]
    if any(cell.gid == MISSING for cell in cells):
        return []
    return [Shown(cell.voice.face, cell.gid, cell.text) for cell in cells]


def unread(of: list[Piece | Blank]) -> tuple[tuple[int, str], ...]:
    """Return the characters of readings that no face has, each with the offset of its base."""
    return tuple(
        (piece.base + piece.items.clusters[cluster], text)
        for piece in of
        if isinstance(piece, Piece)
        for cluster, text in unread_in(piece.items.ruby.units)
    )


def break_offsets(text: RichText, setting: Setting) -> tuple[int, ...]:
    """Return the offsets at which lines may end, the paragraph's ends left out."""
    found = [at for at in range(1, len(text.text)) if text.text[at - 1] == "\n"]
    for piece in pieces(text, setting)[0]:
        if isinstance(piece, Piece):
            places = opportunities(piece.items)[1:-1]
            found += [piece.base + piece.items.clusters[place] for place in places]
    return tuple(sorted(found))


def set_piece(piece: Piece | Blank, measure: Length, setting: Setting) -> list[Line]:
    """Break and adjust one stretch."""
    if isinstance(piece, Blank):
        return [blank(piece.base)]
    whole = one_line(piece, measure, setting)
    if whole is not None:
        return [whole]
    room = _room(piece, measure, setting)
    parted, style = _parted(piece, min(room.widths), setting), setting.style
    path = [0, *_path(piece, parted, room, style)]
    if _is_filled(style):
        return [_justified(piece, parted.costing, a, b, room) for a, b in pairwise(path)]
    return [_loose(piece, parted.points, a, b, room, style.alignment) for a, b in pairwise(path)]


def one_line(piece: Piece | Blank, measure: Length, setting: Setting) -> Line | None:
    """Set a stretch as one natural line; None when it may need more, or has nothing in it."""
    if isinstance(piece, Blank):
        return None
    whole = _in_one_line(piece, _room(piece, measure, setting), setting)
    return whole and _set_whole(piece, whole, setting.style)


def count_lines(piece: Piece | Blank, measure: Length, setting: Setting) -> int:
    """Return how many lines `set_piece` makes, and make none."""
    if isinstance(piece, Blank):
        return 1
    room = _room(piece, measure, setting)
    if _in_one_line(piece, room, setting) is not None:
        return 1
    return len(_path(piece, _parted(piece, min(room.widths), setting), room, setting.style))


def _path(piece: Piece, parted: Parted, room: Room, style: ParagraphStyle) -> list[int]:
    """Return the breaks that end the lines; looked for once at each of a stretch's measures."""
    path = parted.paths.get(room.widths)
    if path is None:
        filled = _is_filled(style)
        path = total_fit(parted.costing, *room.widths) if filled else _level(piece, parted, room, style)
        if len(parted.paths) >= MOST_PATHS:
            parted.paths.clear()
        parted.paths[room.widths] = path
    return path


def _is_filled(style: ParagraphStyle) -> bool:
    """Tell whether lines are adjusted to fill the measure."""
    return style.alignment is Alignment.JUSTIFIED and not style.phrases


def _room(piece: Piece, measure: Length, setting: Setting) -> Room:
    style = setting.style
    head = style.first_indent if piece.is_first else style.turn_over_indent
    if piece.is_first and style.paragraph_start is ParagraphStart.HALF_INDENT and _opens(piece.items, 0):
        head -= min(style.size // 2, head)
    heads = head, style.turn_over_indent
    return Room(heads, (measure - heads[0], measure - heads[1]))


class Whole(NamedTuple):
    """A stretch as one natural line: how, where it begins, and what is left of the measure after its body."""

    stretch: Stretch
    head: Length
    spare: Length
    at_end: SpaceAtEnd


def _in_one_line(piece: Piece, room: Room, setting: Setting) -> Whole | None:
    """Tell how a stretch is one natural line, without a look at its breaks; None when it may need more.

    Nothing is cheaper than one natural line. What stands off at a line's ends is left to those who know how.
    """
    items, style = piece.items, setting.style
    if items.ruby.units or items.fold.notes:
        return None
    end = len(items.letters)
    last = end - 1
    while last and is_space(items.letters[last]):
        last -= 1
    at_end = setting.tables.ends[items.letters[last]]
    stands_off = _stands_off(items, style, 0)
    spare = room.widths[0] - stands_off - items.starts[last] - items.widths[last]
    if spare < (at_end.space if _is_filled(style) else 0):
        return None
    return Whole(Stretch(0, last, end), room.heads[0] + stands_off, spare, at_end)


def _set_whole(piece: Piece, whole: Whole, style: ParagraphStyle) -> Line:
    stretch, head, spare, at_end = whole
    if not _is_filled(style):
        return _ragged(piece, stretch, head, spare, at_end.space, style.alignment)
    return set_line(piece.items, stretch, Fit(0, at_end.state, 0), head, at_end.before, piece.base)


def _parted(piece: Piece, narrowest: Length, setting: Setting) -> Parted:
    """Return a stretch's breaks for lines of `narrowest` or more: those of another measure if alike."""
    kept = piece.parted
    if kept is not None and narrowest >= piece.parted_from:
        return kept
    items, style = piece.items, setting.style
    points = breakpoints(items, setting.tables, narrowest, hanging=style.hanging)
    if style.paragraph_start is ParagraphStart.FULL_WIDTH:
        for place, cluster in enumerate(points.at[:-1]):
            points.start[place] -= _stands_off(items, style, cluster)
    if piece.is_first and 0 in items.ruby.leads:
        # Ruby may reach into the indent as it may over any ideographic space (3.3.8).
        points.start[0] += min(items.ruby.leads[0], style.first_indent, setting.books.ruby.size)
    made = Parted(points, setting.caps)
    if points.shared_from is not None:
        piece.parted, piece.parted_from = made, points.shared_from
    return made


def _level(piece: Piece, parted: Parted, room: Room, style: ParagraphStyle) -> list[int]:
    """Return the breaks that end ragged lines; what fits one line is not looked at any closer."""
    points = parted.points
    if points.end[-1] - points.start[0] <= room.widths[0]:
        return [len(points.at) - 1]
    parts = _joints(piece.items, points) if style.phrases else None
    return level(points, room.widths, style.size, parted.runts_from, parts)


def _opens(items: Items, cluster: int) -> bool:
    return items.letters[cluster] == Kind.OPENING_BRACKET


def _stands_off(items: Items, style: ParagraphStyle, cluster: int) -> Length:
    """Return what is left before a cluster at a line head: the second of the styles of 3.1.5."""
    if style.paragraph_start is ParagraphStart.FULL_WIDTH and _opens(items, cluster):
        return style.size // 2
    return 0


def _runts_from(points: Breakpoints) -> int:
    """Return the first break from which a last line would be a runt, the final one when there is none."""
    final = len(points.at) - 1
    place = final
    while place > 1 and points.last[final] - points.at[place - 1] < RUNT:
        place -= 1
    return place


def _joints(items: Items, points: Breakpoints) -> list[Joint]:
    """Return how well the sense parts at each break."""
    places = [0, *accumulate(map(len, items.texts))]
    found = (*joints("".join(items.texts)), Joint.SENTENCE)
    return [found[places[at]] for at in points.at]


def _stretch(points: Breakpoints, a: int, b: int) -> Stretch:
    return Stretch(points.at[a], points.last[b], points.at[b])


def _head(piece: Piece, points: Breakpoints, a: int, room: Room) -> Length:
    """Return where a line's first body stands; some brackets keep their half em at the line head."""
    return room.heads[a > 0] + piece.items.starts[points.at[a]] - points.start[a]


def _justified(piece: Piece, costing: Costing, a: int, b: int, room: Room) -> Line:
    points = costing.points
    fit = min(costing.fits(a, b, room.widths[a > 0]))
    if b == costing.final and fit.slack > 0 and fit.state is points.state[b]:
        fit = fit._replace(slack=0)  # a last line is as long as it is (3.8.1)
    head = _head(piece, points, a, room)
    return set_line(piece.items, _stretch(points, a, b), fit, head, points.before[b], piece.base)


def _loose(piece: Piece, points: Breakpoints, a: int, b: int, room: Room, alignment: Alignment) -> Line:
    spare = room.widths[a > 0] - points.end[b] + points.start[a]
    head = _head(piece, points, a, room)
    return _ragged(piece, _stretch(points, a, b), head, spare, points.space[b], alignment)


def _ragged(
    piece: Piece, stretch: Stretch, head: Length, spare: Length, space: Length, alignment: Alignment
) -> Line:
    """Set a line that is not filled; after its last body, `spare` is left and `space` belongs there."""
    if alignment is Alignment.EVEN:
        return set_even(piece.items, stretch, spare, head, piece.base)
    if alignment is Alignment.END:
        head += spare
    elif alignment is Alignment.CENTRE:
        head += spare // 2
    state = EndState.NONE
    if space:
        state = EndState.HALF if spare >= space and alignment is not Alignment.END else EndState.SOLID
    return set_natural(piece.items, stretch, head, state, piece.base)
