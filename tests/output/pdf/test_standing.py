"""Sheets kept standing: with other lines they become, to the last byte, what they would be drawn anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from leaflet.display.line import FaceName
from leaflet.display.page import Fill, Group, Item, Page, Part, PlacedLine, Rule
from leaflet.display.structure import Element, Role
from leaflet.geometry import Point, Rect, Size
from leaflet.memo import Known
from leaflet.output.conformance import STANDARDS
from leaflet.output.marks import around, marked
from leaflet.output.pdf.content import Manner
from leaflet.output.pdf.drawn import DrawnSheets, drawn
from leaflet.output.pdf.plan import Glyph, glyphs_of, planned
from leaflet.output.pdf.standing import Standing
from leaflet.output.pdf.writer import Making, written
from leaflet.output.sheet import PRESS, Sheet, prepare
from leaflet.output.stock import fresh
from leaflet.units import MM, PT
from tests.output.pdf.test_drawing import picture
from tests.output.pdf.test_standards import INFORMATION, intent_of
from tests.output.setting import A4, BLACK_NOTO, FACES, GOTHIC, INKS, place, set_line
from tests.pictures import TONES, photo

X4 = STANDARDS["x4"]
MANNER = Manner(X4.overprints, FACES)
HEAD, TEXT = Element(1, Role.HEADING, level=2), Element(2, Role.PARAGRAPH)
SHARED_LINE = place(set_line(("みんなの紙面", BLACK_NOTO)), y=90 * MM, element=3)
SHARED = Group((SHARED_LINE,), (Element(3, Role.ASIDE),))
SETTLED = Group((place(set_line(("丑寅", BLACK_NOTO)), y=80 * MM, element=4),), (Element(4, Role.PARAGRAPH),))
"""It says the same for some locals, in glyphs that not every local's file holds."""
BASE = frozenset(Glyph(*each) for each in glyphs_of([set_line(("みんなの紙面で", BLACK_NOTO))]))
"""Every local's file holds these."""


def line(words: str, y: int, element: int, face: FaceName = BLACK_NOTO, ink: str = "墨") -> PlacedLine:
    return place(set_line((words, face)), y=y * MM, ink=ink, element=element)


NAME, BEHIND = line("甲の組合", 40, 1), Fill(Rect(19 * MM, 35 * MM, 60 * MM, 42 * MM), "主")
LINES: tuple[Item, ...] = (BEHIND, NAME, line("みんなで", 50, 2), line("甲から", 60, 2, GOTHIC))
RULE = Rule(Point(0, 0), Point(9 * MM, 0), "墨", PT)
PICTURE = picture(photo())


def pages(*items: Item, group: Group | None = None, **told: object) -> tuple[Page, ...]:
    """Return a page of a group of a local's own, and of one that all share."""
    own = group or Group(items or LINES, (HEAD, TEXT))
    side = Page("表", A4, 3 * MM, (own, SETTLED, SHARED))
    return (replace(side, **told),)  # type: ignore[arg-type]


def sheets(of: Iterable[Page]) -> Iterator[Sheet]:
    for page in of:
        sheet = prepare(page, PRESS, INKS, lambda: TONES)
        yield marked(sheet, around(sheet))


def anew(of: tuple[Page, ...], stock: Known) -> DrawnSheets:
    made = tuple(sheets(of))
    plan = planned([group for sheet in made for group in sheet.groups], BASE, stock)
    return drawn(made, plan, MANNER, FACES, stock)


def data(shown: DrawnSheets, stock: Known) -> bytes:
    return b"".join(written(shown, FACES, INFORMATION, Making(X4, intent_of(X4)), stock))


def kept(of: tuple[Page, ...], stock: Known) -> Standing:
    return Standing.of(of, anew(of, stock), MANNER, FACES, stock)


def after(first: tuple[Page, ...], then: tuple[Page, ...]) -> bytes | None:
    """Return what becomes of pages where others stand; None where they have to be drawn anew."""
    stock = fresh()
    shown = kept(first, stock).exchanged(then, FACES, stock)
    return None if shown is None else data(shown, stock)


def other(place: int, item: Item) -> tuple[Item, ...]:
    """Return the local's items with another one at some place."""
    return (*LINES[:place], item, *LINES[place + 1 :])


