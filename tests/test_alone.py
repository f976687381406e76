"""A test that is ``alone`` has the machine to itself: each test runs a little suite with two workers."""

import fcntl
import json
import multiprocessing
import time
from pathlib import Path

import pytest

from tests.alone import ROOM, turn

SUITE = """
import json, os, time
import pytest

def note(name):
    began = time.monotonic()
    time.sleep(0.2)
    with open({log!r}, "a") as file:
        file.write(json.dumps([name, os.getpid(), began, time.monotonic()]) + "\\n")

@pytest.mark.parametrize("number", range(6))
def test_crowd(number):
    note("crowd")

@pytest.mark.alone
@pytest.mark.parametrize("number", range(2))
def test_alone(number):
    note("alone")

@pytest.mark.parametrize("number", range(6))
def test_more(number):
    note("crowd")
"""


def overlaps(pytester: pytest.Pytester, suite: str) -> set[tuple[str, str]]:
    """Run a suite with two workers and return which kinds of tests ran at the same time."""
    log = pytester.path / "log"
    pytester.makeini("[pytest]\naddopts = -p no:hypothesispytest\nmarkers = alone: by itself\n")
    pytester.makeconftest('pytest_plugins = ["tests.alone"]')
    pytester.makepyfile(suite.format(log=str(log)))
    pytester.runpytest_subprocess("-n", "2", "--dist=worksteal").assert_outcomes(passed=14)
    runs = [json.loads(line) for line in Path(log).read_text(encoding="utf-8").splitlines()]
    assert len({worker for _, worker, _, _ in runs}) == 2
    return {
        tuple(sorted((one, other)))
        for one, here, began, ended in runs
        for other, there, begins, ends in runs
        if here != there and began < ends and begins < ended
    }


def test_nothing_else_runs_meanwhile(pytester: pytest.Pytester) -> None:
    assert overlaps(pytester, SUITE) == {("crowd", "crowd")}


def test_without_the_mark_they_would_meet(pytester: pytest.Pytester) -> None:
    assert ("alone", "crowd") in overlaps(pytester, SUITE.replace("@pytest.mark.alone\n", ""))


def test_a_forked_process_that_is_left_holds_nobody_up(tmp_path: Path) -> None:
    with turn(tmp_path, alone=True):
        left = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
        left.start()
        with (tmp_path / ROOM).open() as room, pytest.raises(BlockingIOError):
            fcntl.flock(room, fcntl.LOCK_SH | fcntl.LOCK_NB)
    with (tmp_path / ROOM).open() as room:
        fcntl.flock(room, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert left.is_alive()
    left.kill()
    left.join()
