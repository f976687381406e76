"""The kihon-hanmen: whole characters and whole lines, the rest to the margins (JLREQ 2.4)."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.layout.hanmen import Hanmen, ImpossibleGridError, ascent, hanmen_of
from leaflet.model.template import Grid, Margins, Paper, Template
from leaflet.units import MM, PT, Extent, Length
from tests.layout.setting import shipped


def template(grid: Grid, width: Length, height: Length, margin: Length = 0) -> Template:
    paper = Paper(width, height, Margins(margin, margin, margin, margin), bleed=3 * MM)
    return replace(shipped(), paper=paper, grid=grid)


def hanmen(size: Length, characters: int, columns: int, gap: int, width: Length, height: Length) -> Hanmen:
    """Make a type area with a gap in characters and a line gap of half a character."""
    extent = Extent(characters=Fraction(gap))
    grid = Grid(size, characters, size * 3 // 2, columns, extent)
    return hanmen_of(template(grid, width, height), size, grid.feed)


def test_the_width_is_that_of_its_characters_and_gaps() -> None:  # JLREQ 2.4.2, G1: 320 = 8×19×2+16
    made = hanmen(8 * PT, 19, 2, 2, 400 * PT, 600 * PT)
    assert made.width == 320 * PT
    assert made.measure == 152 * PT
    assert [made.column(index) for index in (0, 1)] == [0, 168 * PT]


def test_the_height_is_that_of_its_lines_and_line_gaps() -> None:  # JLREQ 2.4.2, G1: 476 = 8×40+4×39
    made = hanmen(8 * PT, 19, 2, 2, 400 * PT, 476 * PT)
    assert made.lines == 40
    assert made.depth(40) == 476 * PT
    assert hanmen(8 * PT, 19, 2, 2, 400 * PT, 476 * PT - 1).lines == 39


def test_what_is_left_of_the_width_goes_to_both_margins_equally() -> None:
    made = hanmen(8 * PT, 19, 2, 2, 401 * PT, 600 * PT)
    assert made.start == 81 * PT // 2
    assert made.page.width - made.start - made.width == made.start


def test_margins_are_the_least_there_may_be() -> None:
    grid = Grid(8 * PT, 30, 12 * PT, 2, Extent(characters=Fraction(2)))
    made = hanmen_of(template(grid, 400 * PT, 600 * PT, margin=40 * PT), 8 * PT, 12 * PT)
    assert (made.characters, made.width) == (19, 320 * PT)
    assert (made.start, made.head) == (40 * PT, 40 * PT)


def test_a_line_is_no_longer_than_the_template_says_at_its_own_size() -> None:
    assert hanmen(8 * PT, 15, 2, 2, 400 * PT, 600 * PT).characters == 15


def test_at_another_size_a_line_has_as_many_characters_as_fit() -> None:
    grid = Grid(8 * PT, 15, 12 * PT, 2, Extent(characters=Fraction(2)))
    sheet = template(grid, 400 * PT, 600 * PT)
    assert hanmen_of(sheet, 10 * PT, 15 * PT).characters == 19
    assert hanmen_of(sheet, 7 * PT, 15 * PT).characters == 27


def test_a_gap_in_characters_follows_the_size() -> None:
    grid = Grid(8 * PT, 15, 12 * PT, 2, Extent(characters=Fraction(2)))
    assert hanmen_of(template(grid, 400 * PT, 600 * PT), 10 * PT, 15 * PT).gap == 20 * PT


@pytest.mark.parametrize(("width", "height"), [(17 * PT, 600 * PT), (400 * PT, 7 * PT)])
def test_a_page_without_room_for_a_character_makes_no_type_area(width: Length, height: Length) -> None:
    with pytest.raises(ImpossibleGridError):
        hanmen(8 * PT, 19, 2, 2, width, height)


def test_the_baseline_lies_where_japanese_fonts_have_it() -> None:
    assert ascent(100 * PT) == 88 * PT


sizes = st.integers(70, 130).map(lambda tenths: tenths * PT // 10)
feeds = st.integers(280, 400).map(lambda twentieths: twentieths * PT // 20)


@given(sizes, feeds)
def test_the_type_area_is_made_of_whole_characters_as_many_as_fit(size: Length, feed: Length) -> None:
    made = hanmen_of(shipped(), size, feed)
    margins = shipped().paper.margins
    room = made.page.width - margins.left - margins.right
    assert made.measure % size == 0
    assert made.width <= room
    if size != shipped().grid.size:
        assert made.width + made.columns * size > room
    assert made.start >= margins.left
    assert 0 <= made.page.width - 2 * made.start - made.width <= 1
    assert (
        made.depth(made.lines) <= made.page.height - margins.top - margins.bottom < made.depth(made.lines + 1)
    )


@given(sizes, feeds, st.integers(0, 300 * MM))
def test_lines_for_a_height_are_the_fewest_that_reach_it(size: Length, feed: Length, height: Length) -> None:
    made = hanmen_of(shipped(), size, feed)
    lines = made.lines_for(height)
    assert made.depth(lines) >= height
    assert lines == 1 or made.depth(lines - 1) < height
