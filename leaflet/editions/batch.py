"""`leaflet batch` from roster to files: read, check every row, build what is missing, list what is wrong."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import field
from pathlib import Path

from leaflet.diagnostics import Code, Diagnostic, LeafletError, complaint
from leaflet.editions import faultlist, fingerprint, worker
from leaflet.editions.coverage import Coverage
from leaflet.editions.fingerprint import Fingerprints
from leaflet.editions.manifest import Manifest, Record
from leaflet.editions.parcel import Recorder
from leaflet.editions.roster import Fault, Roster, read_roster
from leaflet.editions.run import Built, Crew, Work, plan, run
from leaflet.editions.whole import write_whole
from leaflet.editions.zipped import zip_files
from leaflet.finishing.laid import issue_day
from leaflet.messages.reasons import writing_failed
from leaflet.output.order import Order
from leaflet.pipeline import Press
from leaflet.records import dataclass
from leaflet.source.personalise import fixed
from leaflet.world import Disk

Crews = Callable[[int], AbstractContextManager[Crew]]
"""Opens a crew for that many entries."""
Progress = Callable[[int], AbstractContextManager[Callable[[int], None]]]
"""Begins to tell of that many entries; what it gives is called with the number that was just done."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks a batch for."""

    edition: Path
    roster: Path
    folder: Path
    purposes: tuple[str, ...]
    orders: dict[str, Order] = field(default_factory=dict)
    """What is asked for purposes beside the usual."""
    pictures: bool = False
    force: bool = False
    """Build everything anew, also what is there."""
    check_only: bool = False
    zipped: bool = False
    language: str = "ja"
    """Of the list of faults."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it."""

    records: tuple[Record, ...] = ()
    """Everything that the folder holds of the roster now, in the roster's order."""
    entries: int = 0
    """How many rows those are."""
    kept: int = 0
    """How many of them were there before, unchanged."""
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    crashes: tuple[str, ...] = ()
    extra: tuple[Path, ...] = field(default=())
    """The list of faults and the archive, where they were written."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Warnings, then the faults, row by row; a mistake of the edition itself is told once."""
        faults = (found for fault in self.faults for found in fault.diagnostics)
        return tuple(dict.fromkeys((*self.warnings, *faults)))


def batch(request: Request, crews: Crews, progress: Progress) -> Result:
    """Build every row of a roster that can be built.

    Raises
    ------
    LeafletError
        When the edition or the roster as a whole cannot be read, nothing can be written, or workers are lost.

    """
    world = Recorder()
    press = Press.open(request.edition, world)
    parcel = world.parcel()
    roster = read_roster(request.roster, press.edition, Coverage(press.template, press.faces), Disk())
    stem = request.edition.resolve().parent.name
    if request.check_only:
        extra = _list_faults(request, press, roster, roster.faults)
        return Result(
            faults=roster.faults, warnings=(*press.warnings, *roster.warnings, *roster.slips), extra=extra
        )
    setup = worker.packed(worker.Setup(request.edition, parcel, request.orders))
    options = repr((request.pictures, sorted(request.orders.items()))).encode()
    prints = Fingerprints(press.edition, request.edition.parent, Disk(), parcel.digest, options)
    manifest = Manifest.open(request.folder)
    work = Work(request.folder, stem, request.purposes, request.pictures, setup, fingerprint.program())
    jobs, built = plan(roster.entries, work, prints, manifest, force=request.force)
    with progress(len(jobs)) as done:
        run(jobs, roster.entries, work, built, manifest, lambda: crews(len(jobs)), done)
    return _result(request, press, roster, built, stem)


def _result(request: Request, press: Press, roster: Roster, built: Built, stem: str) -> Result:
    faults = tuple(sorted((*roster.faults, *built.faults), key=lambda fault: fault.row))
    good = [row for row in sorted(built.records) if len(built.records[row]) == len(request.purposes)]
    records = tuple(record for row in good for record in built.records[row])
    extra = _list_faults(request, press, roster, faults)
    if request.zipped and records:
        path = request.folder / f"{stem}.zip"
        names = (made.name for record in records for made in record.files)
        zip_files(path, request.folder, names, issue_day(fixed(press.edition)))
        extra = (*extra, path)
    return Result(
        records=records,
        entries=len(good),
        kept=built.kept,
        faults=faults,
        warnings=(*press.warnings, *roster.warnings, *roster.slips, *built.warnings),
        crashes=tuple(built.crashes),
        extra=extra,
    )


def _list_faults(
    request: Request, press: Press, roster: Roster, faults: tuple[Fault, ...]
) -> tuple[Path, ...]:
    """Write the list of faults; where there are none, take away what an earlier run listed."""
    path = faultlist.place_for(request.folder, request.roster)
    if faults:
        data = faultlist.fault_list(roster, faults, request.language, issue_day(fixed(press.edition)))
        write_whole(path, data)
        return (path,)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:  # Excel has it open
        raise LeafletError([complaint(Code.CANNOT_WRITE, path=path, **writing_failed(error))]) from error
    return ()
