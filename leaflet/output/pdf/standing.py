"""Standing type (組み置き) of outputs: sheets drawn for one local, kept for the next, own lines exchanged.

All that a shop asks of text and grounds are their inks, and text is never cut off at a sheet's edge. So where
pages differ from others in nothing but lines of text and the grounds behind them, all of the same inks and on
the sheet, everything else of their sheets is known.
"""

from collections.abc import Mapping
from itertools import chain
from operator import attrgetter, is_
from typing import NamedTuple

from leaflet.compose.face import Faces
from leaflet.display.page import Fill, Group, Item, Page, PlacedLine
from leaflet.geometry import Rect
from leaflet.memo import Known
from leaflet.output.pdf.content import Brush, Manner
from leaflet.output.pdf.drawn import Brushes, Drawn, DrawnSheets, bases_of, brushes_of, with_own
from leaflet.output.pdf.plan import NOTHING, ByFace, Glyphs, by_face, others_of, planned_for


class _Kept(NamedTuple):
    """A group of a page, and what became of it."""

    group: Group
    drawn: Drawn
    sheet: int
    place: int
    """Of the group on its sheet."""
    paper: Rect
    """What lies outside of it is cut off."""

    @property
    def is_whole(self) -> bool:
        """Whether the sheet shows the very items of the page."""
        shown = self.drawn.group.items
        return len(shown) == len(self.group.items) and all(map(is_, shown, self.group.items))


class _Own(NamedTuple):
    """A group with other lines, or with glyphs for which the fonts are others."""

    kept: _Kept
    items: Mapping[int, Item]
    """Those that have to be drawn, by their places."""
    others: tuple[Glyphs, ...]
    """As `Drawn.others`."""

    def drawn(self, brushes: Brushes, stock: Known) -> Drawn:
        """Draw what is not known."""
        kept = self.kept.drawn
        return with_own(kept.group, kept.items, self.items, self.others, brushes, stock)


class Standing(NamedTuple):
    """Pages, and their sheets as they were drawn."""

    pages: tuple[Page, ...]
    made: DrawnSheets
    kept: tuple[_Kept, ...]
    """All groups of all pages."""
    bases: tuple[Brush, ...]
    """What each sheet is drawn with where all glyphs are in every local's file."""

    @classmethod
    def of(
        cls, pages: tuple[Page, ...], made: DrawnSheets, manner: Manner, faces: Faces, stock: Known
    ) -> "Standing":
        """Keep what became of pages: each is a sheet, with other groups behind its own."""
        kept: list[_Kept] = []
        for sheet, (page, groups) in enumerate(zip(pages, made.groups, strict=True)):
            rows = zip(page.groups, groups[: len(page.groups)], strict=True)
            paper = made.sheets[sheet].bleed
            kept += (_Kept(*row, sheet, place, paper) for place, row in enumerate(rows))
        bases = bases_of(made.sheets, made.plan, manner, faces, stock)
        return cls(pages, made, tuple(kept), tuple(bases))

    def exchanged(self, pages: tuple[Page, ...], faces: Faces, stock: Known) -> DrawnSheets | None:
        """Draw the sheets of other pages; None where they differ in more than lines and grounds.

        What the sheets show beside that are the items of the pages that were kept.
        """
        if len(pages) != len(self.pages) or not all(map(_is_like, pages, self.pages)):
            return None
        own: list[_Own] = []
        known = by_face(self.made.plan.fixed, stock)
        for group, kept in zip([group for page in pages for group in page.groups], self.kept, strict=True):
            if group is kept.group and kept.drawn.is_fixed:  # most are
                continue
            found = _own(group, kept, known)
            if found is None:
                return None
            own.append(found)
        delta = NOTHING.union(*chain.from_iterable([each.others for each in own]))
        plan = planned_for(delta, self.made.plan.fixed, stock)
        brushes = brushes_of(self.bases, plan, faces, stock)
        groups = list(map(list, self.made.groups))
        for each in own:
            sheet = each.kept.sheet
            groups[sheet][each.kept.place] = each.drawn(brushes[sheet], stock)
        return DrawnSheets(self.made.sheets, plan, tuple(map(tuple, groups)))


def _own(group: Group, kept: _Kept, known: ByFace) -> _Own | None:
    """Compare a group with what was kept of another; None where it differs in more than lines and grounds."""
    before, shown = kept.group, kept.drawn.group.items
    others = list(kept.drawn.others) or [NOTHING] * len(shown)
    if group is before:
        return _Own(kept, {k: shown[k] for k, found in enumerate(others) if found}, kept.drawn.others)
    items = group.items
    if group.elements is not before.elements or group.panel != before.panel or len(items) != len(shown):
        return None
    changed = [k for k, is_same in enumerate(map(is_, items, before.items)) if not is_same]
    alike = [_may_stand_for(items[k], before.items[k], kept.paper) for k in changed]
    if not kept.is_whole or not all(alike):
        return None
    for place in changed:
        others[place] = others_of(items[place], known)
    own = {k: items[k] for k, found in enumerate(others) if found or k in changed}
    return _Own(kept, own, tuple(others) if any(others) else ())


_on_paper = attrgetter("name", "size", "bleed", "folds")


def _is_like(page: Page, other: Page) -> bool:
    """Tell whether two pages' sheets are alike but for what is on them."""
    return _on_paper(page) == _on_paper(other) and len(page.groups) == len(other.groups)


def _may_stand_for(item: Item, other: Item, paper: Rect) -> bool:
    """Tell whether both are lines, or both grounds, of the same inks, with nothing that is cut off."""
    if isinstance(item, PlacedLine) and isinstance(other, PlacedLine):
        return [part.ink for part in item.parts] == [part.ink for part in other.parts]
    if isinstance(item, Fill) and isinstance(other, Fill):
        return item.ink == other.ink and paper.contains(item.rect)
    return False
