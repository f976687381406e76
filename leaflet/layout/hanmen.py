"""The kihon-hanmen (基本版面): the type area made of whole characters and whole lines (JLREQ 2.4)."""

from leaflet.display.axes import Area, Axes, Direction
from leaflet.display.line import FRAME_ABOVE
from leaflet.geometry import Size
from leaflet.model.template import Margins, Template, Writing
from leaflet.records import dataclass
from leaflet.units import Length

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
    direction: Direction = Direction.HORIZONTAL

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
        return self.measure * self.columns + self.gap * (self.columns - 1)

    def column(self, index: int) -> Length:
        """Return the inline distance from the type area's start to a column's start."""
        return index * (self.measure + self.gap)

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
    room = axes.inline_size - before - after
    fitting = (room - gap * (grid.columns - 1)) // (size * grid.columns)
    characters = min(grid.characters, fitting) if size == grid.size else fitting
    height = axes.block_size - head - foot
    lines = (height - size) // feed + 1
    if characters < 1 or height < size:
        raise ImpossibleGridError(f"{characters} × {lines}")
    width = size * characters * grid.columns + gap * (grid.columns - 1)
    spare = room - width
    return Hanmen(
        page=axes.page,
        bleed=paper.bleed,
        size=size,
        feed=feed,
        characters=characters,
        columns=grid.columns,
        gap=gap,
        lines=lines,
        start=before + spare // 2,
        head=head,
        foot=axes.block_size - foot,
        direction=direction,
    )


def _margins(margins: Margins, direction: Direction) -> tuple[Length, Length, Length, Length]:
    """Return the margins before and after lines, at the head of the page's flow and at its foot."""
    if direction is Direction.HORIZONTAL:
        return margins.left, margins.right, margins.top, margins.bottom
    return margins.top, margins.bottom, margins.right, margins.left
