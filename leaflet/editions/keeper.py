"""Puts what was built into a folder: each file whole, and what it was made from noted after it."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from leaflet.editions.manifest import Record, note
from leaflet.editions.whole import whole

AT_A_TIME = 8
"""Waiting until a file is on the disk takes longer than building it; eight waits take as long as one."""


class Keeper:
    """Writes into one folder while the next editions are built; its block ends when all is there."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing to write."""
        self._folder = folder
        self._threads = ThreadPoolExecutor(AT_A_TIME)
        self._pending: list[Future[None]] = []

    def keep(self, records: Iterable[Record], contents: Iterable[tuple[str, tuple[bytes, ...]]]) -> None:
        """Write an entry's files, then note its records."""
        self._pending.append(self._threads.submit(self._kept, tuple(records), tuple(contents)))

    def _kept(self, records: tuple[Record, ...], contents: tuple[tuple[str, tuple[bytes, ...]], ...]) -> None:
        for name, parts in contents:
            with whole(self._folder / name) as file:
                file.writelines(parts)
        note(self._folder, records)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the files; LeafletError CANNOT_WRITE when one of them could not be written."""
        self._threads.shutdown()
        if error is None:
            for pending in self._pending:
                pending.result()
