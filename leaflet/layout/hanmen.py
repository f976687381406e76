"""The kihon-hanmen (基本版面): the type area made of whole characters and whole lines (JLREQ 2.4)."""

from collections.abc import Iterator
from typing import NamedTuple

from leaflet.display.axes import Area, Axes, Direction
from leaflet.display.line import FRAME_ABOVE
from leaflet.geometry import Size
from leaflet.model.template import Margins, Paper, Template, Writing
from leaflet.records import dataclass
from leaflet.units import Length


class Bleeds(NamedTuple):
    """How far art that touches an edge runs on beyond it: as far as the bleed, or not at all at a fold."""

    start: Length
    end: Length
    head: Length
    foot: Length


DIRECTIONS = {Writing.HORIZONTAL: Direction.HORIZONTAL, Writing.VERTICAL: Direction.VERTICAL}


def ascent(size: Length) -> Length:
    """Return the distance from the top of a character frame of `size` to its baseline."""
    return size * FRAME_ABOVE[0] // FRAME_ABOVE[1]


@dataclass(frozen=True, slots=True)
class Hanmen:
    """The type area of one side and its grid of lines. Grid line k has its character frame at `top(k)`."""

    page: Size
    bleed: Length
    size: Length
    feed: Length
    characters: int
    """To a line of one column."""
    columns: int
    gap: Length
    lines: int
    start: Length
    """Inline distance from the trim to the type area."""
    head: Length
    """Block distance from the trim to the first line's character frame."""
    foot: Length
    """Block distance from the trim to where the margin at the foot begins."""
    bleeds: Bleeds
    direction: Direction = Direction.HORIZONTAL
    starts: tuple[Length, ...] = ()
    """Where the columns of a folded 面 begin, along the line from the type area's start: those of each
    part stand in its middle. () where all lie one gap apart."""
    folds: tuple[Length, ...] = ()
    """Along the line from the trim: where the 面 is folded between two columns."""

    @property
    def axes(self) -> Axes:
        """What turns the flow's places into the page's."""
        return Axes(self.direction, self.page)

    @property
    def measure(self) -> Length:
        """Line length of one column: a whole number of characters."""
        return self.size * self.characters

    @property
    def width(self) -> Length:
        """Line length across all columns."""
        return self.column(self.columns - 1) + self.measure

    def column(self, index: int) -> Length:
        """Return the inline distance from the type area's start to a column's start."""
        return self.starts[index] if self.starts else index * (self.measure + self.gap)

    @property
    def edges(self) -> tuple[Length, Length]:
        """Where art that runs off the page begins and ends, along the line from the type area's start."""
        return -self.start - self.bleeds.start, self.axes.inline_size - self.start + self.bleeds.end

    @property
    def clear(self) -> Length:
        """Line length from the type area's start that goes over no fold."""
        before = [index for index in range(1, self.columns) if self.folded(0, self.column(index))]
        return self.column(before[0] - 1) + self.measure if before else self.width

    def folded(self, start: Length, end: Length) -> bool:
        """Tell whether the paper is folded between two places along the line from the type area's start."""
        return any(start <= fold - self.start <= end for fold in self.folds)

    def top(self, line: int) -> Length:
        """Return the block distance from the type area's head to the frame of a grid line."""
        return line * self.feed

    def depth(self, lines: int) -> Length:
        """Return the height of so many lines, from the first frame's top to the last frame's bottom."""
        return (lines - 1) * self.feed + self.size

    def lines_for(self, height: Length) -> int:
        """Return the fewest lines whose depth is at least `height`."""
        return max(1, -((self.size - height) // self.feed) + 1) if height > self.size else 1

    @property
    def area(self) -> Area:
        """The type area on the page."""
        return Area(self.start, self.head, self.start + self.width, self.head + self.depth(self.lines))


class ImpossibleGridError(ValueError):
    """The page has no room for even one character and line."""


def hanmen_of(template: Template, size: Length, feed: Length) -> Hanmen:
    """Make the type area for a body size and line feed.

    At the template's own size a line has 字詰め characters, at any other as many as fit between the margins.

    Raises
    ------
    ImpossibleGridError
        When not one character or line fits.

    """
    paper, grid = template.paper, template.grid
    direction = DIRECTIONS[template.writing]
    axes = Axes(direction, Size(paper.width, paper.height))
    before, after, head, foot = _margins(paper.margins, direction)
    gap = grid.gap.at(size)
    # A folded 面 has all columns in each of its parts; the narrowest says how long lines are.
    narrowest = min(paper.panels, default=axes.inline_size)
    fitting = (narrowest - before - after - gap * (grid.columns - 1)) // (size * grid.columns)
    characters = min(grid.characters, fitting) if size == grid.size else fitting
    height = axes.block_size - head - foot
    lines = (height - size) // feed + 1
    if characters < 1 or height < size:
        raise ImpossibleGridError(f"{characters} × {lines}")
    width = size * characters * grid.columns + gap * (grid.columns - 1)
    heads = tuple(_heads(paper.panels or (axes.inline_size,), before, after, width))
    starts = [at + k * (size * characters + gap) for at in heads for k in range(grid.columns)]
    return Hanmen(
        page=axes.page,
        bleed=paper.bleed,
        size=size,
        feed=feed,
        characters=characters,
        columns=len(starts),
        gap=gap,
        lines=lines,
        start=starts[0],
        head=head,
        foot=axes.block_size - foot,
        bleeds=_bleeds(paper, direction),
        direction=direction,
        starts=tuple(at - starts[0] for at in starts) if paper.panels else (),
        folds=paper.folds,
    )


def _heads(parts: tuple[Length, ...], before: Length, after: Length, width: Length) -> Iterator[Length]:
    """Yield where lines begin in each part of a 面: what it has to spare goes to both its margins alike."""
    left = 0
    for part in parts:
        yield left + before + (part - before - after - width) // 2
        left += part


def _bleeds(paper: Paper, direction: Direction) -> Bleeds:
    left, right = (paper.bleed * cut for cut in paper.trimmed)
    if direction is Direction.HORIZONTAL:
        return Bleeds(left, right, paper.bleed, paper.bleed)
    return Bleeds(paper.bleed, paper.bleed, right, left)


def _margins(margins: Margins, direction: Direction) -> tuple[Length, Length, Length, Length]:
    """Return the margins before and after lines, at the head of the page's flow and at its foot."""
    if direction is Direction.HORIZONTAL:
        return margins.left, margins.right, margins.top, margins.bottom
    return margins.top, margins.bottom, margins.right, margins.left
