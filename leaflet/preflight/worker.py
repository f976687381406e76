"""The process that examines one file, ``python -m leaflet.preflight.worker FILE``: prints a report as JSON."""

import argparse
import sys
from pathlib import Path
from typing import Final

from leaflet.preflight.guard import OUT_OF_MEMORY

MEMORY: Final = 3 << 29
"""Bytes of address space: one and a half gigabytes."""
SECONDS: Final = 120
"""Of a processor's time."""


def main(arguments: list[str]) -> int:
    """Examine and print; the exit status is 0 when there is a report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--as", dest="wanted")
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--source", type=Path, action="append", default=[])
    given = parser.parse_args(arguments)
    confine()
    try:
        _examine(given.file, given.wanted, given.picture, given.source)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _examine(path: Path, wanted: str | None, picture: Path | None, sources: list[Path]) -> None:
    from leaflet.preflight.examine import examine
    from leaflet.preflight.standard import AS
    from leaflet.preflight.wire import to_wire

    data = path.read_bytes()
    report = examine(data, AS[wanted] if wanted else ())
    if sources:
        from leaflet.preflight.whereabouts import located

        texts = {str(source): source.read_text(encoding="utf-8-sig", errors="replace") for source in sources}
        report = located(report, texts)
    if picture:
        from leaflet.preflight.picture import annotate

        annotate(data, report, picture)
    print(to_wire(report))  # noqa: T201 - this is how the report leaves the process


def confine() -> None:
    """Bound memory and time of this process where the system can; else the parent's patience is the bound."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(kind)
        if hard in (resource.RLIM_INFINITY, -1) or hard > most:
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
