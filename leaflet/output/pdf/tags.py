"""Marked content and the tree of tags (ISO 32000-1, 14.6–14.8): pure values, written by `tagobjects`.

A page's operators are bracketed into stretches of one structure element each, numbered from 0 (MCID); what
names no element is an artifact. The tree is the page's own, with the numbers put where they are read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from leaflet.display.structure import Element, Role, walk
from leaflet.output.pdf.numbers import text_string
from leaflet.records import dataclass


class Key(NamedTuple):
    """A structure element of the document: its page, counted from 0, and its id there."""

    page: int
    element: int


class Brackets(NamedTuple):
    """What brackets a group's pieces, and the element of each number."""

    between: tuple[str, ...]
    """What stands before the first piece, between it and the second, and so on until behind the last."""
    owners: tuple[int, ...]

    def around(self, codes: Sequence[str]) -> str:
        """Put pieces between their brackets."""
        whole = [""] * (len(codes) + len(self.between))
        whole[::2], whole[1::2] = self.between, codes
        return "".join(whole)


@dataclass(frozen=True, slots=True)
class Types:
    """Which structure types say what an element is."""

    names: Mapping[Role, str]
    roles: Mapping[str, str]
    """Our own types → the standard ones they stand for (RoleMap)."""
    namespace: str | None = None
    """Of all types; None before PDF 2.0."""


_NAMES = {
    Role.PAGE: "Part",
    Role.TITLE: "H",
    Role.HEADING: "H",
    Role.GROUP: "Div",
    Role.PARAGRAPH: "P",
    Role.LIST: "L",
    Role.ITEM: "LI",
    Role.LABEL: "Lbl",
    Role.ITEM_BODY: "LBody",
    Role.ASIDE: "Aside",
    Role.QUESTION_ANSWER: "Sect",
    Role.REFERENCE: "Reference",
    Role.NOTE: "Note",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.LINK: "Link",
    Role.RUBY: "Ruby",
    Role.RUBY_BASE: "RB",
    Role.RUBY_TEXT: "RT",
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.HEADER_CELL: "TH",
    Role.CELL: "TD",
}
_CELLS = (Role.CELL, Role.HEADER_CELL)
"""Even empty ones are needed: every row has as many (PDF/UA-1, 7.5)."""
TYPES_1 = Types(_NAMES, {"Aside": "Div"})
"""ISO 32000-1, 14.8.4: it has no asides."""
TYPES_2 = Types(
    {**_NAMES, Role.REFERENCE: "Link", Role.NOTE: "FENote", Role.CAPTION: "P"},
    {"Aside": "Div", "FENote": "Note"},
    namespace="http://iso.org/pdf2/ssn",
)
"""ISO 32000-2, 14.8.4 and ISO/TS 32005. The roles are for readers that know no namespaces.

A caption could only stand inside its figure, where the alternative text would be read in its place.
"""


def types_of(version: tuple[int, int]) -> Types:
    """Return the structure types of a version of PDF."""
    return TYPES_2 if version >= (2, 0) else TYPES_1


def brackets(
    named: Sequence[int | None],
    texts: Sequence[str],
    elements: Iterable[Element],
    types: Types,
    number: int = 0,
) -> Brackets:
    """Bracket pieces by the elements that they name, stretch by stretch of one element.

    `texts` are what the pieces say where operators cannot tell, empty if they can; `number` is that of the
    group's first marked content on the page.
    """
    names = {each.id: type_of(each, types) for element in elements for each in walk(element)}
    between: list[str] = []
    owners: list[int] = []
    before = ""
    for element, found in groupby(range(len(named)), key=named.__getitem__):
        stretch = list(found)
        if element is None:
            between.append(f"{before}/Artifact BMC\n")
        else:
            said = "".join(texts[k] for k in stretch) if texts else ""
            actual = f" /ActualText {text_string(said).decode()}" if said else ""
            between.append(f"{before}/{names[element]} << /MCID {number + len(owners)}{actual} >> BDC\n")
            owners.append(element)
        between += ["\n"] * (len(stretch) - 1)
        before = "\nEMC\n"
    return Brackets((*between, before.removesuffix("\n")), tuple(owners))


