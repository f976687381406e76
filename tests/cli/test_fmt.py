"""`leaflet fmt`: the clean form, written once; remarks and lines stay."""

import json
from pathlib import Path

import pytest

from leaflet.cli import run

Capture = pytest.CaptureFixture[str]

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "broken"
SOUND = (CASES / "sound.yaml").read_text(encoding="utf-8")


def without_expectations(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#> "))


def test_a_broken_file_becomes_the_sound_one(tmp_path: Path, capsys: Capture) -> None:
    broken = without_expectations((CASES / "everything-at-once.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "edition.yaml"
    path.write_text(broken, encoding="utf-8")
    assert run(["fmt", str(path)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"{path}\n", "")
    assert path.read_text(encoding="utf-8") == SOUND
    assert run(["fmt", str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_check_writes_nothing_and_says_what_would_be_done(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "kumiai.yaml"
    path.write_text("もとの原稿：edition.yaml\n組合名: あ\n", encoding="utf-8")
    before = path.read_bytes()
    assert run(["fmt", "--check", "--format", "json", str(path)]) == 2
    told = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in told["files"]] == [str(path)]
    assert [one["code"] for one in told["diagnostics"]] == ["L205"]
    assert path.read_bytes() == before


def test_what_cannot_be_mended_stays_and_is_told(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "edition.yaml"
    text = SOUND.replace("題名: 春", "題名：春").replace("'&ご案内'", '"ご案内')
    path.write_text(text, encoding="utf-8")
    assert run(["fmt", str(path)]) == 2
    assert "L203" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text.replace("題名：春", "題名: 春")


def test_shipped_files_are_tidy(capsys: Capture) -> None:
    files = [str(path) for folder in ("content/*", "templates") for path in ROOT.glob(f"{folder}/*.yaml")]
    assert run(["fmt", "--check", *files]) == 0
    assert capsys.readouterr().out == ""
