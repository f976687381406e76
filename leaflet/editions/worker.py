"""What a worker does: build some entries of an edition that it has opened once.

Everything here can be pickled, so that a worker may be a thread, a process, or another machine.
"""

import pickle
import threading
import traceback
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint
from leaflet.editions import fingerprint
from leaflet.editions.checksums import Checksums
from leaflet.editions.keeper import Keeper
from leaflet.editions.manifest import MadeFile, Record
from leaflet.editions.parcel import Parcel
from leaflet.editions.roster import Entry, Fault, at_row
from leaflet.editions.sweeping import seldom, sweep
from leaflet.output.order import USUAL, Order
from leaflet.pipeline import Press, finish
from leaflet.records import dataclass


class Job(NamedTuple):
    """One entry, the purposes that it is wanted for, and the fingerprint of what it is made from."""

    entry: Entry
    purposes: tuple[str, ...]
    inputs: str


@dataclass(frozen=True, slots=True)
class Task:
    """Some jobs, and what all tasks of a batch share."""

    setup: bytes
    """A pickled `Setup`: pickled once for all tasks, unpickled once in each worker."""
    stem: str
    """What all files' names begin with."""
    pictures: bool
    folder: Path | None
    """Where the worker writes the files; None when it hands them back, having no disk in common with us."""
    program: str
    """The fingerprint of the program that planned the batch; empty where it must be the same."""
    jobs: tuple[Job, ...]


class Setup(NamedTuple):
    """What a worker opens the edition from, and what is asked for each purpose."""

    edition: Path
    parcel: Parcel
    orders: dict[str, Order]


class Outcome(NamedTuple):
    """What came of one job: records of its files, or a fault; the files in parts where nobody wrote them."""

    row: int
    records: tuple[Record, ...] = ()
    contents: tuple[tuple[str, tuple[bytes, ...]], ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    fault: Fault | None = None
    crash: str | None = None
    """The traceback of an error of our own."""


def packed(setup: Setup) -> bytes:
    """Return what `Task.setup` holds."""
    return pickle.dumps(setup, protocol=pickle.HIGHEST_PROTOCOL)


class Opened(NamedTuple):
    """An edition as a worker has opened it."""

    packed: bytes
    press: Press
    orders: dict[str, Order]
    checksums: Checksums


_threads = threading.local()
"""What each thread has opened: a press is not made for two at a time."""


def build(task: Task) -> tuple[Outcome, ...]:
    """Build a task's jobs.

    Raises
    ------
    LeafletError
        CLUSTER_DIFFERS, CANNOT_WRITE, or what is wrong with the edition: then no job can be done here.

    """
    if task.program and task.program != fingerprint.program():
        raise LeafletError([complaint(Code.CLUSTER_DIFFERS)])
    opened = _open(task.setup)
    with seldom():
        if task.folder is None:
            return tuple(_outcome(opened, task, job) for job in task.jobs)
        outcomes = []
        with Keeper(task.folder) as keeper:
            for job in task.jobs:
                outcome = _outcome(opened, task, job)
                keeper.keep(outcome.records, outcome.contents)
                outcomes.append(outcome._replace(contents=()))
        return tuple(outcomes)


def _open(packed: bytes) -> Opened:
    """Return what a setup holds, opened when this thread first sees it."""
    opened: Opened | None = getattr(_threads, "opened", None)
    if opened is None or opened.packed != packed:
        # Pickled by our own parent process or scheduler, never read from a file.
        setup: Setup = pickle.loads(packed)  # noqa: S301
        opened = _threads.opened = Opened(
            packed, Press.open(setup.edition, setup.parcel), setup.orders, Checksums()
        )
    return opened


def _outcome(opened: Opened, task: Task, job: Job) -> Outcome:
    try:
        return _made(opened, task, job)
    except LeafletError as error:
        return Outcome(job.entry.row, fault=at_row(error, job.entry))
    except Exception:  # noqa: BLE001 - one row must not cost the others; the parent reports the crash
        return Outcome(job.entry.row, crash=traceback.format_exc())
    finally:
        sweep()


def _made(opened: Opened, task: Task, job: Job) -> Outcome:
    laid = opened.press.lay_out(job.entry.local)
    warnings = list(laid.warnings)
    records: list[Record] = []
    contents: list[tuple[str, tuple[bytes, ...]]] = []
    for purpose in job.purposes:
        files = []
        order = opened.orders.get(purpose, USUAL)
        for made in finish(laid, purpose, pictures=task.pictures, order=order):
            name = f"{task.stem}-{job.entry.name}_{made.suffix}"
            checksum = opened.checksums.of(made.suffix, made.parts)
            files.append(MadeFile(name, made.pages, checksum))
            contents.append((name, made.parts))
            warnings += made.warnings
        records.append(Record(job.entry.name, purpose, job.inputs, tuple(files)))
    return Outcome(job.entry.row, tuple(records), tuple(contents), tuple(warnings))
