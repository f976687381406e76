"""What an edition of a batch costs, against what it costs Typst: the same leaflet, in turn, on one core.

docs/performance.md has the figures: less than a tenth where names differ, a seventh where a paragraph does; a
little more of the first editions, which these are. Half as much again is left to the machine.
"""

import statistics
from pathlib import Path

import pytest

from tests.bench.race import prepared, sides
from tests.bench.rosters import NAMES, PARAGRAPH

EDITIONS, TURN = 80, 20


@pytest.mark.alone
@pytest.mark.untraced
@pytest.mark.parametrize(("variant", "most"), [(NAMES, 0.16), (PARAGRAPH, 0.28)])
def test_an_edition_of_a_batch_costs_a_fraction_of_what_it_costs_typst(
    tmp_path: Path, variant: str, most: float
) -> None:
    prepared(tmp_path)
    found: list[list[float]] = [[], []]
    with sides(tmp_path, ["ours", "typst"]) as opened:
        for first in range(1, EDITIONS + 1, TURN):
            for side, times in zip(opened, found, strict=True):
                times.extend(answer.ms for answer in side.build(variant, first, TURN))
    ours, typst = (statistics.median(times) for times in found)
    assert ours < most * typst
