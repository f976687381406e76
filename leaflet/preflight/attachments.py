"""Files embedded in a PDF, taken out safely: names tamed, sizes bounded, nothing run or written."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from leaflet.preflight.document import Document
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.limits import Limit
from leaflet.preflight.node import Node
from leaflet.records import dataclass

LONGEST_NAME: Final = 120
MOST_FILES: Final = 1_000
_FORBIDDEN: Final = frozenset('<>:"|?*\\/')
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{k}{n}" for k in ("com", "lpt") for n in range(10))}
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One embedded file, not yet unpacked."""

    told_name: str
    """As the file tells it: for messages only, never for a path."""
    name: str
    """The same as a relative path that cannot leave its folder: parts joined by ``/``."""
    relationship: str
    """AFRelationship, such as Source or Data; empty without one."""
    mime: str
    description: str
    told_size: int | None
    stream: Node


def attachments(document: Document) -> tuple[Attachment, ...]:
    """List the embedded files: those named in the catalogue, associated ones, and those of annotations."""
    found: dict[object, Attachment] = {}
    for specification in _specifications(document):
        stream = _stream(specification)
        if not stream.is_stream or len(found) >= MOST_FILES:
            continue
        told = specification.get("UF").text or specification.get("F").text or ""
        size = stream.get("Params", "Size").integer
        found.setdefault(
            stream.number_in_file or len(found),
            Attachment(
                told_name=told or "?",
                name=tame(told) or f"file-{len(found) + 1}",
                relationship=specification.get("AFRelationship").name,
                mime=stream.get("Subtype").name,
                description=specification.get("Desc").text or "",
                told_size=size,
                stream=stream,
            ),
        )
    return tuple(found.values())


def unpacked(attachment: Attachment, document: Document) -> bytes:
    """Return an attachment's bytes.

    Raises
    ------
    UndecodableError
        When the data are broken, or their length is not the one that the file tells.
    TooMuch
        When they are larger than is looked at.

    """
    data = decoded(attachment.stream, document.budget)
    if attachment.told_size is not None and attachment.told_size != len(data):
        raise UndecodableError("Size")
    return data


def tame(told: str) -> str:
    """Turn a stranger's path into one that stays inside a folder on every system; it may become empty."""
    parts = [_tame_part(part) for part in told.replace("\\", "/").split("/")]
    return "/".join(part for part in parts if part)[: LONGEST_NAME * 4]


def _tame_part(part: str) -> str:
    kept = "".join(c for c in part if c not in _FORBIDDEN and unicodedata.category(c)[0] != "C")
    plain = kept.strip(" .")[:LONGEST_NAME].rstrip(" .")
    return f"_{plain}" if plain.partition(".")[0].lower() in _DEVICES else plain


def _stream(specification: Node) -> Node:
    files = specification.get("EF")
    return files.get("UF") or files.get("F")


def _specifications(document: Document) -> Iterator[Node]:
    """Tell file specifications from every place that may hold one."""
    yield from _named(document, document.root.get("Names", "EmbeddedFiles"))
    yield from document.root.get("AF").each()
    for leaf in document.leaves:
        yield from leaf.node.get("AF").each()
        for note in leaf.node.get("Annots").array():
            if note.get("FS"):
                yield note.get("FS")


def _named(document: Document, tree: Node) -> Iterator[Node]:
    """Walk a name tree, each node once (ISO 32000-1, 7.9.6)."""
    pending, seen = [tree], set()
    while pending:
        node = pending.pop()
        if (key := node.number_in_file) is not None:
            if key in seen:
                continue
            seen.add(key)
        document.budget.spend(Limit.ELEMENTS)
        yield from node.get("Names").array()[1::2]
        pending += node.get("Kids").array()
