"""`python -m tests.bench.race`: the same leaflet by us and others, in turn: all have the same machine.

Each side has a process of its own. Ours makes a press file, PDF/X-4 with tags, metadata and トンボ;
others make what they can. One that is not installed is "not checked".
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.bench.content import peer_content, subs
from tests.bench.ours import EDITION, LOCAL, ROOT
from tests.bench.rosters import NAMES, PARAGRAPH

COLD_RUNS = 15
RACES = 200
TURNS = (1, 20)
"""So many editions a side makes before it is the next one's turn.

In a batch one follows the other. Where another side makes one each time, which takes longer, nothing of one's
own is left in the caches.
"""
PEERS = ROOT / "tests" / "bench" / "peers"


class Contender(NamedTuple):
    """Who races: what it is called, as what `tests.bench.side` knows it, and the module that it needs."""

    label: str
    name: str
    module: str
    variants: tuple[str, ...] = (NAMES, PARAGRAPH)


CONTENDERS = (
    Contender("ours", "ours", "leaflet"),
    Contender("Typst", "typst", "typst"),
    Contender("fullbleed", "fullbleed", "fullbleed"),
    # Laid out once; a paragraph of another length would need another layout.
    Contender("fullbleed, slots filled", "slots", "fullbleed", (NAMES,)),
)


def main() -> None:
    """Print cold starts, then editions in processes that stay."""
    present = [each for each in CONTENDERS if find_spec(each.module)]
    for each in CONTENDERS:
        if each not in present:
            print(f"not checked: {each.label} (pip install {each.module})")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prepared(work)
        cold(work, [each for each in present if each.name != "slots"])
        for variant in (NAMES, PARAGRAPH):
            racing = [each for each in present if variant in each.variants]
            for turn in TURNS:
                warm(work, racing, variant, turn)
            pairs(work, racing, variant)


def prepared(work: Path) -> None:
    """Give the others the text and the one family that they use, so that they do not read more."""
    (work / "content.json").write_text(json.dumps(peer_content(), ensure_ascii=False), encoding="utf-8")
    (work / "subs.json").write_text(json.dumps(subs(0), ensure_ascii=False), encoding="utf-8")
    (work / "fonts").mkdir()
    for file in sorted((ROOT / "fonts").glob("NotoSansJP-*.ttf")):
        (work / "fonts" / file.name).symlink_to(file)


# Cold


def cold(work: Path, racing: list[Contender]) -> None:
    """Start whole processes in turn; the first of each writes its .pyc files and is not counted."""
    build = [
        "-m",
        "leaflet",
        "build",
        str(EDITION),
        "--local",
        str(LOCAL),
        "--no-png",
        "-o",
        str(work / "out"),
    ]
    rest = [str(work / name) for name in ("content.json", "subs.json", "fonts", "out.pdf")]
    # The warm-up writes the .pyc files, wherever this runs.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {each.label: [] for each in racing}
    for _ in range(COLD_RUNS + 1):
        for each in racing:
            own = build if each.name == "ours" else [str(PEERS / each.name / "build.py"), *rest]
            began = time.perf_counter()
            subprocess.run([sys.executable, *own], check=True, capture_output=True, cwd=ROOT, env=environment)
            times[each.label].append((time.perf_counter() - began) * 1000)
    print(f"cold, whole processes, median of {COLD_RUNS}, in turn:")
    _compared({label: found[1:] for label, found in times.items()})


# Editions one after the other


class Answer(NamedTuple):
    """What a side says of one edition."""

    ms: float
    size: int
    mb: int


class Side:
    """A process that builds what it is told."""

    def __init__(self, name: str, work: Path) -> None:
        command = [sys.executable, "-m", "tests.bench.side", name, str(work)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def build(self, variant: str, first: int, count: int = 1) -> list[Answer]:
        """Build some editions one after the other and return what each cost."""
        assert self._process.stdin
        assert self._process.stdout
        print(variant, first, count, file=self._process.stdin, flush=True)
        told = (self._process.stdout.readline().split() for _ in range(count))
        return [Answer(float(ms), int(size), int(mb)) for ms, size, mb in told]

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


@contextmanager
def sides(work: Path, names: list[str]) -> Iterator[list[Side]]:
    """Open a process for each name, and build what all editions share."""
    with ExitStack() as stack:
        found = []
        for name in names:
            side = Side(name, work)
            stack.callback(side.close)
            side.build(NAMES, 0)
            found.append(side)
        yield found


def warm(work: Path, racing: list[Contender], variant: str, turn: int) -> None:
    """Build the same few editions on all sides, then the next ones."""
    raced: list[list[Answer]] = [[] for _ in racing]
    with sides(work, [each.name for each in racing]) as opened:
        for first in range(1, RACES + 1, turn):
            for side, answers in zip(opened, raced, strict=True):
                answers.extend(side.build(variant, first, turn))
    print(f"{RACES} editions, {variant} differ, one core, {turn} in turn, median of an edition:")
    found = {each.label: [one.ms for one in answers] for each, answers in zip(racing, raced, strict=True)}
    _compared(found, [f"{last.size:,} bytes, at most {last.mb} MB" for *_, last in raced])


def pairs(work: Path, racing: list[Contender], variant: str) -> None:
    """Let two processes of each side build at the same time, half of the editions each."""
    print(f"{RACES} editions, {variant} differ, two cores, two processes of a side at a time:")
    found = {}
    for each in racing:
        with sides(work, [each.name] * 2) as opened, ThreadPoolExecutor(2) as threads:
            began = time.perf_counter()
            list(threads.map(_half, opened, (variant, variant), (1, 1 + RACES // 2)))
            found[each.label] = [(time.perf_counter() - began) * 1000 / RACES]
    _compared(found)


def _half(side: Side, variant: str, first: int) -> None:
    side.build(variant, first, RACES // 2)


def _compared(times: dict[str, list[float]], more: list[str] | None = None) -> None:
    """Print medians, and ratios: each is the median of those of what was measured side by side."""
    own = times["ours"]
    for label, found, beside in zip(times, times.values(), more or [""] * len(times), strict=True):
        ratio = statistics.median(ours / other for ours, other in zip(own, found, strict=True))
        told = f"{statistics.median(found):8.2f} ms"
        if found is not own:
            told += f"; ours / {label} {ratio:.2f}"
        print(f"  {label:24} {told}{'; ' * bool(beside)}{beside}")


if __name__ == "__main__":
    main()
