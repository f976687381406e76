"""The part of the tree of tags that one group brings, with its links: all but the numbers of objects.

Most branches are the same in all editions that share a stock.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from leaflet.display.page import Group
from leaflet.display.structure import Element
from leaflet.geometry import Rect
from leaflet.memo import Known
from leaflet.output.pdf.contents import Link, Target
from leaflet.output.pdf.followed import leading, links, targets
from leaflet.output.pdf.notes import Notes, ends_of, notes_of
from leaflet.output.pdf.tags import Key, Node, Types, Within, nodes, tree

if TYPE_CHECKING:
    from leaflet.output.links import Area


class Branch(NamedTuple):
    """A group's structure elements, and the objects that they will be, counted from 0."""

    roots: tuple[Node, ...]
    links: tuple[Link, ...]
    owners: tuple[int, ...]
    """The element of each marked content."""
    places: Mapping[int, int]
    """Each element's object."""
    inner: Mapping[int, int]
    """The object of the Link within an element that is followed and says something else."""
    total: int
    """Of objects, the links behind the elements."""
    asked: tuple[Key, ...]
    """Elements, of whichever group, whose objects these refer to."""
    has_names: bool
    """Whether some element has a name."""
    panel: int = 0
    """The group's."""


class Shown(NamedTuple):
    """A group as tags see it: what is shown of which element, and where one can click to follow it."""

    elements: tuple[Element, ...]
    owners: tuple[int, ...]
    """The element of each marked content."""
    panel: int
    areas: "tuple[Area, ...]" = ()


class Page(NamedTuple):
    """What tagging needs to know of a page."""

    media: Rect
    groups: tuple[Group, ...]
    owners: Sequence[tuple[int, ...]]
    """The element of each marked content of each group."""
    areas: "tuple[tuple[Area, ...], ...] | None"
    """Where one can click in each group; None where nothing can be followed."""

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Its groups as tags see them."""
        areas = self.areas or repeat(())
        return tuple(
            Shown(group.elements, owners, group.panel, each)
            for group, owners, each in zip(self.groups, self.owners, areas, strict=False)
        )


class _Side(NamedTuple):
    """A page, its groups as tags see them."""

    media: Rect
    groups: tuple[Shown, ...]


class Tagging(NamedTuple):
    """The tree of a document, branch by branch, and where what is linked to stands."""

    pages: tuple[tuple[Branch, ...], ...]
    targets: Mapping[Key, Target]


def tagging(pages: Sequence[Page], types: Types, stock: Known) -> Tagging:
    """Make the branches of a document, the same for all that show as much of the same elements."""
    of: list[object] = [types]
    for page in pages:
        for group, owners in zip(page.groups, page.owners, strict=True):
            of += group.elements, owners
    sides = tuple([(page.media, tuple([group.panel for group in page.groups])) for page in pages])
    every = chain.from_iterable(page.areas or () for page in pages)
    ways = tuple([tuple([(area.element.id, area.rects) for area in areas]) for areas in every])
    make = partial(_tagging, pages, types, stock)
    return stock.value(tuple(of), ("tagging", sides, ways), make)


def _tagging(whole: Sequence[Page], types: Types, stock: Known) -> Tagging:
    pages = [_Side(page.media, page.shown) for page in whole]
    notes = notes_of([[group.elements for group in page.groups] for page in pages], stock)
    branches = (tuple(_branches(number, page, types, notes, stock)) for number, page in enumerate(pages))
    places = (
        target
        for number, page in enumerate(pages)
        for group in page.groups
        for target in targets(number, page.media, group.areas)
    )
    return Tagging(tuple(branches), dict(places))


def _branches(number: int, page: _Side, types: Types, notes: Notes, stock: Known) -> Iterator[Branch]:
    first = 0
    for group in page.groups:
        refers = notes.refers(number, ends_of(group.elements, stock))
        ways = leading(group.areas, number, notes)
        within = Within(number, first, types, refers, frozenset(way.area.element.id for way in ways))
        led = tuple(links(number, page.media, ways))
        key = "branch", number, first, group.panel, tuple(refers.items()), led
        make = partial(_branch, group, within, led)
        yield stock.value((group.elements, group.owners, types), key, make)
        first += len(group.owners)


def _branch(group: Shown, within: Within, led: tuple[Link, ...]) -> Branch:
    roots = tree(group.elements, group.owners, within)
    places: dict[int, int] = {}
    inner: dict[int, int] = {}
    for node in nodes(roots):
        element = node.key.element
        places[element] = len(places) + len(inner)
        if node.linked and node.type != "Link":
            inner[element] = len(places) + len(inner)
    asked = [key for node in nodes(roots) for key in node.refers]
    asked += [link.target for link in led if link.target is not None]
    return Branch(
        roots,
        led,
        group.owners,
        places,
        inner,
        len(places) + len(inner) + len(led),
        tuple(dict.fromkeys(asked)),
        any(node.identifier is not None for node in nodes(roots)),
        group.panel,
    )
