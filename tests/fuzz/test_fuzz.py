"""The targets under hypothesis, and under a coverage-guided fuzzer for a few seconds each."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS
from tests.leaflet.shipped import ROOT
from tests.source.support import EDITION, LOCAL

SECONDS = 4
"""For each target; a night of it is one option away."""
SLOWEST = 2
"""Seconds that one input may take."""

SNIPPETS = st.sampled_from(
    [
        *"：　\t|｜《》{}[]*^&!%@`#\"'\\-\n\r\x00\x85\u2028\ufeff",
        "｛｛",
        "｝｝",
        "{{",
        "|和暦",
        "- ",
        ": ",
        "本文: |\n",
        "../",
    ]
)
TEXTS = st.lists(SNIPPETS | st.text(max_size=5)).map("".join)
NEAR = st.builds(
    lambda text, at, cut, put: text[: at % len(text)] + put + text[at % len(text) + cut :],
    st.sampled_from([EDITION, LOCAL, "組合名,連絡先\nあ,い\n"]),
    st.integers(0, 10_000),
    st.integers(0, 8),
    TEXTS,
)


@pytest.mark.untraced
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=timedelta(seconds=SLOWEST))
@given(data=st.binary(max_size=200) | (TEXTS | NEAR).map(str.encode))
def test_nothing_but_results_and_complaints_comes_back(name: str, data: bytes) -> None:
    TARGETS[name](data)


def fuzz(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    options = [
        f"-max_total_time={SECONDS}",
        f"-timeout={SLOWEST}",
        "-max_len=8192",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={folder}/",
        "-verbosity=0",
    ]
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", name, *options],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
    )


@pytest.mark.module("atheris")
@pytest.mark.parametrize("name", TARGETS)
def test_a_guided_search_finds_nothing_either(name: str, tmp_path: Path) -> None:
    done = fuzz(name, tmp_path)
    found = [path.read_bytes() for path in tmp_path.iterdir()]
    assert done.returncode == 0, (done.stderr[-3000:], found)
    assert found == []


@pytest.mark.module("atheris")
def test_a_failure_would_be_found(tmp_path: Path) -> None:
    done = fuzz("broken", tmp_path)
    assert done.returncode != 0
    (found,) = tmp_path.iterdir()
    assert found.read_bytes().startswith(b"L27\0")
