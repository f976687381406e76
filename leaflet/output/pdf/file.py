"""A document's objects as a file: header, objects, cross-reference table, trailer (ISO 32000-1, 7.5)."""

from collections.abc import Iterable
from operator import attrgetter

from leaflet.output.pdf.ready import Ready, offsets_of


def spelled(version: tuple[int, int], objects: Iterable[Ready], trailer: str, identity: bytes) -> bytes:
    """Spell a file; `trailer` says where its readers begin, and 16 bytes tell it from all others."""
    every = sorted(objects, key=attrgetter("first"))
    head = b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % version
    parts = [head, *(each.data for each in every)]
    offsets = offsets_of(every, len(head))
    size, at, identifier = len(offsets) + 1, sum(map(len, parts)), identity.hex()
    table = f"xref\n0 {size}\n0000000000 65535 f \n" + "%010d 00000 n \n" * len(offsets) % offsets
    table += (
        f"trailer\n<< /Size {size} {trailer}/ID [<{identifier}> <{identifier}>] >>\nstartxref\n{at}\n%%EOF\n"
    )
    return b"".join((*parts, table.encode()))
