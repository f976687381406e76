"""`leaflet build`: which files it writes and lists, and what it says when it cannot."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from leaflet.cli import run
from leaflet.pipeline import PURPOSES

CONTENT = Path(__file__).parents[2] / "content" / "mynumber-2019"
EDITION = str(CONTENT / "edition.yaml")
LOCAL = str(CONTENT / "shuukai-nashi.yaml")
NAME = "mynumber-2019-shuukai-nashi"

Capture = pytest.CaptureFixture[str]


def build(folder: Path, *more: str) -> list[str]:
    return ["build", EDITION, "--local", LOCAL, "-o", str(folder), *more]


# Files


def test_office_is_made_when_no_purpose_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert run(build(tmp_path)) == 0
    said = capsys.readouterr()
    expected = [f"{NAME}_office.pdf", f"{NAME}_office-1.png", f"{NAME}_office-2.png"]
    assert said.out.splitlines() == [str(tmp_path / name) for name in expected]
    assert said.err == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(expected)


def test_purposes_may_be_repeated_and_pictures_left_out(tmp_path: Path, capsys: Capture) -> None:
    assert run(build(tmp_path, "--for", "dump", "--for", "office", "--for", "dump", "--no-png")) == 0
    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / f"{NAME}_dump.txt"),
        str(tmp_path / f"{NAME}_office.pdf"),
    ]


def test_the_folder_is_out_unless_named(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["build", EDITION, "--local", LOCAL, "--for", "dump"]) == 0
    assert capsys.readouterr().out == f"{Path('out') / NAME}_dump.txt\n"
    assert (tmp_path / "out" / f"{NAME}_dump.txt").is_file()


def test_json_tells_path_purpose_pages_and_checksum_of_each_file(tmp_path: Path, capsys: Capture) -> None:
    assert run(build(tmp_path, "--for", "office", "--for", "dump", "--format", "json")) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert said.err == ""
    assert set(told) == {"status", "files", "diagnostics"}
    assert told["status"] == 0
    assert told["diagnostics"] == []
    assert [(file["purpose"], file["pages"]) for file in told["files"]] == [
        ("office", 2),
        ("office", 1),
        ("office", 1),
        ("dump", 2),
    ]
    for file in told["files"]:
        assert set(file) == {"path", "purpose", "pages", "sha256"}
        assert sha256(Path(file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_the_dump_tells_how_each_side_was_filled_and_why(tmp_path: Path, capsys: Capture) -> None:
    assert run(build(tmp_path, "--for", "dump")) == 0
    dump = Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8")
    found = re.findall(r"set (\S+) on (\S+), (\d+) of (\d+) lines filled", dump)
    assert len(found) == 2
    for size, feed, lines, room in found:
        assert 8.5 <= float(size) <= 11
        assert float(feed) >= 1.5 * float(size)
        assert int(lines) <= int(room)


def test_short_lists_the_files_too(tmp_path: Path, capsys: Capture) -> None:
    assert run(build(tmp_path, "--for", "dump", "--format", "short")) == 0
    assert capsys.readouterr().out == f"{tmp_path / NAME}_dump.txt\n"


def test_a_second_build_replaces_the_files(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / f"{NAME}_dump.txt"
    path.write_text("old", encoding="utf-8")
    assert run(build(tmp_path, "--for", "dump")) == 0
    assert capsys.readouterr().err == ""
    assert path.read_text(encoding="utf-8").startswith("# おもて")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


# Without a local


def test_a_required_value_that_is_missing_names_local(tmp_path: Path, capsys: Capture) -> None:
    assert run(["build", EDITION, "-o", str(tmp_path)]) == 2
    said = capsys.readouterr()
    lines = Path(EDITION).read_text(encoding="utf-8").splitlines()
    for name in ("組合名", "連絡先"):
        number = next(k for k, line in enumerate(lines, 1) if line.startswith(f"  {name}:"))
        assert f"{EDITION}:{number}:3: エラー L223: 「{name}」の値がありません。" in said.err
    assert "--local" in said.err
    assert "--example" in said.err
    assert list(tmp_path.iterdir()) == []


def test_an_example_fills_in_and_says_so_across_each_page(tmp_path: Path, capsys: Capture) -> None:
    assert run(["build", EDITION, "--example", "-o", str(tmp_path), "--for", "office", "--no-png"]) == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert path == str(tmp_path / "mynumber-2019_office.pdf")
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    assert all("見本" in text for text in texts)
    assert "○○市職員労働組合" in texts[0]
    assert "令和元年9月20日（金）" in texts[1].replace(" ", "")


# What cannot be done


@pytest.mark.parametrize("purpose", ["riso-graph", "PDF", ""])
def test_an_unknown_purpose_is_told_with_those_there_are(
    purpose: str, tmp_path: Path, capsys: Capture
) -> None:
    assert run(build(tmp_path, "--for", "office", "--for", purpose)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"エラー L101: 「{purpose}」という用途はまだありません。")
    assert "、".join(PURPOSES) in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_bytes(b""), "フォルダーの名前のファイルがすでにあります"),
        (lambda path: (path / f"{NAME}_dump.txt").mkdir(parents=True), "同じ名前のフォルダーがあります"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told(
    make: Callable[[Path], object], reason: str, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "there"
    make(folder)
    assert run(build(folder, "--for", "dump")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("エラー L102: 「")
    assert f"に書き込めません（{reason}）。" in said.err
    assert "-o" in said.err


def test_a_file_below_a_file_cannot_be_written(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run(build(tmp_path / "file" / "below", "--for", "dump")) == 1
    assert "途中の名前がフォルダーではなくファイルです" in capsys.readouterr().err


def test_a_local_of_another_edition_is_told(tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "other.yaml"
    text = Path(LOCAL).read_text(encoding="utf-8")
    other.write_text(text.replace("content/mynumber-2019/", "content/another/"), encoding="utf-8")
    assert run(["build", EDITION, "--local", str(other), "-o", str(tmp_path / "out")]) == 2
    assert f"{other}:3:8: エラー L215: " in capsys.readouterr().err


# Consoles that lack characters


@pytest.mark.parametrize("form", ["text", "json", "short"])
def test_characters_that_a_console_lacks_stop_nothing(form: str, tmp_path: Path) -> None:
    local = tmp_path / "𠮷野.yaml"
    text = (CONTENT / "kasou-shi.yaml").read_text(encoding="utf-8").replace("架空市民会館", "𠮷野市民会館")
    local.write_text(text, encoding="utf-8")
    command = [
        "build",
        EDITION,
        "--local",
        str(local),
        "-o",
        str(tmp_path),
        "--for",
        "dump",
        "--format",
        form,
    ]
    done = subprocess.run(
        [sys.executable, "-m", "leaflet", *command, "--format", form],
        env=os.environ | {"PYTHONPATH": str(CONTENT.parents[1]), "PYTHONIOENCODING": "cp932"},
        check=False,
        capture_output=True,
        encoding="cp932",
    )
    assert done.returncode == 0, done.stderr
    if form == "json":
        told = json.loads(done.stdout)
        assert told["files"][0]["path"] == str(tmp_path / "mynumber-2019-𠮷野_dump.txt")
        assert "「𠮷」" in told["diagnostics"][0]["message"]
    else:
        assert done.stdout == f"{tmp_path}/mynumber-2019-\\U00020bb7野_dump.txt\n"
        assert "L451" in done.stderr
