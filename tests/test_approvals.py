"""Approvals catch what they are there to catch: each test runs a little suite of its own."""

from pathlib import Path

import pytest

SUITE = """
def test_page(approved):
    approved("page", {text!r})

def test_other():
    pass
"""

APART = """
def test_apart(approved, worker_id):
    approved({name!r}, "")
    open({name!r} + worker_id, "w")
"""
TWO_WORKERS = ("-n", "2", "--dist=loadfile")


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """Make a suite whose one approved text is ``こんにちは``."""
    # Importing hypothesis anew for each little run would take most of the time.
    pytester.makeini("[pytest]\ntestpaths = tests\naddopts = -p no:hypothesispytest\n")
    pytester.mkdir("tests")
    write(pytester, "conftest.py", 'pytest_plugins = ["tests.approvals"]')
    write(pytester, "tests/test_page.py", SUITE.format(text="こんにちは\n"))
    write(pytester, "tests/approved/page.txt", "こんにちは\n")
    return pytester


def write(pytester: pytest.Pytester, name: str, text: str) -> Path:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_an_equal_text_passes(suite: pytest.Pytester) -> None:
    suite.runpytest().assert_outcomes(passed=2)


@pytest.mark.parametrize("text", ["こんばんは\n", "こんにちは", "こんにちは\r\n"])
def test_another_text_fails_and_shows_the_difference(suite: pytest.Pytester, text: str) -> None:
    write(suite, "tests/test_page.py", SUITE.format(text=text))
    result = suite.runpytest()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["page is not as approved (right? make approve)", "--- approved", "-*"])


def test_a_text_that_was_never_approved_fails(suite: pytest.Pytester) -> None:
    (suite.path / "tests/approved/page.txt").unlink()
    suite.runpytest().assert_outcomes(passed=1, failed=1)


def test_approve_writes_the_new_text_and_removes_unused_ones(suite: pytest.Pytester) -> None:
    write(suite, "tests/test_page.py", SUITE.format(text="こんばんは\n"))
    unused = write(suite, "tests/approved/old/gone.txt", "")
    suite.runpytest("--approve").assert_outcomes(passed=2)
    assert (suite.path / "tests/approved/page.txt").read_bytes() == "こんばんは\n".encode()
    assert not unused.exists()


@pytest.mark.parametrize("options", [(), TWO_WORKERS])
def test_an_unused_approval_fails_the_whole_run(suite: pytest.Pytester, options: tuple[str, ...]) -> None:
    write(suite, "tests/approved/gone.txt", "")
    result = suite.runpytest_subprocess(*options)
    result.assert_outcomes(passed=2)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["approved, but no test asks for it: gone.txt"])


def test_workers_together_ask_for_everything(suite: pytest.Pytester) -> None:
    """Each worker asks for one text; by itself it would call the other one unused."""
    (suite.path / "tests/test_page.py").unlink()
    (suite.path / "tests/approved/page.txt").unlink()
    for name in ("here", "there"):
        write(suite, f"tests/test_{name}.py", APART.format(name=name))
        write(suite, f"tests/approved/{name}.txt", "")
    result = suite.runpytest_subprocess(*TWO_WORKERS)
    result.assert_outcomes(passed=2)
    assert result.ret == pytest.ExitCode.OK
    assert {path.name[-3:] for path in suite.path.glob("*heregw*")} == {"gw0", "gw1"}


def test_workers_approve_and_their_controller_removes(suite: pytest.Pytester) -> None:
    write(suite, "tests/test_page.py", SUITE.format(text="こんばんは\n"))
    unused = write(suite, "tests/approved/gone.txt", "")
    suite.runpytest_subprocess("--approve", *TWO_WORKERS).assert_outcomes(passed=2)
    assert (suite.path / "tests/approved/page.txt").read_bytes() == "こんばんは\n".encode()
    assert not unused.exists()


PARTS = [("-k", "other"), ("tests/test_page.py",), ("--collect-only",), ("-k", "other", *TWO_WORKERS)]


@pytest.mark.parametrize("part", PARTS)
def test_a_run_of_a_part_cannot_tell_what_is_unused(suite: pytest.Pytester, part: tuple[str, ...]) -> None:
    unused = write(suite, "tests/approved/gone.txt", "")
    assert suite.runpytest_subprocess(*part).ret == pytest.ExitCode.OK
    assert unused.exists()
