"""Documents that share groups and differ in all else, and stocks that overlook on what something depends."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import NamedTuple, TypeVar

from leaflet.colour import Cmyk, Ink, Rgb
from leaflet.display.axes import Direction
from leaflet.display.page import Group, Item, Page, PlacedLine
from leaflet.display.structure import Role
from leaflet.geometry import Size
from leaflet.memo import Known
from leaflet.output.attachment import Attachment
from leaflet.output.conformance import OFFICE, STANDARDS, Conformance, IntentProfile
from leaflet.output.icc import Condition, Profile, condition
from leaflet.output.links import linked
from leaflet.output.marks import around, marked
from leaflet.output.pdf.information import Information
from leaflet.output.pdf.plan import NOTHING, Glyphs, glyphs_of, lines_of, planned
from leaflet.output.pdf.writer import Making
from leaflet.output.sheet import PURPOSES, Sheet, prepare
from leaflet.output.stock import MOST, fresh
from leaflet.output.tones import Tones
from leaflet.units import MM
from leaflet.world import Disk
from tests.output.pdf.test_drawing import picture
from tests.output.pdf.test_standards import BACK, FRONT, INFORMATION, intent_of
from tests.output.setting import FACES, GOTHIC, INKS, page, write_pdf
from tests.pictures import TONES, photo

R = TypeVar("R")

ALL = glyphs_of(lines_of(item for side in (FRONT, BACK) for item in side.items))
SOME = glyphs_of(lines_of(BACK.items))
"""Of most documents all glyphs are fixed, of others some or none."""


class Document(NamedTuple):
    """A file of groups that others show too, and what distinguishes it from them."""

    made: Conformance
    pages: tuple[Page, ...] = (FRONT, BACK)
    inks: tuple[tuple[str, Ink], ...] = INKS
    base: Glyphs = ALL
    outlines: bool = False
    marks: bool = False
    tones: Tones = TONES
    condition: Condition | None = None
    files: tuple[Attachment, ...] = ()
    information: Information = INFORMATION


RED = (*INKS[:-1], ("主", Ink(Cmyk(0, 100, 90, 0), Rgb(204, 0, 0), 60)))
LEAN = replace(TONES, most_ink=150)
"""Pictures take less ink."""


def with_groups(page: Page, change: Callable[[Group], Group]) -> Page:
    return replace(page, groups=tuple(map(change, page.groups)))


def with_items(page: Page, change: Callable[[tuple[Item, ...]], Iterable[Item]]) -> Page:
    """Return a page with other items; its groups have the same elements."""
    return with_groups(page, lambda group: replace(group, items=tuple(change(group.items))))


def with_lines(page: Page, change: Callable[[PlacedLine], PlacedLine]) -> Page:
    """Return a page with the same lines, otherwise placed."""
    return with_items(page, lambda items: (change(i) if isinstance(i, PlacedLine) else i for i in items))


def reversed_line(line: PlacedLine) -> PlacedLine:
    """Return other glyphs at the same place."""
    set_line = replace(line.line, gids=line.line.gids[::-1], texts=line.line.texts[::-1])
    return replace(line, line=set_line)


def recoloured(line: PlacedLine) -> PlacedLine:
    return replace(line, parts=tuple(part._replace(ink="主") for part in line.parts))


MOVED = with_lines(BACK, lambda line: replace(line, origin=line.origin.moved(MM, MM)))
TURNED = with_lines(BACK, lambda line: replace(line, direction=Direction.VERTICAL))
NOTES = replace(BACK, groups=BACK.groups[1:])
"""Without its addresses: numbers of content and objects are others."""
CUT = replace(BACK, size=Size(200 * MM, 38 * MM))
"""The same on smaller paper: the last line sticks out of it."""
OUT = with_lines(BACK, lambda line: replace(line, origin=line.origin.moved(-26 * MM)))
"""Lines begin beyond the usual bleed, where marks would be."""
WIDE = replace(OUT, bleed=15 * MM)
"""The same on paper as large as with marks, all of it bleed."""
ART = page(picture(photo()))
BEHIND = with_groups(BACK, lambda group: replace(group, panel=2))
"""The same as a part of a folded sheet."""
RETOLD = with_groups(
    BACK, lambda group: replace(group, elements=tuple(replace(e, role=Role.ASIDE) for e in group.elements))
)
"""The same items, called something else."""
SHUFFLED = with_items(FRONT, reversed)
"""The same elements, whose contents come in another order."""
HEAD = frozenset(glyph for glyph in ALL if glyph.face != GOTHIC)
REST = with_items(FRONT, lambda items: (i for i in items if not HEAD & glyphs_of(lines_of([i]))))
"""Without the headline, which is all that is not Gothic."""


def documents() -> Iterator[Document]:
    for made in (*STANDARDS.values(), OFFICE):
        yield Document(made)
    for made in (STANDARDS["3u"], STANDARDS["4f"], STANDARDS["x4"], STANDARDS["x1a"]):
        told = (BEHIND, RETOLD) if made.tagged else ()
        others = MOVED, TURNED, WIDE, *told, *map(partial(with_lines, BACK), (recoloured, reversed_line))
        few: tuple[tuple[Page, ...], ...] = (
            (BACK, FRONT),
            (FRONT, NOTES),
            (FRONT,),
            (BACK,),
            (CUT,),
            (SHUFFLED, BACK),
        )
        for pages in (*few, (FRONT, BACK, BACK), *((FRONT, other) for other in others)):
            yield Document(made, pages)
        yield Document(made, inks=RED)
        yield Document(made, base=NOTHING)
        yield Document(made, base=SOME)
        yield Document(made, (FRONT,), base=NOTHING)
        # Both bring the same glyphs to bases of other numbers.
        yield Document(made, (FRONT,), base=SOME | HEAD)
        yield Document(made, (REST,), base=SOME & glyphs_of(lines_of(FRONT.items)))
        yield Document(made, outlines=True)
    for made in (STANDARDS["x4"], STANDARDS["x1a"]):
        yield Document(made, marks=True)
        yield Document(made, (FRONT, OUT), marks=True)
        yield Document(made, (ART,))
        yield Document(made, (ART,), tones=LEAN)
        yield Document(made, condition=condition("JC200103", Disk()))
        yield Document(replace(made, overprints=False))


FILE = Attachment("a/原稿.yaml", b"a: 1\n", "原稿")
FILES = (
    FILE,
    replace(FILE, path="原稿.json"),
    replace(FILE, data=b"a: 2\n"),
    replace(FILE, description="組合ファイル"),
    replace(FILE, relationship="Data"),
)


def with_files() -> Iterator[Document]:
    made = STANDARDS["3u"]
    for file in FILES:
        yield Document(made, files=(file,))
    yield Document(made, (FRONT,), files=(FILE,))
    yield Document(made, files=FILES[:2])
    yield Document(made, files=(FILE,), information=INFORMATION._replace(issued=date(2020, 1, 1)))
    yield Document(made, information=INFORMATION._replace(language="en"))


def written(document: Document, stock: Known) -> bytes:
    sheets = tuple(_sheets(document, stock))
    plan = planned((group for sheet in sheets for group in sheet.groups), document.base, stock)
    intent = document.condition or _intent(document.made.profile)
    making = Making(document.made, intent, document.files)
    return write_pdf(sheets, plan, FACES, document.information, making, stock, outlines=document.outlines)


def _sheets(document: Document, stock: Known) -> Iterator[Sheet]:
    purpose = PURPOSES[document.made.purpose]
    for side in document.pages:
        groups = side.groups
        if document.made.links:
            groups = tuple(stock.value((group,), "linked", partial(linked, group)) for group in groups)
        sheet = prepare(replace(side, groups=groups), purpose, document.inks, lambda: document.tones, stock)
        yield marked(sheet, around(sheet)) if document.marks else sheet


@cache
def _intent(profile: IntentProfile) -> Profile | Condition | None:
    return intent_of(next(made for made in (*STANDARDS.values(), OFFICE) if made.profile is profile))


DOCUMENTS = (*documents(), *with_files())


@cache
def right(number: int) -> bytes:
    return written(DOCUMENTS[number], fresh())


# ---- stocks


class Part(NamedTuple):
    """Parts of the keys of one kind, numbered: what is told beside the objects, then the objects."""

    kind: str
    numbers: tuple[int, ...]


LISTS = {"tagging": (3, 2), "own items": (2, 1), "streams": (1, 1), "frame": (1, 1)}
"""Kinds whose keys end with lists of objects: where these begin, and how many there are to each member."""


def numbered(kind: str, position: int) -> int:
    """Return the number of what stands at some position of a key: the members of a list are alike."""
    first, size = LISTS.get(kind, (position, 1))
    return position if position < first else first + (position - first) % size


def spelled(key: Hashable) -> tuple[str, tuple[Hashable, ...]]:
    """Return what kind of thing is known by a key, and on what else it depends."""
    if not isinstance(key, tuple):
        return str(key), ()
    if type(key) is tuple:
        return str(key[0]), key[1:]
    # What such a key says is just what its maker is given: forgetting it is forgetting all.
    return type(key).__name__, (key,)


class Watching(Known):
    """Remembers all parts of all keys."""

    def __init__(self) -> None:
        super().__init__(MOST)
        self.parts: dict[Part, None] = {}

    def value(self, of: tuple[object, ...], key: Hashable, make: Callable[[], R]) -> R:
        kind, told = spelled(key)
        self.parts |= dict.fromkeys(Part(kind, (numbered(kind, k),)) for k in range(len(told) + len(of)))
        return super().value(of, key, make)


class Forgetting(Known):
    """Overlooks parts of the keys of one kind."""

    def __init__(self, part: Part) -> None:
        super().__init__(MOST)
        self._part = part

    def value(self, of: tuple[object, ...], key: Hashable, make: Callable[[], R]) -> R:
        kind, told = spelled(key)
        if kind != self._part.kind:
            return super().value(of, key, make)
        rest = tuple(each for k, each in enumerate(told) if numbered(kind, k) not in self._part.numbers)
        objects = (
            each for k, each in enumerate(of, len(told)) if numbered(kind, k) not in self._part.numbers
        )
        return super().value(tuple(objects), (kind, len(of), rest), make)


def is_noticed(part: Part) -> bool:
    """Tell whether some document would come out wrong, or not at all."""
    stock = Forgetting(part)
    for number, document in enumerate(DOCUMENTS):
        try:
            if written(document, stock) != right(number):
                return True
        except (KeyError, ValueError):
            return True
    return False
