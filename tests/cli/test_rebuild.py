"""`leaflet rebuild`: says whether an archive copy is what its sources make, and ends accordingly."""

import json
from pathlib import Path

import pytest

from leaflet.cli import run

CONTENT = Path(__file__).parents[2] / "content" / "mynumber-2019"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    command = ["build", str(CONTENT / "edition.yaml"), "--local", str(CONTENT / "kasou-shi.yaml"), "--no-png"]
    assert run([*command, "--for", "archive", "-o", str(folder)]) == 0
    return folder / "mynumber-2019-kasou-shi_archive.pdf"


def test_an_equal_copy_is_said_to_be_equal(archive: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert run(["rebuild", str(archive)]) == 0
    said = capsys.readouterr()
    assert "1バイトもちがいません" in said.out
    assert said.err == ""


def test_english_says_it_too(archive: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFLET_LANG", "en")
    assert run(["rebuild", str(archive)]) == 0
    assert "the same to the last byte" in capsys.readouterr().out


def test_json_tells_the_file_and_its_checksum(archive: Path, capsys: Capture) -> None:
    assert run(["rebuild", str(archive), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["diagnostics"]) == (0, [])
    (file,) = told["files"]
    assert (file["path"], file["purpose"], file["pages"]) == (str(archive), "archive", 2)


def test_a_changed_copy_ends_with_the_status_of_preflight(
    archive: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = bytearray(archive.read_bytes())
    data[data.index(b"/Marked true") + 1] ^= 1
    path = tmp_path / "changed.pdf"
    path.write_bytes(bytes(data))
    assert run(["rebuild", str(path)]) == 5
    said = capsys.readouterr()
    assert "L593" in said.err
    assert said.out == ""


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path, capsys: Capture) -> None:
    assert run(["rebuild", str(tmp_path / "none.pdf")]) == 2
    assert "L201" in capsys.readouterr().err
