"""From characters to glyphs and their bodies, along a style's list of faces (JLREQ 2.1.2, 3.1.2)."""

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from leaflet.display.line import FaceName, Orientation
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.kinds import CLASSES, KINDS, Kind
from leaflet.units import Length

if TYPE_CHECKING:
    from leaflet.compose.face import Face, Faces

WESTERN_MARK = "\0"
"""After a key: the character is set as Western, its whole advance being its body."""

MISSING = -1
"""The glyph id of a character that no face has."""

_HALF_EM_CLASSES = {
    CharClass.OPENING_BRACKET: 2,
    CharClass.CLOSING_BRACKET: 0,
    CharClass.FULL_STOP: 0,
    CharClass.COMMA: 0,
    CharClass.MIDDLE_DOT: 1,
}
"""Classes whose body is half an em, and where it lies in the em, in quarters from the left (3.1.2)."""

_HALF_EM_KINDS = frozenset(kind for kind, of_class in CLASSES.items() if of_class in _HALF_EM_CLASSES)

_TOLERANCE = 20
"""Heavy brackets may reach out of their half by a twentieth of an em and still belong there."""

_FULL_WIDTH = (9, 10)
"""A glyph is full-width from nine tenths of an em on."""

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_BLANK = frozenset(" \u00a0\u202f")


class Voice(NamedTuple):
    """What a run of a line's glyphs shares."""

    face: FaceName
    size: Length
    rise: Length
    orientation: Orientation = Orientation.UPRIGHT


class Cell(NamedTuple):
    """One glyph with its measures in units."""

    gid: int
    text: str
    advance: Length
    body: tuple[Length, Length]
    """Left and right edge of the body, from the glyph's origin."""
    width: Length
    """Of the body."""
    voice: Voice
    fell_back: bool
    """The first face lacks the character, or no face has its variation sequence."""
    wide: bool
    """Full-width: what decides the class of some characters."""


class Found(NamedTuple):
    """A glyph in one of a list of faces."""

    rank: int
    gid: int
    is_whole: bool
    """All of the cluster is in the glyph; without its variation sequence only its character is."""


class GlyphBook(dict[str, Cell]):
    """The cells of clusters in one style of glyphs, made when a cluster is first met.

    A cluster is a character with what joins it (variation selector, combining marks); `WESTERN_MARK` may
    follow it.
    """

    def __init__(
        self, faces: "Faces", names: tuple[FaceName, ...], size: Length, rise: Length, *, tight: bool
    ) -> None:
        """Make the book; KeyError when `names` has an unknown face."""
        super().__init__()
        self._faces = tuple(faces.face(name) for name in names)
        self._voices = tuple(Voice(name, size, rise) for name in names)
        self.size = size
        self._tight = tight

    def __missing__(self, key: str) -> Cell:
        cluster = key if len(key) == 1 else key.removesuffix(WESTERN_MARK)  # alone, the mark was typed
        found = self._find(cluster)
        if found is None:
            cell = Cell(MISSING, cluster, 0, (0, 0), 0, self._voices[0], fell_back=False, wide=False)
        else:
            cell = self._cell(cluster, found, western=cluster != key)
        self[key] = cell
        return cell

    def _find(self, cluster: str) -> Found | None:
        """Return the glyph of a cluster in the first face that has it.

        A face that has a variation sequence comes before those that have only its character. Combining marks
        are met by the glyph of the composed character: the text itself is never normalised.
        """
        if len(cluster) == 1:
            return self._find_character(cluster, is_whole=True)
        base = cluster[0]
        joined = "".join(c for c in cluster[1:] if c not in _INVISIBLE)
        if joined in _SELECTORS:
            for rank, face in enumerate(self._faces):
                gid = face.variant(base, joined)
                if gid is not None:
                    return Found(rank, gid, is_whole=True)
            return self._find_character(base, is_whole=False)
        composed = unicodedata.normalize("NFC", base + joined) if joined else base
        return self._find_character(composed, is_whole=True) if len(composed) == 1 else None

    def _find_character(self, character: str, *, is_whole: bool) -> Found | None:
        for rank, face in enumerate(self._faces):
            gid = face.glyph(character)
            if gid is not None:
                return Found(rank, gid, is_whole)
        return None

    def _cell(self, cluster: str, found: Found, *, western: bool) -> Cell:
        rank, gid, is_whole = found
        face, size = self._faces[rank], self.size
        advance = scaled(face.advance(gid), face, size)
        kind = KINDS[ord(cluster[0])]
        body = (0, advance)
        if cluster[0] in _BLANK:
            body = (0, 0)  # a word space is a gap: it has no body of its own
        elif self._tight and kind != Kind.BY_WIDTH and not western:
            placement, change = face.tightened(gid)
            left = -scaled(placement, face, size)
            body = (left, left + advance + scaled(change, face, size))
        elif not western and kind in _HALF_EM_KINDS:
            body = self._body(Kind(kind), face, face.ink(gid), advance)
        wide = advance * _FULL_WIDTH[1] >= size * _FULL_WIDTH[0]
        fell_back = rank > 0 or not is_whole
        return Cell(gid, cluster, advance, body, body[1] - body[0], self._voices[rank], fell_back, wide)

    def _body(
        self, kind: Kind, face: "Face", ink: tuple[int, int] | None, advance: Length
    ) -> tuple[Length, Length]:
        """Return the body: half an em where the class has that and the glyph is drawn in a whole one.

        `ink` is where the glyph's outline begins and ends along the line, in font units.
        """
        if kind is Kind.BY_WIDTH or CLASSES[kind] not in _HALF_EM_CLASSES or ink is None:
            return 0, advance
        size = self.size
        if advance * _FULL_WIDTH[1] < size * _FULL_WIDTH[0]:
            return 0, advance  # half-width already, or proportional
        left, right = (scaled(edge, face, size) for edge in ink)
        start = _HALF_EM_CLASSES[CLASSES[kind]] * size // 4
        if left < start - size // _TOLERANCE or right > start + size // 2 + size // _TOLERANCE:
            # Drawn elsewhere in its em (centred stops, say): half an em about the ink, if that is enough.
            if right - left > size // 2:
                return 0, advance
            start = (left + right) // 2 - size // 4
        return start, start + size // 2


def scaled(value: int, face: "Face", size: Length) -> Length:
    """Turn font units into units of length, rounded half up."""
    return (2 * value * size + face.upem) // (2 * face.upem)
