"""What a finished PDF measures, read back as a stranger reads it: for the paper that goes to the shop."""

from collections.abc import Callable, Iterable

from leaflet.preflight.box import MM, Box
from leaflet.preflight.claims import claimed
from leaflet.preflight.content.marks import Kind, Mark
from leaflet.preflight.document import open_document
from leaflet.preflight.ghostscript import PlatesFailedError, missing, plates
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Sheet, Subject
from leaflet.records import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in millimetres."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Facts:
    """The measured values of a file. Text and lines are told in points; None where there is no such thing."""

    version: str
    standards: tuple[str, ...]
    pages: int
    trim: Size
    bleed: Size
    media: Size
    same_size: bool
    """Whether all pages have the first one's boxes."""
    bleed_margin: float
    """The least distance from the trim to the bleed box, in millimetres."""
    has_marks: bool
    intents: tuple[str, ...]
    has_profile: bool
    spaces: tuple[str, ...]
    """Colour spaces of what is painted inside the bleed."""
    fonts: tuple[str, ...]
    all_embedded: bool
    least_text: float | None
    least_rule: float | None
    safe_margin: float | None
    """The least distance of text from the trim, in millimetres."""
    most_ink: int
    ink_by_plates: bool
    """Whether ink was measured on plates, else from the colours' own values."""
    overprinting: int
    """Black things that print over what lies below."""
    knocking_out: int
    """Black text that does not."""
    pictures: int
    least_ppi: float | None
    transparent: bool


def measure(data: bytes, *, tools: bool = True) -> Facts:
    """Measure a file.

    Raises
    ------
    UnreadableError
        When there is nothing to measure.
    TooMuch
        When it is larger than is looked at.

    """
    document = open_document(data)
    standards = claimed(document)
    subject = Subject(document, data, standards or (Standard.OFFICE,), House())
    sheets = subject.sheets
    leaves = document.leaves
    first = leaves[0]
    art = [mark for sheet in sheets for mark in sheet.art]
    text = [mark for mark in art if mark.shown and mark.shown.visible and mark.shown.text.strip()]
    ink, by_plates = _most_ink(subject, tools=tools)
    pictures = [mark.picture for mark in art if mark.picture]
    intents = document.root.get("OutputIntents").array()
    return Facts(
        version=".".join(map(str, document.version)),
        standards=tuple(standard.label for standard in standards),
        pages=len(leaves),
        trim=_size(first.trim),
        bleed=_size(first.bleed),
        media=_size(first.media),
        same_size=len({(_size(leaf.trim), _size(leaf.bleed)) for leaf in leaves}) == 1,
        bleed_margin=min(_margin(leaf.bleed, leaf.trim) for leaf in leaves),
        has_marks=any(mark for sheet in sheets for mark in sheet.marks if not _inside(mark, sheet)),
        intents=_unique(intent.get("OutputConditionIdentifier").text or "" for intent in intents),
        has_profile=any(intent.has("DestOutputProfile") for intent in intents),
        spaces=_unique(mark.ink.space.family for mark in art if mark.kind is not Kind.IMAGE),
        fonts=tuple(sorted(font.name.partition("+")[2] or font.name for font in subject.fonts)),
        all_embedded=all(font.embedded for font in subject.fonts),
        least_text=_least(text, lambda mark: mark.shown.size if mark.shown else 0),
        least_rule=_least(art, _thickness),
        safe_margin=_safe_margin(sheets),
        most_ink=ink,
        ink_by_plates=by_plates,
        overprinting=sum(mark.paint.overprint and mark.ink.is_black_alone for mark in art),
        knocking_out=sum(mark.ink.is_black_alone and not mark.paint.overprint for mark in text),
        pictures=len(pictures),
        least_ppi=min((picture.ppi for picture in pictures), default=None),
        transparent=not all(mark.paint.is_opaque for mark in art),
    )


def _size(box: Box) -> Size:
    return Size(round(box.width / MM, 2), round(box.height / MM, 2))


def _margin(outer: Box, inner: Box) -> float:
    sides = (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )
    return round(min(sides) / MM, 2)


def _inside(mark: Mark, sheet: Sheet) -> bool:
    return mark.box.overlaps(sheet.leaf.bleed, 0.1)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _least(marks: Iterable[Mark], of: Callable[[Mark], float]) -> float | None:
    return min((value for mark in marks if (value := round(of(mark), 3)) > 0), default=None)


def _thickness(mark: Mark) -> float:
    """Return how thick a line is; 0 for what is none."""
    if mark.kind is Kind.STROKE:
        return mark.weight
    return mark.weight if mark.kind is Kind.FILL and mark.is_straight else 0


def _safe_margin(sheets: Iterable[Sheet]) -> float | None:
    """Return how near to the trim text comes."""
    return min(
        (
            _margin(sheet.leaf.trim, mark.box)
            for sheet in sheets
            for mark in sheet.art
            if mark.shown and mark.shown.visible and mark.shown.text.strip()
        ),
        default=None,
    )


def _most_ink(subject: Subject, *, tools: bool) -> tuple[int, bool]:
    """Return the most ink in one place in per cent, and whether plates were made for it."""
    if tools and missing() is None:
        try:
            printed = plates(subject.data, len(subject.sheets))
            pairs = zip(printed, subject.sheets, strict=False)
            return max((page.heaviest(sheet.leaf, 400)[0] for page, sheet in pairs), default=0), True
        except PlatesFailedError:
            pass
    art = (mark for sheet in subject.sheets for mark in sheet.art if not mark.ink.is_registration)
    return max((round(mark.ink.total * 100) for mark in art), default=0), False
