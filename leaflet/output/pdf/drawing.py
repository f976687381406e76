"""Drawn shapes and pictures as operators (ISO 32000-1, 8.5 and 8.9)."""

from collections.abc import Callable, Iterator

from leaflet.display.page import Path
from leaflet.geometry import Contour, Curve, Point, Rect
from leaflet.model.picture import Corner, End, Pen
from leaflet.output.pdf.numbers import decimal, steps
from leaflet.output.printed import Printed
from leaflet.units import Length

Place = Callable[[Point], tuple[int, int]]
"""Turns a place of the page into steps from the sheet's lower left corner."""

_ENDS = {End.BUTT: 0, End.ROUND: 1, End.SQUARE: 2}
_CORNERS = {Corner.MITRE: 0, Corner.ROUND: 1, Corner.BEVEL: 2}


def path_code(path: Path, colours: tuple[str, str], place: Place) -> str:
    """Fill a path, or draw it with its pen; `colours` set those of fills and of lines."""
    outline = " ".join(word for contour in path.contours for word in _contour(contour, place))
    fill, stroke = colours
    if path.pen is None:
        return f"{fill} {outline} {'f*' if path.even_odd else 'f'}"
    return f"q {stroke} {_pen(path.pen)} {outline} S Q"


def _pen(pen: Pen) -> str:
    weight, limit = decimal(steps(pen.weight), 3), decimal(max(pen.mitre_limit, 100), 2)
    return f"{weight} w {_ENDS[pen.end]} J {_CORNERS[pen.corner]} j {limit} M"


def _contour(contour: Contour, place: Place) -> Iterator[str]:
    yield f"{_spot(contour.start, place)} m"
    for step in contour.steps:
        if isinstance(step, Curve):
            yield f"{' '.join(_spot(point, place) for point in step)} c"
        else:
            yield f"{_spot(step, place)} l"
    if contour.closed:
        yield "h"


def _spot(point: Point, place: Place) -> str:
    return " ".join(decimal(value, 3) for value in place(point))


def picture_code(picture: Printed, rect: Rect, place: Place) -> str:
    """Stretch a picture over a rectangle; edges are rounded before sizes, as everywhere."""
    left, bottom = place(Point(rect.left, rect.bottom))
    right, top = place(Point(rect.right, rect.top))
    width, height, x, y = (decimal(value, 3) for value in (right - left, top - bottom, left, bottom))
    return f"q {width} 0 0 {height} {x} {y} cm /{picture.name} Do Q"


def dashed(code: str, dash: Length) -> str:
    """Draw with dashes as long as the gaps between them, and nothing that comes after."""
    if not dash:
        return code
    length = decimal(steps(dash), 3)
    return f"q [{length} {length}] 0 d {code} Q"
