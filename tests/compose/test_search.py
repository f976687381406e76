"""Total fit against a plain search over all lines there are, and against first fit (JLREQ 3.8; J11)."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.compose import search as pruned
from leaflet.compose.breakpoints import breakpoints
from leaflet.compose.cost import (
    CLOSED,
    DISTURBED,
    HANGING_WEIGHT,
    IMPOSSIBLE,
    LAST_RESORT,
    MOST_BREAKS,
    PARTED,
    RUNT,
    SOFT,
    SOFT_BREAK_WEIGHT,
    UNEVEN,
    VIOLATION,
    Cost,
    Costing,
)
from leaflet.compose.items import Items, itemise
from leaflet.compose.paragraph import _runts_from
from leaflet.compose.search import Search, total_fit
from leaflet.compose.setting import Bookcase, Setting
from leaflet.compose.style import LineEndStyle
from leaflet.display.line import Stage
from leaflet.model.text import RichText
from leaflet.units import Length
from tests.compose.mutants import attribute, proves
from tests.compose.setting_text import SIZE, faces, lines, style
from tests.compose.test_rules_adjustment import TEXT

PIECES = [
    *"亜あアー々っ、。「」（）・！？…ー　 12５Aaz",
    "……",
    "。」",
    "12,345.6％",
    "https://example.com/a-b_c.html",
    "J-LIS",
    "マイナンバー",
    "2019年６月４日",
    " New York ",
    "antidisestablishmentarianism",
    "10 km",
    "「あ」「い」、",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
PARAGRAPHS = TEXTS.map(lambda text: text.strip(" ")).filter(bool)
MEASURES = st.builds(Fraction, st.integers(36, 480), st.just(12))
SETTINGS = {
    (hanging, method): Setting(Bookcase(faces()), style(hanging=hanging, line_end=method))
    for hanging in (False, True)
    for method in LineEndStyle
}


def costing(text: str, setting: Setting, first: Length, later: Length) -> Costing:
    items = itemise(RichText(text), setting.books, setting.tables.pairs)
    assert isinstance(items, Items)
    points = breakpoints(items, setting.tables, min(first, later), hanging=setting.style.hanging)
    return Costing(points, setting.caps, _runts_from(points))


def all_lines(prices: Costing, first: Length, later: Length) -> tuple[Cost, list[int]]:
    """Search without any bound: the least cost, and of equal ways the one with the longer line."""
    final = prices.final
    best: list[tuple[Cost, list[int]]] = [(0, [])] * (final + 1)
    for a in range(final - 1, -1, -1):
        width = later if a else first
        ways = []
        for b in range(final, a, -1):
            cost, path = best[b]
            if fits_at_all(prices, a, b, width) or b == a + 1:
                ways.append((cost + prices.line(a, b, width), -b, [b, *path]))
        cost, _, path = min(ways)
        best[a] = cost, path
    return best[0]


def fits_at_all(prices: Costing, a: int, b: int, width: Length) -> bool:
    """Tell whether a line can be reduced or hung into its width: others are set only for want of all else."""
    points = prices.points
    stages = (points.word_gives, points.dot_gives, points.bracket_gives, points.latin_gives)
    gives = sum(stage.end[b] - stage.start[a] for stage in stages)
    return points.end[b] - points.hang[b] - gives - points.start[a] <= width


@settings(max_examples=400, deadline=None)
@given(
    PARAGRAPHS,
    MEASURES,
    st.integers(0, 2),
    st.sampled_from(sorted(SETTINGS)),
)
def test_the_pruned_search_finds_what_a_search_over_all_lines_finds(
    text: str, measure: Fraction, indent: int, which: tuple[bool, LineEndStyle]
) -> None:
    later = int(measure * SIZE)
    first = later - indent * SIZE
    prices = costing(text, SETTINGS[which], first, later)
    path = total_fit(prices, first, later)
    cost, reference = all_lines(prices, first, later)
    assert path == reference
    steps = zip([0, *path], path, strict=False)
    assert sum(prices.line(a, b, later if a else first) for a, b in steps) == cost


FULL = st.lists(st.sampled_from([*"亜アっ、。「」・ー　12", "……", "3日", "10 km"]), min_size=1, max_size=60)


@settings(max_examples=400, deadline=None)
@given(FULL.map("".join), st.integers(2, 20), st.integers(0, 1), st.sampled_from(sorted(SETTINGS)))
def test_lines_that_fill_their_measures_as_they_are_are_what_a_search_over_all_lines_finds(
    text: str, ems: int, indent: int, which: tuple[bool, LineEndStyle]
) -> None:
    later = ems * SIZE
    first = later - indent * SIZE
    prices = costing(text, SETTINGS[which], first, later)
    path = pruned._flush(prices, first, later)  # noqa: SLF001 - one of the ways of `total_fit`
    assert path is None or all_lines(prices, first, later) == (0, path)


def test_full_width_text_is_broken_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruned, "Search", None)
    text = "亜亜亜、亜亜亜亜。亜亜亜"
    prices = costing(text, SETTINGS[False, LineEndStyle.JLREQ], 4 * SIZE, 5 * SIZE)
    assert total_fit(prices, 4 * SIZE, 5 * SIZE) == [3, 7, 10]


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS, MEASURES, st.sampled_from(sorted(SETTINGS)))
def test_the_bounds_of_the_search_never_fall(
    text: str, measure: Fraction, which: tuple[bool, LineEndStyle]
) -> None:
    width = int(measure * SIZE)
    found = Search(costing(text, SETTINGS[which], width, width))
    for bound in (found.natural, found.tightest, found.loosest):
        assert bound[1:] == sorted(bound[1:])


def first_fit(prices: Costing, width: Length) -> list[int]:
    """Fill line after line with as much as it takes, reduced if need be."""
    path = [0]
    while path[-1] < prices.final:
        a = path[-1]
        reach = [b for b in range(a + 1, prices.final + 1) if fits_at_all(prices, a, b, width)]
        path.append(max(reach, default=a + 1))
    return path[1:]


def price(prices: Costing, path: list[int], width: Length) -> Cost:
    return sum(prices.line(a, b, width) for a, b in zip([0, *path], path, strict=False))


@proves("J11", attribute(Search, "_looser", lambda *given, **_: given[4:6]))
def test_j11_the_whole_paragraph_decides() -> None:
    better = 0
    for ems in range(12, 41):
        width = ems * SIZE
        prices = costing(TEXT, SETTINGS[False, LineEndStyle.JLREQ], width, width)
        whole = price(prices, total_fit(prices, width, width), width)
        assert whole == all_lines(prices, width, width)[0]
        better += whole < price(prices, first_fit(prices, width), width)
    assert better >= 25


def test_a_word_wider_than_a_line_parts_inside_and_costs_a_violation() -> None:
    width = 4 * SIZE
    prices = costing("antidisestablishmentarianism", SETTINGS[False, LineEndStyle.JLREQ], width, width)
    path = total_fit(prices, width, width)
    assert price(prices, path, width) // VIOLATION == len(path) - 1


def test_last_resort_lines_are_searched_thoroughly(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[bool] = []
    run = Search.run

    def watched(self: Search, first: Length, later: Length, *, thorough: bool) -> None:
        runs.append(thorough)
        run(self, first, later, thorough=thorough)

    monkeypatch.setattr(pruned.Search, "run", watched)
    width = 8 * SIZE
    prices = costing("亜亜亜亜亜ABCDEFGHIJKLMNOP亜亜", SETTINGS[False, LineEndStyle.JLREQ], width, width)
    total_fit(prices, width, width)
    assert runs == [False, True]
    assert prices.line(0, 1, width) >= LAST_RESORT


def test_no_field_of_a_cost_runs_over_into_the_next() -> None:
    text = "亜、亜12日ABCDEFGHIJKLMNOPQR" * 3000
    width = 9 * SIZE
    prices = costing(text, SETTINGS[False, LineEndStyle.JLREQ], width, width)
    found = Search(prices)
    found.run(width, width, thorough=True)
    stages = Counter(line.line.stage for line in lines(text, 9))
    fields = [SOFT, UNEVEN, RUNT, LAST_RESORT, VIOLATION, IMPOSSIBLE]
    counted = {low: found.best[0] % high // low for low, high in pairwise(fields)}
    assert counted[LAST_RESORT] == stages[Stage.LAST_RESORT] > 2000
    disturbed = sum(stages[s] for s in Stage if s not in {Stage.NONE, Stage.LINE_END_REDUCTION})
    most = PARTED + CLOSED + SOFT_BREAK_WEIGHT
    assert 0 <= counted[UNEVEN] - DISTURBED // UNEVEN * disturbed <= most * disturbed
    assert counted[VIOLATION] == counted[RUNT] == 0
    assert (DISTURBED // UNEVEN + most) * MOST_BREAKS < RUNT // UNEVEN
    assert HANGING_WEIGHT * MOST_BREAKS < UNEVEN // SOFT


def test_a_stretch_beyond_all_bounds_is_refused() -> None:
    width = 4 * SIZE
    prices = costing("亜亜", SETTINGS[False, LineEndStyle.JLREQ], width, width)
    prices.final = MOST_BREAKS + 1
    with pytest.raises(ValueError, match=str(MOST_BREAKS + 1)):
        total_fit(prices, width, width)
