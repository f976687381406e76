"""The process that examines one file: ``python -m leaflet.preflight.worker FILE`` prints a report."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from leaflet.preflight.guard import OUT_OF_MEMORY
from leaflet.world import Disk

MEMORY: Final = 3 << 29
"""Bytes of address space: one and a half gigabytes."""
SECONDS: Final = 120
"""Of a processor's time."""


def main(arguments: list[str]) -> int:
    """Examine and print; the exit status is 0 when there is a report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--as", dest="wanted")
    parser.add_argument("--preset")
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--source", type=Path, action="append", default=[])
    given = parser.parse_args(arguments)
    confine()
    try:
        _examine(given)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _examine(given: argparse.Namespace) -> None:
    from leaflet.model.preset import read_preset
    from leaflet.preflight.examine import examine
    from leaflet.preflight.standard import AS, house_of
    from leaflet.preflight.whereabouts import located, sources_within
    from leaflet.preflight.wire import to_wire

    data = given.file.read_bytes()
    house = house_of(read_preset(given.preset, Disk())) if given.preset else None
    report = examine(data, AS[given.wanted] if given.wanted else (), house)
    texts = {str(path): path.read_text(encoding="utf-8-sig", errors="replace") for path in given.source}
    if report.findings:
        report = located(report, texts or sources_within(data))
    if given.picture:
        from leaflet.preflight.picture import annotate

        report = replace(report, pictures=tuple(map(str, annotate(data, report, given.picture))))
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
