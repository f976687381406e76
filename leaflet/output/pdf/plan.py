"""Which glyphs go into which font, decided before anything is written.

A face becomes two fonts: its *base* holds what the edition and its template say whoever the local is, its
*delta* what only this local's values brought. The base is the same, byte for byte, in every local's file.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias, TypeGuard

from leaflet.display.line import FaceName, Line
from leaflet.display.page import Group, Item, PlacedLine
from leaflet.memo import Known
from leaflet.records import dataclass

MOST_CIDS = 0xFFFF
"""Numbers are two bytes long, and 0 is kept for a missing glyph."""
UNSAYABLE = frozenset("\0\ufeff\ufffe")
"""What no reader would take for text (PDF/A-2 6.2.11.7.2)."""


class Glyph(NamedTuple):
    """A glyph and the text that it stands for; one outline may stand for several texts."""

    face: FaceName
    gid: int
    text: str


Glyphs: TypeAlias = frozenset[tuple[FaceName, int, str]]
"""Some `Glyph`s."""
NOTHING: Glyphs = frozenset()
ByFace: TypeAlias = Mapping[FaceName, AbstractSet[tuple[int, str]]]
"""Glyphs and texts of each face."""


class Pair(NamedTuple):
    """A `Glyph` within its face."""

    gid: int
    text: str


@dataclass(frozen=True, slots=True)
class PlannedFont:
    """One font of the document: `pairs[k]` gets the number `k + 1`."""

    resource: str
    """The name by which pages call it."""
    face: FaceName
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class FontPlan:
    """All fonts of a document, bases first, each kind in the order of the faces' names."""

    base: tuple[PlannedFont, ...]
    delta: tuple[PlannedFont, ...] = ()
    fixed: Glyphs = NOTHING
    """The glyphs of the bases."""

    @property
    def fonts(self) -> tuple[PlannedFont, ...]:
        """All of them."""
        return (*self.base, *self.delta)


def glyphs_of(lines: Iterable[Line]) -> frozenset[Glyph]:
    """Return the glyphs that composed lines show."""
    pairs: dict[FaceName, set[tuple[int, str]]] = {}
    for line in lines:
        for first, last, face, *_ in line.runs:
            pairs.setdefault(face, set()).update(
                zip(line.gids[first:last], line.texts[first:last], strict=True)
            )
    return frozenset(Glyph(face, gid, text) for face, found in pairs.items() for gid, text in found)


def lines_of(items: Iterable[Item]) -> Iterator[Line]:
    """Tell the lines among placed items, for `glyphs_of`; text of artifacts is drawn without a font."""
    return (item.line for item in items if _says(item))


def _says(item: Item) -> TypeGuard[PlacedLine]:
    """Tell whether an item is a line of which some part is not an artifact."""
    if isinstance(item, PlacedLine):
        for part in item.parts:
            if part.element is not None:
                return True
    return False


def plan_fonts(base: Iterable[Glyph], shown: Iterable[Glyph]) -> FontPlan:
    """Plan the fonts for what is `shown`, given what every local's file holds.

    Raises
    ------
    ValueError
        For a missing glyph, or one that stands for no text: composition should have told of it.

    """
    fixed = frozenset(base)
    return FontPlan(base_fonts(fixed), delta_fonts(frozenset(shown) - fixed), fixed)


def base_fonts(glyphs: Glyphs) -> tuple[PlannedFont, ...]:
    """Plan the fonts of what every local's file holds; ValueError as `plan_fonts`."""
    return tuple(_fonts("F", glyphs))


def delta_fonts(glyphs: Glyphs) -> tuple[PlannedFont, ...]:
    """Plan the fonts of what only this local's values brought; ValueError as `plan_fonts`."""
    return tuple(_fonts("L", glyphs))


def planned(groups: Iterable[Group], base: Glyphs, stock: Known) -> FontPlan:
    """Plan the fonts for groups of items as `plan_fonts` does, out of what is known of each group."""
    delta = NOTHING.union(*filter(None, chain.from_iterable(brought(tuple(groups), base, stock))))
    return planned_for(delta, base, stock)


def planned_for(delta: Glyphs, base: Glyphs, stock: Known) -> FontPlan:
    """Plan the fonts for what every local's file holds, and for the glyphs that only this one's does."""
    return FontPlan(
        stock.value((base,), "base", lambda: base_fonts(base)),
        stock.value((), ("delta", delta), lambda: tuple(_known(font, stock) for font in delta_fonts(delta))),
        base,
    )


def _known(font: PlannedFont, stock: Known) -> PlannedFont:
    """Return one object for equal fonts: one may be the same for many locals while others differ."""
    return stock.value((), ("planned", font), lambda: font)


def brought(groups: tuple[Group, ...], base: Glyphs, stock: Known) -> tuple[tuple[Glyphs, ...], ...]:
    """Return the glyphs of each item of groups that are not among those that every local's file holds.

    There is nothing for a group all of whose glyphs are.
    """
    return stock.row((base,), "brought by group", groups, lambda group: _brought_by(group, base, stock))


def _brought_by(group: Group, base: Glyphs, stock: Known) -> tuple[Glyphs, ...]:
    known = by_face(base, stock)
    row = stock.row((group.elements, base), "brought by item", group.items, partial(others_of, known=known))
    return row if any(row) else ()


def by_face(glyphs: Glyphs, stock: Known) -> ByFace:
    """Sort glyphs by their faces."""
    return stock.value((glyphs,), "by face", partial(_by_face, glyphs))


def _by_face(glyphs: Glyphs) -> ByFace:
    found: dict[FaceName, set[tuple[int, str]]] = {}
    for face, gid, text in glyphs:
        found.setdefault(face, set()).add((gid, text))
    return found


def others_of(item: Item, known: ByFace) -> Glyphs:
    """Return the glyphs of an item that are not among those that are `known` of each face."""
    if not _says(item):
        return NOTHING
    shown: list[tuple[FaceName, int, str]] = []
    line = item.line
    for run in line.runs:
        first, last, face = run.first, run.last, run.face
        of_face = known.get(face, ())
        pairs = zip(line.gids[first:last], line.texts[first:last], strict=True)
        shown += [(face, *pair) for pair in pairs if pair not in of_face]
    return frozenset(shown) if shown else NOTHING


def _fonts(prefix: str, glyphs: Glyphs) -> Iterator[PlannedFont]:
    """Make one font of each face's glyphs; names and numbers follow from the glyphs alone."""
    by_face: dict[FaceName, list[Pair]] = {}
    for face, gid, text in sorted(glyphs):
        if gid <= 0 or not text or UNSAYABLE.intersection(text):
            raise ValueError(f"no glyph of {face} stands for {text!r} ({gid})")
        by_face.setdefault(face, []).append(Pair(gid, text))
    for number, (face, pairs) in enumerate(by_face.items(), start=1):
        if len(pairs) > MOST_CIDS:
            raise ValueError(f"too many glyphs of {face}")
        yield PlannedFont(f"{prefix}{number}", face, tuple(pairs))
