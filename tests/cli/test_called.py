"""What hints tell to type can be typed, however the program was called."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from leaflet.cli.called import called, called_from, shell_word
from tests.leaflet.shipped import ROOT

ENTRY = "import sys\nfrom leaflet.cli import main\nmain(sys.argv[1:])\n"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    called.cache_clear()
    yield
    called.cache_clear()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return an installed program, as pip makes one, in a folder that is on nobody's path."""
    path = tmp_path / "ツール 一式" / "bin" / "leaflet"
    path.parent.mkdir(parents=True)
    path.write_text(f"#!{sys.executable}\n{ENTRY}", encoding="utf-8")
    path.chmod(0o755)
    return path


def told(*command: str, cwd: Path, path: str = os.defpath) -> str:
    """Return the command that a mistake's last line tells to type."""
    done = subprocess.run(
        [*command, "explain", "L999"],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PATH": path},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stderr.splitlines()[-1].partition(": ")[2]


def test_by_its_path_it_is_told_by_that_path_and_works(program: Path, tmp_path: Path) -> None:
    for typed in ("./ツール 一式/bin/leaflet", str(program)):
        command = told(typed, cwd=tmp_path)
        assert command.endswith("explain L103")
        assert len(command) <= len(f'"{typed}" explain L103')
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.stdout.startswith("# L103 ")


def test_where_the_shell_finds_it_its_name_is_enough(program: Path, tmp_path: Path) -> None:
    assert told("leaflet", cwd=tmp_path, path=f"{program.parent}:{os.defpath}") == "leaflet explain L103"
    assert told(str(program), cwd=tmp_path, path=str(program.parent)) == "leaflet explain L103"


def test_another_program_of_that_name_is_not_meant(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "leaflet"
    other.parent.mkdir()
    shutil.copy(program, other)
    assert "bin/leaflet" in told(str(program), cwd=tmp_path, path=str(other.parent))


def test_as_a_module_it_is_told_as_one(tmp_path: Path) -> None:
    assert told(sys.executable, "-m", "leaflet", cwd=tmp_path) == f"{sys.executable} -m leaflet explain L103"


def test_within_another_program_it_has_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest"])
    assert called() == "leaflet"
    assert called_from(Path("x")) == "leaflet"


def test_from_another_folder_the_path_leads_back(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["ツール 一式/bin/leaflet"])
    (typed,) = shlex.split(called_from(Path("春/号")))
    (tmp_path / "春" / "号").mkdir(parents=True)
    assert (tmp_path / "春" / "号" / typed).resolve() == program


def test_on_another_drive_the_whole_path_is_told(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_drive(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setattr(os.path, "relpath", another_drive)
    assert called() == called_from(tmp_path) == f'"{program}"'


@pytest.mark.parametrize("word", ["a", "私の 原稿/a.yaml", "春　号", "a(1).yaml", "R&D", "It's"])
def test_a_word_is_one_word_to_the_shell(word: str) -> None:
    assert shlex.split(shell_word(word)) == [word]
