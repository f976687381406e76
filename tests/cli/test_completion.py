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
    if shutil.which(shell):
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
