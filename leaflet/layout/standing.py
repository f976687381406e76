"""Standing type (組み置き): a side set for one local, kept for the next, with only its own lines exchanged.

Where everything stands on a side follows from what was asked of composition: how many lines each text takes,
and, where a setter asked, how wide they are (`Desk.width`). For a local of which composition says the same,
everything would stand there again. What differs are the lines of its own texts, what lies behind them and
their strong stretches, the signs that are drawn in them, and where a line begins that ends at a given place.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from typing import NamedTuple, TypeAlias

from leaflet.display.axes import Axes
from leaflet.display.line import Line
from leaflet.display.page import Group, Item, Page, Part, PlacedLine
from leaflet.layout import icons
from leaflet.layout.alike import Own
from leaflet.layout.ownlines import Exchange, Finder, Wanted, composed
from leaflet.layout.pieces import LinePiece, displayed, moved
from leaflet.layout.setside import SetSide
from leaflet.layout.side import Measured
from leaflet.layout.text import markers
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import MarkKind, Prose
from leaflet.units import Length

_WITHIN = frozenset(
    (
        MarkKind.STRONG,
        MarkKind.GENERATED,
        MarkKind.TATE_CHU_YOKO,
        MarkKind.WARICHU,
        MarkKind.WARICHU_BRACKET,
    )
)
"""Marks of which nothing stands beside the line, and that are no elements."""

Rows: TypeAlias = tuple[tuple[Line, ...], Prose]
"""A text's lines, and the text."""


class Standing(NamedTuple):
    """A side, and what of it is to be exchanged."""

    side: SetSide
    axes: Axes
    texts: tuple[Prose, ...]
    """The own texts of the local that it was set for."""
    shown: tuple[object, ...]
    """What that one shows beside them."""
    wanted: tuple[Wanted, ...]
    groups: tuple[tuple[Exchange, ...], ...]
    """What is to be exchanged in each of the page's groups."""
    uncertain: tuple[Exchange, ...]
    """Of these, what several may have composed."""

    @classmethod
    def of(cls, side: SetSide, measured: Measured, own: Own, typesetter: Typesetter) -> "Standing | None":
        """Keep a side; None where a line of an own text cannot be told from others."""
        texts = own.texts
        spans = {text.span for text in texts}
        if any(each.span in spans for each in side.told):
            return None
        desk = measured.desk
        finder = Finder(desk.heard, texts, typesetter)
        made = [finder.exchanges(pieces, at) for pieces, at in desk.placed]
        groups = tuple(exchanges for exchanges in made if exchanges is not None)
        if len(groups) < len(made):
            return None
        uncertain = tuple(each for exchanges in groups for each in exchanges if each.others)
        return cls(side, desk.axes, texts, own.shown, tuple(finder.wanted), groups, uncertain)

    def filled(self, own: Own, typesetter: Typesetter) -> SetSide | None:
        """Return the side with the lines of another local's texts; None where more than lines would differ.

        Composition has to say the same of these texts as of those that the side was set for.
        """
        texts = own.texts
        if own.shown != self.shown:
            return None
        differ = [new is not old and new != old for new, old in zip(texts, self.texts, strict=True)]
        if not all(map(_may_stand_for, compress(texts, differ), compress(self.texts, differ))):
            return None
        rows: dict[int, Rows] = {}
        for number, (text, measure, style, count) in enumerate(self.wanted):
            if differ[text]:
                made = composed(texts[text].rich, measure, style, typesetter)
                if len(made.lines) != count or made.fallbacks or made.missing or made.unread:
                    return None
                rows[number] = made.lines, texts[text]
        if not all(_is_certain(each, rows) for each in self.uncertain):
            return None
        page, told = self.side
        groups = tuple(
            [
                self._group(group, exchanges, rows) if exchanges else group
                for group, exchanges in zip(page.groups, self.groups, strict=True)
            ]
        )
        return SetSide(Page(page.name, page.size, page.bleed, groups, page.setting), told)

    def _group(self, group: Group, exchanges: Iterable[Exchange], rows: Mapping[int, Rows]) -> Group:
        """Return a group with other lines; the very group where none is another."""
        items: list[Item] = []
        done = 0
        for each in exchanges:
            if each.wanted in rows:
                lines, text = rows[each.wanted]
                items += group.items[done : each.first]
                size = self.wanted[each.wanted].style.size
                items += _row(each.piece, lines[each.line], text, size, self.axes)
                done = each.last
        if not done:
            return group
        return Group((*items, *group.items[done:]), group.elements, group.panel)


def _is_certain(exchange: Exchange, rows: Mapping[int, Rows]) -> bool:
    """Tell whether all that composed a line alike composes the other line alike."""
    if exchange.wanted not in rows:
        return True
    line = rows[exchange.wanted][0][exchange.line]
    return all(rows[wanted][0][number] == line for wanted, number in exchange.others)


def _row(old: LinePiece, line: Line, text: Prose, size: Length, axes: Axes) -> Iterator[Item]:
    """Yield a line in the place of another, and before it what is drawn behind it."""
    place = old.place.moved(old.line.width - line.width) if old.at_end else old.place
    if old.tab is not None:
        yield displayed(old.tab.behind(line, place), axes)
    if old.strong_ground is not None and text.rich.marks:
        for ground in markers(text.rich, line, size, old.strong_ground):
            yield displayed(moved(ground, place), axes)
    (part,), count = old.parts, len(line.gids)
    parts = (Part(0, count, part.ink, part.element),) if count else ()
    yield PlacedLine(line, axes.point(place), parts, text.span, axes.direction)
    if not icons.SIGNS.isdisjoint(text.rich.text):
        for sign in icons.signs(line, part.ink):
            yield displayed(moved(sign, place), axes)


def _may_stand_for(text: Prose, other: Prose) -> bool:
    """Tell whether nothing stands beside the lines of two texts."""
    marks = (*text.rich.marks, *other.rich.marks)
    return not marks or all(mark.kind in _WITHIN for mark in marks)
