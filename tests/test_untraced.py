"""A test that is ``untraced`` costs no measuring, and leaves that of the others as it was."""

import json
import subprocess
import sys

import pytest

MODULE = """\
def usual():
    return 1

def often():
    return 2

def after():
    return 3
"""
SUITE = """
import sys
import pytest
import measured

def test_usual():
    measured.usual()

@pytest.mark.untraced
def test_untraced():
    assert sys.gettrace() is None
    measured.often()

@pytest.mark.untraced
@pytest.mark.xfail(raises=ZeroDivisionError)
def test_failing():
    1 / 0

def test_after():
    measured.after()
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_only_what_is_not_marked_is_measured(pytester: pytest.Pytester, workers: str) -> None:
    pytester.makeini(
        "[pytest]\npythonpath = .\naddopts = -p no:hypothesispytest\nmarkers = untraced: often\n"
    )
    pytester.makeconftest('pytest_plugins = ["tests.untraced"]')
    pytester.makepyfile(measured=MODULE, test_all=SUITE)
    (pytester.path / ".coveragerc").write_text("[run]\npatch = subprocess\ninclude = measured.py\n")
    coverage = [sys.executable, "-m", "coverage"]
    for command in (["run", "-m", "pytest", "-n", workers], ["combine"], ["json", "-q"]):
        subprocess.run([*coverage, *command], cwd=pytester.path, check=True, capture_output=True)
    lines = json.loads((pytester.path / "coverage.json").read_text())["files"]["measured.py"]["missing_lines"]
    assert lines == [1 + MODULE.splitlines().index("    return 2")]
