"""The process that builds one archive copy again: ``python -m leaflet.editions.rebuild_worker FILE``.

A stranger's file is read by programs in C, which no exception stops; what they may use up is bounded from
outside.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from leaflet.diagnostics import Code, Diagnostic, LeafletError, Span, complaint
from leaflet.editions.rebuild import Verdict, rebuild
from leaflet.preflight.guard import OUT_OF_MEMORY, PATIENCE
from leaflet.preflight.limits import Limit
from leaflet.preflight.worker import confine

REFUSED: Final = "refused"


def rebuild_file(path: Path) -> Verdict:
    """Build a file again in a process of its own, with bounds on time and memory.

    Raises
    ------
    LeafletError
        As `rebuild`; CHECK_STOPPED when the process uses up what it may.
    OSError
        When the file cannot be read.

    """
    if path.stat().st_size > Limit.FILE.most:
        what, most = Limit.FILE, f"{Limit.FILE.most >> 20} MB"
        raise LeafletError([complaint(Code.PDF_TOO_LARGE, what=what.ja, what_en=what.en, most=most)])
    with path.open("rb"):
        pass  # the one that reads it is another process: what keeps it from reading is told here
    command = [sys.executable, "-P", "-m", "leaflet.editions.rebuild_worker", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired:
        raise _stopped("時間がかかりすぎました", "it took too long") from None
    if done.returncode == OUT_OF_MEMORY:
        raise _stopped("メモリーが足りません", "it needs too much memory")
    try:
        told = json.loads(done.stdout)
        diagnostics = tuple(_diagnostic(entry) for entry in told["diagnostics"])
    except (ValueError, KeyError, TypeError):
        said = f"読む部品が止まりました（{done.returncode}）", f"the reader crashed ({done.returncode})"
        raise _stopped(*said) from None
    if told.get(REFUSED):
        raise LeafletError(diagnostics)
    return Verdict(told["pages"], told["sha256"], diagnostics)


def _stopped(reason: str, reason_en: str) -> LeafletError:
    return LeafletError([complaint(Code.CHECK_STOPPED, reason=reason, reason_en=reason_en)])


def _diagnostic(entry: dict[str, Any]) -> Diagnostic:
    span = Span(*entry["span"]) if entry["span"] else None
    return Diagnostic(Code(entry["code"]), span, tuple((name, word) for name, word in entry["words"]))


def main(arguments: list[str]) -> int:
    """Build the file named by the one argument again and print the verdict as JSON."""
    path = Path(arguments[0])
    confine()
    try:
        told: dict[str, object] = asdict(rebuild(path.read_bytes(), path.name))
    except LeafletError as error:
        told = {REFUSED: True, "diagnostics": [asdict(diagnostic) for diagnostic in error.diagnostics]}
    except MemoryError:
        return OUT_OF_MEMORY
    print(json.dumps(told))  # noqa: T201 - this is how the verdict leaves the process
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
