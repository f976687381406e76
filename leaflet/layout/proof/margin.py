"""Line numbers in the margin of a proof, so that a correction can be told by telephone."""

from collections import Counter
from collections.abc import Iterator

from leaflet.colour import BLACK
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.line import FaceName
from leaflet.display.page import Item, Page, Part, PlacedLine
from leaflet.geometry import Point
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import plain
from leaflet.units import MM, PT, Length

SIZE = 6 * PT
PLACE = 6 * MM
"""Numbers end so far from the trim."""


def line_numbers(page: Page, faces: tuple[FaceName, ...], typesetter: Typesetter) -> Iterator[Item]:
    """Yield a number beside each line of the body's grid, counted from the head of the page."""
    style = ParagraphStyle(faces, faces, SIZE, alignment=Alignment.END)
    for number, baseline in enumerate(_baselines(page), start=1):
        (line,) = typesetter.compose(plain(str(number), generated=True), PLACE, style).lines
        yield PlacedLine(line, Point(0, baseline), (Part(0, len(line.gids), BLACK, None),), None)


def _baselines(page: Page) -> tuple[Length, ...]:
    """Return the baselines of the lines set in the commonest size: the body's."""
    lines = [item for item in page.items if isinstance(item, PlacedLine) and item.line.runs]
    sizes = Counter(item.line.runs[0].size for item in lines for _ in item.line.gids)
    if not sizes:
        return ()
    body = sizes.most_common(1)[0][0]
    return tuple(sorted({item.origin.y for item in lines if item.line.runs[0].size == body}))
