"""Examining a stranger's file in a process of its own, with bounds on time and memory that nothing escapes.

The readers of PDF are programs in C, which no exception stops; what they may use up is bounded from outside.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from leaflet.diagnostics import Code, Severity
from leaflet.preflight.finding import Finding, Report
from leaflet.preflight.limits import Limit
from leaflet.preflight.wire import from_wire

PATIENCE: Final = 150
"""Seconds until the examination is given up."""
OUT_OF_MEMORY: Final = 3
"""The worker's exit status when its memory does not suffice."""


def examine_file(
    path: Path,
    wanted: str | None = None,
    *,
    preset: str | None = None,
    picture: Path | None = None,
    sources: Sequence[Path] = (),
) -> Report:
    """Examine a file by what it claims, or by `wanted` (a key of `standard.AS`); OSError without access.

    `preset`: a shop's limits; `picture`: where to write the annotated pages, numbered; `sources`: where to
    look for the lines of texts.
    """
    if path.stat().st_size > Limit.FILE.most:
        what, most = Limit.FILE, f"{Limit.FILE.most >> 20} MB"
        return _failed(Code.PDF_TOO_LARGE, what=what.ja, what_en=what.en, most=most)
    for read in (path, *sources):
        with read.open("rb"):
            pass  # the one that reads it is another process: what keeps it from reading is told here
    command = [sys.executable, "-P", "-m", "leaflet.preflight.worker", str(path)]
    command += ["--as", wanted] if wanted else []
    command += ["--preset", preset] if preset else []
    command += ["--picture", str(picture)] if picture else []
    for source in sources:
        command += ["--source", str(source)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired:
        return _stopped("時間がかかりすぎました", "it took too long")
    if done.returncode == OUT_OF_MEMORY:
        return _stopped("メモリーが足りません", "it needs too much memory")
    try:
        return from_wire(done.stdout.decode())
    except (ValueError, KeyError, TypeError):
        return _stopped(
            f"読む部品が止まりました（{done.returncode}）", f"the reader crashed ({done.returncode})"
        )


def _stopped(reason: str, reason_en: str) -> Report:
    return _failed(Code.CHECK_STOPPED, reason=reason, reason_en=reason_en)


def _failed(code: Code, **words: str) -> Report:
    finding = Finding(code, Severity.ERROR, None, (), 1, tuple(words.items()))
    return Report((), 0, (finding,))
