"""One side to a page: the foot is set first, the flow fills what is left (contracts of 面 and 位置)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate, groupby
from typing import NamedTuple

from leaflet.diagnostics import Code, Span
from leaflet.display.axes import Direction, Place
from leaflet.display.page import Group, Page
from leaflet.layout.blocks.banner import set_banner
from leaflet.layout.blocks.callout import set_callout
from leaflet.layout.blocks.colophon import issued_text
from leaflet.layout.blocks.event import set_event
from leaflet.layout.blocks.headline import set_headline
from leaflet.layout.blocks.notes import NumberedNote
from leaflet.layout.blocks.slip import set_slip
from leaflet.layout.columnnotes import ColumnNotes
from leaflet.layout.desk import Desk
from leaflet.layout.flow import Band, filled, full_width, grown, kept_within, region, shortest
from leaflet.layout.foot import AtFoot, Foot
from leaflet.layout.job import SideJob
from leaflet.layout.setting import NAMES, set_inner, spans
from leaflet.layout.strip import Strip
from leaflet.model.edition import (
    Banner,
    Block,
    Callout,
    Colophon,
    CutOff,
    Event,
    Headline,
    Issued,
    Meta,
    Position,
)
from leaflet.model.template import NotePlacement, StyleName
from leaflet.model.text import Prose, RichText, joined, plain
from leaflet.records import dataclass
from leaflet.units import Length, shares


@dataclass(frozen=True, slots=True)
class Measured:
    """A side that fits: all that is needed to place it, and how well it fits."""

    desk: Desk
    job: SideJob
    bands: tuple[Band, ...]
    foot: Foot
    notes: ColumnNotes
    needed: int
    """Grid lines of the flow, its least gaps included; at least one."""
    room: int
    """Grid lines that there are."""

    @property
    def free(self) -> int:
        """Grid lines that are left over."""
        return self.room - self.needed

    @property
    def widest_feed(self) -> Length:
        """The feed at which the flow's last line would stand right above the foot."""
        return self.foot.widest_feed(self.needed)

    @property
    def flaws(self) -> int:
        """How much the columns had to be forced; what fitting weighs against size."""
        return sum(band.columns.flaws for band in self.bands if band.columns)

    def page(self) -> Page:
        """Open the gaps and regions to take the free lines, and place everything."""
        desk = self.desk
        bands, gaps = _spread(desk, list(self.bands), self.free, self.notes)
        groups = (*_placed(desk, bands, gaps), *self.foot.groups)
        return Page(self.job.numbered.side.name, desk.hanmen.page, desk.hanmen.bleed, groups)


class Excess(NamedTuple):
    """What of a side is too much."""

    span: Span | None
    """Where it begins."""
    lines: int
    """So many lines of text; without them the rest fits."""
    characters: int
    """About so many characters."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """A side that does not fit."""

    desk: Desk
    job: SideJob
    bands: tuple[Band, ...]
    notes: ColumnNotes
    needed: int
    room: int
    """Grid lines of the flow, and those that there are."""

    @property
    def excess(self) -> Excess:
        """Find what has to go: the end of the last region if that is enough, else what crosses the foot."""
        missing, hanmen = self.needed - self.room, self.desk.hanmen
        regions = (band for band in reversed(self.bands) if band.slabs and band.lines > missing)
        last = next(regions, None) or self._crossing
        gone = last.slabs[kept_within(last, last.lines - missing, self.notes) :]
        span = next((slab.span for slab in gone if slab.span), last.span)
        lines = sum(slab.lines for slab in gone) or missing * hanmen.columns
        return Excess(span, lines, sum(slab.characters for slab in gone) or lines * hanmen.characters)

    @property
    def _crossing(self) -> Band:
        """The band in which the room ends."""
        ends = accumulate(band.lines + 1 for band in self.bands)
        return next(band for band, end in zip(self.bands, ends, strict=True) if end > self.room)


def measure_side(desk: Desk, job: SideJob) -> Measured | Overflow:
    """Set all blocks of a side and count their lines; nothing is placed yet."""
    flow, foot_blocks = _sorted_blocks(desk, job.numbered.side.blocks)
    notes = ColumnNotes(desk, job.numbered.notes if _in_columns(desk) else ())
    bands = _ended(desk, tuple(_bands(desk, flow, job, notes)), notes)
    foot = Foot(desk)
    foot.put_all(job, foot_blocks, _foot_notes(job, bands, notes))
    room = foot.lines_above
    needed = _flow_lines(bands)
    if needed > room:
        return Overflow(desk, job, bands, notes, needed, room)
    return Measured(desk, job, bands, foot, notes, needed, room)


# ---- what stands where


def _ended(desk: Desk, bands: tuple[Band, ...], notes: ColumnNotes) -> tuple[Band, ...]:
    """Let vertical text end in the midst of its last column."""
    if not bands or desk.axes.direction is Direction.HORIZONTAL:
        return bands
    return (*bands[:-1], shortest(desk, bands[-1], notes))


def _in_columns(desk: Desk) -> bool:
    return desk.style(StyleName.NOTE).placement is NotePlacement.COLUMN


def _foot_notes(job: SideJob, bands: Sequence[Band], in_columns: ColumnNotes) -> tuple[NumberedNote, ...]:
    """Return the notes for the page's foot: all but those that stand in a column."""
    if not in_columns.notes:
        return job.numbered.notes
    held = {label for band in bands if band.columns for slab in band.slabs for label in slab.notes}
    return tuple(each for each in job.numbered.notes if each[1].label not in held)


