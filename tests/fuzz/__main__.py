"""Runs one target under atheris: ``python -m tests.fuzz TARGET [libFuzzer's options]``.

``broken`` is a target that fails on purpose, by which a test sees that failures are seen.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["leaflet.source", "leaflet.editions.grid", "leaflet.editions.roster", "tests.fuzz"]
):
    from tests.fuzz.targets import TARGETS, broken

CASES = Path(__file__).parents[1] / "cases"
ROSTERS = (
    "組合名,連絡先,集会日\n架空市職,電話 03-1234-5678,2026-12-11\n".encode(),
    "組合名\t連絡先\r\nあ\tい\r\n".encode("cp932"),
)


def seeds(folder: Path) -> None:
    """Put sound and broken files into a corpus."""
    texts = [path.read_bytes() for path in sorted(CASES.rglob("*.yaml"))]
    for number, data in enumerate((*texts, *ROSTERS)):
        (folder / f"{number:03}").write_bytes(data)


def main(name: str, options: list[str]) -> None:
    """Fuzz one target until libFuzzer's budget is spent."""
    target = broken if name == "broken" else TARGETS[name]
    with tempfile.TemporaryDirectory() as corpus:
        seeds(Path(corpus))
        atheris.Setup([sys.argv[0], *options, corpus], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
