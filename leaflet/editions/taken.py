"""The file names that rows of a roster have which are not on its list of faults: a sheet of that list."""

from pathlib import Path
from typing import NamedTuple

from leaflet.editions.columns import FILE_NAME
from leaflet.world import World

SHEET = "ほかの行のファイル名"
HEADINGS = (FILE_NAME, "もとの行")


class Taken(NamedTuple):
    """A file name that is not free."""

    name: str
    row: str
    """The number of its row in the roster."""


def taken_in(path: Path, world: World) -> tuple[Taken, ...]:
    """Read the names that a list of faults tells; () from a roster that is none. Errors as `read_grid`."""
    if path.suffix.lower() != ".xlsx":
        return ()
    from leaflet.editions.grid_xlsx import rows_of

    texts = ([cell.text for cell in row.cells] for row in rows_of(path, world, SHEET))
    told = (Taken(*each) for each in texts if len(each) == len(HEADINGS))
    return tuple(each for each in told if each != HEADINGS)
