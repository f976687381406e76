"""A test that is ``untraced`` costs no measuring, and leaves that of the others as it was."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MODULE = """\
def usual():
    return 1

def often():
    return 2

def after():
    return 3

def elsewhere():
    return 4
"""
SUITE = """
import subprocess
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
    subprocess.run([sys.executable, "-c", "import measured; measured.elsewhere()"], check=True)
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_only_what_is_not_marked_is_measured(pytester: pytest.Pytester, workers: str) -> None:
    """Measured as tools/test.sh does, by the repository's own settings and hooks."""
    pytester.makeini(
        "[pytest]\npythonpath = .\naddopts = -p no:hypothesispytest\nmarkers = untraced: often\n"
    )
    hooks = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    pytester.makeconftest(hooks.replace('"pytester", ', ""))
    pytester.makepyfile(measured=MODULE, test_all=SUITE)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]
    settings["run"] |= {"source": ["measured"]}
    rc = write(pytester.path / "coverage.toml", settings)
    coverage = [sys.executable, "-m", "coverage"]
    for command in (
        [sys.executable, "-m", "pytest", "-n", workers],
        [*coverage, "combine", f"--rcfile={rc}"],
        [*coverage, "json", "-q", f"--rcfile={rc}"],
    ):
        environment = os.environ | ({"COVERAGE_PROCESS_START": str(rc)} if "pytest" in command else {})
        subprocess.run(command, cwd=pytester.path, env=environment, check=True, capture_output=True)
    (found,) = json.loads((pytester.path / "coverage.json").read_text())["files"].values()
    lines = MODULE.splitlines()
    assert found["missing_lines"] == [1 + lines.index("    return 2"), 1 + lines.index("    return 4")]


def write(path: Path, settings: dict[str, dict[str, object]]) -> Path:
    """Write coverage's settings as TOML; JSON's values are TOML's."""
    run = "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings["run"].items())
    path.write_text(f"[tool.coverage.run]\n{run}", encoding="utf-8")
    return path
