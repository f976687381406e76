"""Builds an edition again and again in one process: what has not changed since is not made anew."""

from dataclasses import field
from hashlib import sha256
from pathlib import Path

from leaflet.cli.report import MadeFile
from leaflet.cli.writing import write_file
from leaflet.diagnostics import Complaints, Diagnostic, LeafletError
from leaflet.editions.compare import Change, compared
from leaflet.editions.parcel import Recorder
from leaflet.model.edition import Edition
from leaflet.model.text import Prose
from leaflet.output.order import USUAL, Order
from leaflet.pipeline import Press, finish
from leaflet.records import dataclass
from leaflet.source.read import read_local
from leaflet.world import Disk


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is built: the files, the purposes and what is asked for them, and where to."""

    edition: Path
    local: Path | None
    purposes: tuple[str, ...]
    orders: dict[str, Order]
    output: Path
    name: str
    example: bool
    pictures: bool


@dataclass(slots=True)
class Rebuilder:
    """Holds the press between builds."""

    wanted: Wanted
    press: Press | None = None
    edition: Edition[Prose] | None = None
    """As it was printed last."""
    changes: tuple[Change, ...] = ()
    """What the last build prints otherwise than the one before."""
    seen: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Every file that the last build read: when it was changed, and its size."""

    def build(self) -> tuple[list[MadeFile], tuple[Diagnostic, ...]]:
        """Build all that is wanted; what is wrong is among what is told, and then there are no files."""
        world = Recorder()
        told = Complaints()
        self.changes = ()
        try:
            return self._built(world, told), told.all
        except LeafletError as error:
            told.extend(error.diagnostics)
            return [], told.all
        finally:
            asked = (self.wanted.edition, self.wanted.local)
            read = (*(path for path in asked if path), *world.files, *self.seen)
            self.seen = {path: state(path) for path in dict.fromkeys(read) if not self._installed(path)}

    def changed(self) -> tuple[Path, ...]:
        """Return the files that are other than the last build saw them."""
        return tuple(path for path, before in self.seen.items() if state(path) != before)

    @property
    def folders(self) -> frozenset[Path]:
        """The folders in which something may change."""
        return frozenset(folder for path in self.seen if (folder := path.absolute().parent).is_dir())

    def _installed(self, path: Path) -> bool:
        """Tell whether a file came with leaflet: fonts and profiles do not change while one writes."""
        return path.is_relative_to(Disk().installed / "fonts") or path.is_relative_to(
            Disk().installed / "profiles"
        )

    def _built(self, world: Recorder, told: Complaints) -> list[MadeFile]:
        wanted = self.wanted
        self.press = press = Press.open(wanted.edition, world, self.press)
        told.extend(press.warnings)
        local = read_local(wanted.local, wanted.edition, world, told) if wanted.local else None
        laid = press.lay_out(local, example=wanted.example)
        told.extend(laid.warnings)
        files: list[MadeFile] = []
        for purpose in wanted.purposes:
            order = wanted.orders.get(purpose, USUAL)
            for made in finish(laid, purpose, pictures=wanted.pictures, order=order):
                told.extend(made.warnings)
                path = wanted.output / f"{wanted.name}_{made.suffix}"
                write_file(path, made.data)
                files.append(MadeFile(str(path), purpose, made.pages, sha256(made.data).hexdigest()))
        self.changes = compared(self.edition, laid.edition) if self.edition else ()
        self.edition = laid.edition
        return files


def state(path: Path) -> tuple[int, int]:
    """Return when a file was last changed, in nanoseconds, and its size; zeros when there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
