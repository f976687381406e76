"""A build loads what it needs and no more: each module counts, for most builds take a quarter of a second."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEAFLET = ROOT / "content" / "mynumber-2019"
EDITION, LOCAL = LEAFLET / "edition.yaml", LEAFLET / "kasou-shi.yaml"

IDLE = {
    "the templates' language": ("jinja2", "markupsafe"),
    "pictures of pages": ("pypdfium2",),
    "reading finished files": ("pikepdf", "lxml", "leaflet.preflight"),
    "font tables of every kind": ("fontTools",),
    "tables": ("openpyxl", "xlsxwriter", "csv"),
    "many editions": ("leaflet.editions", "concurrent", "multiprocessing", "distributed"),
    "checking files against a schema": ("pydantic", "pydantic_core"),
    "progress and watching": ("rich", "watchfiles"),
    "networks": ("asyncio", "socket", "ssl", "http", "email"),
    "other programs": ("subprocess",),
    "what is installed": ("importlib.metadata",),
    "broken files": ("leaflet.source.mending.forgive", "leaflet.source.mending.rows"),
    "slips in the text": ("leaflet.source.lint.run", "leaflet.source.lint.rules"),
    "drawings": ("leaflet.source.svg", "xml"),
    "social media, proofs and makeup": (
        *("leaflet.layout.social", "leaflet.layout.proof", "leaflet.layout.taboos"),
        *("leaflet.output.social", "leaflet.output.framed"),
    ),
    "two-dimensional codes": ("segno",),
}
"""What a build for the office or the shop does not do, and the modules that would do it."""
ONLY_PRESS = ("leaflet.output.icc", "leaflet.output.marks", "importlib.resources")

SCRIPT = """
import sys, json
from leaflet.cli import run
status = run(sys.argv[1:])
print(json.dumps([status, *sys.modules]))
"""


def loaded(folder: Path, *arguments: str, edition: Path = EDITION, local: Path | None = LOCAL) -> set[str]:
    """Build in a process of its own; return all modules that it has loaded, and the packages they are in."""
    given = [
        "build",
        str(edition),
        *(("--local", str(local)) if local else ()),
        "--no-png",
        "-o",
        str(folder),
    ]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *given, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    status, *names = json.loads(done.stdout.splitlines()[-1])
    assert status == 0, done.stderr
    return set(names)


@pytest.fixture(scope="module")
def for_office(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return loaded(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def for_press(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return loaded(tmp_path_factory.mktemp("press"), "--for", "press", "--standard", "x4")


@pytest.mark.parametrize("task", IDLE)
def test_a_build_loads_nothing_for_what_it_does_not_do(
    task: str, for_office: set[str], for_press: set[str]
) -> None:
    assert for_office.isdisjoint(IDLE[task])
    assert for_press.isdisjoint(IDLE[task])


def test_a_build_for_the_office_loads_nothing_for_the_shop(for_office: set[str], for_press: set[str]) -> None:
    assert for_office.isdisjoint(ONLY_PRESS)
    assert for_press.issuperset(ONLY_PRESS)


def test_the_modules_of_an_office_build_are_counted(for_office: set[str]) -> None:
    """Each costs a fifth of a millisecond. What needs more should be loaded where it is used."""
    ours = [name for name in for_office if name.partition(".")[0] == "leaflet"]
    assert len(ours) < 200
    assert len(for_office) < 460


def test_what_is_needed_is_loaded(tmp_path: Path) -> None:
    """The modules above are those that other builds do load."""
    slip = tmp_path / "edition.yaml"
    slip.write_text(EDITION.read_text(encoding="utf-8").replace("書式:", "書式：", 1), encoding="utf-8")
    assert "leaflet.source.mending.forgive" in loaded(tmp_path, "--example", edition=slip, local=None)
    meeting = ROOT / "content" / "shuukai-2026" / "edition.yaml"
    for_all = ("--example", "--png", "--for", "sns", "--for", "proof")
    assert loaded(tmp_path, *for_all, edition=meeting, local=None) >= {
        *("pypdfium2", "segno", "leaflet.source.svg"),
        *IDLE["social media, proofs and makeup"],
    }
