"""Kinds in context: what spares a text a closer look leaves out no text that needs one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.jlreq import context
from leaflet.jlreq.context import kinds_in
from leaflet.jlreq.kinds import Kind

LENGTHS = ("m", "cm", "km", "mm²", "μm", "m³", "km/h", "m/s", "ha", "l", "L", "ℓ", "dℓ", "mL")
OTHERS = (
    "kg",
    "g",
    "μg",
    "t",
    "Hz",
    "kHz",
    "Wh",
    "kW",
    "cal",
    "kcal",
    "J",
    "hPa",
    "Pa",
    "K",
    "s",
    "h",
    "A",
    "kV",
)
SIGNS = ("V", "Ω", "MΩ", "dB", "ppm", "kB", "MiB", "bps", "Mbps")
TEXTS = st.text("09 -mkgℓμΩ²aあ、“”‘’«»（）./", max_size=20)


def looked_at_closely(text: str, patch: pytest.MonkeyPatch) -> str:
    patch.setattr(context, "_MAY_BE_MORE", re.compile(""))
    patch.setattr(context, "_OPENING", "")
    return kinds_in(text)


@settings(max_examples=500)
@given(TEXTS)
def test_a_text_that_is_spared_a_closer_look_would_not_change_by_it(text: str) -> None:
    quick = kinds_in(text)
    with pytest.MonkeyPatch.context() as patch:
        assert quick == looked_at_closely(text, patch)


@pytest.mark.parametrize("unit", [*LENGTHS, *OTHERS, *SIGNS])
def test_every_unit_is_looked_for(unit: str) -> None:
    assert kinds_in(f"約5{unit}、") == f"c0{'u' * len(unit)},"
    assert kinds_in(f"約5 {unit}、") == f"c0i{'u' * len(unit)},"


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("約-5", 1, Kind.WESTERN_OPENING),
        ("-5", 0, Kind.WESTERN_OPENING),
        ("5-6", 1, Kind.WESTERN_CLOSING),
        ("a -5", 2, Kind.WESTERN_OPENING),
        ("あ-い", 1, Kind.WESTERN_CLOSING),
        ("12 345", 2, Kind.GROUP_SPACE),
        ("12 34", 2, Kind.WORD_SPACE),
    ],
)
def test_signs_and_groups_of_numbers(text: str, at: int, kind: Kind) -> None:
    assert kinds_in(text)[at] == kind
