"""A document's objects as a file: header, objects, cross-reference table, trailer (ISO 32000-1, 7.5)."""

from collections.abc import Iterable
from operator import attrgetter

from leaflet.output.pdf.objects import Ready


def spelled(version: tuple[int, int], objects: Iterable[Ready], trailer: str, identity: bytes) -> bytes:
    """Spell a file; `trailer` says where its readers begin, and 16 bytes tell it from all others."""
    every = sorted(objects, key=attrgetter("first"))
    parts = [b"%%PDF-%d.%d\n%%\x93\x8c\x8b\x9e\n" % version]
    offsets: list[int] = []
    at = len(parts[0])
    for data, _, within in every:
        parts.append(data)
        offsets += [at + offset for offset in within]
        at += len(data)
    size = len(offsets) + 1
    rows = b"%010d 00000 n \n" * len(offsets) % tuple(offsets)
    parts += [b"xref\n0 %d\n0000000000 65535 f \n" % size, rows]
    identifier = identity.hex()
    parts.append(
        f"trailer\n<< /Size {size} {trailer}/ID [<{identifier}> <{identifier}>] >>\n"
        f"startxref\n{at}\n%%EOF\n".encode()
    )
    return b"".join(parts)
