"""Checksums of many files that begin alike: what they have in common is summed up once.

The files of a batch begin with the same fonts, three quarters of all their bytes. Comparing those takes a
tenth of the time of summing them up.
"""

import hashlib
from typing import NamedTuple

BLOCK = 4096
"""Heads are so many bytes long, or a multiple of it."""


class _Head(NamedTuple):
    """What some files begin with."""

    data: bytes
    summed: "hashlib._Hash"


class Checksums:
    """SHA-256 of files that come one after the other."""

    def __init__(self) -> None:
        """Begin knowing of no file."""
        self._heads: dict[str, _Head] = {}

    def of(self, kind: str, data: bytes) -> str:
        """Return a file's checksum in hexadecimal; files of one `kind` are thought to begin alike."""
        head = self._heads.get(kind)
        if head is None:
            head = self._heads[kind] = _Head(data, hashlib.sha256(data))
        elif not data.startswith(head.data):
            common = _common(data, head.data)
            head = self._heads[kind] = _Head(common, hashlib.sha256(common))
        summed = head.summed.copy()
        summed.update(memoryview(data)[len(head.data) :])
        return summed.hexdigest()


def _common(one: bytes, other: bytes) -> bytes:
    """Return the whole blocks that two files both begin with."""
    end = 0
    while one[end : end + BLOCK] == other[end : end + BLOCK] and end + BLOCK <= min(len(one), len(other)):
        end += BLOCK
    return one[:end]
