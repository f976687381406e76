"""The repository keeps its own house rules: what must never be committed, sizes, commands that exist."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LONGEST_FILE = 450
LONGEST_FUNCTION = 60

MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home|Users)/[\w.]")
"""A folder of somebody's machine; `~/work/` and `docs/home/` are not."""

INDEX = re.compile(
    r"://|^\s*-{1,2}(?:index-url|extra-index-url|find-links|trusted-host|i|f)\b|\bfile:| @ ", re.MULTILINE
)
"""What would tie a list of requirements to one host or folder."""

PINNED = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?: ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}[ \\]*\n)+"
)


def own_files() -> list[Path]:
    """Return the files that are, or are about to be, in the repository."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    names = (name for name in listing.stdout.split("\0") if name)
    return [path for name in names if (path := ROOT / name).is_file()]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- nothing of a machine


@pytest.mark.parametrize("before", ["", "see (", '"', "file://"])
@pytest.mark.parametrize("folder", ["work", "root", "home", "Users"])
def test_a_path_of_a_machine_is_recognised(before: str, folder: str) -> None:
    assert MACHINE_PATH.search(f"{before}/{folder}/taro")
    assert MACHINE_PATH.search(f"{before}/{folder}/.cache")
    assert not MACHINE_PATH.search(f"~/{folder}/taro")


def test_no_file_holds_a_path_of_a_machine() -> None:
    texts = {relative(path): path.read_bytes() for path in own_files()}
    found = [
        name
        for name, data in texts.items()
        if b"\0" not in data and MACHINE_PATH.search(data.decode("latin-1"))
    ]
    assert texts
    assert found == []


@pytest.mark.parametrize(
    "line", ["--index-url https://pypi.org/simple", "-i x", "--find-links wheels", "leaflet @ file:x", "-f x"]
)
def test_an_index_in_requirements_is_recognised(line: str) -> None:
    assert INDEX.search(f"a==1\n{line}\n")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_hashed_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not INDEX.search(text)
    assert PINNED.sub("", text) == ""


# --- requirements agree with pyproject.toml and with each other


def pins(name: str) -> dict[str, str]:
    """Return the version of each package in a requirements file, names in their normal form."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {normal(found["name"]): found["version"] for found in PINNED.finditer(text)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_requirements_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    runtime = [*project["project"]["dependencies"], *groups["build"]]
    dev = [entry for entry in groups["dev"] if isinstance(entry, str)]
    assert {normal(re.split(r"[<>=]", entry)[0]) for entry in runtime} <= pins("requirements.txt").keys()
    assert {normal(re.split(r"[<>=]", entry)[0]) for entry in dev} <= pins("requirements-dev.txt").keys()


def test_development_runs_on_the_versions_that_users_get() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


# --- sizes


def long_functions(source: str) -> Iterator[tuple[str, int]]:
    """Yield name and length of each function in `source` that is longer than `LONGEST_FUNCTION` lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.name, length


def test_a_long_function_is_recognised() -> None:
    body = "    pass\n" * LONGEST_FUNCTION
    assert list(long_functions(f"def f():\n{body}")) == [("f", LONGEST_FUNCTION + 1)]
    assert list(long_functions(f"def f():\n{body}".removesuffix("    pass\n"))) == []


MODULES = sorted(
    path for path in own_files() if path.suffix == ".py" and relative(path).startswith("leaflet/")
)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_files_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_FILE
    assert list(long_functions(source)) == []


# --- what the papers say, one can do


TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "CONTRIBUTING.md", ".ci/run", "Makefile"])
def test_every_make_command_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^(?:#\s*)?)make (?:[A-Z]+=\S+ )?([a-z]+)", text, re.MULTILINE))
    assert named <= TARGETS
    assert named or name == ".ci/run"


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_readme_starts_with_the_two_commands(name: str) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    commands = [line.partition("#")[0].strip() for line in blocks[0].splitlines()]
    assert commands == ["make leaflet", "make test"]


def test_ci_runs_the_checks_and_the_tests() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    loop = re.search(r"^for target in (.*); do$", script, re.MULTILINE)
    assert loop is not None
    assert {"check", "test"} <= set(loop[1].split()) <= TARGETS
