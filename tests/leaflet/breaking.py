"""Copies of the shipped files with one thing broken, and what the command says about it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from leaflet.cli import run
from tests.leaflet.shipped import PLAIN, ROOT

EDITION, LOCAL, TEMPLATE = KINDS = ("edition", "local", "template")
"""The three files of a build, by what they are."""


@dataclass(frozen=True)
class Project:
    """A folder like the project's, in which files may be broken."""

    root: Path

    @classmethod
    def copied(cls, root: Path) -> "Project":
        for part in ("content", "templates"):
            shutil.copytree(ROOT / part, root / part)
        return cls(root)

    def path(self, kind: str) -> Path:
        if kind == TEMPLATE:
            return self.root / "templates" / "号外2段.yaml"
        return self.root / "content" / "mynumber-2019" / f"{PLAIN if kind == LOCAL else kind}.yaml"

    def text(self, kind: str) -> str:
        return self.path(kind).read_text(encoding="utf-8")

    def change(self, kind: str, old: str, new: str) -> None:
        """Replace what stands once in a file; a test whose starting point is gone must not pass."""
        text = self.text(kind)
        assert text.count(old) == 1, (old, text.count(old))
        self.path(kind).write_text(text.replace(old, new), encoding="utf-8")

    def place(self, kind: str, found: str, *, further: int = 0) -> str:
        """Return file:line:column of where `found` stands in a file, `further` characters into it."""
        text = self.text(kind)
        assert text.count(found) == 1, (found, text.count(found))
        before = text[: text.index(found) + further]
        return (
            f"{self.path(kind)}:{before.count(chr(10)) + 1}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"
        )

    def start(self, kind: str) -> str:
        return f"{self.path(kind)}:1:1"

    def command(self, *more: str) -> list[str]:
        """Return the arguments that build this project."""
        files = [str(self.path(EDITION)), "--local", str(self.path(LOCAL)), "-o", str(self.root / "out")]
        return ["build", *files, *more]


Told: TypeAlias = dict[str, str | int | None]


class Report(NamedTuple):
    """What `--format json` prints."""

    status: int
    files: list[Told]
    diagnostics: list[Told]


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def report(self) -> Report:
        """Read standard output, which must be one JSON object and nothing else."""
        read = json.loads(self.out)
        assert set(read) == {"status", "files", "diagnostics"}
        return Report(read["status"], read["files"], read["diagnostics"])


def say(capsys: pytest.CaptureFixture[str], *command: str) -> Said:
    """Run a command in this process."""
    capsys.readouterr()
    status = run(list(command))
    said = capsys.readouterr()
    return Said(status, said.out, said.err)


def assert_one_error(
    project: Project, capsys: pytest.CaptureFixture[str], code: str, place: str, *words: str
) -> None:
    """Hold a build to one error, told alike in every format, with its place and these words in Japanese.

    Nothing is written, and no traceback is shown.
    """
    status = int(code[1])
    as_text, short, as_json = (
        say(capsys, *project.command("--format", form)) for form in ("text", "short", "json")
    )
    assert {as_text.status, short.status, as_json.status, as_json.report.status} == {status}, as_text.err
    (told,) = as_json.report.diagnostics
    assert as_json.report.files == []
    assert set(told) == {"code", "severity", "file", "line", "column", "message", "hint"}
    assert (told["code"], told["severity"]) == (code, "error")
    assert f"{told['file']}:{told['line']}:{told['column']}" == place
    assert all(word in f"{told['message']}{told['hint']}" for word in words), told
    assert short.err == f"{place}: {code} {told['message']}\n"
    first, *others = as_text.err.splitlines()
    assert first == f"{place}: エラー {code}: {told['message']}"
    assert f"  直し方: {told['hint']}" in others
    assert others[-1] == f"  くわしい説明: leaflet explain {code}"
    assert (as_text.out, short.out, as_json.err) == ("", "", "")
    assert "Traceback" not in as_text.err
    assert not (project.root / "out").exists()


def assert_mended(
    project: Project, capsys: pytest.CaptureFixture[str], code: str, place: str, *words: str
) -> str:
    """Hold a build to one warning, told alike in every format, and to a file all the same: its text."""
    dump = ("--for", "dump")
    as_text, short, as_json = (
        say(capsys, *project.command(*dump, "--format", form)) for form in ("text", "short", "json")
    )
    assert {as_text.status, short.status, as_json.status, as_json.report.status} == {0}, as_text.err
    (told,) = as_json.report.diagnostics
    assert (told["code"], told["severity"]) == (code, "warning")
    assert f"{told['file']}:{told['line']}:{told['column']}" == place
    assert all(word in f"{told['message']}{told['hint']}" for word in words), told
    assert short.err == f"{place}: {code} {told['message']}\n"
    first, *others = as_text.err.splitlines()
    assert first == f"{place}: 注意 {code}: {told['message']}"
    assert f"  直し方: {told['hint']}" in others
    (path,) = as_text.out.splitlines()
    return Path(path).read_text(encoding="utf-8")


def assert_one_warning(
    project: Project, capsys: pytest.CaptureFixture[str], code: str, place: str, *words: str
) -> None:
    """Hold a build to one warning, told alike in every format, and to the pages of the shipped leaflet."""
    as_text, short, as_json = (
        say(capsys, *project.command("--for", "dump", "--format", form)) for form in ("text", "short", "json")
    )
    assert {as_text.status, short.status, as_json.status, as_json.report.status} == {0}, as_text.err
    (told,) = as_json.report.diagnostics
    assert (told["code"], told["severity"]) == (code, "warning")
    assert f"{told['file']}:{told['line']}:{told['column']}" == place
    assert all(word in f"{told['message']}{told['hint']}" for word in words), told
    assert short.err == f"{place}: {code} {told['message']}\n"
    first, *others = as_text.err.splitlines()
    assert first == f"{place}: 注意 {code}: {told['message']}"
    assert others[-1] == f"  直し方: {told['hint']}"
    (file,) = as_json.report.files
    made = Path(str(file["path"])).read_text(encoding="utf-8")
    sound = Project.copied(project.root / "sound")
    assert say(capsys, *sound.command("--for", "dump")).status == 0
    assert made == next((sound.root / "out").iterdir()).read_text(encoding="utf-8")
