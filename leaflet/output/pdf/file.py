"""A document's objects as a file: header, objects, cross-reference table, trailer (ISO 32000-1, 7.5)."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple, TypeAlias

from leaflet.memo import Known
from leaflet.output.pdf.ready import Ready

Spelled: TypeAlias = tuple[bytes, ...]
"""A file as it is made and written: one part after the other, of which files of one edition share many."""


class _Frame(NamedTuple):
    """What a file begins with: the objects that other locals' files have as well."""

    parts: Spelled
    end: int
    """Where the next object begins."""
    table: tuple[bytes, ...]
    """The entries of the cross-reference table from the object number 1 on; empty ones for other objects."""


def spelled(
    version: tuple[int, int], objects: Iterable[Ready], trailer: str, identity: bytes, stock: Known
) -> Spelled:
    """Spell a file; `trailer` says where its readers begin, and 16 bytes tell it from all others.

    What is a local's own comes last, whatever its numbers. So the files of an edition begin with the very
    same parts, and what sums them up need not begin anew with each.
    """
    common = tuple([run for run in objects if not run.is_own])
    parts, at, known = stock.value(common, ("frame", version), partial(_frame, version, common))
    own = sorted([run for run in objects if run.is_own], key=_length)
    missing = sum([len(run.offsets) for run in objects]) - len(known)
    table = [*known, *[b""] * missing]
    for run in own:
        before = run.first - 1
        table[before : before + len(run.offsets)] = _entries(at, run)
        at += len(run.data)
    size, identifier = len(table) + 1, identity.hex()
    told = f"<< /Size {size} {trailer}/ID [<{identifier}> <{identifier}>] >>"
    end = f"trailer\n{told}\nstartxref\n{at}\n%%EOF\n".encode()
    entries = b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (size, b"".join(table), end)
    return *parts, *[run.data for run in own], entries


def _frame(version: tuple[int, int], common: Iterable[Ready]) -> _Frame:
    """Begin a file with what is longest: it is the likeliest to be the same in all files."""
    parts = [b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % version]
    at = len(parts[0])
    table: list[bytes] = []
    for run in sorted(common, key=_length):
        before = run.first - 1
        table += [b""] * (before + len(run.offsets) - len(table))
        table[before : before + len(run.offsets)] = _entries(at, run)
        parts.append(run.data)
        at += len(run.data)
    return _Frame(tuple(parts), at, tuple(table))


def _entries(at: int, run: Ready) -> list[bytes]:
    return [b"%010d 00000 n \n" % (at + within) for within in run.offsets]


def _length(run: Ready) -> int:
    return -len(run.data)
