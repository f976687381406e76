"""Hostile files end in a clear report, within bounds on memory and time that the system measures."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from leaflet.diagnostics import Code
from leaflet.preflight.examine import examine
from leaflet.preflight.finding import Report
from leaflet.preflight.guard import examine_file
from leaflet.preflight.limits import Limit
from leaflet.preflight.standard import Standard
from leaflet.preflight.wire import from_wire
from tests.preflight.hostile import HOSTILE

MOST_MEMORY = 1 << 30
MOST_SECONDS = 60.0

UNREADABLE = {
    "empty",
    "a-picture",
    "a-header-alone",
    "noise-after-the-header",
    "only-brackets",
    "catalogue-is-a-number",
    "bomb-as-a-cross-reference",
    "bomb-as-an-object-stream",
}
TOO_LARGE = {
    "bomb-as-content",
    "bomb-in-a-bomb",
    "bomb-as-run-lengths",
    "bomb-as-a-text-map",
    "pages-without-end",
    "direct-pages-without-end",
    "page-tree-of-a-thousand-floors",
    "forms-that-double",
    "a-million-saves",
    "text-map-of-all-numbers",
    "ten-million-operators",
    "a-path-of-millions",
}


@dataclass(frozen=True)
class Ended:
    """How a worker ended."""

    status: int
    report: Report
    megabytes: float
    seconds: float


LAUNCH = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss, file=sys.stderr)
"""
"""A small process between us and the worker: the system counts the starter's memory as the started one's."""


def worked(path: Path) -> Ended:
    """Run the worker and measure it."""
    began = time.monotonic()
    python = [sys.executable, "-P"]
    command = [*python, "-c", LAUNCH, *python, "-m", "leaflet.preflight.worker", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    status, kilobytes = map(int, done.stderr.split()[-2:])
    return Ended(status, from_wire(done.stdout), kilobytes / 1024, time.monotonic() - began)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_report_within_bounds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(HOSTILE[name]())
    ended = worked(path)
    print(f"{name}: {ended.megabytes:.0f} MB, {ended.seconds:.1f} s, {sorted(ended.report.codes)}")  # noqa: T201 - pytest -rP shows it
    assert ended.status == 0
    assert ended.megabytes < MOST_MEMORY >> 20
    assert ended.seconds < MOST_SECONDS
    assert not [gap for gap in ended.report.unchecked if "mistake" in gap.reason_en]
    if name in UNREADABLE:
        assert ended.report.codes == {Code.PDF_UNREADABLE}
    if name in TOO_LARGE:
        assert Code.PDF_TOO_LARGE in ended.report.codes


QUICK = sorted(
    HOSTILE.keys() - {name for name in HOSTILE if "bomb" in name or "million" in name or "all-" in name}
)


@pytest.mark.parametrize("name", QUICK)
def test_no_check_breaks_on_a_hostile_file(name: str) -> None:
    """Here as well, by every standard at once: in the worker a file is judged by what it claims."""
    report = examine(HOSTILE[name](), Standard, tools=False)
    assert not [gap for gap in report.unchecked if "mistake" in gap.reason_en]
    assert report.errors


def test_the_sets_name_files_that_exist() -> None:
    assert HOSTILE.keys() >= UNREADABLE | TOO_LARGE


def test_a_locked_file_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(HOSTILE["locked-with-a-password"]())
    assert examine_file(path).codes == {Code.PDF_ENCRYPTED}


def test_a_file_of_gigabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(Limit.FILE.most + 1)  # a sparse file takes no room
    assert examine_file(path).codes == {Code.PDF_TOO_LARGE}
