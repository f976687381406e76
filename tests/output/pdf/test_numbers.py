"""Spelling numbers and strings."""

from decimal import Decimal

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.output.pdf.numbers import decimal, quotient, steps, text_string, utf16
from leaflet.units import MM, PT


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_decimals_are_exact_and_short(value: int, digits: int) -> None:
    spelled = decimal(value, digits)
    assert Decimal(spelled) == Decimal(value).scaleb(-digits)
    assert set(spelled) <= set("-.0123456789")
    assert not spelled.startswith(("-0", "00"))
    assert "." not in spelled or spelled[-1] not in "0."


@pytest.mark.parametrize(
    ("value", "digits", "spelled"),
    [
        (0, 3, "0"),
        (1, 3, ".001"),
        (-500, 3, "-.5"),
        (595_276, 3, "595.276"),
        (12_000, 3, "12"),
        (-1, 1, "-.1"),
    ],
)
def test_decimals_as_a_page_has_them(value: int, digits: int, spelled: str) -> None:
    assert decimal(value, digits) == spelled


def test_lengths_become_thousandths_of_a_point_rounded_half_up() -> None:
    assert [steps(length) for length in (PT, 210 * MM, 127, 126, -127, -128, 0)] == [
        1000,
        595_276,
        1,
        0,
        0,
        -1,
        0,
    ]


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_quotients_are_never_off_by_more_than_a_half(dividend: int, divisor: int) -> None:
    assert abs(2 * (quotient(dividend, divisor) * divisor - dividend)) <= divisor


def test_text_outside_ascii_is_utf_16_with_surrogates() -> None:
    assert utf16("𠮷葛\N{VARIATION SELECTOR-18}") == "D842DFB7845BDB40DD01"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_from_a_string(text: str) -> None:
    spelled = text_string(text)
    assert spelled.isascii()
    assert str(pikepdf.Object.parse(spelled)) == text
