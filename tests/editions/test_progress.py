"""On a terminal a bar tells rate and time left; standard output and files are not touched by it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editions.rosters import EDITION, ROOT, roster, write


def on_terminal(command: list[str], language: str) -> tuple[str, str]:
    """Run the command line with its standard error on a terminal; return output and what the terminal got."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"LEAFLET_LANG": language, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "leaflet", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
    ) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
        assert process.stdout is not None
        output = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    return output, shown.decode()


def _read(terminal: int) -> bytes:
    """Read what there is; nothing when the other end has gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize(
    ("language", "words"), [("ja", ("組版中", "件/秒", "のこり")), ("en", ("Building", "/s", "left"))]
)
def test_the_bar_tells_how_far_how_fast_and_how_long(
    tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    path = write(roster(30), tmp_path, "utf8")
    command = ["batch", str(EDITION), "--roster", str(path), "--for", "dump", "-o", str(tmp_path / "out")]
    output, shown = on_terminal(command, language)
    assert all(word in shown for word in words)
    assert "30/30" in shown
    assert len(output.splitlines()) == 30
    assert not any(word in output for word in words)


def test_json_is_not_accompanied(tmp_path: Path) -> None:
    path = write(roster(3), tmp_path, "utf8")
    command = ["batch", str(EDITION), "--roster", str(path), "--for", "dump", "-o", str(tmp_path / "out")]
    assert on_terminal([*command, "--format", "json"], "ja")[1] == ""
