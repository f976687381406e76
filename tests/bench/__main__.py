"""`python -m tests.bench`: this leaflet against Typst, same text, same run; prints times and ratios."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import batch, composition, copyfit
from tests.bench.content import peer_content, subs
from tests.bench.ours import ROOT, Ours

COLD_RUNS = 15
WARM_EDITIONS = 200
PEER = ROOT / "tests" / "bench" / "peers" / "typst" / "build.py"


def main() -> None:
    """Measure cold starts, then editions in one process, ours and Typst's in turn."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        content = work / "content.json"
        content.write_text(json.dumps(peer_content(), ensure_ascii=False), encoding="utf-8")
        fonts = _fonts(work)
        _cold(work, content, fonts)
        _warm(content, fonts)
    composition.main()
    copyfit.main()
    batch.main()


def _fonts(work: Path) -> Path:
    """Give the peer the one family it uses, so that it does not read others."""
    folder = work / "fonts"
    folder.mkdir()
    for file in sorted((ROOT / "fonts").glob("NotoSansJP-*.ttf")):
        (folder / file.name).symlink_to(file)
    return folder


def _cold(work: Path, content: Path, fonts: Path) -> None:
    first = work / "subs.json"
    first.write_text(json.dumps(subs(0), ensure_ascii=False), encoding="utf-8")
    edition = ROOT / "content" / "mynumber-2019"
    ours = [
        *(sys.executable, "-m", "leaflet", "build", str(edition / "edition.yaml")),
        *("--local", str(edition / "kasou-shi.yaml"), "--no-png", "-o", str(work / "out")),
    ]
    typst = [sys.executable, str(PEER), str(content), str(first), str(fonts), str(work / "typst.pdf")]
    times = _interleaved(COLD_RUNS, lambda _: _run(ours), lambda _: _run(typst))
    _tell(f"cold, whole processes, median of {COLD_RUNS}", *times)


def _run(command: list[str]) -> None:
    # The warm-up writes the .pyc files, wherever this runs.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)


def _warm(content: Path, fonts: Path) -> None:
    sys.path.insert(0, str(PEER.parent))
    from build import Peer  # type: ignore[import-not-found]  # the peer's own script, unchanged

    peer = Peer(content, fonts)
    ours = Ours()
    ours.build(0)
    peer.build(subs(0))
    times = _interleaved(WARM_EDITIONS, ours.build, lambda number: peer.build(subs(number)))
    _tell(f"warm, {WARM_EDITIONS} editions, names and dates differ, median", *times)


def _interleaved(
    runs: int, ours: Callable[[int], object], peer: Callable[[int], object]
) -> tuple[list[float], list[float]]:
    """Time both in turn; a warm-up of each comes first."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(runs + 1):
        for task, found in zip((ours, peer), times, strict=True):
            began = time.perf_counter()
            task(number)
            if number:
                found.append(time.perf_counter() - began)
    return times


def _tell(what: str, ours: list[float], typst: list[float]) -> None:
    ratio = statistics.median(a / b for a, b in zip(ours, typst, strict=True))
    first, second = (statistics.median(times) * 1000 for times in (ours, typst))
    print(f"{what}: ours {first:.1f} ms, Typst {second:.1f} ms, ours / Typst {ratio:.2f}")


if __name__ == "__main__":
    main()
