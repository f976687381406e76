"""`leaflet completion`: what a shell reads, and what it is told when it asks."""

import os
import shutil
import subprocess
import sys

import pytest

from leaflet.cli import COMMANDS, run
from leaflet.cli.completion import SHELLS
from tests.leaflet.shipped import ROOT

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str, capsys: Capture) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "_LEAFLET_COMPLETE" in script
    if shell != "powershell" and shutil.which(shell):
        checked = subprocess.run(
            [shell, "-n"], input=script, check=False, capture_output=True, encoding="utf-8"
        )
        assert checked.returncode == 0, checked.stderr


def completed(words: str, at: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "leaflet"],
        env=os.environ
        | {
            "PYTHONPATH": str(ROOT),
            "_LEAFLET_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(at),
        },
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return [line.split(",")[-1] for line in done.stdout.splitlines()]


def test_commands_and_options_are_completed() -> None:
    assert set(completed("leaflet ", 1)) == set(COMMANDS)
    assert completed("leaflet bu", 1) == ["build"]
    assert "--local" in completed("leaflet build --", 2)


def in_powershell(words: str, word: str) -> list[list[str]]:
    """Return type, value and help of what the script gets when it asks as it does."""
    asked = {"_LEAFLET_COMPLETE": "powershell_complete"}
    # To PowerShell an empty variable is none.
    asked |= {"_LEAFLET_COMPLETE_WORDS": words} if words else {}
    asked |= {"_LEAFLET_COMPLETE_WORD": word} if word else {}
    done = subprocess.run(
        [sys.executable, "-m", "leaflet"],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | asked,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_powershell_gets_values_with_their_help() -> None:
    found = in_powershell("", "")
    assert {value for _, value, _ in found} == set(COMMANDS)
    assert in_powershell("", "bu") == [["plain", "build", found[1][2]]]
    ((kind, value, told),) = in_powershell("build\n春 号/edition.yaml", "--l")
    assert (kind, value) == ("plain", "--local")
    assert told.startswith("組合ファイル")
    assert ["plain", "json", "json"] in in_powershell("build\nx\n--format", "")


def test_powershells_script_uses_the_variables_that_are_read(capsys: Capture) -> None:
    assert run(["completion", "powershell"]) == 0
    script = capsys.readouterr().out
    assert "Register-ArgumentCompleter -Native -CommandName leaflet " in script
    for variable in ("_LEAFLET_COMPLETE", "_LEAFLET_COMPLETE_WORDS", "_LEAFLET_COMPLETE_WORD"):
        assert f"$env:{variable} = " in script
    assert all(script.count(one) == script.count(other) for one, other in ("{}", "()", "[]"))
    assert "%" not in script
