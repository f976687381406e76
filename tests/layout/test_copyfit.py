"""Copyfitting: every design takes a fifth less text or a seventh more, and fills its sides with it."""

from itertools import pairwise
from pathlib import Path

import pytest

from leaflet.display.axes import Direction
from leaflet.display.page import Page, PlacedLine
from leaflet.display.structure import Role, walk
from leaflet.layout.columns import UNLEVEL
from leaflet.layout.desk import IDS_OF_A_PART
from leaflet.layout.fit import Limit
from leaflet.layout.flow import Band
from leaflet.layout.foot import FIRST_PART
from tests.layout.copyfitting import EDITIONS, PERCENT, Set, cost, laid, told

MOST = 5
"""Fitting costs no more than so many layouts."""
FILLED = 97
"""Percent of the grid lines above a side's foot."""


each_length = pytest.mark.parametrize("percent", PERCENT)


def fits(path: Path) -> bool:
    """Tell whether a design may be fitted at all."""
    template = told(path)[0].template
    return template.fit_size is not None or template.fit_feed is not None


FITTED = [path for path in EDITIONS if fits(path)]
fitted = pytest.mark.parametrize("path", FITTED, ids=[path.parent.name for path in FITTED])


def test_there_are_designs_to_fit() -> None:
    assert len(FITTED) >= 2


@fitted
@each_length
def test_a_side_is_filled(path: Path, percent: int) -> None:
    for each in laid(path, percent):
        setting = each.page.setting
        assert setting is not None
        assert setting.lines <= setting.room
        widest = setting.why_size == setting.why_feed == Limit.RANGE
        assert setting.lines * 100 >= FILLED * setting.room or setting.lines == setting.room - 1 or widest


@fitted
@each_length
def test_columns_end_level(path: Path, percent: int) -> None:
    for each in laid(path, percent):
        for band in each.side.bands:
            assert heights_are_level(band, each), (band.lines, heights(band))


def heights(band: Band) -> list[int]:
    """Return the grid lines of a region's columns."""
    assert band.columns is not None
    return [
        sum(slab.lines for slab in band.slabs[column.first : column.last]) + sum(column.blanks)
        for column in band.columns.columns
    ]


def heights_are_level(band: Band, side: Set) -> bool:
    if band.columns is None:
        return True
    *others, last = heights(band)
    # Vertical text ends where it ends: in the last column of the side (JLREQ 2.3.2).
    may_end = side.side.desk.axes.direction is Direction.VERTICAL and band is side.side.bands[-1]
    least = 1 if may_end else band.lines - 1
    is_level = set(others) <= {band.lines} and least <= last <= band.lines
    return is_level and band.columns.flaws < UNLEVEL


@fitted
@each_length
def test_baselines_stand_on_one_grid(path: Path, percent: int) -> None:
    for each in laid(path, percent):
        setting = each.page.setting
        assert setting is not None
        vertical = each.side.desk.axes.direction is Direction.VERTICAL
        places = {line.origin.x if vertical else line.origin.y for line in running(each.page)}
        assert {(place - min(places)) % setting.feed for place in places} <= {0}


def running(page: Page) -> list[PlacedLine]:
    """Return the lines of running text: paragraphs of the flow and of questions, boxes left out."""
    flow = [
        element.id
        for block in page.structure.children
        if block.role in (Role.GROUP, Role.QUESTION_ANSWER) and block.id < FIRST_PART * IDS_OF_A_PART
        for element in walk(block)
        if element.role is Role.PARAGRAPH
    ]
    lines = [item for item in page.items if isinstance(item, PlacedLine) and item.parts and item.line.runs]
    size = page.setting.size if page.setting else 0
    return [each for each in lines if each.parts[0].element in flow and each.line.runs[0].size == size]


@fitted
def test_more_text_is_never_set_larger(path: Path) -> None:
    sizes = [
        [each.page.setting.size for each in laid(path, percent) if each.page.setting] for percent in PERCENT
    ]
    for less, more in pairwise(sizes):
        assert all(small <= large for large, small in zip(less, more, strict=True)), sizes


@fitted
@each_length
def test_size_and_feed_stay_in_the_ranges(path: Path, percent: int) -> None:
    template = told(path)[0].template
    for each in laid(path, percent):
        setting = each.page.setting
        assert setting is not None
        low, high = template.fit_size or (template.grid.size, template.grid.size)
        assert low <= setting.size <= high
        assert setting.feed * 2 >= setting.size * 3
        assert setting.feed <= (template.fit_feed or (0, template.grid.feed))[1]


@fitted
def test_fitting_costs_no_more_than_a_few_layouts(path: Path) -> None:
    search, one = cost(path, 5)
    assert search <= MOST * one, (search, one)


@fitted
@each_length
def test_few_settings_are_tried(path: Path, percent: int) -> None:
    for each in laid(path, percent):
        assert each.page.setting is not None
        assert each.page.setting.tried <= 12
