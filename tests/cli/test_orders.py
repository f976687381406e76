"""The flags for press and archive: what they lead to, and what is said when they make no sense."""

import json
from pathlib import Path

import pikepdf
import pytest

from leaflet.cli import run
from leaflet.world import Disk

CONTENT = Path(__file__).parents[2] / "content" / "mynumber-2019"
NAME = "mynumber-2019-shuukai-nashi"
FOGRA = Disk().installed / "profiles" / "FOGRA39L_coated.icc"
SRGB = FOGRA.with_name("sRGB2014.icc")

Capture = pytest.CaptureFixture[str]


def build(folder: Path, *more: str) -> int:
    local = str(CONTENT / "shuukai-nashi.yaml")
    command = ["build", str(CONTENT / "edition.yaml"), "--local", local, "-o", str(folder), "--no-png"]
    return run([*command, "--format", "json", *more])


def told(capsys: Capture) -> tuple[list[str], list[str], str]:
    """Return names of files, codes, and all messages."""
    said = json.loads(capsys.readouterr().out)
    files = [Path(file["path"]).name for file in said["files"]]
    codes = [entry["code"] for entry in said["diagnostics"]]
    return files, codes, "".join(entry["message"] + entry["hint"] for entry in said["diagnostics"])


@pytest.mark.parametrize(
    ("flags", "file"),
    [
        (("--for", "press"), f"{NAME}_press-x4.pdf"),
        (("--for", "press", "--standard", "x4"), f"{NAME}_press-x4.pdf"),
        (("--for", "press", "--standard", "x1a"), f"{NAME}_press-x1a.pdf"),
        (("--for", "press", "--standard", "x1a-2001"), f"{NAME}_press-x1a-2001.pdf"),
        (("--for", "archive"), f"{NAME}_archive.pdf"),
        (("--for", "archive", "--standard", "4f"), f"{NAME}_archive-4f.pdf"),
    ],
)
def test_files_are_named_by_their_standard(
    flags: tuple[str, ...], file: str, tmp_path: Path, capsys: Capture
) -> None:
    assert build(tmp_path, *flags) == 0
    assert told(capsys)[0] == [file]
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_each_purpose_takes_its_own_standard(tmp_path: Path, capsys: Capture) -> None:
    flags = ("--for", "archive", "--for", "press", "--standard", "x1a", "--standard", "4f")
    assert build(tmp_path, *flags) == 0
    assert told(capsys)[0] == [f"{NAME}_archive-4f.pdf", f"{NAME}_press-x1a.pdf"]


@pytest.mark.parametrize(
    ("flags", "known"),
    [
        (("--for", "press", "--standard", "x4a"), "x4"),
        (("--for", "press", "--standard", "3u"), "x1a"),
        (("--for", "archive", "--standard", "x4"), "3u"),
        (("--for", "press", "--standard", "x4", "--standard", "x1a"), "x1a"),
        (("--standard", "x4"), "x4"),
    ],
)
def test_a_standard_that_no_purpose_takes_is_told_with_those_there_are(
    flags: tuple[str, ...], known: str, tmp_path: Path, capsys: Capture
) -> None:
    assert build(tmp_path, *flags) == 1
    _, codes, said = told(capsys)
    assert codes == ["L105"]
    assert known in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "flags",
    [("--no-marks",), ("--icc", str(FOGRA)), ("--preset", "standard"), ("--outline-text",), ("--delivery",)],
)
def test_flags_of_the_press_are_not_passed_over_in_silence(
    flags: tuple[str, ...], tmp_path: Path, capsys: Capture
) -> None:
    for purpose in ("office", "archive"):
        assert build(tmp_path, "--for", purpose, *flags) == 1
        _, codes, said = told(capsys)
        assert codes == ["L104"]
        assert flags[0] in said
    assert list(tmp_path.iterdir()) == []


def test_only_the_command_that_delivers_lists_it(capsys: Capture) -> None:
    listed = {}
    for command in ("build", "batch"):
        assert run([command, "--help"]) == 0
        listed[command] = "--delivery" in capsys.readouterr().out
    assert listed == {"build": True, "batch": False}


def media(path: Path) -> tuple[int, int]:
    with pikepdf.open(path) as pdf:
        width, height = (float(value) for value in list(pdf.pages[0].mediabox)[2:])
    return round(width * 25.4 / 72), round(height * 25.4 / 72)


@pytest.mark.parametrize(("flag", "size"), [("--marks", (240, 327)), ("--no-marks", (216, 303))])
def test_marks_may_be_left_out(flag: str, size: tuple[int, int], tmp_path: Path) -> None:
    assert build(tmp_path, "--for", "press", flag) == 0
    assert media(tmp_path / f"{NAME}_press-x4.pdf") == size


def test_the_shipped_profile_is_named_and_the_users_own_is_not(tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "press") == 0
    _, codes, said = told(capsys)
    assert codes == ["L151"]
    assert "FOGRA39" in said
    assert build(tmp_path, "--for", "press", "--icc", str(FOGRA)) == 0
    assert told(capsys)[1] == []
    assert build(tmp_path, "--for", "press", "--standard", "x1a-2001") == 0
    assert told(capsys)[1] == []


def test_a_profile_for_screens_is_refused(tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "press", "--icc", str(SRGB)) == 1
    _, codes, said = told(capsys)
    assert codes == ["L107"]
    assert "CMYK" in said


def test_an_older_standard_may_carry_the_users_profile(tmp_path: Path) -> None:
    assert build(tmp_path, "--for", "press", "--standard", "x1a-2001", "--icc", str(FOGRA)) == 0
    with pikepdf.open(tmp_path / f"{NAME}_press-x1a-2001.pdf") as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert intent.DestOutputProfile.read_bytes() == FOGRA.read_bytes()


def test_presets_are_found_by_name(tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "press", "--preset", "uncoated") == 0
    told(capsys)
    assert build(tmp_path, "--for", "press", "--preset", "uncoted") == 1
    _, codes, said = told(capsys)
    assert codes == ["L106"]
    assert "uncoated" in said


def test_outlines_leave_no_font(tmp_path: Path) -> None:
    assert build(tmp_path, "--for", "press", "--outline-text") == 0
    with pikepdf.open(tmp_path / f"{NAME}_press-x4.pdf") as pdf:
        assert not [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one]


def test_the_folder_for_the_shop_holds_three_files(tmp_path: Path, capsys: Capture) -> None:
    assert build(tmp_path, "--for", "press", "--delivery") == 0
    folder = tmp_path / f"{NAME}_入稿"
    names = [f"{NAME}_入稿.pdf", f"{NAME}_見本.jpg", "入稿データの説明.txt"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert told(capsys)[0] == [f"{NAME}_press-x4.pdf", *names]
    pressed = (tmp_path / f"{NAME}_press-x4.pdf").read_bytes()
    assert (folder / f"{NAME}_入稿.pdf").read_bytes() == pressed


@pytest.mark.parametrize(
    ("flags", "stem"),
    [
        (("--for", "press"), "press"),
        (("--for", "press", "--standard", "x1a"), "press-x1a"),
        (("--for", "archive"), "archive"),
        (("--for", "archive", "--standard", "4f"), "archive-4f"),
    ],
)
def test_pictures_by_another_standard_than_the_usual_are_named_after_it(
    flags: tuple[str, ...], stem: str, tmp_path: Path
) -> None:
    local = str(CONTENT / "shuukai-nashi.yaml")
    assert run(["build", str(CONTENT / "edition.yaml"), "--local", local, *flags, "-o", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.glob("*.png")} == {f"{NAME}_{stem}-{page}.png" for page in (1, 2)}
