"""Printers' marks: Japanese double トンボ as printers know them, and never inside the bleed."""

from dataclasses import replace
from itertools import product

import pytest

from leaflet.colour import REGISTRATION, Cmyk, Registration
from leaflet.compose.composer import Composer
from leaflet.display.page import Group, PlacedLine, Rule
from leaflet.geometry import Point, Rect, Size
from leaflet.output.marks import WEIGHT, around, job_line, marked, marks, registration
from leaflet.output.sheet import PRESS, Sheet, prepare
from leaflet.units import MM, PT
from tests.layout.setting import shipped
from tests.output.setting import FACES, GOTHIC, INKS, NOTO, page

TRIM = Rect(0, 0, 210 * MM, 297 * MM)
BLEED = TRIM.inset(-3 * MM)
HALF = WEIGHT // 2


def sheet(bleed: int = 3 * MM) -> Sheet:
    return prepare(page(bleed=bleed), PRESS, INKS)


def with_marks(plain: Sheet) -> Sheet:
    return marked(plain, around(plain))


def rules() -> list[Rule]:
    found = [item for item in marks(TRIM, BLEED) if isinstance(item, Rule)]
    assert len(found) == len(list(marks(TRIM, BLEED)))
    return found


def segments() -> set[frozenset[Point]]:
    return {frozenset((rule.start, rule.end)) for rule in rules()}


def inked(rule: Rule) -> Rect:
    """Return what a rule covers: half of its weight to both sides, nothing beyond its ends."""
    left, right = sorted((rule.start.x, rule.end.x))
    top, bottom = sorted((rule.start.y, rule.end.y))
    return (
        Rect(left, top - HALF, right, bottom + HALF)
        if top == bottom
        else Rect(left - HALF, top, right + HALF, bottom)
    )


def overlaps(first: Rect, second: Rect) -> bool:
    return (
        first.left < second.right
        and second.left < first.right
        and first.top < second.bottom
        and second.top < first.bottom
    )


def test_each_corner_has_two_crossing_angles() -> None:
    """One begins on the trim's upright and runs along the bleed, the other the other way round."""
    for x, y in product((0, 210 * MM), (0, 297 * MM)):
        side, up = (-1 if x == 0 else 1), (-1 if y == 0 else 1)
        bleed_x, bleed_y = x + side * (3 * MM + HALF), y + up * (3 * MM + HALF)
        end_x, end_y = x + side * 13 * MM, y + up * 13 * MM
        assert {
            frozenset((Point(x, bleed_y), Point(end_x, bleed_y))),  # 13 mm along the bleed
            frozenset((Point(x, bleed_y), Point(x, end_y))),  # 10 mm on the trim's own line
            frozenset((Point(bleed_x, y), Point(end_x, y))),
            frozenset((Point(bleed_x, y), Point(bleed_x, end_y))),
        } <= segments()


