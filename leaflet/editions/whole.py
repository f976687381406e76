"""Files that are written whole or not at all, whatever happens while they are written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from leaflet.diagnostics import Code, LeafletError, complaint
from leaflet.messages.reasons import writing_failed

WORKSHOP = ".leaflet"
"""The folder beside the files in which they are written; they move out of it when they are whole."""

_PART = ".part"
_numbers = count()


def workshop(folder: Path) -> Path:
    """Return the folder in which a folder's files are written; it is on the same disk."""
    return folder / WORKSHOP


@contextmanager
def whole(path: Path, shop: Path | None = None) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name when all of it is on the disk.

    It is written in `shop` (the workshop of its folder where none is given), pushed to the disk and moved to
    its place, over what may be there. When the block is left by an exception, nothing is changed.

    Raises
    ------
    LeafletError
        CANNOT_WRITE.

    """
    # The process's id: several workers may be writing into one folder.
    part = (shop or workshop(path.parent)) / f"{os.getpid()}-{next(_numbers)}{_PART}"
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise LeafletError([complaint(Code.CANNOT_WRITE, path=path, **writing_failed(error))]) from error


def write_whole(path: Path, data: bytes, shop: Path | None = None) -> None:
    """Write a file whole or not at all; errors as `whole`."""
    with whole(path, shop) as file:
        file.write(data)


def clear(folder: Path) -> None:
    """Remove what a run that was cut off left in the workshop."""
    for part in workshop(folder).glob(f"*{_PART}"):
        with suppress(OSError):
            part.unlink()


def settle(folder: Path) -> None:
    """Push the names in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
