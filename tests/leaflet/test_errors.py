"""One thing broken in the shipped files: one error in Japanese, with its place, in every format."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.leaflet.breaking import EDITION, KINDS, LOCAL, TEMPLATE, Project, assert_one_error, say
from tests.leaflet.shipped import ROOT

Capture = pytest.CaptureFixture[str]


# Content


def test_an_unknown_key(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "- 見出し: 進まない", "- 見だし: 進まない")
    place = project.place(EDITION, "見だし: 進まない")
    assert_one_error(project, capsys, "L207", place, "「見だし」", "もしかして「見出し」ですか")


def test_a_note_that_is_missing(project: Project, capsys: Capture) -> None:
    note = next(line for line in project.text(EDITION).splitlines(keepends=True) if line.startswith("  3: "))
    project.change(EDITION, note, "")
    assert_one_error(project, capsys, "L231", project.place(EDITION, "[^3]"), "注「3」", "「注:」")


def test_a_note_that_nothing_calls(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "通知カード[^3]", "通知カード")
    assert_one_error(project, capsys, "L232", project.place(EDITION, "  3: ", further=2), "注「3」")


def test_a_variable_that_is_not_declared(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "｛｛会場｝｝", "｛｛開場｝｝")
    place = project.place(EDITION, "｛｛開場｝｝")
    assert_one_error(project, capsys, "L220", place, "「開場」", "もしかして「会場」ですか")


def test_a_day_that_no_calendar_has(project: Project, capsys: Capture) -> None:
    project.change(LOCAL, "2019-09-20", "2026-02-30")
    assert_one_error(project, capsys, "L224", project.place(LOCAL, "2026-02-30"), "2026-02-30", "集会日")


MORE = "          カードに保険の情報を入れ、医療機関の窓口で確認するというもので、まもなく始める予定です。\n"


def test_a_text_that_does_not_fit(project: Project, capsys: Capture) -> None:
    project.change(
        EDITION, "あわてて取得する必要はないのです。\n", "あわてて取得する必要はないのです。\n" + MORE * 20
    )
    said = say(capsys, *project.command("--format", "json"))
    (told,) = said.report.diagnostics
    first = project.text(EDITION).splitlines().index(MORE.rstrip("\n")) + 1
    assert isinstance(told["line"], int)
    assert first < told["line"] < first + 20
    place = f"{project.path(EDITION)}:{told['line']}:11"
    assert_one_error(project, capsys, "L236", place, "「おもて」", "行（約", "字）入りきりません")


# Template and fonts


def test_a_template_that_there_is_not(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "型紙: 号外2段", "型紙: 号外3段")
    place = project.place(EDITION, "型紙: 号外3段", further=4)
    assert_one_error(project, capsys, "L301", place, "「号外3段」", "もしかして「号外2段」ですか")


def test_a_font_that_there_is_not(project: Project, capsys: Capture) -> None:
    face = "本文: {名前: BIZ UDGothic, 予備"
    project.change(TEMPLATE, face, face.replace("BIZ UDGothic", "ヒラギノ角ゴ"))
    place = project.place(TEMPLATE, "本文: {名前: ヒラギノ角ゴ")
    assert_one_error(project, capsys, "L401", place, "「ヒラギノ角ゴ」", "BIZ UDGothic")


def test_a_weight_that_there_is_not(project: Project, capsys: Capture) -> None:
    face = "題字: {名前: Noto Sans JP, 太さ: 900"
    project.change(TEMPLATE, face, face.replace("900", "100"))
    assert_one_error(
        project, capsys, "L401", project.place(TEMPLATE, "題字: {名前"), "太さ100", "Noto Sans JP 900"
    )


def test_a_character_that_no_font_has(project: Project, capsys: Capture) -> None:
    project.change(LOCAL, "会場: 架空市民会館", "会場: 架空市民\U0001f37a会館")
    place = project.place(EDITION, "本文: ところ", further=4)
    assert_one_error(project, capsys, "L402", place, "U+1F37A", "予備")


# Files that cannot be read


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_in_a_files_place(kind: str, project: Project, capsys: Capture) -> None:
    project.path(kind).unlink()
    project.path(kind).mkdir()
    assert_one_error(project, capsys, "L201", project.start(kind), project.path(kind).name, "フォルダー")


@pytest.mark.parametrize("kind", [EDITION, LOCAL])
def test_a_file_that_is_not_there(kind: str, project: Project, capsys: Capture) -> None:
    project.path(kind).unlink()
    assert_one_error(project, capsys, "L201", project.start(kind), project.path(kind).name, "ありません")


def test_an_edition_that_is_not_there_says_nothing_of_its_locals(project: Project, capsys: Capture) -> None:
    meant = project.path(EDITION)
    command = [word.replace("edition.yaml", "edition.yml") for word in project.command("--format", "json")]
    (told,) = say(capsys, *command).report.diagnostics
    assert told["code"] == "L201"
    assert str(told["hint"]).startswith(f"もしかして「{meant}」ですか。")


def test_edition_and_local_in_each_others_place(project: Project, capsys: Capture) -> None:
    edition, local = str(project.path(EDITION)), str(project.path(LOCAL))
    said = say(capsys, "build", local, "--local", edition, "--format", "json")
    assert [each["code"] for each in said.report.diagnostics] == ["L219", "L219"]


@pytest.mark.parametrize(
    ("kind", "mark"), [(EDITION, "号: 組合"), (LOCAL, "連絡先: 電話"), (TEMPLATE, "型紙: 号外2段")]
)
def test_bytes_of_no_known_encoding(kind: str, mark: str, project: Project, capsys: Capture) -> None:
    text = project.text(kind)
    place = project.place(kind, mark)
    at = text.index(mark)
    project.path(kind).write_bytes(text[:at].encode() + b"\xff\xfe\x81" + text[at:].encode())
    assert_one_error(project, capsys, "L202", place, "UTF-8", "cp932")


def test_a_local_in_shift_jis_is_read(project: Project, capsys: Capture) -> None:
    text = project.text(LOCAL).replace("\n", "\r\n")
    project.path(LOCAL).write_bytes(text.encode("cp932"))
    said = say(capsys, *project.command("--for", "dump"))
    assert (said.status, said.err) == (0, "")
    assert "架空市職員労働組合" in Path(said.out.strip()).read_text(encoding="utf-8")


# All at once, in both languages, from a shell


def test_all_mistakes_are_told_at_once_in_the_order_of_their_places(
    project: Project, capsys: Capture
) -> None:
    project.change(EDITION, "｛｛会場｝｝", "｛｛開場｝｝")
    project.change(EDITION, "通知カード[^3]", "通知カード[^通知]")
    project.change(LOCAL, "2019-09-20", "2026-02-30")
    said = say(capsys, *project.command("--format", "json"))
    assert said.status == 2
    told = [(each["code"], each["file"]) for each in said.report.diagnostics]
    edition, local = str(project.path(EDITION)), str(project.path(LOCAL))
    assert told == [("L231", edition), ("L220", edition), ("L232", edition), ("L224", local)]


BREAKS: dict[str, tuple[str, str, str]] = {
    "L220": (EDITION, "｛｛会場｝｝", "｛｛開場｝｝"),
    "L301": (EDITION, "型紙: 号外2段", "型紙: 号外3段"),
    "L401": (TEMPLATE, "題字: {名前: Noto Sans JP", "題字: {名前: Noto Sans"),
}


@pytest.mark.parametrize("code", BREAKS)
def test_english_on_request(
    code: str, project: Project, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.change(*BREAKS[code])
    monkeypatch.setenv("LEAFLET_LANG", "en")
    said = say(capsys, *project.command())
    place, _, rest = said.err.splitlines()[0].partition(": error ")
    assert place.rsplit(":", 2)[0] in {str(project.path(kind)) for kind in KINDS}
    assert rest.startswith(f"{code}: ")
    assert "\n  hint: " in said.err
    assert said.err.rstrip().endswith(f"more: leaflet explain {code}")
    assert all(word not in said.err for word in ("エラー", "直し方", "ありません", "ですか"))


@pytest.mark.parametrize("code", BREAKS)
def test_a_shell_sees_status_and_message(code: str, project: Project) -> None:
    project.change(*BREAKS[code])
    done = subprocess.run(
        [sys.executable, "-m", "leaflet", *project.command()],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == int(code[1])
    assert done.stdout == ""
    assert done.stderr.count("エラー") == 1
    assert "Traceback" not in done.stderr


def test_the_line_is_quoted_and_pointed_at(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "｛｛会場｝｝", "｛｛開場｝｝")
    said = say(capsys, *project.command())
    _, quoted, pointer, *_ = said.err.splitlines()
    line = next(line for line in project.text(EDITION).splitlines() if "開場" in line)
    number = project.text(EDITION).splitlines().index(line) + 1
    assert quoted == f"  {number} | {line}"
    cells = sum(2 if ord(character) > 0x7F else 1 for character in line[: line.index("｛｛")])
    assert pointer == f"  {' ' * len(str(number))} | {' ' * cells}^"


def test_a_line_is_quoted_from_a_file_in_shift_jis_too(project: Project, capsys: Capture) -> None:
    text = project.text(LOCAL).replace("2019-09-20", "2026-02-30")
    project.path(LOCAL).write_bytes(text.encode("cp932"))
    said = say(capsys, *project.command())
    assert said.status == 2
    assert said.err.splitlines()[1].endswith(" | 集会日: 2026-02-30")


def test_a_fallback_is_told_but_stops_nothing(project: Project, capsys: Capture) -> None:
    project.change(LOCAL, "会場: 架空市民会館", "会場: 𠮷野市民会館")
    said = say(capsys, *project.command("--format", "json", "--for", "dump"))
    assert said.status == said.report.status == 0
    (told,) = said.report.diagnostics
    assert (told["code"], told["severity"]) == ("L451", "warning")
    assert f"{told['file']}:{told['line']}:{told['column']}" == project.place(
        EDITION, "本文: ところ", further=4
    )
    assert "U+20BB7" in str(told["message"])


# This check can fail


def test_an_error_at_another_place_would_be_found(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "｛｛会場｝｝", "｛｛開場｝｝")
    wrong: list[Callable[[], str]] = [
        lambda: project.place(EDITION, "｛｛開場｝｝", further=1),
        lambda: project.start(EDITION),
    ]
    for place in wrong:
        with pytest.raises(AssertionError):
            assert_one_error(project, capsys, "L220", place())
    with pytest.raises(AssertionError):
        assert_one_error(project, capsys, "L221", project.place(EDITION, "｛｛開場｝｝"))
