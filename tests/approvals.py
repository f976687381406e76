"""Approved texts: ``approved("layout/front", dump)`` compares with ``tests/approved/layout/front.txt``.

``pytest --approve`` writes what the tests produce instead, for a person to look at in ``git diff``. An
approved file that no test asks for fails a run of the whole suite: it would prove nothing. Where pytest-xdist
spreads the tests over workers, each tells at its end what its tests asked for, and the controller judges.
"""

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Approve: TypeAlias = Callable[[str, str], None]

FOLDER = Path("tests", "approved")
TOLD = "approvals"
"""Under this name a worker hands its controller what it knows."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="accept what the tests produce as right")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Approvals(config), "approvals")


@pytest.fixture
def approved(pytestconfig: pytest.Config) -> Approve:
    """Compare a text with its approved one: ``approved(name, text)``."""
    plugin = pytestconfig.pluginmanager.get_plugin("approvals")
    assert isinstance(plugin, Approvals)
    return plugin.compare


def diff(before: str, now: str) -> str:
    """Return the difference of two texts as a unified diff; line ends count."""
    return "\n".join(
        difflib.unified_diff(before.split("\n"), now.split("\n"), "approved", "now", lineterm="")
    )


class Approvals:
    """The approved texts of one run: which were asked for, and whether all tests had their chance to ask."""

    def __init__(self, config: pytest.Config) -> None:
        self.folder = config.rootpath / FOLDER
        self.rewrite = bool(config.getoption("--approve"))
        self.output: dict[str, Any] | None = getattr(config, "workeroutput", None)
        # A worker is given what its controller found, so only the controller knows where that came from.
        self.whole = self.output is not None or config.args_source is pytest.Config.ArgsSource.TESTPATHS
        self.asked: set[Path] = set()
        self.unused: list[Path] = []

    def compare(self, name: str, text: str) -> None:
        """Fail with a diff unless `text` equals the approved text called `name`."""
        path = self.folder / f"{name}.txt"
        self.asked.add(path)
        before = path.read_bytes().decode() if path.is_file() else None
        if self.rewrite and text != before:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif text != before:
            difference = diff(before or "", text)
            pytest.fail(f"{name} is not as approved (right? make approve)\n{difference}", pytrace=False)

    def pytest_deselected(self) -> None:
        """Remember that not all tests run, by -k, -m or a missing program."""
        self.whole = False

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401 - pytest-xdist has no public type for it
        """Take in what a worker's tests asked for; one that crashed can no longer tell."""
        whole, asked = getattr(node, "workeroutput", {}).get(TOLD, (False, ()))
        self.whole = self.whole and whole
        self.asked.update(map(Path, asked))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Find approved texts that no test asked for; only a whole, green run can know them."""
        if self.output is not None:
            self.output[TOLD] = (self.whole, sorted(map(str, self.asked)))
            return
        if not self.whole or session.exitstatus != pytest.ExitCode.OK or session.config.option.collectonly:
            return
        self.unused = sorted(path for path in self.folder.rglob("*.txt") if path not in self.asked)
        if self.rewrite:
            for path in self.unused:
                path.unlink()
        elif self.unused:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """List the unused approved texts."""
        what = "removed, unused" if self.rewrite else "approved, but no test asks for it"
        for path in self.unused:
            terminalreporter.write_line(f"{what}: {path.name}", red=True)
