"""What every test may use: the `approved` fixture, and marks for what not all machines have."""

import os
import shutil
import signal
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["pytester", "tests.alone", "tests.approvals", "tests.untraced"]

NOT_CHECKED = pytest.StashKey[dict[str, int]]()
TOLD = "not checked"
"""Under this name a worker of pytest-xdist hands its controller what it left out."""


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs under test, also where the run itself was started in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection() -> None:
    """Measure the tests' own processes only, the workers of pytest-xdist among them.

    What a test covers merely because a program ran is not held to be tested, and would run far slower.
    """
    os.environ.pop("COVERAGE_PROCESS_START", None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests whose program is missing; in CI they stay, and fail."""
    if os.environ.get("CI") == "true":
        return
    gaps: dict[str, int] = {}
    left_out = [item for item in items if (missing := missing_tool(item)) and count(gaps, missing)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
        config.stash[NOT_CHECKED] = gaps
        getattr(config, "workeroutput", {})[TOLD] = gaps


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 - pytest-xdist has no public type for it
    """Take in what a worker left out; each looks at all tests, so each says the same."""
    if gaps := getattr(node, "workeroutput", {}).get(TOLD):
        node.config.stash[NOT_CHECKED] = gaps


def missing_tool(item: pytest.Item) -> str | None:
    """Return the first of the programs (on PATH), files and modules that marks name and that is not there."""
    names = (str(name) for mark in item.iter_markers("tool") for name in mark.args)
    missing = (name for name in names if shutil.which(name) is None and not Path(name).is_file())
    modules = (str(name) for mark in item.iter_markers("module") for name in mark.args)
    absent = (name for name in modules if find_spec(name) is None)
    return next(chain(missing, absent), None)


def count(gaps: dict[str, int], name: str) -> int:
    """Count one more test in `gaps` for the missing program `name`; return how many there are now."""
    gaps[name] = gaps.get(name, 0) + 1
    return gaps[name]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say aloud what was not checked."""
    for name, tests in config.stash.get(NOT_CHECKED, {}).items():
        terminalreporter.write_line(f"not checked: {tests} tests that need {name}", yellow=True)
