"""A paragraph, stretch by stretch: itemise, break, adjust. Forced breaks part the stretches."""

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from leaflet.compose.adjust import Stretch
from leaflet.compose.breakpoints import Breakpoints, breakpoints, opportunities
from leaflet.compose.cost import Costing, Fit
from leaflet.compose.glyphs import MISSING
from leaflet.compose.items import Items, cells_shown, itemise
from leaflet.compose.lines import blank, set_even, set_line
from leaflet.compose.phrases import Joint, joints
from leaflet.compose.ragged import level
from leaflet.compose.ruby import unread as unread_in
from leaflet.compose.search import total_fit
from leaflet.compose.setting import Setting
from leaflet.compose.style import Alignment, Fallback, ParagraphStart, ParagraphStyle
from leaflet.display.line import EndState, FaceName, Line, Stage
from leaflet.jlreq.kinds import Kind
from leaflet.model.text import RichText, cut
from leaflet.units import Length

RUNT = 2
"""A last line of so many characters or fewer looks forgotten (3.5.4)."""


class Room(NamedTuple):
    """Where the first line and the later ones begin, and how wide they are."""

    heads: tuple[Length, Length]
    widths: tuple[Length, Length]


class Piece(NamedTuple):
    """A stretch of a paragraph between forced breaks, and the offset at which it starts."""

    base: int
    items: Items


class Blank(NamedTuple):
    """A stretch with nothing in it."""

    base: int


def pieces(text: RichText, setting: Setting) -> tuple[list[Piece | Blank], list[int]]:
    """Itemise a paragraph; also the offsets of characters that no face has."""
    found: list[Piece | Blank] = []
    missing: list[int] = []
    for base, stretch in _stretches(text):
        if not stretch.text:
            found.append(Blank(base))
            continue
        items = itemise(stretch, setting.books, setting.tables.pairs)
        if isinstance(items, Items):
            found.append(Piece(base, items))
        else:
            missing += (base + at for at in items)
    return found, missing


def _stretches(text: RichText) -> list[tuple[int, RichText]]:
    """Part a paragraph at its line feeds; spaces at a line head have no width (3.2.2) and are left out."""
    parts = text.text.removesuffix("\n").split("\n")
    found, start = [], 0
    for part in parts:
        lead = len(part) - len(part.lstrip(" "))
        whole = not lead and len(parts) == 1 and len(part) == len(text.text)
        stretch = text if whole else cut(text, start + lead, start + len(part))
        found.append((start + lead, stretch))
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


def set_piece(piece: Piece | Blank, measure: Length, setting: Setting, *, is_first: bool) -> list[Line]:
    """Break and adjust one stretch."""
    if isinstance(piece, Blank):
        return [blank(piece.base)]
    items, style = piece.items, setting.style
    room = _room(items, measure, setting, is_first=is_first)
    points = breakpoints(items, setting.tables, min(room.widths), hanging=style.hanging)
    if style.paragraph_start is ParagraphStart.FULL_WIDTH:
        _stand_off(points, items, style.size // 2)
    if is_first and 0 in items.ruby.leads:
        # Ruby may reach into the indent as it may over any ideographic space (3.3.8).
        points.start[0] += min(items.ruby.leads[0], style.first_indent, setting.books.ruby.size)
    runts_from = _runts_from(points)
    if style.alignment is not Alignment.JUSTIFIED or style.phrases:
        path = _level(items, points, room, style, runts_from)
        return [_ragged(piece, points, a, b, room, style.alignment) for a, b in pairwise([0, *path])]
    costing = Costing(points, setting.caps, runts_from)
    path = total_fit(costing, *room.widths)
    return [_justified(piece, costing, a, b, room) for a, b in pairwise([0, *path])]


def _room(items: Items, measure: Length, setting: Setting, *, is_first: bool) -> Room:
    style = setting.style
    head = style.first_indent if is_first else style.turn_over_indent
    if is_first and style.paragraph_start is ParagraphStart.HALF_INDENT and _opens(items, 0):
        head -= min(style.size // 2, head)
    heads = head, style.turn_over_indent
    return Room(heads, (measure - heads[0], measure - heads[1]))


def _level(
    items: Items, points: Breakpoints, room: Room, style: ParagraphStyle, runts_from: int
) -> list[int]:
    """Return the breaks that end ragged lines; what fits one line is not looked at any closer."""
    if points.end[-1] - points.start[0] <= room.widths[0]:
        return [len(points.at) - 1]
    parts = _joints(items, points) if style.phrases else None
    return level(points, room.widths, style.size, runts_from, parts)


def _opens(items: Items, cluster: int) -> bool:
    return items.letters[cluster] == Kind.OPENING_BRACKET


def _stand_off(points: Breakpoints, items: Items, half: Length) -> None:
    """Leave half an em before brackets at line heads: the second of the styles of 3.1.5."""
    for place, cluster in enumerate(points.at[:-1]):
        if _opens(items, cluster):
            points.start[place] -= half


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


def _ragged(piece: Piece, points: Breakpoints, a: int, b: int, room: Room, alignment: Alignment) -> Line:
    spare = room.widths[a > 0] - points.end[b] + points.start[a]
    if alignment is Alignment.EVEN:
        head = _head(piece, points, a, room)
        return set_even(piece.items, _stretch(points, a, b), spare, head, piece.base)
    shift = {Alignment.END: spare, Alignment.CENTRE: spare // 2}.get(alignment, 0)
    head = _head(piece, points, a, room) + shift
    line = set_line(piece.items, _stretch(points, a, b), Fit(0, EndState.NONE, 0), head, 0, piece.base)
    if not points.space[b]:
        return line
    kept = spare >= points.space[b] and alignment is not Alignment.END
    return replace(line, end_state=EndState.HALF if kept else EndState.SOLID, stage=Stage.NONE)
