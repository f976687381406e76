"""`python -m tests.bench.memory [MOST]`: 100, 1,000 and 10,000 editions: time is linear, memory flat.

The largest takes minutes; `make bench` has the smaller ones only.
"""

import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from tests.bench import rosters
from tests.bench.batch import Cost, batch

SIZES = (100, 1_000, 10_000)
FEW = (100, 300)
"""For those who have not asked for more."""


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Build more and more editions with one process, and print what each more costs."""
    found: list[tuple[int, Cost]] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for size in sizes:
            roster = rosters.write(work / "growing.csv", size, paragraph=True)
            cost = batch(roster, work / "out", 1)
            found.append((size, cost))
            each = cost.cpu / size * 1000
            print(
                f"{size:,} editions, --jobs 1: {cost.seconds:.1f} s, {each:.2f} ms of CPU each, {cost.mb} MB"
            )
    for (few, less), (many, more) in pairwise(found):
        each, grown = (more.cpu - less.cpu) / (many - few) * 1000, (more.mb - less.mb) * 1024 / (many - few)
        print(
            f"from {few:,} to {many:,}: {each:.2f} ms of CPU and {grown:.1f} kB of memory each, "
            f"{more.mb / less.mb:.2f} times the memory"
        )


if __name__ == "__main__":
    main(tuple(size for size in SIZES if size <= int(sys.argv[1])) if sys.argv[1:] else SIZES)
