"""Objects of a document spelled beforehand, with their numbers: editions share whole runs of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Ready(NamedTuple):
    """Objects with their numbers, as the file holds them one after the other."""

    data: bytes
    first: int
    """The number of the first; the others follow."""
    offsets: tuple[int, ...]
    """Where each begins."""
    is_own: bool = False
    """Whether no other local's file is likely to have the like."""


def ready(first: int, bodies: Iterable[bytes], *, is_own: bool = False) -> Ready:
    """Put objects one after the other, numbered from `first`."""
    parts: list[bytes] = []
    offsets: list[int] = []
    at = 0
    for number, body in enumerate(bodies, first):
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        offsets.append(at)
        parts.append(part)
        at += len(part)
    return Ready(b"".join(parts), first, tuple(offsets), is_own)


def joined(runs: Sequence[Ready], *, is_own: bool = False) -> Ready:
    """Make one run of several, each of which begins with the number after the last."""
    offsets: list[int] = []
    at = 0
    for data, _, within, _ in runs:
        offsets += [at + offset for offset in within]
        at += len(data)
    return Ready(b"".join([each.data for each in runs]), runs[0].first, tuple(offsets), is_own)


def stream(deflated: bytes, entries: str = "") -> bytes:
    """Spell a deflated stream, `entries` being those beside its length and filter."""
    return between(f"<< {entries}/Filter /FlateDecode /Length {len(deflated)} >>".encode(), deflated)


def between(dictionary: bytes, data: bytes) -> bytes:
    """Put a stream's data behind its dictionary, with the line end before `endstream` (PDF/A-2, 6.1.7.1)."""
    return b"%b\nstream\n%b\nendstream" % (dictionary, data)
