"""The head of an ICC profile (ICC.1:2010, 7.2): what it is for, without its tables."""

from typing import Final, NamedTuple

_HEAD: Final = 128


class Profile(NamedTuple):
    """What the head tells; signatures are four bytes."""

    size: int
    kind: bytes
    """``prtr`` for output devices, ``mntr`` for screens, and others."""
    space: bytes
    """``CMYK``, ``RGB `` (with a space), ``GRAY``."""
    version: tuple[int, int]


def read_profile(data: bytes) -> Profile | None:
    """Read a profile's head; None when the data are no whole profile."""
    if len(data) < _HEAD or data[36:40] != b"acsp":
        return None
    size = int.from_bytes(data[:4], "big")
    if size > len(data):
        return None
    return Profile(size, data[12:16], data[16:20], (data[8], data[9] >> 4))
