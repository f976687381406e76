"""Groups of a sheet as drawn: their operators, and the streams that a page's contents are made of.

What does not depend on the local is made once for all editions that share a stock.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain, repeat
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
from leaflet.output.pdf.plan import FontPlan, Glyphs, PlannedFont, brought
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
    is_fixed: bool = True
    """Whether other locals' files may have it: all of its glyphs are in every one."""


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
    delta: Mapping[FaceName, PlannedFont]
    """The fonts of the other glyphs."""


def drawn(
    sheets: Sequence[Sheet], plan: FontPlan, manner: Manner, faces: Faces, stock: Known
) -> list[tuple[Drawn, ...]]:
    """Draw the groups of all sheets; KeyError for a glyph that is not planned or an ink without a colour."""
    base = stock.value((plan.base, faces), "shown", lambda: shown_glyphs(plan.base, faces))
    every = stock.value((base, plan.delta, faces), "every", lambda: _every(base, plan.delta, faces, stock))
    delta = {font.face: font for font in plan.delta}
    groups = tuple([group for sheet in sheets for group in sheet.groups])
    others = zip(groups, brought(groups, plan.fixed, stock), strict=True)
    own = {id(group): found for group, found in others if found}
    made = []
    for sheet in sheets:
        brush = _brush(sheet, base, manner, stock)
        made.append(_sheet(sheet, _Brushes(brush, brush._replace(glyphs=every), delta), own, stock))
    return made


def _every(
    base: ShownGlyphs, delta: Iterable[PlannedFont], faces: Faces, stock: Known
) -> dict[FaceName, Mapping[tuple[int, str], Shown]]:
    """Look up how all glyphs of a local's file are shown."""
    every = dict(base)
    for font in delta:
        make = partial(_of_face, font, base, faces)
        every[font.face] = stock.value((base, font, faces), "shown font", make)
    return every


def _of_face(font: PlannedFont, base: ShownGlyphs, faces: Faces) -> Mapping[tuple[int, str], Shown]:
    return {**base.get(font.face, {}), **shown_glyphs((font,), faces)[font.face]}


def _brush(sheet: Sheet, base: ShownGlyphs, manner: Manner, stock: Known) -> Brush:
    key = "brush", sheet.media, sheet.bleed, sheet.palette, manner.overprints, manner.outlines, sheet.pictures
    return stock.value((base, manner.faces), key, lambda: brush_for(sheet, base, manner))


def _sheet(
    sheet: Sheet, brushes: _Brushes, own: Mapping[int, tuple[Glyphs, ...]], stock: Known
) -> tuple[Drawn, ...]:
    """Draw the groups of a sheet; of those with glyphs of this local's `own` tell what each item brings."""
    base = brushes.base

    def fixed(group: Group) -> Drawn | None:
        if id(group) in own:
            return None
        return stock.value((group, base), "drawn", lambda: _drawn(group, (), brushes, stock))

    row = stock.row((base,), ("groups", sheet.name), sheet.groups, fixed)
    return tuple(
        [
            _drawn(group, own[id(group)], brushes, stock) if known is None else known
            for group, known in zip(sheet.groups, row, strict=True)
        ]
    )


def _drawn(group: Group, others: tuple[Glyphs, ...], brushes: _Brushes, stock: Known) -> Drawn:
    """Draw a group; `others` are the glyphs of each item that not every local's file holds, () for none."""
    base, items = brushes.base, group.items
    own = {id(item) for item, brought in zip(items, others, strict=True) if brought} if others else ()

    def fixed(item: Item) -> tuple[Piece, ...]:
        return () if id(item) in own else pieces(item, base)

    row = stock.row((group.elements, base), "items", items, fixed)
    made: list[Piece] = []
    for item, known in zip(items, row, strict=True):
        made += _own_item(item, brushes, stock) if id(item) in own else known
    if not made:
        return Drawn(group, (), (), (), frozenset(), (), overprints=False, is_fixed=not own)
    named, codes, fonts, over, texts, pictures = zip(*made, strict=True)
    return Drawn(
        group,
        codes,
        named,
        texts if any(texts) else (),
        frozenset(filter(None, fonts)),
        tuple(dict.fromkeys(filter(None, pictures))),
        any(over),
        not own,
    )


def _own_item(item: Item, brushes: _Brushes, stock: Known) -> tuple[Piece, ...]:
    """Draw a line of other glyphs, once for all editions that share it and the fonts of its faces."""
    assert isinstance(item, PlacedLine)  # noqa: S101 - nothing else shows glyphs
    own = (brushes.delta.get(run.face) for run in item.line.runs)
    return stock.value((item, brushes.base, *own), "own item", partial(pieces, item, brushes.every))


class _Numbered(NamedTuple):
    """A group as drawn, and its stream when its marked content is numbered from `first`."""

    group: Drawn
    first: int
    stream: ContentStream


class _Page:
    """The streams of a page as they were last made: as in a `Known.row`, most are those of next time."""

    def __init__(self) -> None:
        self.streams: list[_Numbered] = []


def streams(name: str, page: Sequence[Drawn], types: Types | None, stock: Known) -> tuple[ContentStream, ...]:
    """Make a page's streams, with their marked content numbered through where it is tagged by `types`."""
    last: _Page = stock.value((types,), ("page streams", name), _Page)
    made: list[_Numbered] = []
    number = 0
    for each, before in zip(page, chain(last.streams, repeat(None)), strict=False):
        if before is not None and before.group is each and before.first == number:
            numbered = before
        else:
            numbered = _Numbered(each, number, _known_stream(each, types, number, stock))
        made.append(numbered)
        number += len(numbered.stream.owners)
    last.streams = made
    return tuple([each.stream for each in made])


def _known_stream(group: Drawn, types: Types | None, number: int, stock: Known) -> ContentStream:
    """Make a group's stream; one that no other local's file can have is not kept."""
    make = partial(_stream, group, types, number, stock)
    return stock.value((group, types), ("stream", number), make) if group.is_fixed else make()


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
