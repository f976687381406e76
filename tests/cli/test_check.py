"""`leaflet check`: what it prints, in each format, and with which exit status it ends."""

import json
from pathlib import Path

import pytest
from PIL import Image

from leaflet.cli import run
from tests.goodfiles import CONTENT, good
from tests.mutants import MUTANTS, changed, middle, paint

Capture = pytest.CaptureFixture[str]
NAMED = {mutant.name: mutant for mutant in MUTANTS}
EDITION = CONTENT / "mynumber-2019" / "edition.yaml"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.pdf"
    path.write_bytes(good("x1a"))
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.pdf"
    path.write_bytes(NAMED["small-text"].make(NAMED["art-ends-at-the-trim"].make(good("x1a"))))
    return path


def test_a_sound_file(sound: Path, capsys: Capture) -> None:
    assert run(["check", str(sound)]) == 0
    said = capsys.readouterr().out
    assert "PDF/X-1a:2003、PDF/A-1b として調べました（2ページ）" in said
    assert said.endswith("エラー 0、注意 0\n")


def test_a_faulty_file(faulty: Path, capsys: Capture) -> None:
    assert run(["check", str(faulty)]) == 5
    said = capsys.readouterr().out
    assert "注意 L562" in said
    assert "エラー L565: 左の端に届くものが、塗り足し 3 mm まで届いていません（0.0 mm）。" in said
    assert "1ページ 左から 0.0 mm" in said
    assert "leaflet explain L565" in said
    assert said.endswith("エラー 1、注意 1\n")


def test_in_english(faulty: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFLET_LANG", "en")
    assert run(["check", str(faulty)]) == 5
    said = capsys.readouterr().out
    assert "error L565: What reaches the left edge goes 0.0 mm beyond it" in said
    assert "page 1 0.0 mm from the left" in said


def test_as_json(faulty: Path, capsys: Capture) -> None:
    assert run(["check", str(faulty), "--format", "json"]) == 5
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == 5
    assert told["files"] == [{"path": str(faulty), "standards": ["PDF/X-1a:2003", "PDF/A-1b"], "pages": 2}]
    by_code = {entry["code"]: entry for entry in told["diagnostics"]}
    assert by_code.keys() == {"L562", "L565"}
    bleed = by_code["L565"]
    assert (bleed["severity"], bleed["page"], bleed["count"], bleed["line"]) == ("error", 1, 1, None)
    assert bleed["places"][0][0] == 0
    assert told["not_checked"] == []


def test_one_line_each(faulty: Path, capsys: Capture) -> None:
    run(["check", str(faulty), "--format", "short"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["L562", "L565"]
    assert all(line.startswith(f"{faulty}:1: ") for line in lines)


def test_by_another_standard(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "office.pdf"
    path.write_bytes(good("office"))
    assert run(["check", str(path)]) == 0
    assert "事務所用" in capsys.readouterr().out
    assert run(["check", str(path), "--as", "x4"]) == 5
    assert "PDF/X-4" in capsys.readouterr().out


def test_by_a_shops_limits(sound: Path, capsys: Capture) -> None:
    heavy = changed(good("x1a"), lambda pdf: paint(pdf, f"1 1 .8 0 k {middle(pdf)} 40 40 re f"))
    sound.write_bytes(heavy)
    assert run(["check", str(sound)]) == 0
    assert run(["check", str(sound), "--preset", "newspaper"]) == 5
    assert "L551: インキの合計が 280 % です。260 % までにしてください。" in capsys.readouterr().out
    assert run(["check", str(sound), "--preset", "no-such"]) != 0
    assert "no-such" in capsys.readouterr().err


def test_the_picture_frames_what_was_found(faulty: Path, tmp_path: Path) -> None:
    run(["check", str(faulty), "--annotate", str(tmp_path / "seen.png")])
    with Image.open(tmp_path / "seen-1.png") as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
    assert {(220, 0, 60), (235, 130, 0)} <= colours
    assert not (tmp_path / "seen-2.png").exists()


def test_a_folder_that_takes_no_pictures_is_told_as_such(faulty: Path, capsys: Capture) -> None:
    assert run(["check", str(faulty), "--annotate", "/proc/図.png"]) == 1
    assert "L102" in capsys.readouterr().err


def test_pictures_are_told_by_the_names_that_they_have(faulty: Path, tmp_path: Path, capsys: Capture) -> None:
    command = ["check", str(faulty), "--annotate", str(tmp_path / "図.png")]
    written = str(tmp_path / "図-1.png")
    for form in ("text", "short"):
        run([*command, "--format", form])
        assert capsys.readouterr().out.splitlines()[-1] == written
    run([*command, "--format", "json"])
    assert json.loads(capsys.readouterr().out)["pictures"] == [written]


def test_the_source_gives_lines(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "office.pdf"
    path.write_bytes(good("office"))
    run(["check", str(path), "--as", "x1a", "--source", str(EDITION), "--format", "json"])
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    line = next(entry["line"] for entry in told if entry["file"] == str(EDITION))
    assert 1 <= line <= len(EDITION.read_text(encoding="utf-8").splitlines())


def test_an_archive_copy_brings_its_own_lines(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "archive.pdf"
    path.write_bytes(good("3u"))
    run(["check", str(path), "--as", "x1a", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert any(entry["file"].endswith("edition.yaml") and entry["line"] for entry in told)


def test_an_archive_copy_is_compared_with_its_source(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "archive.pdf"
    path.write_bytes(good("3u"))
    assert run(["check", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["not_checked"] == []


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "L501"), (b"%PDF-1.4 nothing", "L501"), (b"\x89PNG", "L501")]
)
def test_what_is_no_pdf(data: bytes, code: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert run(["check", str(path)]) == 5
    said = capsys.readouterr().out
    assert "調べられませんでした" in said
    assert code in said


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    assert run(["check", str(tmp_path / "none.pdf")]) == 2
    assert "L201" in capsys.readouterr().err


def test_a_source_that_is_not_there(sound: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["check", str(sound), "--source", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml" in capsys.readouterr().err


def test_pictures_that_cannot_be_written(sound: Path, capsys: Capture) -> None:
    assert run(["check", str(sound), "--annotate", str(sound / "seen.png")]) == 1
    assert "L102" in capsys.readouterr().err


def test_an_edition_is_read(capsys: Capture) -> None:
    assert run(["check", str(EDITION)]) == 0
    assert capsys.readouterr().err == "気になるところはありませんでした。\n"
