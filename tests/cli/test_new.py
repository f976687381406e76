"""`leaflet new`: what it makes is read without a word, builds, and says how to go on."""

import shlex
import sys
from io import StringIO
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.cli.new import scalar
from leaflet.source.lint.run import checked
from leaflet.source.tidy import tidied
from leaflet.world import Disk

Capture = pytest.CaptureFixture[str]

ISSUED = ("--issued", "2026-11-20")
FILES = {"edition.yaml", "kumiai.yaml", "お読みください.md", "schema/edition.schema.json"}
TEMPLATES = sorted(path.stem for path in (Path(__file__).parents[2] / "templates").glob("*.yaml"))


def test_a_folder_is_made_that_builds_as_its_readme_says(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["new", str(tmp_path / "春"), "--yes", *ISSUED, "--title", "賃上げニュース"]) == 0
    made = {
        Path(line).relative_to(tmp_path / "春").as_posix() for line in capsys.readouterr().out.splitlines()
    }
    assert made >= FILES
    monkeypatch.chdir(tmp_path / "春")
    readme = Path("お読みください.md").read_text(encoding="utf-8")
    commands = [line.split("#")[0].split()[1:] for line in readme.splitlines() if line.startswith("leaflet ")]
    assert [command[0] for command in commands] == ["build", "watch", "check", "check", "build"]
    for command in commands:
        if command[0] != "watch":
            assert run(command) == 0, command
    assert {path.suffix for path in Path("out").iterdir()} >= {".pdf", ".png"}
    assert "賃上げニュース" in readme


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_builds_without_a_word_with_every_template(template: str, tmp_path: Path, capsys: Capture) -> None:
    assert run(["new", str(tmp_path), "--yes", *ISSUED, "--template", template]) == 0
    files = ["build", str(tmp_path / "edition.yaml"), "--local", str(tmp_path / "kumiai.yaml")]
    capsys.readouterr()
    assert run([*files, "-o", str(tmp_path / "out"), "--for", "dump"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_made_is_tidy_and_only_its_examples_are_warned_of(tmp_path: Path) -> None:
    assert run(["new", str(tmp_path), "--yes", *ISSUED]) == 0
    for name in ("edition.yaml", "kumiai.yaml"):
        assert not tidied(tmp_path / name, Disk()).changed
    assert checked(tmp_path / "edition.yaml", Disk()) == ()
    assert {str(d.code) for d in checked(tmp_path / "kumiai.yaml", Disk())} == {"L276"}
    own = ("--issuer", "架空市職員労働組合", "--contact", "電話 03-1234-5678")
    assert run(["new", str(tmp_path / "own"), "--yes", *ISSUED, *own]) == 0
    assert checked(tmp_path / "own" / "kumiai.yaml", Disk()) == ()


def test_within_a_project_the_local_names_the_edition_from_its_root(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.yaml").touch()
    assert run(["new", str(tmp_path / "content" / "haru"), "--yes", *ISSUED]) == 0
    local = (tmp_path / "content" / "haru" / "kumiai.yaml").read_text(encoding="utf-8")
    assert "もとの原稿: content/haru/edition.yaml\n" in local


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_at_a_terminal_it_asks_and_takes_what_is_proposed(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = "春の集会\n架空市職員労働組合: 本部\n\n2026-03-01\n\n"
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    assert run(["new", str(tmp_path)]) == 0
    asked = capsys.readouterr().err
    assert all(question in asked for question in ("題名", "組合の名前", "連絡先", "発行日", "型紙"))
    edition = (tmp_path / "edition.yaml").read_text(encoding="utf-8")
    assert "題名: 春の集会\n" in edition
    assert "発行日: 2026-03-01\n" in edition
    local = (tmp_path / "kumiai.yaml").read_text(encoding="utf-8")
    assert "組合名: '架空市職員労働組合: 本部'\n" in local
    assert "集会日: 2026-03-31\n" in local


def test_a_wrong_answer_is_asked_for_again(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("\n\n\n三月\n12月1日\n2026年3月1日\n号外三段\n号外2段\n"))
    assert run(["new", str(tmp_path)]) == 0
    asked = capsys.readouterr().err
    assert asked.count("発行日 [") == 3
    assert "発行日「三月」は、2026-12-01 のような日付ではありません" in asked
    assert asked.count("型紙（") == 2
    assert "型紙「号外三段」がありません。もしかして「号外2段」ですか。" in asked
    assert "コマンド" not in asked
    assert "発行日: 2026-03-01\n" in (tmp_path / "edition.yaml").read_text(encoding="utf-8")


def test_it_says_what_comes_next_as_it_can_be_typed(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "春 号", "--yes", *ISSUED]) == 0
    *_, told = capsys.readouterr().err.splitlines()
    program, *command = shlex.split(told)
    assert program == "leaflet"
    assert run(command) == 0
    assert run(["new", "夏", "--yes", *ISSUED, "--format", "json"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--issued", "三月"], 1, "三月"),
        ([*ISSUED, "--template", "号外三段"], 3, "もしかして「号外2段」"),
    ],
)
def test_a_wrong_answer_makes_nothing(
    options: list[str], status: int, said: str, tmp_path: Path, capsys: Capture
) -> None:
    assert run(["new", str(tmp_path / "x"), "--yes", *options]) == status
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_nothing_that_is_there_is_overwritten(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "kumiai.yaml").write_text("大切", encoding="utf-8")
    assert run(["new", str(tmp_path), *ISSUED]) == 1
    assert f"エラー L109: 「{tmp_path}」には、もう「kumiai.yaml」があります。" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kumiai.yaml"]


@pytest.mark.parametrize(
    "text",
    ["賃上げ", "a: b", "'", "- x", "[あ]", "#1", "@x", "", "5%", "{{x}}", "*x", "yes # no", "｛｛x｝｝"],
)
def test_any_answer_is_written_so_that_it_is_read_back(text: str) -> None:
    from leaflet.diagnostics import Complaints
    from leaflet.source.decode import source_text
    from leaflet.source.tree import Mapping, Scalar, compose

    noted = Complaints()
    root = compose(source_text("f", f"題: {scalar(text)}\n"), noted)
    assert noted.all == ()
    assert isinstance(root, Mapping)
    ((_, value),) = root.entries
    assert isinstance(value, Scalar)
    assert value.text == text
