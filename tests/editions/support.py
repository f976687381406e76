"""Batches as tests run them: in this process, through the functions that the command calls."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path

from leaflet.editions import executors
from leaflet.editions.batch import Request, Result, batch
from leaflet.editions.coverage import Coverage
from leaflet.editions.roster import Roster, read_roster
from leaflet.editions.run import Crew
from leaflet.editions.whole import WORKSHOP
from leaflet.pipeline import Press
from leaflet.world import Disk
from tests.editions.rosters import EDITION, Row, write


@cache
def press() -> Press:
    """Open the test's edition, once."""
    return Press.open(EDITION, Disk())


@cache
def coverage() -> Coverage:
    return Coverage(press().template, press().faces)


def checked(rows: list[Row], folder: Path, kind: str = "utf8") -> Roster:
    """Write a roster and check it."""
    return read_roster(write(rows, folder, kind), press().edition, coverage(), Disk())


def told(roster: Roster) -> list[tuple[int, str, str]]:
    """Return row, cell and code of everything that is wrong with a roster's rows."""
    return [
        (fault.row, dict(found.words)["cell"], str(found.code))
        for fault in roster.faults
        for found in fault.diagnostics
    ]


def crews(jobs: int) -> Callable[[int], AbstractContextManager[Crew]]:
    """Return what opens a crew of that many processes, for however few entries."""

    @contextmanager
    def opened(_: int) -> Iterator[Crew]:
        with executors.local(jobs) as executor:
            yield Crew(executor, jobs)

    return opened


def built(
    roster: Path,
    folder: Path,
    *,
    jobs: int = 1,
    edition: Path = EDITION,
    purposes: tuple[str, ...] = ("dump",),
    force: bool = False,
    zipped: bool = False,
) -> Result:
    """Build a batch, quietly."""
    request = Request(edition, roster, folder, purposes, force=force, zipped=zipped)
    return batch(request, crews(jobs), lambda _: nullcontext(lambda _: None))


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by name, but for the workshop's."""
    found = (path for path in folder.rglob("*") if path.is_file() and WORKSHOP not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
