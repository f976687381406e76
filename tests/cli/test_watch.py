"""`leaflet watch`: a save is followed by its preview within a second, whatever was wrong in between."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.leaflet.breaking import EDITION, LOCAL, TEMPLATE, Project
from tests.leaflet.shipped import ROOT

SAVES = 20
SOON = 1.0
"""Seconds from a save to the finished preview, at the 95th of a hundred."""


class Watched:
    """A running `leaflet watch` and what it says."""

    def __init__(self, project: Project, *options: str) -> None:
        command = [sys.executable, "-m", "leaflet", "watch", *project.command()[1:], *options]
        self.process = subprocess.Popen(
            command,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def until(self, *words: str) -> str:
        """Return all that is said up to a line with one of the words."""
        assert self.process.stderr is not None
        said = ""
        for line in self.process.stderr:
            said += line
            if any(word in line for word in words):
                return said
        raise AssertionError(said)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)
        return self.process.returncode


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.copied(tmp_path)


@pytest.fixture
def watch(project: Project) -> Iterator[Callable[..., Watched]]:
    running: list[Watched] = []

    def begin(*options: str) -> Watched:
        running.append(Watched(project, *options))
        return running[-1]

    yield begin
    for watched in running:
        if watched.process.poll() is None:
            watched.end()


def save(project: Project, kind: str, old: str, new: str) -> None:
    """Save as editors do: another file, put in the old one's place."""
    path = project.path(kind)
    text = path.read_text(encoding="utf-8")
    assert old in text
    part = path.with_name("part")
    part.write_text(text.replace(old, new), encoding="utf-8")
    part.replace(path)


@pytest.mark.parametrize("options", [(), ("--poll",)])
def test_a_save_is_seen_and_named(
    options: tuple[str, ...], project: Project, watch: Callable[..., Watched]
) -> None:
    watched = watch("--for", "dump", *options)
    assert "Ctrl+C" in watched.until("作りました")
    for kind, old, new in (
        (LOCAL, "組合名: 架空市職員", "組合名: 架空町職員"),
        (EDITION, "あせる政府", "急ぐ政府"),
        (TEMPLATE, "段間: 2字", "段間: 3字"),
    ):
        save(project, kind, old, new)
        said = watched.until("作りました")
        assert f"{project.path(kind).name} が変わりました" in said
    (dump,) = (project.root / "out").glob("*_dump.txt")
    assert "急ぐ政府" in dump.read_text(encoding="utf-8")
    assert watched.end() == 130


def test_it_says_what_changed_in_the_text(project: Project, watch: Callable[..., Watched]) -> None:
    watched = watch("--for", "dump")
    watched.until("作りました")
    save(project, EDITION, "あせる政府", "急ぐ政府")
    assert "  * おもて 見出し 現状: 進まないカード取得、[-あせる-]{+急ぐ+}政府\n" in watched.until(
        "作りました"
    )
    save(project, LOCAL, "組合名: 架空市", "組合名: 架空町")
    said = watched.until("作りました")
    assert said.count("\n  * ") >= 2
    assert "架空[-市-]{+町+}" in said
    save(project, TEMPLATE, "段間: 2字", "段間: 3字")
    assert "\n  " not in watched.until("作りました")


def test_a_mistake_is_told_and_mended_by_the_next_save(
    project: Project, watch: Callable[..., Watched]
) -> None:
    project.change(LOCAL, "2019-09-20", "2019-09-31")
    watched = watch("--for", "dump")
    assert "L224" in watched.until("作れませんでした")
    save(project, LOCAL, "2019-09-31", "2019-09-21")
    assert "L224" not in watched.until("作りました")
    project.path(EDITION).unlink()
    assert "L201" in watched.until("作れませんでした")
    (project.root / "content" / "mynumber-2019" / "edition.yaml").write_bytes(
        (ROOT / "content" / "mynumber-2019" / "edition.yaml").read_bytes()
    )
    watched.until("作りました")


@pytest.mark.alone
def test_preview_follows_a_save_within_a_second(project: Project, watch: Callable[..., Watched]) -> None:
    watched = watch()
    watched.until("作りました")
    times = []
    text = "求める通知を出しました"
    for number in range(SAVES):
        start = time.perf_counter()
        save(project, EDITION, f"{'何度も' * (number % 3)}{text}", f"{'何度も' * ((number + 1) % 3)}{text}")
        watched.until("作りました")
        times.append(time.perf_counter() - start)
    assert sorted(times)[SAVES * 95 // 100 - 1] < SOON, sorted(times)
