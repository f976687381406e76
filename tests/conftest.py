"""What every test may use: the `approved` fixture, and the `tool` mark for programs from outside."""

import os
import shutil
from pathlib import Path

import pytest

pytest_plugins = ["pytester", "tests.approvals"]

NOT_CHECKED = pytest.StashKey[dict[str, int]]()


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


def missing_tool(item: pytest.Item) -> str | None:
    """Return the first of the programs (on PATH) and files named by `tool` marks that is not there."""
    names = (str(name) for mark in item.iter_markers("tool") for name in mark.args)
    return next((name for name in names if shutil.which(name) is None and not Path(name).is_file()), None)


def count(gaps: dict[str, int], name: str) -> int:
    """Count one more test in `gaps` for the missing program `name`; return how many there are now."""
    gaps[name] = gaps.get(name, 0) + 1
    return gaps[name]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say aloud what was not checked."""
    for name, tests in config.stash.get(NOT_CHECKED, {}).items():
        terminalreporter.write_line(f"not checked: {tests} tests that need {name}", yellow=True)
