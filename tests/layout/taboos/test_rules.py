"""Every taboo has a page that breaks it on purpose, and a neighbour that does not; in both directions."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from leaflet.diagnostics import WARNINGS, Code
from leaflet.display.axes import Direction
from leaflet.display.page import Page
from leaflet.display.structure import Role
from leaflet.layout.taboos import RULES, broken, told
from leaflet.model.local import Local
from leaflet.model.template import Folding
from leaflet.pipeline import Press
from leaflet.source.read import read_local
from leaflet.units import MM
from leaflet.world import Disk
from tests.layout.folded import folded
from tests.layout.setting import laid
from tests.layout.taboos.making import Made, box, heading, page, question, text, title

ROOT = Path(__file__).parents[3]
EDITIONS = sorted((ROOT / "content").glob("*/edition.yaml"))

TOP = title((None, 0))
"""A headline across the columns: what keeps a page from being cut in two."""
FIRST = (heading((0, 2)), text(0, 3, 9))

LONG = "文" * 400

both = pytest.mark.parametrize("direction", Direction)

BROKEN: list[tuple[Code, tuple[Made, ...], int]] = [
    # Two columns that nothing holds together.
    (Code.HARAKIRI, (text(0, 0, 9), text(1, 0, 9)), 2),
    (Code.HARAKIRI, (heading((0, 0)), text(0, 1, 9), text(1, 0, 9), box((1, 11), (1, 12))), 2),
    (Code.NAKIWAKARE, (TOP, text(0, 2, 8), heading((0, 9), (1, 2)), text(1, 3, 9)), 2),
    (Code.NAKIWAKARE, (TOP, text(0, 2, 8), question((0, 9), (1, 2), (1, 3), (1, 4))), 2),
    (
        Code.NAKIWAKARE,
        (
            TOP,
            text(0, 2, 8),
            Made(Role.GROUP, ((Role.FIGURE, ((0, 9),)), (Role.CAPTION, ((1, 2),)))),
            text(1, 3, 9),
        ),
        2,
    ),
    # The next column and what lies below the box both begin a paragraph.
    (Code.NAKIWAKARE, (text(0, 0, 3), text(1, 0, 3), box((None, 5)), text(0, 7, 9), text(1, 7, 9)), 2),
    (
        Code.NAKIWAKARE,
        (TOP, text(0, 2, 5), text(1, 2, 5), box((None, 7)), text(0, 9, 12), heading((1, 9)), text(1, 10, 12)),
        2,
    ),
    (Code.RYONAGARE, (TOP, *FIRST, text(1, 2, 9, (0, 13), (0, 14)), heading((None, 11)), text(1, 13, 14)), 2),
    (Code.RYONAGARE, (TOP, text(0, 2, 4, (0, 8), (0, 9)), box((None, 6)), text(1, 2, 4), text(1, 8, 9)), 2),
    # From the first column to the third; and over a box in the same column.
    (Code.TOBIORI, (TOP, text(0, 2, 9, (2, 2), (2, 3)), text(1, 2, 9), text(2, 4, 9)), 3),
    (Code.TOBIORI, (TOP, text(0, 2, 4, (0, 8), (0, 9)), box((0, 6)), text(1, 2, 9)), 2),
    (Code.TOBIORI, (TOP, text(0, 2, 9), text(1, 2, 6, (0, 10), (0, 11)), text(1, 7, 11)), 2),
    (Code.CHANNEL, (TOP, text(0, 2, 5), text(0, 7, 10), text(1, 2, 5), text(1, 7, 10)), 2),
    (Code.CHANNEL, (TOP, *(text(k, a, b) for k in range(3) for a, b in ((2, 5), (7, 10)))), 3),
    (Code.CHOKURETSU, (TOP, heading((0, 2)), heading((0, 3)), text(0, 4, 9), text(1, 2, 9)), 2),
    (Code.CHOKURETSU, (TOP, heading((None, 2)), heading((0, 4)), text(0, 5, 9), text(1, 4, 9)), 2),
    (Code.HEADING_LAST, (TOP, text(0, 2, 8), heading((0, 9)), text(1, 2, 9)), 2),
    (Code.HEADING_LAST, (TOP, text(0, 2, 9), text(1, 2, 8), heading((1, 9))), 2),
    (Code.HEADING_LAST, (TOP, text(0, 2, 9), text(1, 2, 8), heading((1, 9)), box((None, 11))), 2),
    (Code.LONE_LINE, (TOP, text(0, 2, 9, (1, 2)), text(1, 3, 9)), 2),
]

LEVEL: list[tuple[tuple[Made, ...], int]] = [
    ((TOP, text(0, 2, 5), heading((0, 6)), text(0, 7, 9), text(1, 2, 5), heading((1, 6)), text(1, 7, 9)), 2),
    ((TOP, *FIRST, text(1, 2, 4), heading((1, 5)), text(1, 6, 9), heading((2, 5)), text(2, 6, 9)), 3),
]
"""Headings at one place of neighbouring columns: 並列 across, 煙突 where lines run down."""
AT_HEADS = ((TOP, *FIRST, heading((1, 2)), text(1, 3, 9)), 2)
"""The same at the heads of columns: a row of titles where lines run across, a chimney where they run down."""

SOUND: list[tuple[tuple[Made, ...], int]] = [
    ((TOP, *FIRST, text(1, 2, 4), heading((1, 5)), text(1, 6, 9)), 2),
    ((text(0, 0, 3), text(1, 0, 3), box((None, 5)), heading((0, 7)), text(0, 8, 9), text(1, 7, 9)), 2),
    # The paragraph goes on in the next column, or the next one has a heading: nobody is lost.
    ((text(0, 0, 3, (1, 0), (1, 1)), text(1, 2, 3), box((None, 5)), text(0, 7, 9), text(1, 7, 9)), 2),
    ((text(0, 0, 3), heading((1, 0)), text(1, 1, 3), box((None, 5)), text(0, 7, 9), text(1, 7, 9)), 2),
    ((TOP, text(0, 2, 8), question((1, 2), (1, 3), (1, 4), (1, 5))), 2),
    ((TOP, text(0, 2, 9, (1, 2), (1, 3)), text(1, 4, 9)), 2),
    ((TOP, text(0, 2, 8), heading((1, 2), (1, 3)), text(1, 4, 9)), 2),
    ((TOP, text(0, 2, 5), text(0, 7, 10), text(1, 2, 6), text(1, 8, 10)), 2),
    (
        (
            TOP,
            text(0, 2, 5),
            heading((0, 7)),
            text(0, 8, 10),
            text(1, 2, 7),
            heading((1, 9)),
            text(1, 10, 10),
        ),
        2,
    ),
    (
        (
            TOP,
            text(0, 2, 3),
            text(1, 2, 3),
            heading((None, 5)),
            text(0, 7, 9),
            text(1, 7, 9),
        ),
        2,
    ),
    ((text(0, 0, 20),), 1),
]


@both
@pytest.mark.parametrize(("code", "blocks", "columns"), BROKEN)
def test_a_page_that_breaks_a_rule_is_caught(
    code: Code, blocks: tuple[Made, ...], columns: int, direction: Direction
) -> None:
    assert code in [spot.code for spot in broken(page(*blocks, columns=columns, direction=direction))]


@both
@pytest.mark.parametrize(("blocks", "columns"), SOUND)
def test_a_page_that_keeps_them_is_not(blocks: tuple[Made, ...], columns: int, direction: Direction) -> None:
    assert broken(page(*blocks, columns=columns, direction=direction)) == ()


def codes_of(blocks: tuple[Made, ...], columns: int, direction: Direction) -> list[Code]:
    return [spot.code for spot in broken(page(*blocks, columns=columns, direction=direction))]


@pytest.mark.parametrize(("blocks", "columns"), LEVEL)
def test_headings_at_one_place_are_beside_each_other_or_a_chimney(
    blocks: tuple[Made, ...], columns: int
) -> None:
    across = codes_of(blocks, columns, Direction.HORIZONTAL)
    down = codes_of(blocks, columns, Direction.VERTICAL)
    assert Code.HEIRETSU in across
    assert Code.ENTOTSU not in across
    assert Code.ENTOTSU in down
    assert Code.HEIRETSU not in down


def test_headings_at_the_heads_of_columns_are_titles_across_and_a_chimney_down() -> None:
    assert codes_of(*AT_HEADS, Direction.HORIZONTAL) == []
    assert codes_of(*AT_HEADS, Direction.VERTICAL) == [Code.ENTOTSU]


# Where the paper is folded


def folded_page(*folds: int, columns: int = 3) -> Page:
    """Return columns with nothing across them, the paper folded in the middle of these gutters."""
    blocks = tuple(text(column, 0, 9) for column in range(columns))
    made = page(*blocks, columns=columns)
    assert made.setting is not None
    gutters = list(pairwise(made.setting.columns))
    places = tuple((gutters[fold - 1][0][1] + gutters[fold - 1][1][0]) // 2 for fold in folds)
    return replace(made, setting=replace(made.setting, folds=places))


@pytest.mark.parametrize(("folds", "cut"), [((), 2), ((1,), 1), ((2,), 1), ((1, 2), 0)])
def test_a_gutter_may_run_through_exactly_where_the_paper_is_folded(folds: tuple[int, ...], cut: int) -> None:
    made = folded_page(*folds)
    spots = broken(made)
    assert [spot.code for spot in spots] == [Code.HARAKIRI] * cut
    assert made.setting is not None
    for spot in spots:
        (gutter,) = spot.rects
        assert not any(gutter.left <= fold <= gutter.right for fold in made.setting.folds)


def test_a_fold_beside_a_gutter_excuses_nothing() -> None:
    made = folded_page()
    assert made.setting is not None
    end = made.setting.columns[0][1]
    beside = replace(made, setting=replace(made.setting, folds=(end - 1,)))
    assert [spot.code for spot in broken(beside)] == [Code.HARAKIRI] * 2


def test_the_sides_of_a_folded_sheet_are_judged_one_by_one() -> None:
    """In a part with two columns a gutter is one; between parts, and from 面 to 面, there is none."""
    two = f"- 本文: {LONG}\n"
    template = folded(Folding((148 * MM, 149 * MM), (3, 1), (2, 2)), columns=2)
    template = replace(template, grid=replace(template.grid, characters=15))
    outside, inside = laid("- 本文: 文\n", two, "- 本文: 文\n", template=template)
    assert broken(outside) == ()
    spots = broken(inside)
    assert [(spot.code, spot.side) for spot in spots] == [(Code.HARAKIRI, "面2")] * 2
    assert spots[0].rects[0].right < inside.folds[0] < spots[1].rects[0].left


def test_spots_of_a_folded_sheet_lie_where_their_side_does() -> None:
    stacked = "- 見出し: 一\n- 見出し: 二\n- 本文: 文\n"
    outside, _ = laid(stacked, "- 本文: 文\n", "- 本文: 文\n", "- 本文: 文\n", template=folded())
    (spot,) = broken(outside)
    assert (spot.code, spot.side) == (Code.CHOKURETSU, "面1")
    assert all(outside.folds[1] < rect.left for rect in spot.rects)
    (said,) = told((spot,))
    assert dict(said.words)["side"] == "面1"


def test_every_rule_is_broken_by_some_page() -> None:
    by_direction = {Code.HEIRETSU, Code.ENTOTSU}
    assert {code for code, _, _ in BROKEN} | by_direction == {rule.CODE for rule in RULES}
    assert {rule.CODE for rule in RULES} <= WARNINGS


def test_a_spot_has_a_place_on_the_page_and_in_the_source() -> None:
    made = page(TOP, text(0, 2, 9, (1, 2)), text(1, 3, 9))
    (spot,) = broken(made)
    (rect,) = spot.rects
    assert made.setting is not None
    start, end = made.setting.columns[1]
    assert (rect.left, rect.right) == (start, end)
    (said,) = told((spot,))
    assert said.span is not None
    assert (said.span.file, said.span.line) == ("edition.yaml", 2)
    assert dict(said.words) == {"side": "おもて", "text": "団結前進団結前進団結前進"}


# By way of a writer's text


def codes(side: str) -> list[Code]:
    (made,) = laid(side)
    return [spot.code for spot in broken(made)]


def test_headings_that_a_writer_stacks_are_caught() -> None:
    headline = "- 大見出し: 題\n  段抜き: はい\n"
    assert codes(f"{headline}- 見出し: 一\n- 見出し: 二\n- 本文: {LONG}\n") == [Code.CHOKURETSU]
    assert codes(f"{headline}- 見出し: 一\n- 本文: {LONG}\n") == []


def test_a_page_without_anything_across_its_columns_is_caught() -> None:
    assert codes(f"- 見出し: 一\n- 本文: {LONG}\n") == [Code.HARAKIRI]
    assert codes(f"- 見出し: 一\n  段抜き: はい\n- 本文: {LONG}\n") == []


@pytest.mark.parametrize("path", EDITIONS, ids=[path.parent.name for path in EDITIONS])
def test_no_shipped_edition_breaks_a_rule(path: Path) -> None:
    locals_of_it = [other for other in sorted(path.parent.glob("*.yaml")) if other != path]
    press = Press.open(path, Disk())
    given: list[Local | None] = [read_local(local, path, Disk()) for local in locals_of_it]
    for local in given or [None]:
        for each in press.lay_out(local, example=local is None).pages:
            assert [(spot.code, spot.text) for spot in broken(each)] == []
