"""The foot of a page: slips, 奥付, 出典, 帯 and notes, stacked from the trim up."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from leaflet.display.axes import Place
from leaflet.display.page import Group
from leaflet.layout.blocks.banner import set_banner
from leaflet.layout.blocks.colophon import set_colophon, set_credit
from leaflet.layout.blocks.notes import NumberedNote, set_notes
from leaflet.layout.blocks.slip import set_slip
from leaflet.layout.desk import Desk
from leaflet.layout.job import SideJob
from leaflet.layout.strip import Strip
from leaflet.model.edition import Banner, Colophon, CutOff
from leaflet.model.text import Prose
from leaflet.units import Length

AtFoot: TypeAlias = Banner[Prose] | Colophon[Prose] | CutOff[Prose]
"""What may stand at the foot of a page."""

FIRST_PART = 1000
"""Parts of the foot are numbered from here on, so that they differ from those of the flow."""


class Foot:
    """Strips from the foot up; what touches the trim may run to the bleed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._strips: tuple[tuple[Strip, Place], ...] = ()
        self.top: Length = desk.hanmen.foot
        self._begun = False
        self._count = 0

    @property
    def groups(self) -> Iterator[Group]:
        """The strips in the order in which they are read."""
        return (self._desk.group(strip.pieces, strip.elements, at) for strip, at in self._strips)

    @property
    def gap(self) -> Length:
        """The least space above a strip: half a line."""
        return self._desk.hanmen.feed // 2

    @property
    def lines_above(self) -> int:
        """Grid lines between the type area's head and the foot."""
        hanmen = self._desk.hanmen
        if not self._begun:
            return hanmen.lines
        room = self.top - hanmen.head - self.gap
        return max(0, (room - hanmen.size) // hanmen.feed + 1)

    def widest_feed(self, lines: int) -> Length:
        """Return the feed at which just so many lines stand above the foot."""
        hanmen, count = self._desk.hanmen, self._count
        highest = self.top + max(0, count - 1) * self.gap
        # Each strip lies half a line below what is above it, see `gap`.
        halves = 2 * (lines - 1) + count
        return 2 * (highest - hanmen.head - hanmen.size) // max(1, halves)

    def put_all(
        self,
        job: SideJob,
        blocks: Sequence[AtFoot],
        notes: tuple[NumberedNote, ...],
    ) -> None:
        """Put slips, 奥付, 出典 (on the last side), 帯 and notes, in this order from the foot up."""
        desk, edition = self._desk, job.edition
        for slip in (each for each in reversed(blocks) if isinstance(each, CutOff)):
            self._put((slip,), partial(set_slip, desk, slip, desk.hanmen.width))
        for colophon in (each for each in reversed(blocks) if isinstance(each, Colophon)):
            at_foot = not self._begun
            make = partial(set_colophon, desk, colophon, edition.meta, at_foot=at_foot)
            self._put((colophon, edition.meta, at_foot), make)
        if job.last and edition.credit is not None:
            self._put((edition.credit,), partial(set_credit, desk, edition.credit))
        for banner in (each for each in reversed(blocks) if isinstance(each, Banner)):
            at_foot = not self._begun
            make = partial(set_banner, desk, banner, desk.hanmen.width, at_foot=at_foot)
            self._put((banner, at_foot), make)
        if notes:
            measure, columns = desk.hanmen.measure, desk.hanmen.columns
            self._put(notes, partial(set_notes, desk, notes, measure, columns))

    def _put(self, what: tuple[Hashable, ...], make: Callable[[], Strip]) -> None:
        """Put a strip on top of what stands there already; it is read before it.

        `what` names all that the strip depends on beside the type area.
        """
        hanmen = self._desk.hanmen
        self._desk.begin(FIRST_PART + self._count)
        self._count += 1
        strip = self._desk.once(("foot", hanmen, *what), make)
        lowest = hanmen.axes.block_size if strip.bleeds else self.top
        self.top = (self.top - self.gap if self._begun else lowest) - strip.depth
        at = Place(hanmen.start, self.top)
        self._strips = ((strip, at), *self._strips)
        self._begun = True
