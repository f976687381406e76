"""The press stage: a page becomes a sheet for one purpose; display list in, display list out.

A sheet holds the page's own items, with what lies beyond its edge cut off, and a palette that says which
colour each ink role has become. Nothing is moved: coordinates still count from the trim's top-left corner.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import NamedTuple

from leaflet.colour import REGISTRATION, Cmyk, Colour, Gray, Ink, Rgb, is_own_role, parse_rgb
from leaflet.display.page import Group, Image, Item, Page, Path
from leaflet.geometry import Rect, Size
from leaflet.memo import Known
from leaflet.output.cut import cut
from leaflet.output.printed import Palette, Printed, printed
from leaflet.output.stock import fresh
from leaflet.output.tones import Tones, ink_of
from leaflet.records import dataclass
from leaflet.units import MM, Length

FULL = 255
"""White, of sRGB's steps."""


class Process(StrEnum):
    """Which of an ink's recipes a purpose prints with."""

    SCREEN = "画面"
    """sRGB, as office printers and screens take it."""
    FOUR_COLOURS = "印刷"
    """Cyan, magenta, yellow and black."""
    DUPLICATOR = "輪転機"
    """One black, in tints."""


PALETTES = {
    Process.SCREEN: Palette.SCREEN,
    Process.FOUR_COLOURS: Palette.PRESS,
    Process.DUPLICATOR: Palette.BLACK,
}
"""How each process prints pictures."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a sheet is for (用途), as facts: a new purpose is a new value, not a new case."""

    name: str
    """As `--for` names it."""
    label: str
    process: Process
    bleeds: bool
    """The sheet is larger than the trim by the page's bleed; else it ends at the trim."""
    has_marks: bool = False
    """Printers' marks stand around the page unless they are declined, and a shop's limits hold."""
    beyond_reach: Length = 0
    """So near to the paper's edge a printer may leave out what it is given."""
    is_proof: bool = False
    """Pages are marked as a proof, and the facts to be checked follow on pages of their own."""


