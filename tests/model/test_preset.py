"""Shops' limits: every value has a source and a date; unknown names are told with those there are."""

import re

import pytest

from leaflet.diagnostics import Code, LeafletError
from leaflet.messages import say
from leaflet.model.preset import DEFAULT, LIMITS, preset_names, read_preset
from leaflet.units import MM, PT
from leaflet.world import Disk

NAMES = preset_names(Disk())


def test_the_common_limits_are_those_of_most_shops() -> None:
    standard = read_preset(DEFAULT, Disk())
    assert (standard.total_ink, standard.image_ppi) == (300, 300)
    assert (standard.least_text, standard.least_rule) == (6 * PT, PT // 4)
    assert (standard.safe, standard.bleed) == (3 * MM, 3 * MM)


def test_there_is_more_than_one_preset() -> None:
    assert DEFAULT in NAMES
    assert len(NAMES) > 2


@pytest.mark.parametrize("name", NAMES)
def test_every_value_names_its_source_and_day(name: str) -> None:
    preset = read_preset(name, Disk())
    assert preset.label
    assert [source.limit for source in preset.sources] == list(LIMITS)
    for source in preset.sources:
        assert source.where.strip()
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", source.when)


@pytest.mark.parametrize("name", sorted({*NAMES} - {DEFAULT}))
def test_a_preset_of_its_own_differs_from_the_common_one(name: str) -> None:
    mine, common = read_preset(name, Disk()), read_preset(DEFAULT, Disk())
    assert any(getattr(mine, limit) != getattr(common, limit) for limit in LIMITS)


def test_an_unknown_preset_is_told_with_those_there_are() -> None:
    with pytest.raises(LeafletError) as caught:
        read_preset("newspapr", Disk())
    (told,) = caught.value.diagnostics
    assert told.code is Code.UNKNOWN_PRESET
    assert "newspaper" in say(told).hint
    with pytest.raises(LeafletError):
        read_preset("../standard", Disk())
