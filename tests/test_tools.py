"""A test whose program is missing is never silently green."""

from pathlib import Path

import pytest

SUITE = """
import pytest

@pytest.mark.tool("no-such-program")
def test_with_tool():
    raise FileNotFoundError

@pytest.mark.tool("{python}")
def test_with_python():
    pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("CI", raising=False)
    pytester.makeini("[pytest]\naddopts = -p no:hypothesispytest\nmarkers = tool(*names): needs programs\n")
    hooks = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    pytester.makeconftest(hooks.replace('"pytester", ', ""))
    pytester.makepyfile(SUITE.replace("{python}", "sh"))
    return pytester


def test_it_is_said_to_be_not_checked(suite: pytest.Pytester) -> None:
    result = suite.runpytest()
    result.assert_outcomes(passed=1, deselected=1)
    result.stdout.fnmatch_lines(["not checked: 1 tests that need no-such-program"])


def test_it_fails_in_ci(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    suite.runpytest().assert_outcomes(passed=1, failed=1)