def _sorted_blocks(desk: Desk, blocks: Sequence[Block[Prose]]) -> tuple[list[Block[Prose]], list[AtFoot]]:
    """Part the blocks of the flow from those of the foot."""
    flow: list[Block[Prose]] = []
    foot: list[AtFoot] = []
    for block in blocks:
        position = block.common.position
        at_bottom = position is Position.BOTTOM
        if isinstance(block, Colophon) or (isinstance(block, Banner | CutOff) and at_bottom):
            foot.append(block)
        elif position is Position.TOP:
            flow.insert(sum(each.common.position is Position.TOP for each in flow), block)
        elif at_bottom:
            desk.complaints.add(
                Code.POSITION_NOT_BUILT, block.common.span, block=NAMES[type(block)], place=position
            )
        else:
            flow.append(block)
    return flow, foot


# ---- the flow


def _bands(desk: Desk, blocks: Sequence[Block[Prose]], job: SideJob, notes: ColumnNotes) -> Iterator[Band]:
    """Set the flow: ordinary blocks in a row are one region, a spanning block ends it."""
    masthead = masthead_of(job.edition.meta) if job.first else None
    for part, group in enumerate(_groups(blocks)):
        desk.begin(part)
        beside, masthead = (masthead, None) if isinstance(group[0], Headline) else (None, masthead)
        key = ("band", desk.hanmen, group, beside, part == 0, notes.notes)
        band = desk.once(key, partial(_band, desk, group, beside, notes, at_head=part == 0))
        if band is not None:
            yield band


def _groups(blocks: Sequence[Block[Prose]]) -> Iterator[tuple[Block[Prose], ...]]:
    """Part the flow into regions and single spanning blocks."""
    for spanning, group in groupby(blocks, key=spans):
        if spanning:
            yield from ((block,) for block in group)
        else:
            yield tuple(group)


def _band(
    desk: Desk,
    group: tuple[Block[Prose], ...],
    masthead: tuple[Prose, Prose] | None,
    notes: ColumnNotes,
    *,
    at_head: bool,
) -> Band | None:
    if spans(group[0]):
        return _spanning(desk, group[0], masthead, at_head=at_head)
    return region(desk, group, notes)


def _spanning(
    desk: Desk, block: Block[Prose], masthead: tuple[Prose, Prose] | None, *, at_head: bool
) -> Band:
    match block:
        case Headline():
            return _strip_band(desk, block, set_headline(desk, block, masthead, at_head=at_head))
        case Callout():
            return _strip_band(desk, block, set_callout(desk, block, desk.hanmen.width, set_inner))
        case Banner():
            return _strip_band(desk, block, set_banner(desk, block, desk.hanmen.width))
        case Event():
            return _strip_band(desk, block, set_event(desk, block, desk.hanmen.width))
        case CutOff():
            return _strip_band(desk, block, set_slip(desk, block, desk.hanmen.width))
        case _:
            return full_width(desk, block)


def _strip_band(desk: Desk, block: Block[Prose], strip: Strip) -> Band:
    lines = desk.hanmen.lines_for(strip.depth)
    return Band(lines, strip.pieces, strip.elements, block.common.span)


def masthead_of(meta: Meta[Prose]) -> tuple[Prose, Prose]:
    """Return 号 and 発行者 with 発行日 for the first side's headline."""
    span = meta.title.span
    issue = meta.issue or Prose(plain(""), span)
    if meta.issuer is None:
        return issue, Prose(plain(issued_text(meta.issued), generated=True), span)
    return issue, Prose(joined(meta.issuer.rich, _behind(meta.issued)), meta.issuer.span)


@lru_cache(maxsize=8)
def _behind(issued: Issued) -> RichText:
    """Return a day of issue as it stands behind the issuer."""
    return joined(plain("　", generated=True), plain(issued_text(issued), generated=True))


def _flow_lines(bands: Sequence[Band]) -> int:
    """Return the grid lines of the flow with one line between bands."""
    return max(1, sum(band.lines for band in bands) + len(bands) - 1)


def _spread(
    desk: Desk, bands: list[Band], spare: int, notes: ColumnNotes
) -> tuple[list[Band], tuple[int, ...]]:
    """Give spare lines to the gaps between bands, one each, then to regions whose columns stay level."""
    count = max(0, len(bands) - 1)
    gaps = shares(min(spare, count), count) if count else ()
    spare -= sum(gaps)
    for index, band in enumerate(bands):
        if band is bands[-1] and desk.axes.direction is Direction.VERTICAL:
            taller = filled(desk, band, band.lines + spare, notes)
        else:
            taller = grown(desk, band, min(spare, 2), notes)
        spare -= taller.lines - band.lines
        bands[index] = taller
    return bands, gaps


def _placed(desk: Desk, bands: Sequence[Band], gaps: tuple[int, ...]) -> Iterator[Group]:
    line = 0
    for index, band in enumerate(bands):
        at = Place(desk.hanmen.start, desk.hanmen.head + desk.hanmen.top(line))
        yield desk.group(band.pieces, band.elements, at)
        line += band.lines + 1 + (gaps[index] if index < len(gaps) else 0)
