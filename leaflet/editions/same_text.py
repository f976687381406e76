"""Whether the text of an archive copy is the one that its own source gives.

``python -m leaflet.editions.same_text FILE`` compares one file, in a process with bounds on time and memory.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from leaflet.diagnostics import Code, Diagnostic, LeafletError, Severity
from leaflet.editions.rebuild import built_again
from leaflet.messages import say
from leaflet.preflight.document import open_document
from leaflet.preflight.finding import Finding, Report, Unchecked
from leaflet.preflight.guard import PATIENCE
from leaflet.preflight.limits import TooMuch
from leaflet.preflight.reading import painted_text
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Sheet, Subject
from leaflet.preflight.wire import from_wire, to_wire
from leaflet.preflight.worker import confine
from leaflet.world import Disk

_NAME: Final = ("原稿との一致", "agreement with the source")
_AROUND: Final = 10
"""Characters that are told around the first one that differs."""


def same_text(data: bytes, shown: str) -> Report:
    """Compare the pages' text with what the source inside gives.

    A file that is no archive copy of ours has nothing to compare: an empty report.
    """
    try:
        _, made = built_again(data, shown, Disk())
        return Report((), 0, tuple(_differences(data, made.data)))
    except LeafletError as error:
        return _not_built(error)
    except TooMuch as error:
        return Report((), 0, (), (Unchecked(*_NAME, error.limit.ja, error.limit.en),))


def _not_built(error: LeafletError) -> Report:
    """Tell what is wrong with the source; what just keeps it from being built here is not."""
    codes = {diagnostic.code for diagnostic in error.diagnostics}
    if codes == {Code.NOT_AN_ARCHIVE}:
        return Report((), 0, ())
    if codes <= {Code.SOURCE_DAMAGED, Code.SOURCE_UNSAFE}:
        return Report((), 0, tuple(_finding(diagnostic) for diagnostic in error.diagnostics))
    said = (say(error.diagnostics[0], language).message for language in ("ja", "en"))
    return Report((), 0, (), (Unchecked(*_NAME, *said),))


def _finding(diagnostic: Diagnostic) -> Finding:
    return Finding(diagnostic.code, Severity.ERROR, None, (), 1, diagnostic.words)


def _differences(data: bytes, again: bytes) -> Iterator[Finding]:
    """Tell the first difference of each page."""
    theirs, ours = _sheets(data), _sheets(again)
    for number in range(1, max(len(theirs), len(ours)) + 1):
        told, source = (
            painted_text(sheets[number - 1]) if number <= len(sheets) else "" for sheets in (theirs, ours)
        )
        if told != source:
            words = tuple(zip(("told", "source"), _around(told, source), strict=True))
            yield Finding(Code.TEXT_DIFFERS, Severity.ERROR, number, (), 1, words)


def _around(one: str, other: str) -> tuple[str, str]:
    """Return what stands around the first character in which two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))
    start, end = max(0, at - _AROUND), at + _AROUND
    return one[start:end], other[start:end]


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    return Subject(open_document(data), data, (Standard.OFFICE,), House()).sheets


def same_text_of_file(path: Path) -> Report:
    """Compare a file in a process of its own; what keeps that from ending is told as not checked."""
    command = [sys.executable, "-P", "-m", "leaflet.editions.same_text", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - ourselves
        return from_wire(done.stdout.decode())
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return Report((), 0, (), (Unchecked(*_NAME, "途中で止まりました", "it stopped on the way"),))


def main(path: Path) -> int:
    """Compare and print the report."""
    confine()
    print(to_wire(same_text(path.read_bytes(), path.name)))  # noqa: T201 - this is how the report leaves the process
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
