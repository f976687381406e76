"""What each purpose writes, and the flags of the duplicator."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from leaflet.cli import run
from leaflet.pipeline import PURPOSES

CONTENT = Path(__file__).parents[2] / "content" / "mynumber-2019"
NAME = "mynumber-2019-shuukai-nashi"

Capture = pytest.CaptureFixture[str]


def build(folder: Path, *more: str) -> int:
    local = str(CONTENT / "shuukai-nashi.yaml")
    return run(["build", str(CONTENT / "edition.yaml"), "--local", local, "-o", str(folder), *more])


def test_the_purposes_there_are() -> None:
    assert PURPOSES == ("proof", "office", "riso", "press", "sns", "archive", "dump")


@pytest.mark.parametrize(
    ("purpose", "files"),
    [
        ("proof", {"proof.pdf": 3, "proof-1.png": 1, "proof-2.png": 1, "proof-3.png": 1}),
        ("riso", {"riso.pdf": 2, "riso-1.png": 1, "riso-2.png": 1}),
        (
            "sns",
            {"sns-1200x630-1.png": 1, "sns-1080x1350-1.png": 1, "sns-1080x1350-2.png": 1, "sns.txt": 3},
        ),
    ],
)
def test_files_and_pages_of_each_purpose(
    purpose: str, files: dict[str, int], tmp_path: Path, capsys: Capture
) -> None:
    assert build(tmp_path, "--for", purpose, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {Path(each["path"]).name: each["pages"] for each in told["files"]} == {
        f"{NAME}_{suffix}": pages for suffix, pages in files.items()
    }
    assert {each["purpose"] for each in told["files"]} == {purpose}
    assert told["diagnostics"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{NAME}_{suffix}" for suffix in files)


def test_pictures_for_social_media_are_made_without_being_asked_for(tmp_path: Path) -> None:
    assert build(tmp_path, "--for", "sns", "--no-png") == 0
    assert len(list(tmp_path.glob("*.png"))) == 3


def test_a_proof_needs_no_local(tmp_path: Path, capsys: Capture) -> None:
    edition = str(CONTENT / "edition.yaml")
    assert run(["build", edition, "--example", "-o", str(tmp_path), "--for", "proof", "--no-png"]) == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert path == str(tmp_path / "mynumber-2019_proof.pdf")
    # 見本 stands there already; a second word over it could not be read.
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert said.count("見本") == 2
    assert "校正" not in said.split("事実の確認表")[0]


# Drums


@pytest.mark.parametrize("told", ["主+淡,墨", "主＋淡、墨", " 主 + 淡 ， 墨 "])
def test_drums_are_told_with_signs_of_any_width(told: str, tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "riso", "--drums", told) == 0
    expected = [f"riso-{drum}{suffix}" for drum in "主墨" for suffix in (".pdf", "-1.png", "-2.png")]
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / f"{NAME}_{each}") for each in expected]


@pytest.mark.parametrize(("flag", "has_room"), [("--marks", True), ("--no-marks", False)])
def test_register_marks_may_be_left_out(flag: str, *, has_room: bool, tmp_path: Path) -> None:
    assert build(tmp_path, "--for", "riso", "--drums", "主,墨", flag, "--no-png") == 0
    for drum in "主墨":
        with pikepdf.open(tmp_path / f"{NAME}_riso-{drum}.pdf") as pdf:
            trim, media = (
                [float(edge) for edge in box] for box in (pdf.pages[0].trimbox, pdf.pages[0].mediabox)
            )
        assert (trim != media) is has_room


@pytest.mark.parametrize("drums", ["", "主,,墨", "主+,墨", "主,墨,主"])
def test_drums_that_make_no_sense_are_told(drums: str, tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "riso", "--drums", drums) == 1
    assert "L104" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_ink_that_the_template_has_not_is_told_with_those_it_has(tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "riso", "--drums", "紅,墨") == 1
    said = capsys.readouterr().err
    assert "L108" in said
    assert "主、強調、淡、蛍光、地、黄、帯地、帯字、差し色、墨" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flags", [("--drums", "主,墨"), ("--for", "office", "--drums", "主,墨")])
def test_drums_are_for_a_duplicator_alone(flags: tuple[str, ...], tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, *flags) == 1
    said = capsys.readouterr().err
    assert "--drums" in said
    assert "--for riso" in said


def test_no_marks_makes_no_sense_for_one_drum(tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "riso", "--no-marks") == 1
    assert "--no-marks は --for press" in capsys.readouterr().err


def test_a_press_file_beside_plates_keeps_its_own_flags(tmp_path: Path) -> None:
    flags = ("--for", "press", "--for", "riso", "--standard", "x1a", "--drums", "主,墨", "--no-png")
    assert build(tmp_path, *flags) == 0
    names = ("press-x1a", "riso-主", "riso-墨")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{NAME}_{name}.pdf" for name in names)


# 禁じ手


def test_a_proof_shows_where_its_pages_do_what_is_not_done(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "content" / "bad"
    folder.mkdir(parents=True)
    text = (CONTENT / "edition.yaml").read_text(encoding="utf-8")
    before = "      - 見出し: 「保険証との一体化」のため？！\n"
    edition = folder / "edition.yaml"
    edition.write_text(text.replace(before, f"      - 見出し: もう一つ\n{before}"), encoding="utf-8")
    command = ["build", str(edition), "--example", "-o", str(tmp_path), "--for", "proof", "--for", "office"]
    assert run([*command, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (warning,) = told["diagnostics"]
    line = edition.read_text(encoding="utf-8").splitlines().index(before.rstrip()) + 1
    assert (warning["code"], warning["line"]) == ("L167", line)
    assert Path(warning["file"]) == edition
    pictures = [Path(each["path"]).name for each in told["files"] if "taboos" in each["path"]]
    assert pictures == ["bad_proof-taboos-1.png"]
    assert (tmp_path / pictures[0]).read_bytes() != (tmp_path / "bad_proof-1.png").read_bytes()
