"""Tests marked ``alone`` have the machine to themselves, also where pytest-xdist runs several at a time.

They measure time, or kill processes at instants that have to be in the middle of something. All others
share: each holds a lock that any number may hold, and one that is ``alone`` holds it by itself. Whoever wants
it first passes a gate, one at a time; one that is ``alone`` waits in the gate, so that no other gets ahead.
"""

import fcntl
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

GATE, ROOM = "alone-gate", "alone-room"


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):  # only the workers of pytest-xdist have company
        # Each has a folder for temporary files, beside the others'.
        config.pluginmanager.register(Turns(Path(config.option.basetemp).parent), "turns")


class Turns:
    """The locks of one worker, in the folder that all workers of a run share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Run a test with its fixtures when it is its turn."""
        with turn(self._folder, alone=item.get_closest_marker("alone") is not None):
            return (yield)


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Wait for the lock, shared or `alone`, and hold it."""
    with (folder / GATE).open("w") as gate, (folder / ROOM).open("w") as room:
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(gate, fcntl.LOCK_UN)
        try:
            yield
        finally:
            # Closing the file is not enough: a forked process that is left would hold the lock on.
            fcntl.flock(room, fcntl.LOCK_UN)
