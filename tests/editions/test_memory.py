"""However many editions a batch has, it needs no more memory than for the first two hundred."""

import subprocess
import sys

from tests.leaflet.shipped import ROOT

FIRST, LAST = 200, 600
MOST_GROWTH = 1.06
"""With nothing forgotten the next four hundred take half as much again."""

BATCH = f"""
import sys
from pathlib import Path
from tests.bench.rosters import PARAGRAPH
from tests.bench.side import ours

if sys.argv[1:] == ["unbounded"]:
    from leaflet import memo
    memo._Generations.put = lambda self, key, made: self._young.__setitem__(key, made)

def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])

build = ours()
for number in range(1, {LAST} + 1):
    build(PARAGRAPH, number)
    if number in ({FIRST}, {LAST}):
        print(pages())
"""


def growth(*options: str) -> float:
    """Return how many times as much memory a worker has after the last edition as after the first ones."""
    done = subprocess.run(
        [sys.executable, "-c", BATCH, *options], cwd=ROOT, check=True, capture_output=True, text=True
    )
    first, last = map(int, done.stdout.split())
    return last / first


def test_memory_is_flat_from_the_two_hundredth_edition_on() -> None:
    assert growth() < MOST_GROWTH


def test_what_is_never_forgotten_would_be_seen() -> None:
    assert growth("unbounded") > MOST_GROWTH + 0.2