def test_each_side_has_a_centre_mark() -> None:
    assert {
        frozenset((Point(95 * MM, -3 * MM - HALF), Point(115 * MM, -3 * MM - HALF))),
        frozenset((Point(105 * MM, -3 * MM - HALF), Point(105 * MM, -13 * MM))),
        frozenset((Point(213 * MM + HALF, 138 * MM + MM // 2), Point(213 * MM + HALF, 158 * MM + MM // 2))),
        frozenset((Point(213 * MM + HALF, 148 * MM + MM // 2), Point(223 * MM, 148 * MM + MM // 2))),
    } <= segments()
    assert len(rules()) == 4 * 4 + 4 * 2


def test_nothing_is_inked_inside_the_bleed() -> None:
    assert not any(overlaps(inked(rule), BLEED) for rule in rules())
    inward = replace(rules()[0], start=Point(0, 0), end=Point(10 * MM, 0))
    assert overlaps(inked(inward), BLEED)


def test_marks_are_thin_and_print_on_every_plate() -> None:
    assert {(rule.weight, rule.ink, rule.element) for rule in rules()} == {(PT * 3 // 10, REGISTRATION, None)}
    assert dict(with_marks(sheet()).palette)[REGISTRATION] == Registration()


def test_a_marked_sheet_is_larger_and_otherwise_the_same() -> None:
    plain = sheet()
    made = with_marks(plain)
    assert (made.media.width, made.media.height) == (240 * MM, 327 * MM)
    assert (made.bleed, made.trim) == (plain.bleed, plain.trim)
    assert made.groups[:-1] == plain.groups
    assert made.groups[-1] == Group(tuple(marks(plain.trim, plain.bleed)))
    assert made.has_marks
    assert not plain.has_marks


def line(text: str, made: Sheet | None = None) -> PlacedLine | None:
    return job_line(text, (GOTHIC, NOTO), Composer(FACES), made or sheet())


def test_the_job_line_stands_between_two_marks_above_the_bleed() -> None:
    made = line("マイナンバーカード　おもて　PDF/X-4　2019-08-01")
    assert made is not None
    assert made.line.runs[0].size == 7 * PT
    assert made.origin.y + made.line.runs[0].size < -3 * MM
    assert made.origin.x > 0
    assert made.origin.x + made.line.width < 95 * MM
    assert [(part.ink, part.element) for part in made.parts] == [(REGISTRATION, None)]


@pytest.mark.parametrize("count", [40, 60, 400])
def test_a_long_job_line_is_set_smaller_and_then_cut(count: int) -> None:
    made = line("長" * count)
    assert made is not None
    size = made.line.runs[0].size
    assert 4 * PT <= size < 7 * PT
    assert made.origin.x + made.line.width < 95 * MM
    assert (len(made.line.texts) == count) == (count <= 60)


def test_a_job_line_that_no_face_can_show_is_left_out() -> None:
    assert job_line("𠮷", (GOTHIC,), Composer(FACES), sheet()) is None
    assert around(sheet(), None).items == tuple(marks(TRIM, BLEED))


def test_marks_of_a_page_without_bleed_stand_at_its_trim() -> None:
    made = with_marks(sheet(bleed=0))
    assert made.media == TRIM.inset(-12 * MM)
    assert not any(overlaps(inked(item), TRIM) for item in made.items if isinstance(item, Rule))


def test_marks_of_a_scheme_of_few_inks_print_on_its_plates_alone() -> None:
    plain = shipped()
    assert registration(plain) == Registration()
    assert registration(plain.in_scheme("明")) == Registration()
    assert registration(plain.in_scheme("暗一色")) == Cmyk(0, 0, 0, 100)
    assert registration(plain.in_scheme("明二色")) == Cmyk(100, 0, 0, 100)


# Folds


FOLDS = (98 * MM, 395 * MM // 2)
LEVEL = Rect(0, 0, 297 * MM, 210 * MM)


def fold_marks() -> list[Rule]:
    bleed = LEVEL.inset(-3 * MM)
    plain = list(marks(LEVEL, bleed))
    return [item for item in marks(LEVEL, bleed, FOLDS) if isinstance(item, Rule) and item not in plain]


def test_each_fold_has_a_dashed_line_above_and_below_outside_of_the_bleed() -> None:
    found = fold_marks()
    assert [(rule.start.x, rule.end.x) for rule in found] == [(fold, fold) for fold in FOLDS for _ in "12"]
    heights = {tuple(sorted((rule.start.y, rule.end.y))) for rule in found}
    assert heights == {(-13 * MM, -3 * MM - HALF), (213 * MM + HALF, 223 * MM)}
    assert all(rule.dash and rule.ink == REGISTRATION and rule.weight == WEIGHT for rule in found)


def test_fold_marks_touch_no_other_mark() -> None:
    others = [item for item in marks(LEVEL, LEVEL.inset(-3 * MM)) if isinstance(item, Rule)]
    assert not any(overlaps(inked(fold), inked(other)) for fold in fold_marks() for other in others)


def folded_sheet() -> Sheet:
    made = replace(page(size=Size(LEVEL.width, LEVEL.height), bleed=3 * MM), folds=FOLDS)
    return prepare(made, PRESS, INKS)


def test_only_sheets_with_marks_show_their_folds() -> None:
    """In the office nothing is printed near the edges, and a line across the leaflet would be seen."""
    sheet = folded_sheet()
    assert sheet.folds == FOLDS
    assert sheet.items == ()
    dashed = [item for item in with_marks(sheet).items if isinstance(item, Rule) and item.dash]
    assert len(dashed) == 2 * len(FOLDS)
    assert all(not overlaps(inked(rule), sheet.bleed) for rule in dashed)


def test_the_job_line_ends_before_the_first_fold() -> None:
    made = line("はじめての労働組合　外側　" * 6, folded_sheet())
    assert made is not None
    assert made.origin.x + made.line.width <= FOLDS[0] - 3 * MM