LIKE = {
    "the same": pages(),
    "glyphs of its own": pages(*other(1, line("乙の支部", 40, 1))),
    "glyphs of all files": pages(*other(1, line("みんな", 40, 1))),
    "its own, where all had been": pages(*other(2, line("乙丙丁", 50, 2))),
    "another face": pages(*other(1, line("甲の組合", 40, 1, GOTHIC))),
    "another place": pages(*other(1, replace(NAME, origin=Point(9 * MM, 9 * MM)))),
    "beyond the paper": pages(*other(1, replace(NAME, origin=Point(205 * MM, -9 * MM)))),
    "another element": pages(*other(1, line("甲の組合", 40, 2))),
    "an artifact": pages(*other(1, replace(NAME, parts=(NAME.parts[0]._replace(element=None),)))),
    "a wider ground": pages(*other(0, replace(BEHIND, rect=Rect(19 * MM, 35 * MM, 90 * MM, 42 * MM)))),
    "a rounder ground": pages(*other(0, replace(BEHIND, radius=MM))),
    "glyphs of all files alone": pages(BEHIND, line("みんな", 40, 1), line("紙面", 50, 2), line("で", 60, 2)),
    "all of it": pages(
        replace(BEHIND, rect=Rect(19 * MM, 35 * MM, 80 * MM, 42 * MM)),
        line("戊の組合", 40, 1),
        line("己です", 50, 2),
        line("庚から", 60, 2, GOTHIC),
    ),
}
PARTED = replace(NAME, parts=(Part(0, 2, "墨", 1), Part(2, 4, "主", 1)))
OUT = Rect(19 * MM, 35 * MM, 215 * MM, 42 * MM)
UNLIKE = {
    "another ink": pages(*other(1, line("甲の組合", 40, 1, ink="主"))),
    "a second ink": pages(*other(1, PARTED)),
    "a ground of another ink": pages(*other(0, replace(BEHIND, ink="墨"))),
    "a ground that is cut off": pages(*other(0, replace(BEHIND, rect=OUT))),
    "a rule": pages(*other(0, RULE)),
    "a line for a ground": pages(*other(0, NAME)),
    "a ground for a line": pages(*other(1, BEHIND)),
    "a picture": pages(*other(0, PICTURE)),
    "one item more": pages(*LINES, line("乙", 70, 2)),
    "one item fewer": pages(*LINES[:-1]),
    "equal elements": pages(group=Group(LINES, (HEAD, replace(TEXT, role=Role.ASIDE)))),
    "another panel": pages(group=Group(LINES, pages()[0].groups[0].elements, panel=2)),
    "another name": pages(name="裏"),
    "another size": pages(size=Size(200 * MM, 287 * MM)),
    "another bleed": pages(bleed=4 * MM),
    "folds": pages(folds=(99 * MM,)),
    "one group fewer": pages(groups=pages()[0].groups[:1]),
    "a page more": pages() * 2,
}
FIRST = pages()
each = partial(pytest.mark.parametrize, "then")


def with_elements_of(first: tuple[Page, ...], then: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return pages whose groups have the very elements of others, as those of locals do."""
    elements = first[0].groups[0].elements

    def same(group: Group) -> Group:
        return replace(group, elements=elements) if group.elements == elements else group

    return tuple(replace(page, groups=tuple(map(same, page.groups))) for page in then)


@each(LIKE.values(), ids=list(LIKE))
def test_other_lines_are_exchanged_to_the_byte(then: tuple[Page, ...]) -> None:
    wanted = with_elements_of(FIRST, then)
    assert after(FIRST, wanted) == data(anew(then, stock := fresh()), stock)


@each(UNLIKE.values(), ids=list(UNLIKE))
def test_pages_that_differ_in_more_are_drawn_anew(then: tuple[Page, ...]) -> None:
    assert after(FIRST, with_elements_of(FIRST, then)) is None


def test_pages_of_one_batch_one_after_the_other_are_what_they_would_be_alone() -> None:
    stock = fresh()
    standing = kept(FIRST, stock)
    for then in (*LIKE.values(), *LIKE.values()):
        shown = standing.exchanged(with_elements_of(FIRST, then), FACES, stock)
        assert shown
        assert data(shown, stock) == data(anew(then, alone := fresh()), alone)


def test_a_group_of_which_something_is_cut_off_is_not_kept() -> None:
    beyond = replace(BEHIND, rect=OUT)
    first = pages(beyond, *LINES[1:])
    then = pages(beyond, line("乙の支部", 40, 1), *LINES[2:])
    assert after(first, with_elements_of(first, then)) is None
    assert after(first, first) is not None


def test_what_lies_beside_the_paper_does_not_move_what_is_exchanged() -> None:
    away = replace(BEHIND, rect=Rect(300 * MM, 35 * MM, 310 * MM, 42 * MM))
    first = pages(away, *LINES)
    assert after(first, first) == data(anew(first, stock := fresh()), stock)
