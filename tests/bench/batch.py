"""`python -m tests.bench.batch [MOST]`: batches of up to MOST editions: time, cores, memory; Typst beside."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.bench import rosters
from tests.bench.content import peer_content
from tests.bench.ours import EDITION, ROOT
from tests.bench.rosters import NAMES, PARAGRAPH
from tests.editions.rosters import EDITION as CHECKED
from tests.editions.rosters import plant, roster, write

RACES = 200
FEDERATION = 1_700
SIZES = (100, 300, 1_000, 3_000, 10_000)


def main(most: int = SIZES[-1]) -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        check(work)
        race(work)
        cores(work)
        growth(work, most)


def check(work: Path) -> None:
    """Check rosters of 1,700 rows with twelve faults, and nothing else."""
    rows = roster(FEDERATION)
    plant(rows)
    for kind in ("cp932", "bom", "xlsx"):
        path = write(rows, work / kind, kind)
        command = ["batch", str(CHECKED), "--roster", str(path), "--check-only", "-o", str(work / "faults")]
        seconds = statistics.median(run(command, status=2).seconds for _ in range(3))
        print(f"checking {FEDERATION} rows, {kind}: {seconds:.2f} s, the whole process")


# Against Typst


def race(work: Path) -> None:
    """Run both sides in turn, each in its own process, and print medians and ratios."""
    (work / "content.json").write_text(json.dumps(peer_content(), ensure_ascii=False), encoding="utf-8")
    (work / "fonts").mkdir()
    for file in sorted((ROOT / "fonts").glob("NotoSansJP-*.ttf")):
        (work / "fonts" / file.name).symlink_to(file)
    sides = [Side(name, work) for name in ("ours", "typst")]
    for variant in (NAMES, PARAGRAPH):
        found = [tuple(side.build(variant, number) for side in sides) for number in range(RACES + 1)]
        raced = found[1:]
        ratio = statistics.median(peer.ms / own.ms for own, peer in raced)
        own, peer = (statistics.median(answer.ms for answer in each) for each in zip(*raced, strict=True))
        sizes, memory = ([getattr(answer, name) for answer in found[-1]] for name in ("size", "mb"))
        print(f"{RACES} editions, {variant} differ, press x4, in one process each, in turn:")
        print(f"  ours {own:.2f} ms, Typst {peer:.2f} ms an edition; ours is {ratio:.1f} times as fast")
        print(f"  {sizes[0]:,} and {sizes[1]:,} bytes; {memory[0]} and {memory[1]} MB")
    for side in sides:
        side.close()


class Answer(NamedTuple):
    """What a side says of one edition."""

    ms: float
    size: int
    mb: int


class Side:
    """A process that builds what it is told."""

    def __init__(self, name: str, work: Path) -> None:
        command = [sys.executable, "-m", "tests.bench.side", name, str(work)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def build(self, variant: str, number: int) -> Answer:
        """Build one edition and return what it cost."""
        assert self._process.stdin
        assert self._process.stdout
        print(variant, number, file=self._process.stdin, flush=True)
        ms, size, mb = self._process.stdout.readline().split()
        return Answer(float(ms), int(size), int(mb))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


# Whole batches


class Cost(NamedTuple):
    """What a command cost."""

    seconds: float
    cpu: float
    mb: int
    """The most memory of any of its processes."""


def run(command: list[str], status: int = 0) -> Cost:
    """Run the command line in a process of its own."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "leaflet", *command], cwd=ROOT, stdout=-3, stderr=-3
    ) as process:
        _, ended, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(ended)
    assert process.returncode == status, command
    seconds = time.perf_counter() - began
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def batch(path: Path, out: Path, jobs: int) -> Cost:
    """Build a roster into a folder of its own, which is thrown away."""
    command = ["batch", str(EDITION), "--roster", str(path), "--for", "press", "--standard", "x4"]
    cost = run([*command, "-o", str(out), "--jobs", str(jobs)])
    shutil.rmtree(out)
    return cost


def cores(work: Path) -> None:
    """Build a federation's locals on one core and on two."""
    for variant in (NAMES, PARAGRAPH):
        path = rosters.write(work / "federation.csv", FEDERATION, paragraph=variant == PARAGRAPH)
        for jobs in (1, 2):
            cost = batch(path, work / "out", jobs)
            each = cost.seconds / FEDERATION * 1000
            print(
                f"{FEDERATION} editions, {variant} differ, press x4, --jobs {jobs}: {cost.seconds:.1f} s, "
                f"{each:.2f} ms an edition, {cost.cpu:.1f} s of CPU, {cost.mb} MB a process"
            )


def growth(work: Path, most: int) -> None:
    """Build more and more editions with one process: time should be linear, memory flat."""
    found: list[tuple[int, Cost]] = []
    for size in (size for size in SIZES if size <= most):
        cost = batch(rosters.write(work / "growing.csv", size), work / "out", 1)
        found.append((size, cost))
        each = cost.cpu / size * 1000
        print(f"{size:,} editions: {cost.seconds:.1f} s, {each:.2f} ms of CPU each, {cost.mb} MB")
    for (few, less), (many, more) in pairwise(found):
        each, memory = (more.cpu - less.cpu) / (many - few) * 1000, (more.mb - less.mb) * 1024 / (many - few)
        print(f"from {few:,} to {many:,}: {each:.2f} ms of CPU and {memory:.1f} kB of memory each")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
