"""QR: the code in black on white within its quiet zone (ISO/IEC 18004, 9.1), its words beside or below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from leaflet.colour import BLACK, WHITE
from leaflet.compose.style import Alignment
from leaflet.diagnostics import Code
from leaflet.display.axes import Area, Place
from leaflet.display.structure import Element, Role
from leaflet.geometry import Contour, Point, Size
from leaflet.layout.desk import Desk
from leaflet.layout.pieces import FillPiece, Piece, SetBlock, ShapePiece, Slab, moved
from leaflet.layout.settext import Look, SetText
from leaflet.layout.text import set_text, stacked
from leaflet.model.edition import QrCode
from leaflet.model.template import StyleName
from leaflet.model.text import Prose, plain
from leaflet.units import MM, Length, parse_length

SIZE = 20 * MM
"""Of a code whose 大きさ nobody gave."""
QUIET = 4
"""Modules of white on each side (ISO/IEC 18004, 6.3.8)."""
LEAST_MODULE = MM * 33 // 100
"""Smaller ones fill with ink and shake in a hand-held camera."""
LEAST_BESIDE = 8
"""Characters to a line beside a code; where fewer fit, the words stand below it."""


class Matrix(NamedTuple):
    """A code's dark modules."""

    side: int
    """Modules of one side, without the quiet zone."""
    contours: tuple[Contour, ...]
    """A rectangle for each run of dark modules in a row, in modules from the top-left corner."""


@lru_cache(maxsize=256)
def matrix(text: str) -> Matrix | None:
    """Return the code for a text, None when it is too long for any."""
    # Imported late: few leaflets have a code.
    import segno

    try:
        code = segno.make_qr(text, error="m")
    except segno.DataOverflowError:
        return None
    rows = tuple(bytes(row) for row in code.matrix)
    contours = tuple(_rectangle(y, *run) for y, row in enumerate(rows) for run in _runs(row))
    return Matrix(len(rows), contours)


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of dark modules."""
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x
            start = None


def _rectangle(y: int, start: int, end: int) -> Contour:
    return Contour(Point(start, y), (Point(end, y), Point(end, y + 1), Point(start, y + 1)))


def set_qr(desk: Desk, block: QrCode[Prose], measure: Length, ground: str) -> SetBlock:
    """Set a code and its words as one slab of whole grid lines.

    On white paper the code's own edge stands flush with the text, on a tint that of the white around it.
    """
    address = block.url.rich.text
    code = matrix(address)
    if code is None:
        length = len(address.encode())
        desk.complaints.add(Code.TOO_MUCH_FOR_QR, block.url.span, length=length)
        return SetBlock((), desk.element(Role.GROUP))
    side = parse_length(block.size) if block.size is not None else SIZE
    _warn(desk, block, code, side)
    whole = desk.element(Role.GROUP)
    figure = replace(desk.element(Role.FIGURE), alternative=f"QRコード：{address}")
    quiet = QUIET * side // code.side
    overhang = min(desk.hanmen.gap // 2, desk.template.callout.padding) if ground == WHITE else 0
    inset = max(0, quiet - overhang)
    drawn = _drawn(code, Area(inset, 0, inset + side, side), quiet, figure)
    beside = measure - inset - side - quiet - desk.hanmen.size
    if beside >= LEAST_BESIDE * desk.hanmen.size:
        words = _words(desk, block, beside, Alignment.START)
        place = Place(measure - beside, (side - words.depth) // 2)
        depth = max(side + quiet, words.depth)
    else:
        words = _words(desk, block, measure, Alignment.CENTRE)
        place = Place(0, side + quiet)
        depth = side + quiet + words.depth
        drawn = tuple(moved(piece, Place((measure - side) // 2 - inset, 0)) for piece in drawn)
    slab = Slab(
        lines=desk.hanmen.lines_for(depth - (desk.hanmen.feed - desk.hanmen.size)),
        pieces=(*drawn, *(moved(piece, place) for piece in words.pieces)),
        lead=1,
        stretch=1,
        notes=words.notes,
        span=block.common.span,
    )
    return SetBlock((slab,), replace(whole, children=(figure, *words.elements)))


def _warn(desk: Desk, block: QrCode[Prose], code: Matrix, side: Length) -> None:
    if side < LEAST_MODULE * code.side:
        wanted = -(-LEAST_MODULE * code.side // MM)
        module = f"{side / code.side / MM:.2f}"
        desk.complaints.add(Code.FINE_QR, block.common.span, module=module, wanted=wanted)


def _drawn(code: Matrix, area: Area, quiet: Length, figure: Element) -> tuple[Piece, ...]:
    units = Size(code.side, code.side)
    return (
        FillPiece(area.inset(-quiet), WHITE),
        ShapePiece(area, code.contours, units, BLACK, element=figure.id),
    )


class _Words(NamedTuple):
    pieces: tuple[Piece, ...]
    elements: tuple[Element, ...]
    depth: Length
    notes: tuple[str, ...]


def _words(desk: Desk, block: QrCode[Prose], measure: Length, alignment: Alignment) -> _Words:
    """Set the caption and, small below it, the address for those who type."""
    texts = (
        [] if block.caption is None else [_text(desk, block.caption, StyleName.STRONG, measure, alignment)]
    )
    address = Prose(plain(block.url.rich.text), block.url.span)
    texts.append(_text(desk, address, StyleName.CAPTION, measure, alignment))
    pieces: list[Piece] = []
    depth = 0
    for text, size, feed in texts:
        depth += size // 2 if depth else 0
        made, height = stacked(text.rows, size, feed, Place(0, depth))
        pieces += made
        depth += height
    notes = tuple(note for text, _, _ in texts for row in text.rows for note in row.notes)
    return _Words(tuple(pieces), tuple(text.element for text, _, _ in texts), depth, notes)


def _text(
    desk: Desk, prose: Prose, name: StyleName, measure: Length, alignment: Alignment
) -> tuple[SetText, Length, Length]:
    style = desk.style(name)
    paragraph = replace(desk.paragraph_style(style), first_indent=0, alignment=alignment)
    text = set_text(desk, prose, measure, paragraph, Look(style.ink, Role.CAPTION))
    return text, desk.size(style), desk.hanmen.feed if name is StyleName.STRONG else style.feed
