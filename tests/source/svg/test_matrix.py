"""Transformations: exact where SVG's are, and right to the last place that matters elsewhere."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.source.svg.matrix import Matrix, Spot, numbers, rotation, transform
from leaflet.source.svg.refusal import RefusedError

ONE = Spot(1.0, 0.0)


def close(one: Spot, other: Spot | tuple[float, float]) -> bool:
    return isclose(one.x, other[0], abs_tol=1e-9) and isclose(one.y, other[1], abs_tol=1e-9)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("", (1, 0)),
        ("translate(3)", (4, 0)),
        ("translate(3 4)", (4, 4)),
        ("translate(3,-4)", (4, -4)),
        ("scale(2)", (2, 0)),
        ("scale(2, 5)", (2, 0)),
        ("rotate(90)", (0, 1)),
        ("rotate(-90)", (0, -1)),
        ("rotate(180 1 1)", (1, 2)),
        ("matrix(1 2 3 4 5 6)", (6, 8)),
        ("skewY(45)", (1, 1)),
        ("translate(10 0) scale(2)", (12, 0)),
        ("scale(2),translate(10 0)", (22, 0)),
    ],
)
def test_a_transformation_puts_a_place_where_svg_says(text: str, spot: tuple[float, float]) -> None:
    assert close(transform(text).at(ONE), spot)


@pytest.mark.parametrize(
    "text",
    ["spin(3)", "rotate()", "scale(1 2 3)", "translate(a)", "matrix(1 2 3)", "skewX(90)", "rotate(90", "3"],
)
def test_what_is_no_transformation_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        transform(text)


def test_no_list_of_transformations_is_endless() -> None:
    with pytest.raises(RefusedError):
        transform("scale(1)" * 1000)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 360, -90, 450])
def test_right_angles_are_exact(degrees: int) -> None:
    assert set(rotation(degrees)[:4]) <= {0.0, 1.0, -1.0}


@pytest.mark.parametrize(
    ("degrees", "cosine"), [(60, 0.5), (45, 0.7071067811865476), (30, 0.8660254037844386), (36.87, 0.7999989)]
)
def test_other_angles_are_right(degrees: float, cosine: float) -> None:
    assert isclose(rotation(degrees).a, cosine, abs_tol=1e-7)


@given(st.floats(-720, 720))
def test_turning_changes_no_length(degrees: float) -> None:
    assert isclose(rotation(degrees).at(Spot(3.0, 4.0)).length, 5.0, rel_tol=1e-12)


@given(st.floats(-360, 360), st.floats(-360, 360))
def test_two_turns_are_one(one: float, two: float) -> None:
    assert close(rotation(one).after(rotation(two)).at(ONE), rotation(one + two).at(ONE))


def test_a_scale_is_even_only_when_all_directions_share_it() -> None:
    assert isclose(transform("rotate(33) scale(2)").even_scale or 0, 2)
    assert isclose(transform("scale(-3 3)").even_scale or 0, 3)
    assert transform("scale(2 3)").even_scale is None
    assert transform("skewX(10)").even_scale is None
    assert Matrix().even_scale == 1


def test_numbers_need_no_blanks_where_none_is_needed() -> None:
    assert numbers("1-2.5.5,3e2 +4") == (1, -2.5, 0.5, 300, 4)
    for bad in ("1 a", "1px", "--1", "1e9999", "99999999999"):
        with pytest.raises(RefusedError):
            numbers(bad)
