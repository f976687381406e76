"""Line numbers in the margin of a proof, so that a correction can be told by telephone."""

from collections import Counter
from collections.abc import Iterator

from leaflet.colour import BLACK
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.axes import Direction
from leaflet.display.line import FaceName
from leaflet.display.page import Item, Page, Part, PlacedLine
from leaflet.geometry import Point
from leaflet.layout.hanmen import ascent
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import plain
from leaflet.units import MM, PT

SIZE = 6 * PT
PLACE = 8 * MM
"""Numbers end so far from the trim: a laser printer reaches them."""


def line_numbers(page: Page, faces: tuple[FaceName, ...], typesetter: Typesetter) -> Iterator[Item]:
    """Yield a number for each line of the body's grid, from where reading begins.

    Those of horizontal lines stand beside them, from the head down; those of vertical ones above them, from
    the right.
    """
    lines = _body(page)
    if not lines:
        return
    vertical = lines[0].direction is Direction.VERTICAL
    places = sorted({line.origin.x if vertical else line.origin.y for line in lines}, reverse=vertical)
    alignment = Alignment.CENTRE if vertical else Alignment.END
    style = ParagraphStyle(faces, faces, SIZE, alignment=alignment)
    size = lines[0].line.runs[0].size
    # Where the middle of a vertical line lies from its baseline.
    middle = ascent(size) - size // 2
    for number, place in enumerate(places, start=1):
        (line,) = typesetter.compose(plain(str(number), generated=True), PLACE, style).lines
        at = Point(place + middle - PLACE // 2, PLACE) if vertical else Point(0, place)
        yield PlacedLine(line, at, (Part(0, len(line.gids), BLACK, None),), None)


def _body(page: Page) -> list[PlacedLine]:
    """Return the lines set in the commonest size: the body's."""
    lines = [item for item in page.items if isinstance(item, PlacedLine) and item.line.runs]
    sizes = Counter(item.line.runs[0].size for item in lines for _ in item.line.gids)
    if not sizes:
        return []
    body = sizes.most_common(1)[0][0]
    return [item for item in lines if item.line.runs[0].size == body]
