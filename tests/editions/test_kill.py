"""Whenever a run is cut off, only whole files are there, and the next run makes what is missing."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflet.editions.run import ATTEMPTS
from leaflet.editions.whole import whole, workshop
from tests.editions.rosters import EDITION, ROOT, roster, write
from tests.editions.support import built, files

pytestmark = pytest.mark.alone

LOCALS = 40
KILLS = 50
FORK = multiprocessing.get_context("fork")


def cut_off(path: Path, out: Path, jobs: int, after: float, *, writing: bool) -> None:
    """Build everything anew in a process of its own, and kill that when so many seconds have gone.

    With `writing` they are counted from its first file on.
    """
    process = FORK.Process(target=built, args=(path, out), kwargs={"jobs": jobs, "force": True})
    process.start()
    while writing and process.is_alive() and not any(workshop(out).glob("journal-*")):
        time.sleep(0.001)
    process.join(after)
    process.kill()
    process.join()


def test_after_any_of_50_kills_there_are_only_whole_files(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - a seed: the same instants each time
    path = write(roster(LOCALS * 2), tmp_path, "utf8")
    # In this very process, which then has all open that the others are forked with.
    built(path, tmp_path / "whole")
    began = time.monotonic()
    built(path, tmp_path / "whole", force=True)
    seconds = time.monotonic() - began
    expected = files(tmp_path / "whole")
    assert len(expected) == LOCALS * 2
    in_the_middle = 0
    for number in range(KILLS):
        out = tmp_path / f"cut-{number // 5}"  # a fresh folder now and then
        writing = number % 2 == 1
        after = chance.uniform(0, 0.5 if writing else 1.1) * seconds
        cut_off(path, out, 1 + number // 2 % 2, after, writing=writing)
        there = files(out)
        assert {name: data for name, data in there.items() if expected.get(name) != data} == {}
        # A journal is there from the first file on until the run is at its end.
        in_the_middle += any(workshop(out).glob("journal-*"))
    assert in_the_middle >= KILLS // 5
    for out in sorted(tmp_path.glob("cut-*")):
        result = built(path, out)
        assert result.entries == LOCALS * 2
        assert files(out) == expected
        assert [item.name for item in workshop(out).iterdir()] == ["manifest.jsonl"]


def test_what_was_made_before_the_kill_is_not_made_again(tmp_path: Path) -> None:
    path = write(roster(LOCALS), tmp_path, "utf8")
    out = tmp_path / "out"
    process = FORK.Process(target=built, args=(path, out))
    process.start()
    while len(list(out.glob("*.txt"))) < LOCALS // 2:
        assert process.is_alive()
    process.kill()
    process.join()
    there = len(files(out))
    # The journal's last lines may be lost, one for each file that was just being written.
    assert built(path, out).kept >= min(there, LOCALS) - 8


def test_the_command_killed_with_its_workers_leaves_whole_files(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - see above
    path = write(roster(LOCALS * 10), tmp_path, "xlsx")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "leaflet", "batch", str(EDITION), "--roster", str(path), "--for", "dump"]
    command += ["-o", str(out), "--jobs", "2"]
    built(path, tmp_path / "whole", jobs=2)
    expected = files(tmp_path / "whole")
    for number in range(1, 4):
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=-3, stderr=-3) as process:
            while process.poll() is None and len(list(out.glob("*.txt"))) < number * LOCALS:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.05))
            os.killpg(process.pid, signal.SIGKILL)
        assert {name for name, data in files(out).items() if expected[name] != data} == set()
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True).returncode == 0
    assert files(out) == expected


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    path = write(roster(LOCALS * 10), tmp_path, "utf8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "leaflet", "batch", str(EDITION), "--roster", str(path), "--for", "dump"]
    with subprocess.Popen(
        [*command, "-o", str(out), "--jobs", "2"], cwd=ROOT, start_new_session=True, stdout=-3, stderr=-3
    ) as process:
        while process.poll() is None and len(list(out.glob("*.txt"))) < LOCALS:
            time.sleep(0.005)
        process.kill()
    deadline = time.monotonic() + 20
    while alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(process.pid)


def alive(group: int) -> bool:
    """Tell whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    path = write(roster(LOCALS * 10), tmp_path, "utf8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "leaflet", "batch", str(EDITION), "--roster", str(path), "--for", "dump"]
    with subprocess.Popen(
        [*command, "-o", str(out), "--jobs", "2"], cwd=ROOT, stdout=-3, stderr=-3
    ) as process:
        while process.poll() is None and len(list(out.glob("*.txt"))) < LOCALS:
            time.sleep(0.005)
        os.kill(children(process.pid)[0], signal.SIGKILL)
        assert process.wait(120) == 0
    assert len(files(out)) == LOCALS * 10
    assert ATTEMPTS > 1


def children(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], check=True, capture_output=True, text=True
    )
    return [int(line) for line in listed.stdout.split()]


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole(path) as file:
        file.write(b"new"[: 1 // 0])
    assert path.read_bytes() == b"old"
    assert list(workshop(tmp_path).iterdir()) == []
    with whole(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
