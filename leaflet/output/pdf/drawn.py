"""Groups of a sheet as drawn: their operators, and what these call.

What does not depend on the local is made once for all editions that share a stock.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from leaflet.compose.face import Faces
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Item
from leaflet.memo import Known
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
from leaflet.output.printed import Printed
from leaflet.output.sheet import Sheet


class Drawn(NamedTuple):
    """A group's operators piece by piece, and what they call."""

    group: Group
    items: tuple[tuple[Piece, ...], ...]
    """The pieces of each of its items."""
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
    others: tuple[Glyphs, ...] = ()
    """The glyphs of each item that not every local's file holds; () where there is none."""

    @property
    def is_fixed(self) -> bool:
        """Whether other locals' files may have it: all of its glyphs are in every one."""
        return not self.others


class DrawnSheets(NamedTuple):
    """Sheets of which all groups are drawn, and the fonts that they are set in."""

    sheets: tuple[Sheet, ...]
    plan: FontPlan
    groups: tuple[tuple[Drawn, ...], ...]
    """Of each sheet."""


class Brushes(NamedTuple):
    """What a sheet's groups are drawn with."""

    base: Brush
    """Knows the glyphs that every local's file holds."""
    every: Brush
    """Knows all of this one's."""
    delta: tuple[PlannedFont, ...]
    """The fonts of the other glyphs."""


def drawn(sheets: Sequence[Sheet], plan: FontPlan, manner: Manner, faces: Faces, stock: Known) -> DrawnSheets:
    """Draw the groups of all sheets; KeyError for a glyph that is not planned or an ink without a colour."""
    groups = tuple([group for sheet in sheets for group in sheet.groups])
    others = zip(groups, brought(groups, plan.fixed, stock), strict=True)
    own = {id(group): found for group, found in others if found}
    brushes = brushes_of(bases_of(sheets, plan, manner, faces, stock), plan, faces, stock)
    made = [_sheet(sheet, each, own, stock) for sheet, each in zip(sheets, brushes, strict=True)]
    return DrawnSheets(tuple(sheets), plan, tuple(made))


def bases_of(
    sheets: Iterable[Sheet], plan: FontPlan, manner: Manner, faces: Faces, stock: Known
) -> list[Brush]:
    """Return what each sheet is drawn with where all glyphs are those that every local's file holds."""
    base = stock.value((plan.base, faces), "shown", lambda: shown_glyphs(plan.base, faces))
    return [_brush(sheet, base, manner, stock) for sheet in sheets]


def brushes_of(bases: Iterable[Brush], plan: FontPlan, faces: Faces, stock: Known) -> list[Brushes]:
    """Return what sheets are drawn with where some glyphs are others."""
    made = []
    for base in bases:
        glyphs, delta = base.glyphs, plan.delta
        every = stock.value((glyphs, delta, faces), "every", partial(_every, glyphs, delta, faces, stock))
        made.append(Brushes(base, base._replace(glyphs=every), delta))
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
    sheet: Sheet, brushes: Brushes, own: Mapping[int, tuple[Glyphs, ...]], stock: Known
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


def _drawn(group: Group, others: tuple[Glyphs, ...], brushes: Brushes, stock: Known) -> Drawn:
    """Draw a group; `others` are the glyphs of each item that not every local's file holds, () for none."""
    base, items = brushes.base, group.items
    own = {place: items[place] for place, found in enumerate(others) if found}
    known_later = set(map(id, own.values()))

    def fixed(item: Item) -> tuple[Piece, ...]:
        return () if id(item) in known_later else pieces(item, base)

    row = stock.row((group.elements, base), "items", items, fixed)
    return with_own(group, row, own, others, brushes, stock)


def with_own(
    group: Group,
    known: Iterable[tuple[Piece, ...]],
    own: Mapping[int, Item],
    others: tuple[Glyphs, ...],
    brushes: Brushes,
    stock: Known,
) -> Drawn:
    """Draw a group of which the pieces of all items are known but those of a local's `own`, by their places.

    Of those that were there last time nothing is drawn again.
    """
    made = list(known)
    of = (group.elements, brushes.base, *brushes.delta)
    drawn = stock.row(of, "own items", tuple(own.values()), partial(pieces, brush=brushes.every))
    for place, found in zip(own, drawn, strict=True):
        made[place] = found
    return _gathered(group, tuple(made), others)


def _gathered(group: Group, items: tuple[tuple[Piece, ...], ...], others: tuple[Glyphs, ...]) -> Drawn:
    """Put the pieces of a group's items together."""
    made = tuple(chain.from_iterable(items))
    if not made:
        return Drawn(group, items, (), (), (), frozenset(), (), overprints=False, others=others)
    named, codes, fonts, over, texts, pictures = zip(*made, strict=True)
    return Drawn(
        group,
        items,
        codes,
        named,
        texts if any(texts) else (),
        frozenset(chain.from_iterable(fonts)),
        tuple(dict.fromkeys(filter(None, pictures))),
        any(over),
        others,
    )
