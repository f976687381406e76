"""The program as a whole: help at once, mistakes told in one's language, exit statuses as promised."""

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflet.cli import COMMANDS, main, run
from leaflet.pipeline import Press

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "content" / "mynumber-2019" / "edition.yaml"

Capture = pytest.CaptureFixture[str]

HEAVY = ("reportlab", "yaml", "pydantic", "jinja2", "uharfbuzz", "pypdfium2", "fontTools", "PIL", "budoux")
QUICK = 0.3
"""Seconds: twice what is promised, for machines that do something else meanwhile."""
FEW = 1_000
"""Objects; ten times as many are there when help was given."""


def python(
    *arguments: str, timeout: float | None = 60, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run this Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
    )


# Help


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_lists_every_command(arguments: list[str], capsys: Capture) -> None:
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert all(f"{name} " in said.out and line in said.out for name, line in COMMANDS.items())
    assert said.err == ""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_called_with_nothing_it_says_in_four_lines_what_to_do(
    lang: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEAFLET_LANG", lang)
    assert run([]) == 0
    said = capsys.readouterr()
    assert [line.split("leaflet ")[1].split()[0] for line in said.out.splitlines()] == [
        *("new", "build", "check", "--help")
    ]
    assert said.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_for_itself_and_each_of_its_options(name: str, capsys: Capture) -> None:
    assert run([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"Usage: leaflet {name}" in said
    from importlib import import_module

    command = import_module(f"leaflet.cli.{name}").command
    assert command.help.endswith("。")
    for param in command.params:
        assert param.param_type_name == "argument" or param.help, param.name


@pytest.mark.parametrize("arguments", [["--help"], [], ["build", "--help"], ["--version"], ["buld"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys; from leaflet.cli import run; run(sys.argv[1:]);"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = python("-c", script, *arguments)
    assert done.stdout.endswith("loaded: []\n")


def test_a_build_loads_what_help_does_not() -> None:
    script = (
        "import sys; from leaflet.cli import run; run(['build', 'x']);"
        "print('loaded:', 'yaml' in sys.modules or 'leaflet.source.read' in sys.modules)"
    )
    assert python("-c", script).stdout.endswith("loaded: True\n")


@pytest.mark.alone
def test_help_answers_at_once() -> None:
    def once() -> float:
        start = time.perf_counter()
        assert python("-m", "leaflet", "--help").returncode == 0
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < QUICK


def test_the_version_is_told(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("leaflet, version ")


# Mistakes on the command line

MISTAKES = {
    "unknown command": (["buld"], "「buld」という命令はありません（もしかして「build」"),
    "unknown option": (
        ["build", "x", "--lokal", "y"],
        "「--lokal」というオプションはありません（もしかして「--local」",
    ),
    "missing argument": (["build"], "「EDITION」がありません。原稿のファイル（edition.yaml など）を書きます"),
    "too many arguments": (
        ["build", "x", "y"],
        '余分な言葉があります（y）。名前に空白があるときは " " で囲みます',
    ),
    "wide dashes": (
        ["build", "x", "－－ｌocal", "y"],
        "「－－ｌocal」の線が半角ではありません。「--local」と",
    ),
    "one long dash": (["build", "x", "—local", "y"], "「—local」の線が半角ではありません。「--local」と"),
    "a wide blank": (["build", "x　--local", "y"], "「x　--local」の間の空白が全角です"),
    "wrong choice": (["build", "x", "--format", "xml"], "使えるのは text、json、short"),
    "missing value": (["build", "x", "--local"], "「--local」の使い方が正しくありません"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_japanese_with_status_1(mistake: str, capsys: Capture) -> None:
    arguments, words = MISTAKES[mistake]
    assert run(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("エラー L104: ")
    assert words in said.err
    known = "" if mistake == "unknown command" else f"{arguments[0]} "
    assert f"直し方: leaflet {known}--help で" in said.err
    assert "Traceback" not in said.err


def test_a_wide_blank_in_a_name_is_no_mistake(capsys: Capture) -> None:
    assert run(["build", "春　号.yaml", "y"]) == 1
    assert "余分な言葉があります（y）" in capsys.readouterr().err


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_english_on_request(
    mistake: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEAFLET_LANG", "en")
    assert run(MISTAKES[mistake][0]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error L104: The command line is not right: ")
    assert said.isascii()


@pytest.mark.parametrize("given", [["--format", "json"], ["--format=json"]])
def test_the_format_is_kept_when_something_goes_wrong(given: list[str], capsys: Capture) -> None:
    import json

    for arguments, status in ((["build", "x", *given], 2), (["build", "x", "--nope", *given], 1)):
        assert run(arguments) == status
        said = capsys.readouterr()
        assert json.loads(said.out)["status"] == status
        assert said.err == ""


# Leaving


def test_main_leaves_with_the_status(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["buld"])
    gc.unfreeze()
    assert leaving.value.code == 1
    assert "buld" in capsys.readouterr().err


def test_leaving_looks_for_no_garbage() -> None:
    """A sixth of a build would be spent on objects that the system takes back anyway."""
    script = (
        "import atexit, gc; from leaflet.cli import main;"
        "atexit.register(lambda: print(f'left to look at: {len(gc.get_objects())}')); main(['--help'])"
    )
    left = python("-c", script).stdout.rpartition(": ")[2]
    assert int(left) < FEW


def test_an_interruption_is_status_130(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Press, "open", interrupted)
    assert run(["build", str(EDITION)]) == 130
    assert "Traceback" not in capsys.readouterr().err


WAITING = """
import sys, time
from leaflet import cli
from leaflet.cli import {module}
def wait(*_):
    print("ready", flush=True)
    time.sleep(60)
{module}.{name} = wait
cli.main(["build", "no-such-file"])
"""


@pytest.mark.parametrize(("module", "name"), [("build", "_check_purposes"), ("report", "report")])
def test_control_c_is_status_130_at_any_time(module: str, name: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING.format(module=module, name=name)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert said == "ready\n", err
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err


def test_a_pipe_in_a_files_place_is_told_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "edition.yaml"
    os.mkfifo(pipe)
    done = python("-m", "leaflet", "build", str(pipe), timeout=20)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{pipe}:1:1: エラー L201: ")


def test_a_crash_is_status_70_and_leaves_a_report(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("はずれ")

    monkeypatch.setattr(Press, "open", broken)
    assert run(["build", str(EDITION)]) == 70
    said = capsys.readouterr()
    assert said.out == ""
    first, hint, *_ = said.err.splitlines()
    assert first == "エラー L701: プログラムの中で思わぬことが起きました（RuntimeError）。"
    assert "Traceback" not in said.err
    report = Path(hint.partition("「")[2].partition("」")[0])
    assert "RuntimeError: はずれ" in report.read_text(encoding="utf-8")
    report.unlink()
    report.parent.rmdir()


def test_a_crash_is_told_even_where_no_report_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise FileNotFoundError("no folder for this")

    monkeypatch.setattr(Press, "open", broken)
    monkeypatch.setattr("tempfile.mkdtemp", broken)
    assert run(["build", str(EDITION)]) == 70
    said = capsys.readouterr().err
    assert said.startswith("エラー L701: ")
    assert "FileNotFoundError: no folder for this" in said
    assert "どこにも書けなかった" in said


def test_a_closed_pipe_is_no_crash() -> None:
    script = (
        "import sys, os; from leaflet.cli import main;"
        "read, write = os.pipe(); os.close(read); os.dup2(write, 1); main(['--help'])"
    )
    done = python("-c", script)
    assert done.returncode != 70
    assert "Traceback" not in done.stderr
