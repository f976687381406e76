"""`leaflet check FILE.yaml`: errors, warnings of lint, or one line that all is well."""

import json
from pathlib import Path

import pytest

from leaflet.cli import run
from tests.leaflet.breaking import EDITION, LOCAL, TEMPLATE, Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.copied(tmp_path)


@pytest.mark.parametrize("kind", [EDITION, LOCAL, TEMPLATE])
def test_a_file_without_slips(
    kind: str, project: Project, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["check", str(project.path(kind))]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "気になるところはありませんでした。\n")
    monkeypatch.setenv("LEAFLET_LANG", "en")
    assert run(["check", str(project.path(kind))]) == 0
    assert capsys.readouterr().err == "Nothing was found.\n"
    assert run(["check", str(project.path(kind)), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"status": 0, "files": [], "diagnostics": []}


def test_slips_are_warnings_with_their_places(project: Project, capsys: Capture) -> None:
    project.change(EDITION, "７月23日、", "７月23日（月）、")
    assert run(["check", str(project.path(EDITION)), "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (told["code"], told["severity"]) == ("L282", "warning")
    assert f"{told['file']}:{told['line']}:{told['column']}" == project.place(EDITION, "７月23日（月）")


def test_errors_stop_the_check(project: Project, capsys: Capture) -> None:
    project.change(LOCAL, "集会日: 2019-09-20", "集会日: 2019-09-31")
    project.change(LOCAL, "会場: 架空", "会場：架空")
    assert run(["check", str(project.path(LOCAL)), "--format", "short"]) == 2
    assert "L224" in capsys.readouterr().err


def test_a_dictionary_may_be_named(project: Project, capsys: Capture) -> None:
    dictionary = project.root / "words.yml"
    dictionary.write_text("rules: [{expected: 住民台帳, pattern: 住民基本台帳}]", encoding="utf-8")
    assert run(["check", str(project.path(EDITION)), "--prh", str(dictionary), "--format", "short"]) == 0
    assert "L288 「住民基本台帳」は、辞書では「住民台帳」です。" in capsys.readouterr().err


def test_a_long_line_is_quoted_around_its_place(project: Project, capsys: Capture) -> None:
    project.change(
        EDITION,
        "J-LIS（地方公共団体情報システム機構）へ郵送する",
        "J-LIS（地方公共団体情報システム機構へ郵送する",
    )
    assert run(["check", str(project.path(EDITION))]) == 0
    _, quoted, pointer, *_ = capsys.readouterr().err.splitlines()
    line = quoted.partition(" | ")[2]
    assert line.startswith("…")
    assert len(line) <= 82
    cells = pointer.partition(" | ")[2].index("^")
    widths = [2 if ord(character) > 0x7F else 1 for character in line]
    at = next(number for number in range(len(line)) if sum(widths[:number]) >= cells)
    assert line[at] == "（"


@pytest.mark.parametrize("named", ["../edition.yaml", "/edition.yaml"])
def test_an_edition_outside_is_not_looked_for(named: str, project: Project, capsys: Capture) -> None:
    project.change(LOCAL, "もとの原稿: content/mynumber-2019/edition.yaml", f"もとの原稿: {named}")
    assert run(["check", str(project.path(LOCAL)), "--format", "short"]) == 2
    assert "L214" in capsys.readouterr().err
