"""Groups of a sheet as drawn: their operators, and the streams that a page's contents are made of.

What does not depend on the local is made once for all editions that share a stock.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple
from zlib import compress

from leaflet.compose.face import Faces
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Item, PlacedLine
from leaflet.memo import Known
from leaflet.output.pdf.cidfont import DEFLATE_LEVEL
from leaflet.output.pdf.content import (
    Brush,
    Manner,
    Piece,
    Shown,
    ShownGlyphs,
    brush_for,
    pieces,
    shown_glyphs,
)
from leaflet.output.pdf.plan import FontPlan, Glyphs, PlannedFont, brought_by
from leaflet.output.pdf.ready import stream
from leaflet.output.pdf.tags import Types, brackets
from leaflet.output.printed import Printed
from leaflet.output.sheet import Sheet


class Drawn(NamedTuple):
    """A group's operators piece by piece, and what they call."""

    group: Group
    codes: tuple[str, ...]
    named: tuple[int | None, ...]
    """The element of each piece."""
    texts: tuple[str, ...]
    """What each piece says; () where all operators can tell."""
    fonts: frozenset[str]
    """The names of fonts."""
    pictures: tuple[Printed, ...]
    """Each once."""
    overprints: bool


class ContentStream(NamedTuple):
    """A part of a page's content, as the file holds it."""

    spelled: bytes
    """As an object."""
    digest: str
    """Hash of what was deflated, as `repr` tells it."""
    owners: tuple[int, ...]
    """The element of each marked content."""


class _Brushes(NamedTuple):
    """What a sheet's groups are drawn with."""

    base: Brush
    """Knows the glyphs that every local's file holds."""
    every: Brush
    """Knows all of this one's."""
    fixed: Glyphs
    delta: Mapping[FaceName, PlannedFont]
    """The fonts of the other glyphs."""


def drawn(
    sheets: Sequence[Sheet], plan: FontPlan, manner: Manner, faces: Faces, stock: Known
) -> list[tuple[Drawn, ...]]:
    """Draw the groups of all sheets; KeyError for a glyph that is not planned or an ink without a colour."""
    base = stock.value((plan.base, faces), "shown", lambda: shown_glyphs(plan.base, faces))
    every = stock.value((base, plan.delta, faces), "every", lambda: _every(base, plan.delta, faces, stock))
    return [_sheet(sheet, base, every, plan, manner, stock) for sheet in sheets]


def _every(
    base: ShownGlyphs, delta: Iterable[PlannedFont], faces: Faces, stock: Known
) -> dict[FaceName, Mapping[tuple[int, str], Shown]]:
    """Look up how all glyphs of a local's file are shown."""
    every = dict(base)
    for font in delta:
        own = stock.value((font, faces), "shown font", partial(shown_glyphs, (font,), faces))
        every[font.face] = {**base.get(font.face, {}), **own[font.face]}
    return every


def _sheet(
    sheet: Sheet,
    base: ShownGlyphs,
    every: ShownGlyphs,
    plan: FontPlan,
    manner: Manner,
    stock: Known,
) -> tuple[Drawn, ...]:
    key = "brush", sheet.media, sheet.bleed, sheet.palette, manner.overprints, manner.outlines, sheet.pictures
    brush = stock.value((base, manner.faces), key, lambda: brush_for(sheet, base, manner))
    delta = {font.face: font for font in plan.delta}
    brushes = _Brushes(brush, brush._replace(glyphs=every), plan.fixed, delta)
    row = stock.row((brush,), ("groups", sheet.name), sheet.groups, lambda each: _fixed(each, brushes, stock))
    return tuple(
        [
            _drawn(group, brushes, stock) if known is None else known
            for group, known in zip(sheet.groups, row, strict=True)
        ]
    )


def _fixed(group: Group, brushes: _Brushes, stock: Known) -> Drawn | None:
    """Draw a group; None when it shows glyphs that not every local's file holds."""

    def made() -> Drawn | None:
        return None if any(brought_by(group, brushes.fixed, stock)) else _drawn(group, brushes, stock)

    return stock.value((group, brushes.base), "drawn", made)


def _drawn(group: Group, brushes: _Brushes, stock: Known) -> Drawn:
    others = brought_by(group, brushes.fixed, stock)
    own = {id(item) for item, brought in zip(group.items, others, strict=True) if brought}

    def fixed(item: Item) -> tuple[Piece, ...]:
        return () if id(item) in own else tuple(pieces((item,), brushes.base))

    row = stock.row((group.elements, brushes.base), "items", group.items, fixed)
    made: list[Piece] = []
    for item, brought, known in zip(group.items, others, row, strict=True):
        made += _own_item(item, brushes, stock) if brought else known
    if not made:
        return Drawn(group, (), (), (), frozenset(), (), overprints=False)
    named, codes, fonts, over, texts, pictures = zip(*made, strict=True)
    return Drawn(
        group,
        codes,
        named,
        texts if any(texts) else (),
        frozenset(filter(None, fonts)),
        tuple(dict.fromkeys(picture for picture in pictures if picture is not None)),
        any(over),
    )


def _own_item(item: Item, brushes: _Brushes, stock: Known) -> tuple[Piece, ...]:
    """Draw a line of other glyphs, once for all editions that share it and the fonts of its faces."""
    assert isinstance(item, PlacedLine)  # noqa: S101 - nothing else shows glyphs
    own = (brushes.delta.get(run.face) for run in item.line.runs)
    return stock.value((item, brushes.base, *own), "own item", lambda: tuple(pieces((item,), brushes.every)))


def streams(page: Sequence[Drawn], types: Types | None, stock: Known) -> tuple[ContentStream, ...]:
    """Make a page's streams, with their marked content numbered through where it is tagged by `types`."""
    made: list[ContentStream] = []
    number = 0
    for each in page:
        make = partial(_stream, each, types, number, stock)
        made.append(stock.value((each, types), ("stream", number), make))
        number += len(made[-1].owners)
    return tuple(made)


def _stream(group: Drawn, types: Types | None, number: int, stock: Known) -> ContentStream:
    if types is None:
        return _deflated("\n".join(group.codes), ())
    elements, named, texts = group.group.elements, group.named, group.texts
    marked = stock.value(
        (elements, types),
        ("brackets", named, texts, number),
        partial(brackets, named, texts, elements, types, number),
    )
    return _deflated(marked.around(group.codes), marked.owners)


def _deflated(code: str, owners: tuple[int, ...]) -> ContentStream:
    data = code.encode()
    return ContentStream(stream(compress(data, DEFLATE_LEVEL)), repr(sha256(data).digest()), owners)
