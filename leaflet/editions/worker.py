"""What a worker does: build some entries of an edition that it has opened once.

Everything here can be pickled, so that a worker may be a thread, a process, or another machine.
"""

import pickle
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint
from leaflet.editions import fingerprint
from leaflet.editions.manifest import MadeFile, Record, note
from leaflet.editions.parcel import Parcel
from leaflet.editions.roster import Entry, Fault, at_row
from leaflet.editions.whole import write_whole
from leaflet.pipeline import Press, finish


class Job(NamedTuple):
    """One entry, the purposes that it is wanted for, and the fingerprint of what it is made from."""

    entry: Entry
    purposes: tuple[str, ...]
    inputs: str


@dataclass(frozen=True, slots=True)
class Task:
    """Some jobs, and what all tasks of a batch share."""

    setup: bytes
    """The edition's path and parcel, pickled once for all tasks."""
    stem: str
    """What all files' names begin with."""
    pictures: bool
    folder: Path | None
    """Where the worker writes the files; None when it hands them back, having no disk in common with us."""
    program: str
    """The fingerprint of the program that planned the batch; empty where it is the same by nature."""
    jobs: tuple[Job, ...]


class Outcome(NamedTuple):
    """What came of one job: records of its files, or a fault; the files' bytes where they were not written."""

    row: int
    records: tuple[Record, ...] = ()
    contents: tuple[tuple[str, bytes], ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    fault: Fault | None = None
    crash: str | None = None
    """The traceback of an error of our own."""


def packed(edition: Path, parcel: Parcel) -> bytes:
    """Return what `Task.setup` holds."""
    return pickle.dumps((edition, parcel), protocol=pickle.HIGHEST_PROTOCOL)


_opened = threading.local()
"""The press of each thread: it is not made for two at a time."""


def build(task: Task) -> tuple[Outcome, ...]:
    """Build a task's jobs; LeafletError when none of them can be built here."""
    if task.program and task.program != fingerprint.program():
        raise LeafletError([complaint(Code.CLUSTER_DIFFERS)])
    press = _press(task.setup)
    return tuple(_outcome(press, task, job) for job in task.jobs)


def adopt(setup: bytes, press: Press) -> None:
    """Take a press that is open already for this thread's, and that of processes forked from it."""
    _opened.setup, _opened.press = setup, press


def _press(setup: bytes) -> Press:
    """Return the press of a setup, opened when this thread first sees it."""
    if getattr(_opened, "setup", None) != setup:
        # Pickled by our own parent process or scheduler, never read from a file.
        edition, parcel = pickle.loads(setup)  # noqa: S301
        adopt(setup, Press.open(edition, parcel))
    press: Press = _opened.press
    return press


def _outcome(press: Press, task: Task, job: Job) -> Outcome:
    try:
        return _made(press, task, job)
    except LeafletError as error:
        if any(d.code is Code.CANNOT_WRITE for d in error.diagnostics):
            raise  # not this row's fault, and the next one's fate as well
        return Outcome(job.entry.row, fault=at_row(error, job.entry))
    except Exception:  # noqa: BLE001 - one row must not cost the others; the parent reports the crash
        return Outcome(job.entry.row, crash=traceback.format_exc())


def _made(press: Press, task: Task, job: Job) -> Outcome:
    laid = press.lay_out(job.entry.local)
    records, contents = [], []
    for purpose in job.purposes:
        files = []
        for made in finish(laid, purpose, pictures=task.pictures):
            name = f"{task.stem}-{job.entry.name}_{made.suffix}"
            files.append(MadeFile(name, made.pages, made.sha256))
            if task.folder is None:
                contents.append((name, made.data))
            else:
                write_whole(task.folder / name, made.data)
        records.append(Record(job.entry.name, purpose, job.inputs, tuple(files)))
    if task.folder is not None:
        note(task.folder, records)
    return Outcome(job.entry.row, tuple(records), tuple(contents), laid.warnings)
