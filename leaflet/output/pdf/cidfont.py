"""One planned font as the parts of a composite font (Type0, CIDFontType2, Identity-H; ISO 32000-1, 9.7).

The text of each glyph comes from the source, not from the face's character map: one outline that stands for
two characters has a number for each, and a figure drawn in a disc may stand for a circled figure.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from zlib import compress

import uharfbuzz as hb

from leaflet.compose.face import Face
from leaflet.output.pdf.numbers import decimal, quotient, utf16
from leaflet.output.pdf.plan import Pair
from leaflet.records import dataclass

DEFLATE_LEVEL = 6
"""Higher levels save a thousandth of a font and cost a fifth more time."""

_KEPT = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""What a viewer reads of an embedded font whose glyphs are named by number (ISO 32000-1, 9.9)."""
_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
"""Instructions for coarse screens are a fifth of the file and change no outline."""

FULL_WIDTH = 10_000
"""One em in `width`'s units."""
_BLOCK = 100
"""The most lines of one block of a character map (Adobe technical note 5014)."""


@dataclass(frozen=True, slots=True)
class CidFont:
    """A font's parts, ready to be written; streams are deflated."""

    name: str
    """The face's PostScript name after a tag that follows from the contents."""
    file: bytes
    file_length: int
    """Length of `file` before deflation."""
    to_gid: bytes | None
    """Glyph of each number, two bytes each; None when glyph and number are the same."""
    to_unicode: bytes
    widths: str
    """What stands in the array W: every width but one em."""
    count: int = 0
    """How many numbers there are beside 0."""


def width(face: Face, gid: int) -> int:
    """Return a glyph's advance in ten-thousandths of an em, as the document will tell it."""
    return quotient(face.advance(gid) * FULL_WIDTH, face.upem)


def em_thousandths(face: Face, value: int) -> str:
    """Spell a length in font units as PDF tells it of fonts."""
    return decimal(quotient(value * FULL_WIDTH, face.upem), 1)


@lru_cache(maxsize=64)
def make_font(face: Face, pairs: tuple[Pair, ...]) -> CidFont:
    """Make the font in which `pairs[k]` has the number `k + 1`; equal arguments give the same object."""
    file, gids = subset(face, [pair.gid for pair in pairs])
    to_unicode = character_map(pairs)
    numbered = gids == tuple(range(1, len(gids) + 1))
    to_gid = b"".join(gid.to_bytes(2, "big") for gid in (0, *gids))
    return CidFont(
        name=f"{tag(file + to_gid + to_unicode)}+{face.descriptor.postscript_name}",
        file=compress(file, DEFLATE_LEVEL),
        file_length=len(file),
        to_gid=None if numbered else compress(to_gid, DEFLATE_LEVEL),
        to_unicode=compress(to_unicode, DEFLATE_LEVEL),
        widths=" ".join(_widths([width(face, pair.gid) for pair in pairs])),
        count=len(pairs),
    )


def subset(face: Face, gids: Sequence[int]) -> tuple[bytes, tuple[int, ...]]:
    """Cut a face down to some glyphs; return the new file and the new id of each glyph.

    Raises
    ------
    ValueError
        When the face has not that many glyphs.

    """
    request = hb.SubsetInput()
    request.glyph_set.update(gids)
    request.flags = _FLAGS
    plan = hb.SubsetPlan(_outlines(face), request)
    renamed = dict(plan.old_to_new_glyph_mapping)
    missing = [gid for gid in gids if gid not in renamed]
    if missing:
        raise ValueError(f"{face} has no glyphs {missing}")
    return plan.execute().blob.data, tuple(renamed[gid] for gid in gids)


@lru_cache(maxsize=16)
def _outlines(face: Face) -> hb.Face:
    """Return the face with nothing but the tables that are kept.

    Subsetting would otherwise look through the whole character map each time, which takes a hundred times
    longer than the work itself.
    """
    tables = {name: face.harfbuzz.reference_table(name).data for name in _KEPT}
    outlines = hb.Face.create_for_tables(lambda _face, name, _data: tables.get(name, b""), None)
    outlines.set_get_table_tags_func(lambda _face, _data: list(tables), None)
    return outlines


def tag(content: bytes) -> str:
    """Return six capital letters that tell this subset from any other of the same face."""
    number = int.from_bytes(sha256(content).digest(), "big")
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


def character_map(pairs: Sequence[Pair]) -> bytes:
    """Write the map from numbers to text (ToUnicode; ISO 32000-1, 9.10.3)."""
    rows = [f"<{cid:04X}> <{utf16(pair.text)}>" for cid, pair in enumerate(pairs, start=1)]
    blocks = (rows[first : first + _BLOCK] for first in range(0, len(rows), _BLOCK))
    lines = (line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar"))
    return "\n".join((*_BEFORE, *lines, *_AFTER)).encode()


_BEFORE = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)
_AFTER = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")


def _widths(widths: Sequence[int]) -> Iterator[str]:
    """Tell ranges of equal widths, leaving out one em, which the font's DW says for all."""
    for value, numbered in groupby(enumerate(widths, start=1), key=lambda item: item[1]):
        cids = [cid for cid, _ in numbered]
        if value != FULL_WIDTH:
            yield f"{cids[0]} {cids[-1]} {decimal(value, 1)}"
