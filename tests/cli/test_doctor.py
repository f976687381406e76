"""`leaflet doctor`: all well here; each thing that may be wrong is told with a remedy."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leaflet.cli import doctor, run
from leaflet.world import Disk
from tests.leaflet.shipped import ROOT

Capture = pytest.CaptureFixture[str]


def found(capsys: Capture) -> tuple[int, dict[str, list[dict[str, object]]]]:
    status = run(["doctor", "--format", "json"])
    told: dict[str, list[dict[str, object]]] = {}
    for each in json.loads(capsys.readouterr().out):
        told.setdefault(each["name"], []).append(each)
    return status, told


def test_here_nothing_is_wrong(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, told = found(capsys)
    assert status == 0
    assert list(told) == ["python", "packages", "fonts", "templates", "encoding", "names", "writing", "tools"]
    assert not any(one["good"] is False for each in told.values() for one in each)
    assert list(tmp_path.iterdir()) == []
    assert run(["doctor"]) == 0
    assert "書体は6つとも" in capsys.readouterr().out


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let fonts and templates be looked for in a copy that may be broken."""
    for part in ("fonts", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    monkeypatch.setattr(doctor, "Disk", lambda: Disk(tmp_path))
    return tmp_path


def assert_wrong(capsys: Capture, name: str, status: int, word: str) -> None:
    ended, told = found(capsys)
    (wrong,) = (one for one in told[name] if one["good"] is False)
    assert ended == status
    assert word in str(wrong["told"])
    assert wrong["remedy"]


def test_a_damaged_font(installed: Path, capsys: Capture) -> None:
    (installed / "fonts" / "NotoSansJP-Bold.ttf").write_bytes(b"x")
    (installed / "fonts" / "NotoSansJP-Black.ttf").unlink()
    assert_wrong(capsys, "fonts", 4, "NotoSansJP-Bold.ttf、NotoSansJP-Black.ttf")


def test_a_missing_catalogue(installed: Path, capsys: Capture) -> None:
    (installed / "fonts" / "fonts.toml").unlink()
    assert_wrong(capsys, "fonts", 4, "fonts.toml")


def test_a_broken_template(installed: Path, capsys: Capture) -> None:
    (installed / "templates" / "号外2段.yaml").write_text("用紙: {大きさ: A9}", encoding="utf-8")
    assert_wrong(capsys, "templates", 3, "号外2段.yaml")


def test_a_missing_package(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("no_such_package",))
    assert_wrong(capsys, "packages", 1, "no_such_package")


def test_an_old_python(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST", (99, 0))
    assert_wrong(capsys, "python", 1, "Python 3.")


def test_a_folder_that_cannot_be_written_to(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: Path("/proc"))
    assert_wrong(capsys, "writing", 1, "/proc")


def test_a_tool_that_is_missing_is_no_fault(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "TOOLS", {"no-such-tool": "some-package"})
    status, told = found(capsys)
    assert status == 0
    (tool,) = told["tools"]
    assert tool["good"] is None
    assert "some-package" in str(tool["remedy"])


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("linux", "sudo apt-get install poppler-utils"),
        ("darwin", "brew install poppler"),
        ("win32", "：poppler-utils"),
    ],
)
def test_a_tool_is_installed_as_the_system_does(
    platform: str, command: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "TOOLS", {"no-such-tool": "poppler-utils"})
    monkeypatch.setattr(sys, "platform", platform)
    _, told = found(capsys)
    (tool,) = told["tools"]
    assert str(tool["remedy"]).endswith(command)


@pytest.mark.parametrize("encoding", ["cp932", "ascii"])
def test_a_poor_encoding_is_told_in_signs_that_it_has(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "leaflet", "doctor"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "LEAFLET_LANG": "en"},
        check=False,
        capture_output=True,
        cwd=ROOT,
    )
    told = done.stdout.decode(encoding)
    assert f"Terminal encoding: {encoding}" in told
    assert ("Set PYTHONUTF8=1" in told) == (encoding == "ascii")
    assert done.returncode == (1 if encoding == "ascii" else 0)
    assert b"Traceback" not in done.stderr
