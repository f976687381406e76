"""Groups of a sheet as drawn: their operators, and the streams that a page's contents are made of.

What does not depend on the local is made once for all editions that share a stock.
"""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple
from zlib import compress

from leaflet.compose.face import Faces
from leaflet.display.page import Group, Item, PlacedLine
from leaflet.memo import Known
from leaflet.output.pdf.cidfont import DEFLATE_LEVEL
from leaflet.output.pdf.content import Brush, Manner, Piece, ShownGlyphs, brush_for, pieces, shown_glyphs
from leaflet.output.pdf.plan import FontPlan, Glyph, brought, brought_by
from leaflet.output.pdf.tags import Marked, Types, mark
from leaflet.output.printed import Printed
from leaflet.output.sheet import Sheet


class Drawn(NamedTuple):
    """A group's operators, and what they call."""

    group: Group
    pieces: tuple[Piece, ...]
    fonts: frozenset[str]
    """The names of fonts."""
    pictures: tuple[Printed, ...]
    """Each once."""
    overprints: bool


class ContentStream(NamedTuple):
    """A part of a page's content, as the file holds it."""

    deflated: bytes
    digest: bytes
    """Hash of what was deflated."""
    owners: tuple[int, ...]
    """The element of each marked content."""


class _Brushes(NamedTuple):
    """What a sheet's groups are drawn with."""

    base: Brush
    """Knows the glyphs that every local's file holds."""
    every: Brush
    """Knows all of this one's."""
    fixed: frozenset[Glyph]


def drawn(
    sheets: Sequence[Sheet], plan: FontPlan, manner: Manner, faces: Faces, stock: Known
) -> list[tuple[Drawn, ...]]:
    """Draw the groups of all sheets; KeyError for a glyph that is not planned or an ink without a colour."""
    base = stock.value((plan.base, faces), "shown", lambda: shown_glyphs(plan.base, faces))
    every = base
    if plan.delta:
        delta = stock.value((plan.delta, faces), "shown", lambda: shown_glyphs(plan.delta, faces))
        every = {face: {**base.get(face, {}), **delta.get(face, {})} for face in {**base, **delta}}
    return [_sheet(sheet, base, every, plan.fixed, manner, stock) for sheet in sheets]


def _sheet(
    sheet: Sheet,
    base: ShownGlyphs,
    every: ShownGlyphs,
    fixed: frozenset[Glyph],
    manner: Manner,
    stock: Known,
) -> tuple[Drawn, ...]:
    key = "brush", sheet.media, sheet.bleed, sheet.palette, manner.overprints, manner.outlines, sheet.pictures
    brush = stock.value((base, manner.faces), key, lambda: brush_for(sheet, base, manner))
    brushes = _Brushes(brush, brush._replace(glyphs=every), fixed)
    return tuple(_group(group, brushes, stock) for group in sheet.groups)


def _group(group: Group, brushes: _Brushes, stock: Known) -> Drawn:
    if brought_by(group, brushes.fixed, stock):
        return _drawn(group, brushes, stock)
    return stock.value((group, brushes.base), "drawn", lambda: _drawn(group, brushes, stock))


def _drawn(group: Group, brushes: _Brushes, stock: Known) -> Drawn:
    made = tuple(piece for item in group.items for piece in _item(item, brushes, stock))
    return Drawn(
        group,
        made,
        frozenset(piece.font for piece in made if piece.font is not None),
        tuple(dict.fromkeys(piece.picture for piece in made if piece.picture is not None)),
        any(piece.overprints for piece in made),
    )


def _item(item: Item, brushes: _Brushes, stock: Known) -> tuple[Piece, ...]:
    """Draw an item; a line of text that editions share at the same place is drawn once."""
    if isinstance(item, PlacedLine):
        if brought(item.line, brushes.fixed, stock):
            return tuple(pieces((item,), brushes.every))
        key = "item", item.origin, item.parts, item.direction
        return stock.value((item.line, brushes.base), key, lambda: tuple(pieces((item,), brushes.base)))
    return tuple(pieces((item,), brushes.base))


def streams(page: Sequence[Drawn], types: Types | None, stock: Known) -> tuple[ContentStream, ...]:
    """Make a page's streams, with their marked content numbered through where it is tagged by `types`."""
    made: list[ContentStream] = []
    number = 0
    for each in page:
        made.append(stock.value((each, types), ("stream", number), partial(_stream, each, types, number)))
        number += len(made[-1].owners)
    return tuple(made)


def _stream(group: Drawn, types: Types | None, number: int) -> ContentStream:
    if types is None:
        made = Marked("\n".join(piece.code for piece in group.pieces), ())
    else:
        made = mark(group.pieces, group.group.elements, types, number)
    data = made.code.encode()
    return ContentStream(compress(data, DEFLATE_LEVEL), sha256(data).digest(), made.owners)
