"""A finished file opened as a stranger: its objects, its pages, what it says about itself."""

from collections.abc import Iterator
from dataclasses import field
from io import BytesIO

import pikepdf

from leaflet.diagnostics import Code
from leaflet.preflight.box import Box, box_of
from leaflet.preflight.finding import Found, found
from leaflet.preflight.limits import Budget, Limit, TooMuch
from leaflet.preflight.node import ABSENT, Node, unwrapped
from leaflet.preflight.xmp import Xmp, read_xmp
from leaflet.records import dataclass

HEADER_WITHIN = 1024
"""Readers look for the header in so many first bytes."""
PAPER = Box(0, 0, 612, 792)
"""What a page without a MediaBox is taken for, as viewers do."""


class UnreadableError(Exception):
    """A file could not be opened; says what is to be told."""

    def __init__(self, said: Found) -> None:
        """Keep what is to be told."""
        super().__init__(str(said.code))
        self.said = said


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its dictionary with what it inherits, and its boxes as declared."""

    number: int
    """From 1."""
    node: Node
    resources: Node
    media: Box
    declared: dict[str, Box]
    """MediaBox, CropBox, TrimBox, BleedBox, ArtBox, where they are there and are boxes."""
    rotation: int
    unit: float

    @property
    def trim(self) -> Box:
        """What remains after cutting: ArtBox or the sheet where there is no TrimBox."""
        return self.declared.get("TrimBox") or self.declared.get("ArtBox") or self.media

    @property
    def bleed(self) -> Box:
        """As far as art may go; the trim where there is no BleedBox."""
        return self.declared.get("BleedBox") or self.trim


@dataclass(slots=True)
class Document:
    """An open file."""

    pdf: pikepdf.Pdf
    version: tuple[int, int]
    size: int
    repaired: str
    """What the reader had to mend to open the file; empty for a sound one."""
    encrypted: bool
    trailer: Node
    root: Node
    info: Node
    xmp: Xmp
    leaves: tuple[Leaf, ...]
    budget: Budget = field(default_factory=Budget)

    def objects(self) -> Iterator[Node]:
        """Tell all objects of the file, used or not."""
        budget = Budget()
        for entry in self.pdf.objects:
            budget.spend(Limit.OBJECTS)
            yield Node(entry)


def open_document(data: bytes) -> Document:
    """Open a file; errors of its inner parts are left to the checks.

    Raises
    ------
    UnreadableError
        When there is nothing to check.
    TooMuch
        When it is larger than is looked at.

    """
    Budget.allow(Limit.FILE, len(data))
    version = _version(data)
    pdf = _opened(data)
    budget = Budget()
    budget.allow(Limit.OBJECTS, _objects(pdf))
    root = Node(pdf.Root)
    return Document(
        pdf=pdf,
        version=version,
        size=len(data),
        repaired=_repairs(pdf, data),
        encrypted=bool(pdf.is_encrypted),
        trailer=Node(pdf.trailer),
        root=root,
        info=Node(pdf.trailer).get("Info"),
        xmp=read_xmp(root.get("Metadata"), budget),
        leaves=tuple(_leaves(root, budget)),
        budget=budget,
    )


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(BytesIO(data), inherit_page_attributes=False)
        if not isinstance(pdf.Root, pikepdf.Dictionary):
            raise UnreadableError(
                found(Code.PDF_UNREADABLE, reason="目次がありません", reason_en="it has no catalog")
            )
    except pikepdf.PasswordError:
        raise UnreadableError(found(Code.PDF_ENCRYPTED)) from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError) as error:
        reason = unwrapped(error)
        said = found(
            Code.PDF_UNREADABLE, reason=f"壊れています（{reason}）", reason_en=f"it is broken ({reason})"
        )
        raise UnreadableError(said) from error
    return pdf


def _version(data: bytes) -> tuple[int, int]:
    """Read the header's version."""
    at = data[:HEADER_WITHIN].find(b"%PDF-")
    if not data:
        raise UnreadableError(found(Code.PDF_UNREADABLE, reason="中身がありません", reason_en="it is empty"))
    digits = data[at + 5 : at + 8].decode("latin-1")
    if at < 0 or len(digits) != 3 or digits[1] != "." or not (digits[0] + digits[2]).isdecimal():  # noqa: PLR2004
        said = found(
            Code.PDF_UNREADABLE, reason="PDF ではありません", reason_en="it does not begin like a PDF file"
        )
        raise UnreadableError(said)
    return int(digits[0]), int(digits[2])


def _objects(pdf: pikepdf.Pdf) -> int:
    return len(pdf.objects)


def _repairs(pdf: pikepdf.Pdf, data: bytes) -> str:
    """Say what is not as it should be with the file's frame."""
    warnings = pdf.get_warnings()
    if warnings:
        return unwrapped(Exception(str(warnings[0])))
    return "" if b"%%EOF" in data[-HEADER_WITHIN:] else "%%EOF"


_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_BOXES = ("MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox")


def _leaves(root: Node, budget: Budget) -> Iterator[Leaf]:
    """Walk the page tree, each node once, handing down what pages inherit."""
    pending = [(root.get("Pages"), dict.fromkeys(_INHERITED, ABSENT), 0)]
    seen: set[tuple[int, int]] = set()
    number = 0
    while pending:
        node, above, depth = pending.pop()
        if (key := node.number_in_file) in seen or not node.is_dictionary:
            continue
        if key is not None:
            seen.add(key)
        budget.spend(Limit.PAGES)
        budget.allow(Limit.FORMS, depth)
        inherited = {name: node.get(name) or above[name] for name in _INHERITED}
        if node.get("Kids").is_array:
            pending += [(kid, inherited, depth + 1) for kid in reversed(node.get("Kids").array())]
        else:
            number += 1
            yield _leaf(number, node, inherited)


def _leaf(number: int, node: Node, inherited: dict[str, Node]) -> Leaf:
    declared = {}
    for name in _BOXES:
        box = box_of((inherited.get(name) or node.get(name)).numbers(4))
        if box is not None:
            declared[name] = box
    return Leaf(
        number=number,
        node=node,
        resources=inherited["Resources"],
        media=declared.get("MediaBox", PAPER),
        declared=declared,
        rotation=inherited["Rotate"].integer or 0,
        unit=node.get("UserUnit").number or 1,
    )


__all__ = ["Document", "Leaf", "TooMuch", "UnreadableError", "open_document"]
