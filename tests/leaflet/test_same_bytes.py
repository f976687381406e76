"""The same leaflet on any machine: two builds in other folders, zones, locales and hash seeds are one."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from leaflet.output.dump import dump
from tests.leaflet.shipped import LOCALS, LONG_NAME, ROOT, Built


def copied(folder: Path) -> Path:
    """Copy the edition and the templates into a folder; return the project's root."""
    for part in ("content", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def built_in(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """Build every purpose with pictures in a process of its own; return a checksum for each file's name."""
    root = copied(folder)
    content = root / "content" / "mynumber-2019"
    purposes = [word for purpose in ("office", "press", "dump") for word in ("--for", purpose)]
    command = [sys.executable, "-m", "leaflet", "build", str(content / "edition.yaml")]
    command += ["--local", str(content / f"{LONG_NAME}.yaml"), "-o", str(root / "出力"), *purposes]
    done = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | settings,
        check=True,
        capture_output=True,
    )
    assert set(re.findall(rb"L\d{3}", done.stderr)) == {b"L151"}  # which profile was used
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in (root / "出力").iterdir()}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    here, there = tmp_path_factory.mktemp("a"), tmp_path_factory.mktemp("とても 長い名前のフォルダー")
    one = {"TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1"}
    two = {"TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4294967295"}
    return [built_in(here, one), built_in(there, two | {"SOURCE_DATE_EPOCH": "1000000000"})]


def test_two_builds_give_equal_bytes(both: list[dict[str, str]]) -> None:
    one, two = both
    assert one == two
    suffixes = (
        "office.pdf",
        "office-1.png",
        "office-2.png",
        "press-x4.pdf",
        "press-1.png",
        "press-2.png",
        "dump.txt",
    )
    assert set(one) == {f"mynumber-2019-{LONG_NAME}_{suffix}" for suffix in suffixes}


def test_pages_laid_out_after_other_locals_equal_those_laid_out_alone(built: Callable[[str], Built]) -> None:
    for local in LOCALS:
        assert dump(built(local).pages) == built(local).dump


def test_a_build_in_this_process_gives_them_too(
    both: list[dict[str, str]], built: Callable[[str], Built]
) -> None:
    leaflet = built(LONG_NAME)
    for suffix in ("office.pdf", "dump.txt"):
        path = leaflet.file(suffix)
        assert sha256(path.read_bytes()).hexdigest() == both[0][path.name], suffix
