"""Vertical text: which glyphs stand upright, which on their side, which side by side (JLREQ 2.3.2, 3.2.5).

Along the line an upright character takes one em from the top of its frame to the bottom. Its frame reaches
0.88 em to the right of the line's baseline, so that it and Latin text on its side share a middle.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leaflet.compose.glyphs import MISSING, Cell, Found, GlyphBook, Voice, scaled
from leaflet.display.line import FRAME_ABOVE, FaceName, Orientation
from leaflet.jlreq.context import with_kanji_numbers
from leaflet.jlreq.kinds import Kind, kind_of
from leaflet.jlreq.orientation import SUBSTITUTES, Block, Stand, blocks, singles, stand_of, wide_form
from leaflet.model.text import MarkKind, RichText
from leaflet.units import Length

if TYPE_CHECKING:
    from leaflet.compose.face import Face, Faces

_WIDE = "\1"
"""After a key: the character stands upright, in its full-width form."""
_COMBINED = "\2"
"""Parts a key of tate-chu-yoko: its character, all characters of the block, its place among them."""


def stood_up(
    text: RichText, clusters: Sequence[int], keys: Sequence[str], kinds: str
) -> tuple[list[str], str, list[Block]]:
    """Return keys and kinds for vertical text, and the blocks of tate-chu-yoko among the clusters."""
    first = "".join(key[0] for key in keys)
    marked = [
        Block(bisect_left(clusters, mark.start), bisect_left(clusters, mark.end))
        for mark in text.marked(MarkKind.TATE_CHU_YOKO)
    ]
    taken = {k for block in marked for k in range(*block)}
    found = sorted([*marked, *(block for block in blocks(first, kinds) if block.first not in taken)])
    stood, told = list(keys), list(with_kanji_numbers(first, kinds))
    for at in singles(first, kinds):
        if at not in taken:
            stood[at] += _WIDE
            told[at] = (Kind.WIDE_DIGIT if first[at].isdigit() else Kind.WIDE_LETTER).value
    for block in found:
        whole = first[slice(*block)]
        for place, at in enumerate(range(*block)):
            stood[at] = _COMBINED.join((first[at], whole, str(place)))
            told[at] = Kind.TATE_CHU_YOKO.value
    return stood, "".join(told), found


class VerticalBook(GlyphBook):
    """The cells of clusters in vertical text."""

    def __init__(
        self, faces: "Faces", names: tuple[FaceName, ...], size: Length, rise: Length, *, tight: bool
    ) -> None:
        """Make the book; KeyError when `names` has an unknown face. Nothing is ever tightened."""
        super().__init__(faces, names, size, rise, tight=False)
        del tight
        self._on_their_side = tuple(voice._replace(orientation=Orientation.ROTATED) for voice in self._voices)

    def __missing__(self, key: str) -> Cell:
        if _COMBINED in key[1:]:  # not one that was typed
            cell = self._combined(*key.split(_COMBINED))
        elif key[1:].endswith(_WIDE):
            cell = self._wide(key[0])
        else:
            return super().__missing__(key)
        self[key] = cell
        return cell

    def _cell(self, cluster: str, found: Found, *, western: bool) -> Cell:
        substitute = None if western else SUBSTITUTES.get(cluster[0])
        if substitute is not None:
            found = self._find_character(substitute, is_whole=True) or found
        rank, gid, _ = found
        face = self._faces[rank]
        turned = face.vertical(gid)
        is_wide = scaled(face.advance(gid), face, self.size) * 10 >= self.size * 9
        stand = Stand.ROTATED if western else stand_of(substitute or cluster[0])
        if stand in _ON_THEIR_SIDE and (turned == gid or not is_wide):
            cell = super()._cell(cluster, found, western=western)
            return cell._replace(voice=self._on_their_side[rank])
        return self._upright(cluster, found._replace(gid=turned))

    def _upright(self, cluster: str, found: Found) -> Cell:
        """Return a cell that takes its em from the frame's top, or half of it (3.1.2)."""
        rank, gid, is_whole = found
        face = self._faces[rank]
        body = self._body(kind_of(cluster[0]), face, _ink_down(face, gid), self.size)
        fell_back = rank > 0 or not is_whole
        return Cell(
            gid, cluster, self.size, body, body[1] - body[0], self._voices[rank], fell_back, wide=True
        )

    def _wide(self, character: str) -> Cell:
        """Set a lone digit or letter in its full-width form, or upright as it is."""
        found = self._find_character(wide_form(character), is_whole=True)
        found = found or self._find_character(character, is_whole=True)
        return self._upright(character, found) if found is not None else self._none(character)

    def _combined(self, character: str, whole: str, place: str) -> Cell:
        """Set one character of a block that takes one em, smaller where it would be wider.

        The block's first character has its whole body; the others stand beside it and take nothing.
        """
        found = [self._narrow(each) for each in whole]
        widths = [0 if each is None else self._width(each) for each in found]
        own, index = found[int(place)], int(place)
        if own is None:
            return self._none(character)
        size = self.size * self.size // max(self.size, sum(widths))
        advances = [width * size // self.size for width in widths]
        above, frame = FRAME_ABOVE
        middle = size * above // frame - size // 2
        centre = self.size * above // frame - self.size // 2
        voice = Voice(
            self._voices[own.rank].face,
            size,
            self._voices[own.rank].rise + centre - sum(advances) // 2,
            Orientation.COMBINED,
        )
        start = -(self.size // 2 + middle)
        body = (start, start + self.size) if index == 0 else (start + self.size, start + self.size)
        return Cell(
            own.gid,
            character,
            advances[index],
            body,
            body[1] - body[0],
            voice,
            fell_back=own.rank > 0,
            wide=True,
        )

    def _narrow(self, character: str) -> Found | None:
        """Return the glyph of a character, half an em wide where its face has such a one."""
        found = self._find_character(character, is_whole=True)
        return found and found._replace(gid=self._faces[found.rank].half(found.gid))

    def _width(self, found: Found) -> Length:
        face = self._faces[found.rank]
        return scaled(face.advance(found.gid), face, self.size)

    def _none(self, character: str) -> Cell:
        return Cell(MISSING, character, 0, (0, 0), 0, self._voices[0], fell_back=False, wide=False)


_ON_THEIR_SIDE = frozenset({Stand.ROTATED, Stand.TURNED_OR_ROTATED})


def _ink_down(face: "Face", gid: int) -> tuple[int, int] | None:
    """Return where an upright glyph's ink begins and ends along the line, from its frame's top."""
    above, whole = FRAME_ABOVE
    ink, top = face.ink_upward(gid), face.upem * above // whole
    return ink and (top - ink[1], top - ink[0])
