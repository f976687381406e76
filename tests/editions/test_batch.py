"""A batch makes each edition as `leaflet build` makes it alone, and makes it again only after a change."""

import json
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.editions.batch import Result
from leaflet.editions.manifest import NAME, Manifest
from leaflet.editions.whole import workshop
from tests.editions.rosters import (
    EDITION,
    FILE,
    HEADINGS,
    PHONE,
    ROOT,
    UNION,
    WORDS,
    Row,
    plant,
    roster,
    write,
)
from tests.editions.support import built, files

SHIPPED = ROOT / "content" / "mynumber-2019" / "edition.yaml"


def alone(
    row: Row, headings: Row, folder: Path, edition: Path, purposes: tuple[str, ...]
) -> dict[str, bytes]:
    """Build one row as a local's file and return its files."""
    folder.mkdir(parents=True, exist_ok=True)
    values = dict(zip(headings, row, strict=False))
    path = folder / f"{values.pop('ファイル名')}.yaml"
    lines = [f"もとの原稿: {edition.relative_to(ROOT).as_posix()}"]
    for name, value in values.items():
        if value:
            lines += [f"{name}: |", *(f"  {line}" for line in value.split("\n"))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    wanted = [word for purpose in purposes for word in ("--for", purpose)]
    command = ["build", str(edition), "--local", str(path), "--no-png", "-o", str(folder / "out"), *wanted]
    assert run(command) == 0
    return files(folder / "out")


# The same bytes


def rare(rows: list[Row]) -> None:
    """Give some rows values that need more than the others."""
    rows[2][UNION] = "\U00020bb7野・葛\U000e0100城・髙原職員組合"
    rows[3][WORDS] = "一つめの段落です。\n二つめの段落に「記号 **《》** ｛｝」があります。"
    rows[4][WORDS] = "長い文章です。" * 30


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_an_edition_in_a_batch_equals_the_edition_alone(tmp_path: Path, jobs: int) -> None:
    rows = roster(24)
    rare(rows)
    purposes = ("office", "press", "dump")
    result = built(write(rows, tmp_path, "xlsx"), tmp_path / "batch", jobs=jobs, purposes=purposes)
    assert (result.entries, result.faults) == (24, ())
    made = files(tmp_path / "batch")
    assert len(made) == 24 * len(purposes)
    picked = {2, 3, 4, *random.Random(jobs).sample(range(1, 25), 2)}  # noqa: S311 - a seed: the same each time
    for number in picked:
        for name, data in alone(rows[number], rows[0], tmp_path / str(number), EDITION, purposes).items():
            assert made[name] == data, name


def test_the_shipped_leaflet_too(tmp_path: Path) -> None:
    headings = ["組合名", "連絡先", "集会日", "集会時刻", "会場", "ひとこと", "ファイル名"]
    rows = [
        headings,
        ["架空市職員労働組合", "電話 000-000-0000", "2019-09-20", "18:30", "架空市民会館", "", "shi"],
        ["架空町職員組合", "電話 000-000-0001", "", "", "", "昼休みにどうぞ。", "machi"],
    ]
    purposes = ("office",)
    result = built(
        write(rows, tmp_path, "bom"), tmp_path / "batch", edition=SHIPPED, purposes=purposes, jobs=2
    )
    made = files(tmp_path / "batch")
    assert result.entries == len(made) == 2
    for row in rows[1:]:
        for name, data in alone(row, headings, tmp_path / row[-1], SHIPPED, purposes).items():
            assert made[name] == data, name


def test_the_longest_values_are_built_first(tmp_path: Path) -> None:
    rows = roster(40)
    rows[30][WORDS] = "長い文章です。" * 20
    rows[17][WORDS] = "長い文章です。" * 10
    out = tmp_path / "out"
    built(write(rows, tmp_path, "utf8"), out)
    order = sorted((path.stat().st_mtime_ns, path.name) for path in out.glob("*.txt"))
    assert {name for _, name in order[:10]} >= {
        f"gakushuukai-{rows[30][FILE]}_dump.txt",
        f"gakushuukai-{rows[17][FILE]}_dump.txt",
    }


def test_text_that_overflows_is_that_row_s_fault_and_names_its_longest_value(tmp_path: Path) -> None:
    rows = roster(3)
    rows[2][WORDS] = "長い文章です。" * 560
    result = built(write(rows, tmp_path, "utf8"), tmp_path / "out")
    assert result.entries == 2
    (fault,) = result.faults
    assert (fault.row, [str(d.code) for d in fault.diagnostics]) == (3, ["L236"])
    assert dict(fault.diagnostics[0].words)["cell"] == "G3"
    assert f"gakushuukai-{rows[2][FILE]}_dump.txt" not in files(tmp_path / "out")


def test_a_mistake_of_the_edition_is_told_once_and_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, edition, out = prepared(tmp_path)
    text = edition.read_text(encoding="utf-8").replace("｛｛ひとこと｝｝", "｛｛ひと言｝｝")
    edition.write_text(text, encoding="utf-8")
    path = write(rows, tmp_path, "utf8")
    assert run(["batch", str(edition), "--roster", str(path), "-o", str(out), "--format", "json"]) == 2
    (told,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (told["code"], told["file"]) == ("L220", str(edition))


@pytest.mark.untraced
def test_1700_rows_with_twelve_faults_make_1688_editions(tmp_path: Path) -> None:
    rows = roster(1_700)
    planted = plant(rows)
    result = built(write(rows, tmp_path, "cp932"), tmp_path / "out", jobs=2)
    assert [(fault.row, str(fault.diagnostics[0].code)) for fault in result.faults] == [
        (fault.row, fault.code) for fault in planted
    ]
    wrong = {fault.row - 1 for fault in planted}
    good = {
        f"gakushuukai-{row[FILE]}_dump.txt"
        for number, row in enumerate(rows)
        if number and number not in wrong
    }
    assert set(files(tmp_path / "out")) == {*good, "誤り一覧.xlsx"}
    assert result.entries == len(good) == 1_688


# Once


Change = Callable[[list[Row], Path], object]


def prepared(tmp_path: Path) -> tuple[list[Row], Path, Path]:
    """Return a roster, a project of its own to change, and the folder of a first run."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "templates", project / "templates")
    edition = project / "content" / "gakushuukai" / "edition.yaml"
    edition.parent.mkdir(parents=True)
    shutil.copy(EDITION, edition)
    return roster(4), edition, tmp_path / "out"


def again(rows: list[Row], edition: Path, out: Path, *, force: bool = False) -> Result:
    return built(write(rows, out.parent, "utf8"), out, edition=edition, force=force)


def test_a_second_run_builds_nothing(tmp_path: Path) -> None:
    rows, edition, out = prepared(tmp_path)
    assert again(rows, edition, out).kept == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.txt")}
    assert again(rows, edition, out).kept == 4
    assert {path.name: path.stat().st_mtime_ns for path in out.glob("*.txt")} == before


def test_force_builds_everything_anew(tmp_path: Path) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    before = files(out)
    assert again(rows, edition, out, force=True).kept == 0
    assert files(out) == before


def file_of(rows: list[Row], number: int, out: Path) -> Path:
    return out / f"gakushuukai-{rows[number][FILE]}_dump.txt"


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b"x" + path.read_bytes()[1:]),
    ],
)
def test_what_is_missing_or_was_touched_is_built_again(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    before = files(out)
    damage(file_of(rows, 2, out))
    assert again(rows, edition, out).kept == 3
    assert files(out) == before


def test_a_changed_value_builds_its_row_alone(tmp_path: Path) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    rows[3][PHONE] = "000-000-9999"
    assert again(rows, edition, out).kept == 3
    assert "000-000-9999" in file_of(rows, 3, out).read_text(encoding="utf-8")


def test_another_order_of_rows_and_columns_changes_nothing(tmp_path: Path) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    turned = [list(reversed(row)) for row in (rows[0], *reversed(rows[1:]))]
    assert again(turned, edition, out).kept == 4


@pytest.mark.parametrize("file", ["content/gakushuukai/edition.yaml", "templates/号外2段.yaml"])
def test_a_changed_edition_or_template_builds_all(tmp_path: Path, file: str) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    path = tmp_path / "project" / file
    path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    assert again(rows, edition, out).kept == 0


def test_purposes_are_remembered_one_by_one(tmp_path: Path) -> None:
    path, out = write(roster(2), tmp_path, "utf8"), tmp_path / "out"
    built(path, out, purposes=("dump",))
    result = built(path, out, purposes=("dump", "office"))
    assert (result.entries, result.kept) == (2, 0)
    assert [record.purpose for record in result.records] == ["dump", "office"] * 2
    assert built(path, out, purposes=("office",)).kept == 2


@pytest.mark.parametrize(
    "tail", [b'["kasou-0001", "du', b"\xff\xfe\0", b"[]\n", b'{"a": 1}\n', b"[" * 5000, b"\n\n"]
)
def test_a_torn_manifest_is_believed_as_far_as_it_goes(tmp_path: Path, tail: bytes) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    path = workshop(out) / NAME
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2]) + tail)
    assert again(rows, edition, out).kept == 2
    assert again(rows, edition, out).kept == 4


def test_the_manifest_has_one_line_a_file_and_no_journal_is_left(tmp_path: Path) -> None:
    rows, edition, out = prepared(tmp_path)
    again(rows, edition, out)
    shop = workshop(out)
    assert [path.name for path in shop.iterdir()] == [NAME]
    lines = (shop / NAME).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)[0] for line in lines] == sorted(row[FILE] for row in rows[1:])
    assert Manifest.open(out).kept("none", "dump", "") is None


# All in one


def test_the_archive_holds_what_was_built_and_is_the_same_each_time(tmp_path: Path) -> None:
    rows = roster(5)
    rows[2][PHONE] = ""
    path, out = write(rows, tmp_path, "utf8"), tmp_path / "out"
    built(path, out, zipped=True)
    first = (out / "gakushuukai.zip").read_bytes()
    with zipfile.ZipFile(out / "gakushuukai.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {name: data for name, data in files(out).items() if name.endswith(".txt")}
    assert len(held) == 4
    built(path, out, zipped=True, force=True)
    assert (out / "gakushuukai.zip").read_bytes() == first


# The command


def test_the_command_lists_files_and_faults_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = roster(3)
    rows[2][PHONE] = ""
    path, out = write(rows, tmp_path, "bom"), tmp_path / "out"
    command = [
        "batch",
        str(EDITION),
        "--roster",
        str(path),
        "--for",
        "dump",
        "-o",
        str(out),
        "--format",
        "json",
    ]
    assert run([*command, "--jobs", "1"]) == 2
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert captured.err == ""
    assert told["status"] == 2
    assert [Path(file["path"]).name for file in told["files"]] == [
        f"gakushuukai-{rows[number][FILE]}_dump.txt" for number in (1, 3)
    ]
    (fault,) = told["diagnostics"]
    assert (fault["code"], fault["file"], fault["line"], fault["column"]) == ("L223", str(path), 3, 3)


def test_the_command_sums_up_last(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = write(roster(3), tmp_path, "bom"), tmp_path / "out"
    command = ["batch", str(EDITION), "--roster", str(path), "--for", "dump", "-o", str(out)]
    assert run(command) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 3
    assert "3件がそろいました" in captured.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("flags", "code"),
    [(["--for", "ufo"], "L101"), (["--delivery", "--for", "press"], "L104"), (["--jobs", "0"], "L104")],
)
def test_wrong_usage_is_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], code: str
) -> None:
    path = write(roster(1), tmp_path, "utf8")
    assert run(["batch", str(EDITION), "--roster", str(path), "-o", str(tmp_path / "out"), *flags]) == 1
    assert code in capsys.readouterr().err


def test_a_roster_of_another_edition_builds_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write([[name.replace("組合名", "会社名") for name in HEADINGS]], tmp_path, "utf8")
    assert run(["batch", str(EDITION), "--roster", str(path), "-o", str(tmp_path / "out")]) == 2
    assert "L261" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(roster(20), tmp_path, "utf8")
    (tmp_path / "out").write_bytes(b"a file, and no folder")
    assert run(["batch", str(EDITION), "--roster", str(path), "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.count("L102") == 2  # said, and where to read more
