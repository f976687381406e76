"""Tests marked ``untraced`` are left out of the measurement of coverage, for which all runs thrice as long.

They run the same code on very much of everything, after other tests have run each line of it: what is to be
covered needs a test of its own.
"""

from collections.abc import Generator

import coverage
import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Suspend the measurement, where there is one, while such a test runs; its fixtures are measured."""
    measured = coverage.Coverage.current() if item.get_closest_marker("untraced") else None
    if measured is None:
        return (yield)
    measured.stop()
    try:
        return (yield)
    finally:
        measured.start()
