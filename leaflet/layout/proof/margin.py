"""Line numbers in the margin of a proof, so that a correction can be told by telephone; lines along folds."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from leaflet.colour import BLACK, SPECIMEN
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.axes import Direction
from leaflet.display.line import FaceName
from leaflet.display.page import Item, Page, Part, PlacedLine, Rule, apart
from leaflet.display.shift import shifted
from leaflet.geometry import Point
from leaflet.layout.hanmen import ascent
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import plain
from leaflet.units import MM, PT, Length

SIZE = 6 * PT
PLACE = 8 * MM
"""Numbers end so far from the trim: a laser printer reaches them."""


WEIGHT = PT // 2
DASH = 2 * MM
"""Of the lines along which a sheet is folded."""


def line_numbers(page: Page, faces: tuple[FaceName, ...], typesetter: Typesetter) -> Iterator[Item]:
    """Yield a number for each line of the body's size, in reading order.

    Those of the first column stand in the margin, those of others in the gap before their column: to the
    left of horizontal lines, above vertical ones. Lines that lie beside each other in one column (a table's
    cells) share a number. Each 面 of a folded sheet has its own.
    """
    for panel in apart((page,)):
        for item in _numbers(panel.page, faces, typesetter):
            yield shifted(item, panel.left)


def fold_lines(page: Page) -> Iterator[Item]:
    """Yield a dashed line where a sheet is folded: on a proof one sees whether anything lies in its way."""
    for fold in page.folds:
        yield Rule(Point(fold, 0), Point(fold, page.size.height), SPECIMEN, WEIGHT, dash=DASH)


def _numbers(page: Page, faces: tuple[FaceName, ...], typesetter: Typesetter) -> Iterator[Item]:
    lines = _body(page)
    if not lines:
        return
    numbers: dict[_Place, int] = {}
    seen: dict[int, list[Length]] = {}
    for line in lines:
        place = _place(page, line)
        near = (other for other in seen.setdefault(place.column, []) if abs(other - place.block) < SIZE)
        if next(near, None) is None:
            seen[place.column].append(place.block)
            numbers[place] = len(numbers) + 1
    setter = _Setter(page, lines[0], faces, typesetter)
    yield from (setter.number(number, place) for place, number in numbers.items())


class _Place(NamedTuple):
    """Where a line lies: its column, and its baseline across the lines."""

    column: int
    block: Length


def _place(page: Page, line: PlacedLine) -> _Place:
    vertical = line.direction is Direction.VERTICAL
    inline, block = (line.origin.y, line.origin.x) if vertical else line.origin
    starts = [start for start, _ in page.setting.columns] if page.setting else []
    slack = line.line.runs[0].size
    return _Place(max(0, sum(start - slack <= inline for start in starts) - 1), block)


class _Setter:
    """Sets numbers beside a page's lines."""

    def __init__(
        self, page: Page, line: PlacedLine, faces: tuple[FaceName, ...], typesetter: Typesetter
    ) -> None:
        self._vertical = line.direction is Direction.VERTICAL
        alignment = Alignment.CENTRE if self._vertical else Alignment.END
        self._style = ParagraphStyle(faces, faces, SIZE, alignment=alignment)
        self._typesetter = typesetter
        self._columns = page.setting.columns if page.setting else ()
        size = line.line.runs[0].size
        # Where the middle of a vertical line lies from its baseline.
        self._middle = ascent(size) - size // 2
        # So near that 段罫, in the middle of the gap, is not met.
        self._gap = size // 4

    def number(self, number: int, place: _Place) -> Item:
        said = plain(str(number), generated=True)
        (line,) = self._typesetter.compose(said, PLACE, self._style).lines
        end = self._columns[place.column][0] - self._gap if place.column else PLACE
        if self._vertical:
            at = Point(place.block + self._middle - PLACE // 2, end)
        else:
            at = Point(end - PLACE, place.block)
        return PlacedLine(line, at, (Part(0, len(line.gids), BLACK, None),), None)


def _body(page: Page) -> list[PlacedLine]:
    """Return the lines set in the commonest size: the body's."""
    lines = [item for item in page.items if isinstance(item, PlacedLine) and item.line.runs]
    sizes = Counter(item.line.runs[0].size for item in lines for _ in item.line.gids)
    if not sizes:
        return []
    body = sizes.most_common(1)[0][0]
    return [item for item in lines if item.line.runs[0].size == body]
