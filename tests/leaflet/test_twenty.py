"""Twenty mistakes in one file: one run tells all of them, at once."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaflet.shipped import ROOT
from tests.source.mending.test_broken_files import SOUND, TWENTY
from tests.source.support import changed

SOON = 0.5
"""Seconds of a whole run, Python's start included; the processor's, since other programs want it too."""


def run(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "leaflet", "build", str(path), "--format", "short"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def spent() -> float:
    """Return the seconds that all processes begun here and ended took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.alone
def test_all_are_told_in_half_a_second(tmp_path: Path) -> None:
    text = SOUND
    for old, new, _, _ in TWENTY:
        text = changed(text, old, new)
    path = tmp_path / "edition.yaml"
    path.write_text(text, encoding="utf-8")
    times, done = [], run(path)
    for _ in range(3):
        start = spent()
        run(path)
        times.append(spent() - start)
    assert done.returncode == 2
    lines = [line.split(":")[1:3] for line in done.stderr.splitlines()]
    assert len(lines) >= len(TWENTY) == 20
    assert {int(line) for line, _ in lines} >= {line for _, _, _, line in TWENTY}
    assert lines == sorted(lines, key=lambda place: (int(place[0]), int(place[1])))
    assert min(times) < SOON, times
