"""The guides for writers and printers: every example in them does what they say."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from leaflet.cli import COMMANDS, run
from leaflet.cli.report import _short
from leaflet.diagnostics import Diagnostic, LeafletError
from leaflet.model.edition import Edition
from leaflet.model.preset import LIMITS, preset_names
from leaflet.model.text import Wording
from leaflet.pipeline import Press
from leaflet.source.keys import BLOCK_KEYS
from leaflet.source.lint.run import checked
from leaflet.source.read import read_edition, read_local
from leaflet.world import Disk
from tests.docs.guide import BATCH, DOCS, FRAME, MAP, PRINTING, ROOT, WRITING, Example, examples, pictures
from tests.docs.pictures import digest, remembered_by
from tests.source.lint.support import HEAD

Capture = pytest.CaptureFixture[str]

GUIDES = (WRITING, PRINTING)
ALL = [example for guide in GUIDES for example in examples(guide)]
YAML = [example for example in ALL if example.language == "yaml"]
SHELL = [example for example in ALL if example.language == "sh"]
SAID = [example for example in ALL if example.language == "text"]
WRONG = {example.after for example in SAID}
"""Examples of what is wrong: what is said of them follows."""
LOCALS = [example for example in YAML if example.text.startswith("もとの原稿:")]
EDITIONS = [example for example in YAML if example not in LOCALS and example.text not in WRONG]


def ids(example: Example) -> str:
    return example.name


def written(text: str, folder: Path, name: str = "edition.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.with_name(MAP.name).write_bytes(MAP.read_bytes())
    return path


def test_there_are_examples_of_each_kind() -> None:
    assert len(EDITIONS) > 12
    assert len(LOCALS) >= 3
    assert len(SHELL) >= 8
    assert len(SAID) >= 2


def edition_text(example: Example) -> str:
    """Return an edition around an example: of blocks, or of variables alone."""
    if example.text.startswith("差し込み:"):
        head, _, sides = FRAME.partition("差し込み:")
        return head + example.text + sides[sides.index("面:") :] + "      - 本文: ｛｛組合名｝｝です。\n"
    return example.edition


@pytest.mark.parametrize("example", EDITIONS, ids=ids)
def test_an_example_of_an_edition_is_laid_out_without_a_word(example: Example, tmp_path: Path) -> None:
    path = written(edition_text(example), tmp_path)
    laid = Press.open(path, Disk()).lay_out(None, example=True)
    assert laid.warnings == ()
    assert laid.pages
    assert checked(path, Disk()) == ()


@pytest.mark.parametrize("example", LOCALS, ids=ids)
def test_an_example_of_a_local_is_read_with_an_edition(example: Example, tmp_path: Path) -> None:
    assert run(["new", str(tmp_path), "--yes", "--issued", "2026-03-02"]) == 0
    path = tmp_path / "edition.yaml"
    text = path.read_text(encoding="utf-8").replace("面:\n", "  ひとこと: {種類: 文章}\n\n面:\n", 1)
    first = "      - 見出し: あなたの声を聞かせてください\n"
    assert first in text
    written(text.replace(first, first + "        id: 現状\n"), tmp_path)
    local = written(example.text, tmp_path, "local.yaml")
    laid = Press.open(path, Disk()).lay_out(read_local(local, path, Disk()))
    assert laid.pages
    assert checked(local, Disk()) == ()


def said_of(text: str, folder: Path) -> str:
    """Return all that is said of blocks, by the reader and by lint."""
    path = written(HEAD + "".join(f"      {line}\n" for line in text.splitlines()), folder)
    try:
        found: tuple[Diagnostic, ...] = checked(path, Disk())
    except LeafletError as error:
        found = error.diagnostics
    from leaflet.messages import say

    return "\n".join(f"{_short(d)} {say(d).hint}" for d in found)


@pytest.mark.parametrize("example", SAID, ids=ids)
def test_what_is_said_is_what_the_guide_shows(example: Example, tmp_path: Path) -> None:
    said = said_of(example.after, tmp_path)
    for line in example.text.splitlines():
        told = re.sub(r"^\s*(?:エラー|注意|直し方):? *", "", line).replace(": ", " ", 1)
        assert told in said.replace(": ", " "), (line, said)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.name))
def test_the_commands_of_a_guide_run_one_after_the_other(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    if guide == PRINTING:
        assert run(["new", "haru", "--yes", "--issued", "2026-03-02", "--issuer", "架空市職員労働組合"]) == 0
    lines = [line for example in SHELL if example.guide == guide.name for line in example.text.splitlines()]
    for line in lines:
        program, *arguments = shlex.split(line, comments=True)
        assert program == "leaflet"
        assert arguments[0] in COMMANDS
        if arguments[0] != "watch":
            assert run(arguments) == 0, (line, capsys.readouterr().err)
    assert capsys.readouterr().out
    if guide == PRINTING:
        assert missing(guide, tmp_path) == []


def missing(guide: Path, folder: Path) -> list[str]:
    """Return the files that a guide names in its sentences and that its commands did not make."""
    sentences = re.sub(r"^```.*?^```$", "", guide.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    names = re.findall(r"`([^` ]+\.(?:pdf|png|jpg|txt|yaml))`", sentences)
    assert names
    return [name for name in names if not any(folder.rglob(name.replace("…", "*")))]


@pytest.mark.parametrize("guide", [*GUIDES, BATCH], ids=lambda guide: str(guide.name))
def test_a_guide_tells_first_how_the_program_is_called(guide: Path) -> None:
    before, _, _ = guide.read_text(encoding="utf-8").partition("```sh\n")
    assert "`leaflet` のところを `.venv/bin/leaflet`（Windows では `.venv\\Scripts\\leaflet`）" in before


def test_the_guide_for_printers_tells_every_preset_and_how_it_differs() -> None:
    text = PRINTING.read_text(encoding="utf-8").partition("| `--preset` の名前 |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", text, re.MULTILINE))
    assert rows.keys() == set(preset_names(Disk()))
    for name, told in rows.items():
        table = tomllib.loads((ROOT / "profiles" / "presets" / f"{name}.toml").read_text(encoding="utf-8"))
        own = [limit for limit in LIMITS if limit in table] if "based_on" in table else ["total_ink"]
        values = [re.match(r"[\d.]+", str(table[limit]["value"])) for limit in own]
        assert all(value and f" {value[0]} " in told for value in values), name


def test_every_picture_is_there_and_of_its_example() -> None:
    shown = {example.picture: example for example in ALL if example.picture}
    assert set(shown) == pictures(WRITING) | pictures(PRINTING)
    assert set(shown) == set((DOCS / "pictures").iterdir())
    for path, example in shown.items():
        assert path is not None
        assert path.stat().st_size <= 20 * 1024
        assert remembered_by(path) == digest(example), f"{path.name}: make pictures"


def test_links_lead_somewhere() -> None:
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        headings = {
            re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
            for line in text.splitlines()
            if line.startswith("#")
        }
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", text):
            if target.startswith("#"):
                assert target[1:] in headings, target
            else:
                assert (guide.parent / target).exists(), target


def test_the_guide_for_writers_names_every_block_that_can_be_set() -> None:
    text = WRITING.read_text(encoding="utf-8")
    assert [key for key in BLOCK_KEYS if f"{key}:" not in text] == []


def test_the_tables_of_what_is_mended_are_true(tmp_path: Path) -> None:
    """Each line of the table: what is written is read as what stands beside it."""
    text = WRITING.read_text(encoding="utf-8").partition("| こう書いても |")[2].partition("どう読むか")[0]
    rows = re.findall(r"^\| `([^`]+)`（[^|]*\| `([^`]+)` \|$", text, re.MULTILINE)
    assert len(rows) >= 4
    for number, (written_so, read_so) in enumerate(rows):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert read_alike(written_so.replace("\\|", "|"), read_so.replace("\\|", "|"), folder), written_so


def read_alike(one: str, other: str, folder: Path) -> bool:
    from tests.source.support import bare

    return bare(_read(one, folder)) == bare(_read(other, folder))


def _read(line: str, folder: Path) -> Edition[Wording]:
    if line.startswith("題名"):
        text = HEAD.replace("題名: 題", line) + "      - 本文: 文\n"
    elif line.endswith(("|", "｜")):
        text = HEAD + f"      - {line}\n          文\n"
    else:
        text = (
            HEAD + f"      - 見出し{line[line.index(':') :] if not line.startswith('見出し') else line[3:]}\n"
        )
    return read_edition(written(text, folder), Disk())


def test_the_readme_leads_a_new_user_to_a_leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The section for newcomers, line by line: a folder, three values, a build."""
    readme = (ROOT / "README.ja.md").read_text(encoding="utf-8")
    section = readme[readme.index("## はじめて使う") :].split("\n## ")[1 - 1]
    lines = [
        line for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL) for line in block.splitlines()
    ]
    commands = [shlex.split(line, comments=True) for line in lines if "leaflet " in line]
    assert [words[1] for words in commands] == ["new", "build", "check"]
    changes = re.findall(r"^(組合名|連絡先|集会日): (.+)$", section, re.MULTILINE)
    assert len(changes) == 3
    monkeypatch.chdir(tmp_path)
    new, build, check = commands
    assert run([*new[1:], "--yes"]) == 0
    (local,) = tmp_path.rglob("kumiai.yaml")
    text = local.read_text(encoding="utf-8")
    for key, value in changes:
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, flags=re.MULTILINE)
    local.write_text(text, encoding="utf-8")
    assert run(build[1:]) == 0
    assert run(check[1:]) == 0
    made = {path.suffix for path in tmp_path.rglob("out/*")}
    assert made == {".pdf", ".png"}