LASER = 5 * MM
"""What laser printers leave blank along the edges, 4.2 mm most of them."""
PROOF = Purpose("proof", "校正", Process.SCREEN, bleeds=False, beyond_reach=LASER, is_proof=True)
OFFICE = Purpose("office", "事務所", Process.SCREEN, bleeds=False, beyond_reach=LASER)
RISO = Purpose("riso", "輪転機", Process.DUPLICATOR, bleeds=False)
PRESS = Purpose("press", "入稿", Process.FOUR_COLOURS, bleeds=True, has_marks=True)
ARCHIVE = Purpose("archive", "保存", Process.SCREEN, bleeds=False)
PURPOSES = {purpose.name: purpose for purpose in (PROOF, OFFICE, RISO, PRESS, ARCHIVE)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side ready to be written; `media` is the paper, `trim` what remains of it after cutting."""

    name: str
    media: Rect
    bleed: Rect
    trim: Rect
    groups: tuple[Group, ...]
    palette: tuple[tuple[str, Colour], ...]
    pictures: tuple[tuple[Image, Printed], ...] = ()
    """What each picture among the items has become."""
    folds: tuple[Length, ...] = ()
    """Where it is folded, from the trim's left edge."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in paint order."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def has_marks(self) -> bool:
        """Whether printers' marks stand around the page."""
        return any(role == REGISTRATION for role, _ in self.palette)


def prepare(
    page: Page,
    purpose: Purpose,
    inks: tuple[tuple[str, Ink], ...],
    tones: Callable[[], Tones] | None = None,
    stock: Known | None = None,
    *,
    black_pictures: bool = False,
) -> Sheet:
    """Make the sheet of a page; `inks` are the template's roles with their recipes.

    `tones` gives the profiles by which pictures, and colours that drawings bring along, are converted; it is
    asked only where there are such. `stock` keeps what groups have become. With `black_pictures` they are
    black alone, whatever the process.
    """
    trim = Rect(0, 0, page.size.width, page.size.height)
    media = trim.inset(-page.bleed) if purpose.bleeds else trim
    stock = stock or fresh()
    cuttings = stock.row(
        (), ("page", page.name, media), page.groups, lambda each: _cutting(each, media, stock)
    )
    palette = stock.value((inks,), ("palette", purpose.process), lambda: _palette(inks, purpose.process))
    if roles := dict.fromkeys(chain.from_iterable([each.roles for each in cuttings])):
        own = _own_inks(roles, tones, black=black_pictures)
        palette = (*palette, *_palette(own, purpose.process))
    images = list(chain.from_iterable([each.images for each in cuttings]))
    shades = Palette.BLACK if black_pictures else PALETTES[purpose.process]
    return Sheet(
        name=page.name,
        media=media,
        bleed=media,
        trim=trim,
        groups=tuple([each.group for each in cuttings]),
        palette=palette,
        pictures=tuple(_pictures(images, shades, dict(palette), tones)) if images else (),
        folds=page.folds,
    )


class _Cutting(NamedTuple):
    """A group without what lies beyond the sheet."""

    group: Group
    roles: tuple[str, ...]
    """Of its own colours, which no template declares, each once, in the order of their use."""
    images: tuple[Image, ...]


def _cutting(group: Group, media: Rect, stock: Known) -> _Cutting:
    """Cut a group, once for all editions that share it and all purposes of the same paper."""
    return stock.value((group,), ("cut", media), partial(_cut, group, media, stock))


def _cut(group: Group, media: Rect, stock: Known) -> _Cutting:
    row = stock.row((group.elements,), ("cut item", media), group.items, lambda item: cut(item, media))
    items = tuple([item for item in row if item is not None])
    art = [item for item in items if isinstance(item, _COLOURFUL)]
    roles = dict.fromkeys([item.ink for item in art if isinstance(item, Path) and is_own_role(item.ink)])
    images = tuple([item for item in art if isinstance(item, Image)])
    return _Cutting(Group(items, group.elements, group.panel), tuple(roles), images)


_COLOURFUL = Path, Image
"""What may bring colours along."""


def _palette(inks: Iterable[tuple[str, Ink]], process: Process) -> tuple[tuple[str, Colour], ...]:
    return tuple((role, colour_of(ink, process)) for role, ink in inks)


def _own_inks(
    roles: Iterable[str], tones: Callable[[], Tones] | None, *, black: bool
) -> Iterator[tuple[str, Ink]]:
    for role in roles:
        ink = ink_of(parse_rgb(role), _needed(tones))
        yield role, in_black(ink) if black else ink


def _pictures(
    images: Iterable[Image], shades: Palette, palette: dict[str, Colour], tones: Callable[[], Tones] | None
) -> Iterator[tuple[Image, Printed]]:
    for image in images:
        size = Size(image.rect.width, image.rect.height)
        ground = palette[image.ground]
        yield image, printed(image.raster, size, shades, ground, _needed(tones))


def in_black(ink: Ink) -> Ink:
    """Return an ink as the shade of black that it is on a duplicator, in every kind of printing."""
    grey = round(FULL * (100 - ink.tint) / 100)
    return Ink(Cmyk(0, 0, 0, ink.tint), Rgb(grey, grey, grey), ink.tint)


def _needed(tones: Callable[[], Tones] | None) -> Tones:
    if tones is None:
        raise ValueError("pictures and their colours are converted by profiles, and none are given")
    return tones()


def colour_of(ink: Ink, process: Process) -> Colour:
    """Choose an ink's recipe.

    Screen black becomes gray: an office printer then prints it with its black toner alone.
    """
    match process:
        case Process.FOUR_COLOURS:
            return ink.cmyk
        case Process.DUPLICATOR:
            return Gray(ink.tint)
        case Process.SCREEN:
            return Gray(100) if ink.rgb == Rgb(0, 0, 0) else ink.rgb
