"""Where two files differ, in words: for those who built one again and did not get the same."""

from collections.abc import Iterator
from typing import NamedTuple

from leaflet.preflight.attachments import attachments, unpacked
from leaflet.preflight.document import Document, open_document
from leaflet.preflight.filters import UndecodableError, decoded
from leaflet.preflight.node import Node

_DEPTH = 12


class Difference(NamedTuple):
    """A part of the file, in Japanese and English."""

    ja: str
    en: str


def differences(first: bytes, second: bytes) -> tuple[Difference, ...]:
    """Tell the parts in which two files differ; one part at least when their bytes do.

    Raises
    ------
    UnreadableError, TooMuch
        As `open_document`.

    """
    if first == second:
        return ()
    one, other = open_document(first), open_document(second)
    found = tuple(dict.fromkeys(_parts(one, other)))
    if found:
        return found
    if len(first) != len(second):
        return (
            Difference("ファイルの構造か、圧縮のしかた", "the file's structure, or how it was compressed"),
        )
    return (Difference("ファイルの構造", "the file's structure"),)


def _parts(one: Document, other: Document) -> Iterator[Difference]:
    if one.version != other.version:
        yield Difference("PDF の版", "the version of PDF")
    if _told(one.info, one) != _told(other.info, other) or _told(_packet(one), one) != _told(
        _packet(other), other
    ):
        yield Difference("文書の情報（題名・日付など）", "the document's information")
    yield from _pages(one, other)
    yield from _files(one, other)
    for key, words in _CATALOGUE.items():
        if _told(one.root.get(key), one) != _told(other.root.get(key), other):
            yield words


_CATALOGUE = {
    "OutputIntents": Difference("出力条件（カラープロファイル）", "the output intent"),
    "StructTreeRoot": Difference("タグ（文書の構造）", "the tags"),
}


def _packet(document: Document) -> Node:
    return document.root.get("Metadata")


def _pages(one: Document, other: Document) -> Iterator[Difference]:
    if len(one.leaves) != len(other.leaves):
        yield Difference("ページの数", "the number of pages")
        return
    for leaf, twin in zip(one.leaves, other.leaves, strict=True):
        if leaf.declared != twin.declared:
            yield Difference(f"{leaf.number}ページの大きさ", f"the size of page {leaf.number}")
        if _told(leaf.node.get("Contents"), one) != _told(twin.node.get("Contents"), other):
            yield Difference(f"{leaf.number}ページの紙面", f"what page {leaf.number} shows")
        if _told(leaf.resources, one) != _told(twin.resources, other):
            yield Difference("フォント・画像", "fonts or pictures")
        if _told(leaf.node.get("Annots"), one) != _told(twin.node.get("Annots"), other):
            yield Difference(f"{leaf.number}ページのリンク", f"the links of page {leaf.number}")


def _files(one: Document, other: Document) -> Iterator[Difference]:
    held, again = (_unpacked_all(document) for document in (one, other))
    for name in sorted(held.keys() | again.keys()):
        if held.get(name) != again.get(name):
            yield Difference(f"中の「{name}」", f"“{name}” inside")


def _unpacked_all(document: Document) -> dict[str, bytes | None]:
    found: dict[str, bytes | None] = {}
    for file in attachments(document):
        try:
            found[file.told_name] = unpacked(file, document)
        except UndecodableError:
            found[file.told_name] = None
    return found


_LOOPS = frozenset({"P", "Parent", "Pg", "Obj", "Dest", "D", "SD", "Ref", "ParentTree"})
"""Keys that lead back up, or to what is compared elsewhere."""


def _told(node: Node, document: Document, depth: int = 0) -> object:
    """Tell an object by value, streams by what they hold."""
    if depth > _DEPTH:
        return None
    if node.is_dictionary:
        entries = tuple(
            (key, _told(value, document, depth + 1))
            for key, value in node.items()
            if key not in _LOOPS and not (node.is_stream and key in {"Length", "Filter", "DecodeParms"})
        )
        return (entries, _data(node, document)) if node.is_stream else entries
    if node.is_array:
        return tuple(_told(member, document, depth + 1) for member in node.array())
    return node.name or node.octets or node.number or node.boolean


def _data(node: Node, document: Document) -> bytes:
    try:
        return decoded(node, document.budget)
    except UndecodableError:
        return node.raw()
