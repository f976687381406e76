"""The part of the tree of tags that one group brings, with its links: all but the numbers of objects.

Most branches are the same in all editions that share a stock.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from leaflet.geometry import Rect
from leaflet.memo import Known
from leaflet.output.pdf.contents import Link, Target
from leaflet.output.pdf.drawn import ContentStream, Drawn
from leaflet.output.pdf.followed import Leading, leading, links, targets
from leaflet.output.pdf.notes import Notes, ends_of, notes_of
from leaflet.output.pdf.tags import Key, Node, Types, Within, nodes, tree


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


class Page(NamedTuple):
    """What tagging needs to know of a page."""

    media: Rect
    groups: tuple[Drawn, ...]
    streams: tuple[ContentStream, ...]


class Tagging(NamedTuple):
    """The tree of a document, branch by branch, and where what is linked to stands."""

    pages: tuple[tuple[Branch, ...], ...]
    targets: Mapping[Key, Target]


def tagging(pages: Sequence[Page], types: Types, stock: Known, *, follow: bool) -> Tagging:
    """Make the branches of a document; `follow` says whether there are links."""
    groups = [[each.group for each in page.groups] for page in pages]
    notes = notes_of(groups, stock)
    places = [
        target
        for number, page in enumerate(pages)
        if follow
        for target in targets(number, page.media, groups[number], stock)
    ]
    branches = (
        tuple(_branches(number, page, types, notes, stock, follow=follow))
        for number, page in enumerate(pages)
    )
    return Tagging(tuple(branches), dict(places))


def _branches(
    number: int, page: Page, types: Types, notes: Notes, stock: Known, *, follow: bool
) -> Iterator[Branch]:
    first = 0
    for each, stream in zip(page.groups, page.streams, strict=True):
        group = each.group
        found = ends_of(group, stock)
        refers = notes.refers(number, found) if found.notes or found.marks else {}
        ways = leading(group, number, notes, stock) if follow else ()
        linked = frozenset(way.area.element.id for way in ways)
        within = Within(number, first, types, refers, linked)
        key = "branch", number, page.media, tuple(refers.items()), tuple(way.target for way in ways), linked

        def make(
            each: Drawn = each,
            stream: ContentStream = stream,
            within: Within = within,
            ways: tuple[Leading, ...] = ways,
        ) -> Branch:
            return _branch(each, stream, within, tuple(links(number, page.media, ways)))

        yield stock.value((each, stream, types), key, make)
        first += len(stream.owners)


def _branch(group: Drawn, stream: ContentStream, within: Within, led: tuple[Link, ...]) -> Branch:
    roots = tree(group.group.elements, stream.owners, within)
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
        stream.owners,
        places,
        inner,
        len(places) + len(inner) + len(led),
        tuple(dict.fromkeys(asked)),
        any(node.identifier is not None for node in nodes(roots)),
        group.group.panel,
    )
