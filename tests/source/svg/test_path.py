"""Path data by SVG's grammar: every command, absolute and relative, and what is none."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.source.svg.arc import Bend, arc
from leaflet.source.svg.matrix import Spot
from leaflet.source.svg.path import Trace, traces
from leaflet.source.svg.refusal import RefusedError


def only(data: str) -> Trace:
    (found,) = traces(data)
    return found


def corners(data: str) -> list[Spot]:
    found = only(data)
    return [found.start, *(step.end if isinstance(step, Bend) else step for step in found.steps)]


@pytest.mark.parametrize(
    "data",
    [
        "M10 20 L30 20 L30 60",
        "m10 20 l20 0 l0 40",
        "M10,20 30,20 30,60",
        "m10 20 20 0 0 40",
        "M10 20H30V60",
        "M10 20h20v40",
        "  M 10 20 \n H 30 \t V 60 ",
        "M1e1 20L30 20.0L30,6e1",
    ],
)
def test_straight_lines_in_all_spellings(data: str) -> None:
    assert corners(data) == [(10, 20), (30, 20), (30, 60)]
    assert not only(data).closed


def test_numbers_after_a_command_repeat_it() -> None:
    assert corners("M0 0h10 10v5 5") == [(0, 0), (10, 0), (20, 0), (20, 5), (20, 10)]
    assert only("M0 0c1 2 3 4 5 6 1 2 3 4 5 6").steps[1] == Bend(Spot(6, 8), Spot(8, 10), Spot(10, 12))


def test_a_closed_trace_begins_the_next_where_it_began() -> None:
    first, second = traces("M10 10h10v10z l5 5")
    assert first.closed
    assert (second.start, second.steps) == (Spot(10, 10), (Spot(15, 15),))
    assert [trace.start for trace in traces("m10 10h10v10z m5 5h1")] == [Spot(10, 10), Spot(15, 15)]


def test_curves_and_what_their_smooth_forms_mirror() -> None:
    assert only("M0 0C1 2 3 4 5 6").steps == (Bend(Spot(1, 2), Spot(3, 4), Spot(5, 6)),)
    assert only("M10 10c1 2 3 4 5 6").steps == (Bend(Spot(11, 12), Spot(13, 14), Spot(15, 16)),)
    assert only("M0 0C1 2 3 4 5 6S9 8 9 9").steps[1] == Bend(Spot(7, 8), Spot(9, 8), Spot(9, 9))
    assert only("M5 6S9 8 9 9").steps == (Bend(Spot(5, 6), Spot(9, 8), Spot(9, 9)),)
    (quadratic,) = only("M0 0Q3 6 6 0").steps
    assert quadratic == Bend(Spot(2, 4), Spot(4, 4), Spot(6, 0))
    mirrored = only("M0 0Q3 6 6 0T12 0").steps[1]
    assert mirrored == Bend(Spot(8, -4), Spot(10, -4), Spot(12, 0))
    assert only("M0 0L6 0T12 0").steps[1] == Bend(Spot(6, 0), Spot(8, 0), Spot(12, 0))


def test_flags_of_an_arc_need_no_blanks() -> None:
    assert only("M0 0a5 5 0 0110 0") == only("M0 0A5 5 0 0 1 10 0")


@pytest.mark.parametrize(
    "data",
    ["L1 1", "M1", "M1 1L2", "M1 1X2 2", "M1 1A5 5 0 2 0 9 9", "1 1", "M1 1 z 3 3", "M1 1h", "M1 1e", "z"],
)
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(RefusedError):
        traces(data)


def test_no_path_is_endless() -> None:
    with pytest.raises(RefusedError):
        traces("M0 0" + "l1 1" * 60_000)


def test_nothing_is_no_path_but_no_mistake_either() -> None:
    assert traces("") == ()
    assert traces("M1 1") == ()


# Arcs


def along(bend: Bend, start: Spot, part: float) -> Spot:
    rest = 1 - part
    weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
    places = (start, *bend)
    return Spot(
        sum(w * p.x for w, p in zip(weights, places, strict=True)),
        sum(w * p.y for w, p in zip(weights, places, strict=True)),
    )


@pytest.mark.parametrize(
    ("large", "sweep", "centre"), [(0, 1, (0, 10)), (0, 0, (10, 0)), (1, 1, (10, 0)), (1, 0, (0, 10))]
)
def test_an_arc_lies_on_its_circle_and_takes_the_way_that_is_asked_for(
    large: int, sweep: int, centre: tuple[int, int]
) -> None:
    # From (0, 0) to (10, 10) with radius 10 there are two circles, and two ways on each.
    start, at = Spot(0, 0), Spot(0, 0)
    bends = arc(start, Spot(10, 10), Spot(10, 10), 0, large=bool(large), sweep=bool(sweep))
    length = 0.0
    for bend in bends:
        for k in range(1, 21):
            here = along(bend, start, k / 20)
            assert isclose(here.minus(Spot(*centre)).length, 10, rel_tol=4e-4)
            length += here.minus(at).length
            at = here
        start = bend.end
    assert isclose(length, 10 * 3.14159265 * (3 if large else 1) / 2, rel_tol=1e-2)


def test_radii_that_do_not_reach_are_enlarged_and_empty_ones_draw_a_line() -> None:
    bends = arc(Spot(0, 0), Spot(10, 0), Spot(1, 1), 0, large=False, sweep=True)
    assert isclose(bends[0].end.y, -5, abs_tol=1e-9)
    assert only("M0 0A0 5 0 0 1 9 9").steps == (Spot(9, 9),)
    assert only("M0 0A5 5 0 0 1 0 0").steps == (Spot(0, 0),)


spots = st.builds(Spot, st.integers(-50, 50).map(float), st.integers(-50, 50).map(float))


ways = st.tuples(st.booleans(), st.booleans())


@given(spots, spots, st.floats(1, 60), st.floats(1, 60), st.floats(-180, 180), ways)
def test_an_arc_ends_where_it_should_and_stays_near(
    start: Spot, end: Spot, across: float, down: float, angle: float, way: tuple[bool, bool]
) -> None:
    bends = arc(start, end, Spot(across, down), angle, large=way[0], sweep=way[1])
    assert (not bends) is (start == end)
    if bends:
        assert bends[-1].end == end
        reach = 2 * max(across, down, end.minus(start).length * max(across / down, down / across)) + 1
        assert all(spot.minus(start).length < 2 * reach for bend in bends for spot in bend)
