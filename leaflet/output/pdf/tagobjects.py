"""A branch of the tree of tags, and its links, as objects (ISO 32000-1, 12.5.6.5, 14.7, 14.8)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from leaflet.output.pdf.branch import Branch
from leaflet.output.pdf.contents import Box, Link, Target, numbers
from leaflet.output.pdf.numbers import text_string
from leaflet.output.pdf.ready import Ready, ready
from leaflet.output.pdf.tags import Key, Node, nodes

PRINTED = 4
"""The flag of annotations that print (PDF/A-2, 6.3.2)."""


class Around(NamedTuple):
    """The numbers of the objects around a branch."""

    first: int
    """The number of the branch's own first object."""
    page: int
    parent: int
    space: int | None
    """The namespace of all types."""
    key: int
    """Of the branch's first link in the tree of parents."""
    asked: tuple[int | None, ...]
    """What `Branch.asked` asks for; None for what is not in the tree."""
    targets: tuple[tuple[int, Target] | None, ...]
    """Where each link leads: the object of the page, and the place there."""


class Told(NamedTuple):
    """A branch as objects, and what others say of it: references, spelled."""

    objects: Ready
    roots: str
    contents: str
    """What each marked content belongs to."""
    annotations: str
    parents: str
    """What each annotation belongs to, behind its key."""
    named: tuple[tuple[str, str], ...]
    """Elements that have names."""


def told(branch: Branch, around: Around) -> Told:
    """Spell a branch."""
    return _Speller(branch, around).told()


class _Speller:
    """Spells one branch."""

    def __init__(self, branch: Branch, around: Around) -> None:
        self._branch = branch
        self._around = around
        self._space = f" /NS {around.space} 0 R" if around.space is not None else ""
        self._page = f"/Pg {around.page} 0 R"
        self._asked: Mapping[Key, int | None] = dict(zip(branch.asked, around.asked, strict=True))
        first = around.first + len(branch.places) + len(branch.inner)
        self._annotations = {link.element.element: first + k for k, link in enumerate(branch.links)}

    def told(self) -> Told:
        branch, first = self._branch, self._around.first
        bodies: list[str] = []
        for node in branch.roots:
            bodies += self._node(node, self._around.parent)
        bodies += (
            self._link(link, self._around.key + k, target)
            for k, (link, target) in enumerate(zip(branch.links, self._around.targets, strict=True))
        )
        every = list(nodes(branch.roots))
        return Told(
            ready(first, [body.encode() for body in bodies]),
            _spaced(self._number(node) for node in branch.roots),
            _spaced(self._owner(element) for element in branch.owners),
            _spaced(self._annotations.values()),
            " ".join(
                f"{self._around.key + k} {self._owner(link.element.element)} 0 R"
                for k, link in enumerate(branch.links)
            ),
            tuple((name, f"{self._number(node)} 0 R") for node in every if (name := node.identifier)),
        )

    # ---- numbers

    def _number(self, node: Node) -> int:
        return self._around.first + self._branch.places[node.key.element]

    def _owner(self, element: int) -> int:
        """Return what the marked content of an element, and its annotation, hang from."""
        places = self._branch.places
        return self._around.first + self._branch.inner.get(element, places[element])

    # ---- elements

    def _node(self, node: Node, parent: int) -> Iterator[str]:
        """Spell a node and all below it, in the order of their numbers."""
        here = self._owner(node.key.element)
        entries = "".join(f" /{name} {value}" for name, value in node.entries)
        head = f"<< /Type /StructElem /S /{node.type} /P {parent} 0 R{self._space} {self._page}{entries}"
        head += self._refers(node)
        kids = f"/K [ {' '.join(self._kids(node))} ] >>"
        if here == self._number(node):
            yield f"{head} {kids}"
        else:
            yield f"{head} /K {here} 0 R >>"
            parent = self._number(node)
            yield f"<< /Type /StructElem /S /Link /P {parent} 0 R{self._space} {self._page} {kids}"
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from self._node(kid, here)

    def _refers(self, node: Node) -> str:
        found = [number for key in node.refers if (number := self._asked[key]) is not None]
        return f" /Ref [ {_spaced(found)} ]" if node.refers else ""

    def _kids(self, node: Node) -> Iterator[str]:
        for kid in node.kids:
            yield str(kid) if isinstance(kid, int) else f"{self._number(kid)} 0 R"
        if node.linked:
            annotation = self._annotations[node.key.element]
            yield f"<< /Type /OBJR /Obj {annotation} 0 R {self._page} >>"

    # ---- links

    def _link(self, link: Link, key: int, target: tuple[int, Target] | None) -> str:
        """Spell the annotation of a link."""
        parts = [
            f"<< /Type /Annot /Subtype /Link /F {PRINTED} /Border [0 0 0] /P {self._around.page} 0 R",
            f"/StructParent {key} /Rect [{numbers(_around(link.boxes))}]",
        ]
        if len(link.boxes) > 1:
            parts.append(f"/QuadPoints [{' '.join(_corners(box) for box in link.boxes)}]")
        parts.append(f"/Contents {text_string(link.told).decode()}")
        if link.url is not None:
            parts.append(f"/A << /Type /Action /S /URI /URI {text_string(link.url).decode()} >>")
        if target is not None and link.target is not None:
            parts.append(self._destination(link.target, *target))
        return f"{' '.join(parts)} >>"

    def _destination(self, key: Key, page: int, target: Target) -> str:
        """Lead to a place, and to the element there where PDF can say so (ISO 32000-2, 12.3.2.3)."""
        place = f"/XYZ {numbers((target.left, target.top))} null ]"
        if self._around.space is None:
            return f"/Dest [ {page} 0 R {place}"
        return f"/A << /Type /Action /S /GoTo /D [ {page} 0 R {place} /SD [ {self._asked[key]} 0 R {place} >>"


def _spaced(objects: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in objects)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _corners(box: Box) -> str:
    """Tell a box's corners in the order that viewers expect: upper ones first, from the left."""
    left, bottom, right, top = box
    return numbers((left, top, right, top, left, bottom, right, bottom))
