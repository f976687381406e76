"""Printers' marks: Japanese double トンボ, and the line of text that tells whose sheet this is.

At each corner two L-shaped marks cross: one begins on the trim's upright, the other on its level edge, and
each runs along the bleed. Half way along every side a T stands on the bleed. Where the sheet is folded, a
dashed line (折りトンボ) leads away from the bleed above and below. Nothing reaches into the bleed.
"""

from collections.abc import Iterator, Sequence

from leaflet.colour import REGISTRATION, Cmyk, Colour, Registration
from leaflet.compose.composer import Composer
from leaflet.compose.style import Alignment, ParagraphStyle
from leaflet.display.line import FaceName
from leaflet.display.page import Group, Item, Part, PlacedLine, Rule
from leaflet.geometry import Point, Rect
from leaflet.model.template import Template
from leaflet.model.text import plain
from leaflet.output.sheet import Sheet
from leaflet.units import MM, PT, Length

FULL = 100
"""Percent of one ink."""
ALL_PLATES = Registration()
REACH = 10 * MM
"""How far marks run beyond the bleed."""
WEIGHT = PT * 3 // 10
CENTRE = 10 * MM
"""Half the length of the bar of a centre mark."""
MARGIN = 2 * MM
"""White paper beyond the marks."""
BESIDE = 4 * MM
"""How far the job line keeps from corner and centre marks, and above the bleed."""
FOLD_DASH = MM
"""Dashes tell a fold from a cut."""
JOB_SIZES = tuple(size * PT // 2 for size in range(14, 7, -1))
"""7 pt down to 4 pt: the job line takes the largest at which it fits between two marks."""


def registration(template: Template) -> Colour:
    """Return what marks are drawn in: all plates, but of a scheme of few inks only those that it prints with.

    A file for one plate must not have ink on four.
    """
    if not template.black_pictures:
        return ALL_PLATES
    plates = zip(*(ink.cmyk for _, ink in template.inks), strict=True)
    return Cmyk(*(FULL if any(plate) else 0 for plate in plates))


def marked(sheet: Sheet, group: Group, colour: Colour = ALL_PLATES) -> Sheet:
    """Return the sheet on larger paper, with a group of marks around what it shows."""
    return Sheet(
        sheet.name,
        sheet.bleed.inset(-(REACH + MARGIN)),
        sheet.bleed,
        sheet.trim,
        (*sheet.groups, group),
        (*sheet.palette, (REGISTRATION, colour)),
        sheet.pictures,
        sheet.folds,
    )


def around(sheet: Sheet, job: PlacedLine | None = None) -> Group:
    """Return the marks of a sheet, and its job line."""
    return Group((*marks(sheet.trim, sheet.bleed, sheet.folds), *([job] if job else [])))


def marks(trim: Rect, bleed: Rect, folds: Sequence[Length] = ()) -> Iterator[Item]:
    """Draw the marks of a sheet; `folds` are told from the trim's left edge."""
    # A line on the bleed's edge lies wholly outside of it: half of its weight further out.
    beside, out = bleed.inset(-(WEIGHT // 2)), bleed.inset(-REACH)
    xs = ((trim.left, beside.left, out.left), (trim.right, beside.right, out.right))
    ys = ((trim.top, beside.top, out.top), (trim.bottom, beside.bottom, out.bottom))
    for x, bx, end_x in xs:
        for y, by, end_y in ys:
            yield from _angle(Point(x, by), end_x, end_y)
            yield from _angle(Point(bx, y), end_x, end_y)
    middle_x, middle_y = (trim.left + trim.right) // 2, (trim.top + trim.bottom) // 2
    for _, by, end_y in ys:
        yield _rule(Point(middle_x - CENTRE, by), Point(middle_x + CENTRE, by))
        yield _rule(Point(middle_x, by), Point(middle_x, end_y))
    for _, bx, end_x in xs:
        yield _rule(Point(bx, middle_y - CENTRE), Point(bx, middle_y + CENTRE))
        yield _rule(Point(bx, middle_y), Point(end_x, middle_y))
    for fold in folds:
        for _, by, end_y in ys:
            start, end = Point(trim.left + fold, by), Point(trim.left + fold, end_y)
            yield Rule(start, end, REGISTRATION, WEIGHT, dash=FOLD_DASH)


def _angle(corner: Point, x: Length, y: Length) -> Iterator[Rule]:
    yield _rule(corner, Point(x, corner.y))
    yield _rule(corner, Point(corner.x, y))


def _rule(start: Point, end: Point) -> Rule:
    return Rule(start, end, REGISTRATION, WEIGHT)


def job_line(text: str, faces: tuple[FaceName, ...], composer: Composer, sheet: Sheet) -> PlacedLine | None:
    """Set the job line above the bleed, between the left corner and the first mark after it.

    What does not fit in the smallest size is left out from its end; None when no face has a glyph of it.
    """
    marks_above = (sheet.trim.width // 2 - CENTRE, *sheet.folds)
    room = min(marks_above) - 2 * BESIDE
    for size in JOB_SIZES:
        style = ParagraphStyle(faces, faces, size, alignment=Alignment.START)
        lines = composer.compose(plain(text, generated=True), room, style).lines
        if len(lines) == 1 or (lines and size == JOB_SIZES[-1]):
            origin = Point(sheet.trim.left + BESIDE, sheet.bleed.top - BESIDE)
            return PlacedLine(lines[0], origin, (Part(0, len(lines[0].gids), REGISTRATION, None),), None)
    return None
