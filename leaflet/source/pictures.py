"""Fetches the pictures that an edition shows: files beside the one that names them, and nowhere else."""

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from operator import is_
from pathlib import Path

from leaflet.diagnostics import Code, Complaints, Diagnostic, Span, complaint
from leaflet.memo import Known
from leaflet.messages.reasons import reading_failed
from leaflet.model.edition import Block, Callout, Edition, Picture, PlaceMap, Side
from leaflet.model.picture import Artwork, Raster
from leaflet.model.text import Prose
from leaflet.pixels import LONGEST, MOST_PIXELS, PictureError, Unusable, pixels_of
from leaflet.source import phrases
from leaflet.source.missing import meant
from leaflet.source.phrases import Phrase
from leaflet.source.values import is_outside
from leaflet.world import World

MEGA = 1_000_000


def illustrated(edition: Edition[Prose], world: World, known: Known | None = None) -> Edition[Prose]:
    """Return the edition with what its pictures' files hold; `known` keeps the blocks that locals share.

    A file's name is relative to the file in which it stands: the edition, or the local's own.

    Raises
    ------
    LeafletError
        With every file that is missing, lies outside of its folder, or cannot be printed.

    """
    complaints = Complaints()
    known = known or Known(1)
    sides = tuple([_side(side, world, known, complaints) for side in edition.sides])
    complaints.raise_if_any()
    return edition if all(map(is_, sides, edition.sides)) else replace(edition, sides=sides)


def _side(side: Side[Prose], world: World, known: Known, complaints: Complaints) -> Side[Prose]:
    blocks = tuple(
        [
            _shown(block, world, known, complaints) if isinstance(block, _PICTURED) else block
            for block in side.blocks
        ]
    )
    return side if all(map(is_, blocks, side.blocks)) else replace(side, blocks=blocks)


_PICTURED = (Picture, PlaceMap, Callout)
"""What shows pictures, or may hold what does."""


def _shown(block: Block[Prose], world: World, known: Known, complaints: Complaints) -> Block[Prose]:
    match block:
        case Picture():
            art = _artwork(block.file, world, complaints)
            return known.value((block,), ("art", art), lambda: replace(block, art=art))
        case PlaceMap(picture=picture):
            art = _artwork(picture.file, world, complaints)
            return known.value(
                (block,), ("art", art), lambda: replace(block, picture=replace(picture, art=art))
            )
        case Callout():
            inner = tuple([_shown(each, world, known, complaints) for each in block.blocks])
            if all(map(is_, inner, block.blocks)):
                return block
            return known.value((block, *inner), "shown", lambda: replace(block, blocks=inner))
        case _:
            return block


def _artwork(file: Prose, world: World, complaints: Complaints) -> Artwork | None:
    name, span = file.rich.text, file.span
    try:
        found = _read(name, span, world)
    except OSError as error:
        words = reading_failed(error) | meant(_beside(name, span), error, world)
        complaints.add(Code.UNREADABLE, span, path=name, **words)
        return None
    if found is None:
        complaints.add(Code.OUTSIDE_FOLDER, span, path=name)
        return None
    made = artwork(found)
    if isinstance(made, Unfit):
        complaints.extend([made.told(name, span)])
        return None
    return made


def _read(name: str, span: Span, world: World) -> bytes | None:
    """Read a file beside the one that names it; None for one outside of that one's folder."""
    if is_outside(name):
        return None
    path = _beside(name, span)
    if not world.resolved(path).is_relative_to(world.resolved(Path(span.file).parent)):
        return None
    return world.read(path)


def _beside(name: str, span: Span) -> Path:
    return Path(span.file).parent / name.replace("\\", "/")


class Unfit:
    """Why a file is no picture: a code and its words."""

    def __init__(self, code: Code, **words: str) -> None:
        """Keep both until it is known which file it is."""
        self._code = code
        self._words = words

    def told(self, path: str, span: Span) -> Diagnostic:
        """Say it of a file."""
        return complaint(self._code, span, path=path, **self._words)


@lru_cache(maxsize=8)
def artwork(data: bytes) -> Artwork | Unfit:
    """Make a picture of a file's bytes; the pictures that many locals share are looked at once."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return _drawing(data)
    try:
        size = pixels_of(data)
    except PictureError as error:
        return _unfit(error)
    return Raster(sha256(data).hexdigest(), size.width, size.height, data)


def _drawing(data: bytes) -> Artwork | Unfit:
    from leaflet.source.svg.reader import drawing
    from leaflet.source.svg.refusal import RefusedError

    try:
        return drawing(data)
    except RefusedError as error:
        ja, en = error.why.value
        if error.detail:
            ja, en = f"{ja}（{error.detail}）", f"{en} ({error.detail})"
        if error.line:
            ja, en = f"{error.line}行目：{ja}", f"line {error.line}: {en}"
        return Unfit(Code.NOT_FLAT, **Phrase(ja, en).word("what"))


def _unfit(error: PictureError) -> Unfit:
    if error.why is not Unusable.SIZE:
        return Unfit(Code.NOT_A_PICTURE, **_REASONS[error.why].word("reason"))
    size = phrases.TOO_MANY_PIXELS
    if error.size is not None:
        width, height = error.size
        size = Phrase(f"{width}×{height}画素", f"{width} × {height} pixels")
    return Unfit(Code.PICTURE_TOO_LARGE, **size.word("size"), **_MOST.word("most"))


_REASONS = {
    Unusable.KIND: phrases.NO_PICTURE,
    Unusable.BROKEN: phrases.BROKEN_PICTURE,
    Unusable.COLOURS: phrases.ODD_COLOURS,
}
_MOST = Phrase(
    f"長い辺{LONGEST}画素、全部で{MOST_PIXELS // MEGA}00万画素",
    f"{LONGEST} pixels on the longer side and {MOST_PIXELS // MEGA} megapixels in all",
)
