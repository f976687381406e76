"""`python -m tests.bench.batch [LOCALS]`: a roster checked, and so many locals built on one core and two."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench import rosters
from tests.bench.ours import EDITION, ROOT
from tests.bench.rosters import NAMES, PARAGRAPH
from tests.editions.rosters import EDITION as CHECKED
from tests.editions.rosters import plant, roster, write

FEDERATION = 1_700
FEW = 300
"""Locals for those who have not asked for more."""


def main(locals_: int = FEW) -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        check(work)
        cores(work, locals_)


def check(work: Path) -> None:
    """Check rosters of 1,700 rows with twelve faults, and nothing else."""
    rows = roster(FEDERATION)
    plant(rows)
    for kind in ("cp932", "bom", "xlsx"):
        path = write(rows, work / kind, kind)
        command = ["batch", str(CHECKED), "--roster", str(path), "--check-only", "-o", str(work / "faults")]
        seconds = statistics.median(run(command, status=2).seconds for _ in range(3))
        print(f"checking {FEDERATION} rows, {kind}: {seconds:.2f} s, the whole process")


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


def cores(work: Path, count: int) -> None:
    """Build so many locals on one core and on two."""
    for variant in (NAMES, PARAGRAPH):
        path = rosters.write(work / "federation.csv", count, paragraph=variant == PARAGRAPH)
        for jobs in (1, 2):
            cost = batch(path, work / "out", jobs)
            each = cost.seconds / count * 1000
            print(
                f"{count} editions, {variant} differ, press x4, --jobs {jobs}: {cost.seconds:.1f} s, "
                f"{each:.2f} ms an edition, {cost.cpu:.1f} s of CPU, {cost.mb} MB a process"
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
