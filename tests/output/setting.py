"""Pages by hand for the tests of output: lines set solid with real faces, without composition or layout."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate

from leaflet.colour import BLACK, BUILT_IN, WHITE, Cmyk, Ink, Rgb
from leaflet.compose.face import Face, Faces
from leaflet.display.line import FaceName, Line, Run
from leaflet.display.page import Group, Item, Page, Part, PlacedLine
from leaflet.display.structure import Element, Role
from leaflet.geometry import Point, Size
from leaflet.memo import Known
from leaflet.output.pdf.content import Manner
from leaflet.output.pdf.drawn import drawn
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import FontPlan
from leaflet.output.pdf.writer import Making, written
from leaflet.output.sheet import Sheet
from leaflet.output.stock import fresh
from leaflet.units import MM, PT, Length, nearest
from leaflet.world import Disk

FACES = Faces.load(Disk())
GOTHIC = FaceName("BIZ UDGothic", 400)
NOTO = FaceName("Noto Sans JP", 400)
BLACK_NOTO = FaceName("Noto Sans JP", 900)
DAY = date(2019, 7, 1)
A4 = Size(210 * MM, 297 * MM)
INKS = (
    *((role, BUILT_IN[role]) for role in (BLACK, WHITE)),
    ("主", Ink(Cmyk(90, 60, 0, 10), Rgb(0, 51, 153), 80)),
)


def clusters(text: str) -> list[str]:
    """Split a text into characters, each with its variation selector."""
    found: list[str] = []
    for character in text:
        if "\N{VARIATION SELECTOR-17}" <= character <= "\N{VARIATION SELECTOR-256}":
            found[-1] += character
        else:
            found.append(character)
    return found


def gid_of(face: Face, cluster: str) -> int:
    gid = face.variant(cluster[0], cluster[1]) if len(cluster) == 2 else face.glyph(cluster)
    assert gid is not None, (face, cluster)
    return gid


def set_line(
    *words: tuple[str, FaceName],
    size: Length = 10 * PT,
    rises: Sequence[Length] = (),
    spread: Length = 0,
    gids: dict[str, int] | None = None,
) -> Line:
    """Set words, each in a face, one after the other.

    `spread` is put between glyphs; `gids` names other glyphs for some texts.
    """
    texts = [cluster for word, _ in words for cluster in clusters(word)]
    runs, first = [], 0
    found, advances = [], []
    for k, (word, name) in enumerate(words):
        face = FACES.face(name)
        glyphs = [(gids or {}).get(cluster) or gid_of(face, cluster) for cluster in clusters(word)]
        found += glyphs
        advances += [nearest(Fraction(face.advance(gid) * size, face.upem)) for gid in glyphs]
        runs.append(Run(first, first + len(glyphs), name, size, rises[k] if rises else 0))
        first += len(glyphs)
    offsets = [0, *accumulate(advance + spread for advance in advances)]
    return Line(
        start=0,
        end=len("".join(texts)),
        clusters=tuple(accumulate((len(text) for text in texts[:-1]), initial=0)),
        gids=tuple(found),
        texts=tuple(texts),
        offsets=tuple(offsets[:-1]),
        advances=tuple(advances),
        bodies=tuple((0, advance) for advance in advances),
        runs=tuple(runs),
        width=offsets[-1] - spread,
    )


def place(
    line: Line, x: Length = 20 * MM, y: Length = 20 * MM, ink: str = BLACK, element: int = 1
) -> PlacedLine:
    return PlacedLine(line, Point(x, y), (Part(0, len(line.gids), ink, element),), None)


def page(*items: Item, size: Size = A4, bleed: Length = 3 * MM, name: str = "表") -> Page:
    return Page(name, size, bleed, (Group(items, (Element(1, Role.PARAGRAPH),)),))


def write_pdf(
    sheets: Sequence[Sheet],
    plan: FontPlan,
    faces: Faces,
    information: Information,
    making: Making | None = None,
    stock: Known | None = None,
    *,
    outlines: bool = False,
) -> bytes:
    """Draw sheets and write them as one document."""
    making, stock = making or Making(), stock or fresh()
    manner = Manner(making.conformance.overprints, faces, outlines)
    made = drawn(sheets, plan, manner, faces, stock)
    return b"".join(written(made, faces, information, making, stock))
