"""Opens an edition and a local for a command, and tells of both when something is wrong with either."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leaflet.diagnostics import Code, Complaints, Diagnostic, LeafletError
from leaflet.model.local import Local
from leaflet.pipeline import Press
from leaflet.records import dataclass
from leaflet.source.read import read_local
from leaflet.world import World


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition ready to be laid out, the local that was asked for, and what was mended to read them."""

    press: Press
    local: Local | None
    warnings: tuple[Diagnostic, ...]

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the warnings also when an error follows: what was mended may be its cause."""
        try:
            yield
        except LeafletError as error:
            raise LeafletError((*self.warnings, *error.diagnostics)) from error


def open_files(edition: Path, local: Path | None, world: World) -> Opened:
    """Read an edition, its template and a local.

    Raises
    ------
    LeafletError
        With all that is wrong with any of the files.

    """
    told = Complaints()
    press = given = None
    try:
        press = Press.open(edition, world)
        told.extend(press.warnings)
    except LeafletError as error:
        told.extend(error.diagnostics)
    gone = any(d.code is Code.UNREADABLE for d in told.all)
    try:
        given = read_local(local, edition, world, told) if local else None
    except LeafletError as error:
        # Of an edition that could not even be found nobody can say that the local is another's.
        told.extend(d for d in error.diagnostics if not (gone and d.code is Code.OTHER_EDITION))
    told.raise_if_any()
    if press is None:
        raise LeafletError(told.all)
    return Opened(press, given, told.all)
