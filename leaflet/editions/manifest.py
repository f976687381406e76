"""What a folder of a batch holds and what it was made from, kept beside the files, line by line.

Every process that writes files keeps a journal of its own, a line for each record, and the next run reads
them all. A run that is cut off loses at most the last lines: the files that they would have told of are made
again, with the same bytes. Nothing noted is believed unseen: a file counts as there when its content has the
checksum that was noted.
"""

import hashlib
import json
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self

from leaflet.diagnostics import Code, LeafletError, complaint
from leaflet.editions.whole import workshop, write_whole
from leaflet.messages.reasons import writing_failed

NAME = "manifest.jsonl"
_JOURNALS = "journal-*.jsonl"
_one_at_a_time = threading.Lock()


class MadeFile(NamedTuple):
    """One file of an entry."""

    name: str
    pages: int
    sha256: str


class Record(NamedTuple):
    """What was made of one entry for one purpose; all of it is noted in one line, or none."""

    entry: str
    """The local's part of the files' names."""
    purpose: str
    inputs: str
    """The fingerprint of everything that the files were made from."""
    files: tuple[MadeFile, ...]


class Manifest:
    """The records of one folder."""

    def __init__(self, folder: Path, records: Iterable[Record]) -> None:
        """Keep the last record of each entry and purpose."""
        self._folder = folder
        self._records = {(record.entry, record.purpose): record for record in records}

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read a folder's manifest and journals; lines that are not whole are passed over."""
        shop = workshop(folder)
        lines = (line for path in (shop / NAME, *_journals(shop)) for line in _lines(path))
        return cls(folder, (record for line in lines if (record := _record(line))))

    def kept(self, entry: str, purpose: str, inputs: str) -> Record | None:
        """Return the record of files made from these inputs that are all there, byte for byte."""
        record = self._records.get((entry, purpose))
        if record and record.inputs == inputs and all(self._is_there(file) for file in record.files):
            return record
        return None

    def _is_there(self, made: MadeFile) -> bool:
        try:
            with (self._folder / made.name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == made.sha256
        except (OSError, ValueError):
            return False

    def add(self, records: Iterable[Record]) -> None:
        """Take in what is in the journals already."""
        self._records |= {(record.entry, record.purpose): record for record in records}

    def save(self) -> None:
        """Write the whole manifest anew, one line a record, and do away with the journals."""
        shop = workshop(self._folder)
        lines = (_line(record) for _, record in sorted(self._records.items()))
        write_whole(shop / NAME, b"".join(lines), shop)
        for journal in _journals(shop):
            journal.unlink(missing_ok=True)


def note(folder: Path, records: Iterable[Record]) -> None:
    """Note in this process's journal what was just written into a folder; CANNOT_WRITE where that fails."""
    path = workshop(folder) / _JOURNALS.replace("*", str(os.getpid()))
    try:
        with _one_at_a_time, path.open("ab") as file:
            file.write(b"".join(map(_line, records)))
    except OSError as error:
        raise LeafletError([complaint(Code.CANNOT_WRITE, path=path, **writing_failed(error))]) from error


def _journals(shop: Path) -> list[Path]:
    return sorted(shop.glob(_JOURNALS))


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError:
        return []


def _line(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _record(line: bytes) -> Record | None:
    """Read a line; None when it is torn, or nothing that this program wrote."""
    try:
        entry, purpose, inputs, files = json.loads(line)
        made = tuple(MadeFile(str(name), int(pages), str(checksum)) for name, pages, checksum in files)
        return Record(str(entry), str(purpose), str(inputs), made)
    except (ValueError, TypeError, RecursionError):
        return None
