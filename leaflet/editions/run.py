"""The entries of a roster that are not built yet, spread over an executor and collected as they come."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint
from leaflet.editions import worker
from leaflet.editions.fingerprint import Fingerprints
from leaflet.editions.keeper import Keeper
from leaflet.editions.manifest import Manifest, Record
from leaflet.editions.roster import Entry, Fault
from leaflet.editions.whole import clear, settle
from leaflet.editions.worker import Job, Outcome, Task
from leaflet.records import dataclass

CHUNK = 32
"""Jobs a task: enough that handing over costs nothing, few enough that all cores end together."""
WAITING = 2
"""Tasks for each worker that are on their way or waiting; what comes back is held no longer than that."""
ATTEMPTS = 3
"""How often a pool that lost a worker is opened again."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who builds: an executor, how many tasks it works on at a time, and whether it writes to our disk."""

    executor: Executor
    workers: int
    shares_disk: bool = True


@dataclass(frozen=True, slots=True)
class Work:
    """What is wanted of every entry."""

    folder: Path
    stem: str
    """What all files' names begin with: the edition's name."""
    purposes: tuple[str, ...]
    pictures: bool
    setup: bytes
    """What a worker opens the edition from."""
    program: str
    """The fingerprint of this program, for workers on other machines to compare with their own."""


@dataclass(slots=True)
class Built:
    """What a batch has made so far."""

    records: dict[int, tuple[Record, ...]] = field(default_factory=dict)
    """By row: what is in the folder now."""
    kept: int = 0
    """How many entries were there already, unchanged."""
    faults: list[Fault] = field(default_factory=list)
    warnings: dict[Diagnostic, None] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)


class Pending(NamedTuple):
    """A job that waits for its entry to be unpacked."""

    at: int
    """The entry's place among the roster's."""
    row: int
    weight: int
    purposes: tuple[str, ...]
    inputs: str


def plan(
    entries: Iterable[Entry], work: Work, prints: Fingerprints, manifest: Manifest, *, force: bool
) -> tuple[list[Pending], Built]:
    """Return what is to be built, the heaviest first, and what is there already."""
    built = Built()
    jobs = []
    for at, entry in enumerate(entries):
        inputs = prints.of(entry)
        found = [None if force else manifest.kept(entry.name, each, inputs) for each in work.purposes]
        built.records[entry.row] = tuple(record for record in found if record)
        missing = tuple(each for each, record in zip(work.purposes, found, strict=True) if record is None)
        if missing:
            jobs.append(Pending(at, entry.row, entry.weight, missing, inputs))
        else:
            built.kept += 1
    jobs.sort(key=lambda job: (-job.weight, job.row))
    return jobs, built


def run(
    jobs: list[Pending],
    entries: Sequence[Entry],
    work: Work,
    built: Built,
    manifest: Manifest,
    crews: Callable[[], AbstractContextManager[Crew]],
    done: Callable[[int], None],
) -> None:
    """Build the jobs and note in `built` and `manifest` what came of them; tell `done` after every few.

    A pool that loses a worker is opened anew by `crews`, and what was lost with it is built again.

    Raises
    ------
    LeafletError
        WORKERS_LOST when workers are lost again and again; CANNOT_WRITE; whatever a worker says of the
        edition as a whole.

    """
    clear(work.folder)
    manifest.save()
    left = {job.row: job for job in jobs}
    for _ in range(ATTEMPTS):
        if not left:
            break
        try:
            with crews() as crew:
                for outcomes in _spread(list(left.values()), entries, work, crew):
                    _collect(outcomes, work, built, manifest)
                    for outcome in outcomes:
                        del left[outcome.row]
                    done(len(outcomes))
        except BrokenExecutor:
            continue
    if left:
        raise LeafletError([complaint(Code.WORKERS_LOST, attempts=ATTEMPTS)])
    settle(work.folder)
    manifest.save()


def _spread(
    jobs: list[Pending], entries: Sequence[Entry], work: Work, crew: Crew
) -> Iterator[tuple[Outcome, ...]]:
    """Hand the jobs out, a few tasks at a time, and yield what comes back, in whatever work."""
    tasks = _tasks(jobs, entries, work, crew)
    running: set[Future[tuple[Outcome, ...]]] = set()
    while True:
        for task in islice(tasks, crew.workers * WAITING - len(running)):
            running.add(crew.executor.submit(worker.build, task))
        if not running:
            return
        ready, running = wait(running, return_when=FIRST_COMPLETED)
        while ready:
            yield ready.pop().result()


def _tasks(jobs: list[Pending], entries: Sequence[Entry], work: Work, crew: Crew) -> Iterator[Task]:
    size = min(CHUNK, max(len(jobs) // (crew.workers * 4), 1))
    folder = work.folder if crew.shares_disk else None
    program = "" if crew.shares_disk else work.program
    for start in range(0, len(jobs), size):
        chunk = (Job(entries[job.at], job.purposes, job.inputs) for job in jobs[start : start + size])
        yield Task(work.setup, work.stem, work.pictures, folder, program, tuple(chunk))


def _collect(outcomes: tuple[Outcome, ...], work: Work, built: Built, manifest: Manifest) -> None:
    """Write what workers could not write, then take in all that was made."""
    handed_back = [outcome for outcome in outcomes if outcome.contents]
    if handed_back:
        with Keeper(work.folder) as keeper:
            for outcome in handed_back:
                keeper.keep(outcome.records, outcome.contents)
    manifest.add(record for outcome in outcomes for record in outcome.records)
    for outcome in outcomes:
        built.records[outcome.row] = (*built.records.get(outcome.row, ()), *outcome.records)
        built.warnings |= dict.fromkeys(outcome.warnings)
        if outcome.fault:
            built.faults.append(outcome.fault)
        if outcome.crash:
            built.crashes.append(outcome.crash)
