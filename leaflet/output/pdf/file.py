"""A document's objects as a file: header, objects, cross-reference table, trailer (ISO 32000-1, 7.5)."""

from collections.abc import Iterable
from operator import attrgetter

from leaflet.output.pdf.ready import Ready

_FIRST = attrgetter("first")


def spelled(version: tuple[int, int], objects: Iterable[Ready], trailer: str, identity: bytes) -> bytes:
    """Spell a file; `trailer` says where its readers begin, and 16 bytes tell it from all others.

    Long runs of objects come first, whatever their numbers: fonts and profiles. So the files of an edition's
    locals, which have these in common, begin alike, and what sums them up need not begin anew with each.
    """
    head = b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % version
    by_number = sorted(objects, key=_FIRST)
    parts = [head]
    starts: dict[int, int] = {}
    at = len(head)
    for run in sorted(by_number, key=_length):
        parts.append(run.data)
        starts[run.first] = at
        at += len(run.data)
    offsets: list[int] = []
    for run in by_number:
        start = starts[run.first]
        offsets += [start + within for within in run.offsets]
    size, identifier = len(offsets) + 1, identity.hex()
    parts += (b"xref\n0 %d\n0000000000 65535 f \n" % size, b"%010d 00000 n \n" * len(offsets) % (*offsets,))
    told = f"<< /Size {size} {trailer}/ID [<{identifier}> <{identifier}>] >>"
    parts.append(f"trailer\n{told}\nstartxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)


def _length(run: Ready) -> int:
    return -len(run.data)