def type_of(element: Element, types: Types) -> str:
    """Name an element's structure type."""
    name = types.names[element.role]
    return f"H{max(element.level, 1)}" if name == "H" else name


# ---- the tree


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element as the document will hold it."""

    key: Key
    type: str
    kids: "tuple[Node | int, ...]"
    """In reading order; numbers are those of marked content on the node's page."""
    entries: tuple[tuple[str, str], ...] = ()
    """Further entries of its dictionary, spelled."""
    refers: tuple[Key, ...] = ()
    """A note's marks, and the note of a mark."""
    linked: bool = False
    """Whether an annotation leads from it to somewhere."""

    @property
    def identifier(self) -> str | None:
        """Its name among the document's elements, where it has one: notes do (PDF/UA-1, 7.9)."""
        return dict(self.entries).get("ID")


class Within(NamedTuple):
    """What the tree of a group takes from the document around it."""

    page: int
    number: int
    """Of the group's first marked content."""
    types: Types
    refers: Mapping[int, tuple[Key, ...]]
    """What marks and notes refer to."""
    linked: frozenset[int]
    """Elements from which an annotation leads to somewhere."""


def tree(elements: Iterable[Element], owners: Sequence[int], within: Within) -> tuple[Node, ...]:
    """Make the nodes of a group whose marked content belongs to `owners`.

    Elements without content are left out.
    """
    builder = _Builder(owners, within)
    made = (builder.node(element) for element in elements)
    return tuple(node for node in made if node is not None)


def nodes(roots: Iterable[Node]) -> Iterator[Node]:
    """Tell trees node by node, parents before children."""
    for node in roots:
        yield node
        yield from nodes(kid for kid in node.kids if isinstance(kid, Node))


class _Builder:
    """Builds the nodes of one group."""

    def __init__(self, owners: Sequence[int], within: Within) -> None:
        self._within = within
        self._numbers: dict[int, list[int]] = {}
        for number, owner in enumerate(owners, within.number):
            self._numbers.setdefault(owner, []).append(number)

    def node(self, element: Element) -> Node | None:
        """Make an element's node; None when nothing of it or below it is shown."""
        below = [made for child in element.children if (made := self.node(child)) is not None]
        kids = _merged(self._numbers.get(element.id, []), below)
        if not kids and element.alternative is None and element.role not in _CELLS:
            return None
        return Node(
            key=Key(self._within.page, element.id),
            type=type_of(element, self._within.types),
            kids=kids,
            entries=tuple(self._entries(element)),
            refers=self._within.refers.get(element.id, ()),
            linked=element.id in self._within.linked,
        )

    def _entries(self, element: Element) -> Iterator[tuple[str, str]]:
        if element.alternative is not None:
            yield "Alt", _string(element.alternative)
        if element.language is not None:
            yield "Lang", _string(element.language)
        if element.role is Role.NOTE:
            yield "ID", f"(note-{self._within.page + 1}-{element.id})"
        if attributes := self._attributes(element):
            yield "A", attributes

    def _attributes(self, element: Element) -> str:
        if element.role is Role.LIST:
            return f"<< /O /List /ListNumbering /{'Decimal' if element.ordered else 'Disc'} >>"
        if element.scope is not None:
            return f"<< /O /Table /Scope /{element.scope.value.capitalize()} >>"
        if element.role is Role.NOTE and self._within.types.namespace is not None:
            marks = self._within.refers.get(element.id, ())
            kind = "Footnote" if all(mark.page == self._within.page for mark in marks) else "Endnote"
            return f"<< /O /FENote /NoteType /{kind} >>"
        return ""


def _merged(numbers: Sequence[int], below: Sequence[Node]) -> tuple[Node | int, ...]:
    """Put an element's own content and its children in the order in which they are read.

    Where it has content of its own, that is the order of the page; elsewhere the order of the tree.
    """
    if not numbers:
        return tuple(below)
    placed: list[tuple[int, Node | int]] = [(number, number) for number in numbers]
    placed += [(_first_number(node), node) for node in below]
    return tuple(kid for _, kid in sorted(placed, key=lambda pair: pair[0]))


def _first_number(node: Node) -> int:
    return min((kid if isinstance(kid, int) else _first_number(kid) for kid in node.kids), default=0)


def _string(text: str) -> str:
    return text_string(text).decode()
