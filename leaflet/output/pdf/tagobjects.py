"""The tree of tags and the links as objects (ISO 32000-1, 12.5.6.5, 14.7, 14.8). Imports ReportLab."""

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from leaflet.output.pdf.contents import Box, Contents, Link, Target
from leaflet.output.pdf.numbers import STEPS, decimal, text_string
from leaflet.output.pdf.objects import refer
from leaflet.output.pdf.tags import Key, Node, nodes

PRINTED = 4
"""The flag of annotations that print (PDF/A-2, 6.3.2)."""


class Raw(pdfdoc.PDFObject):
    """An object of parts that are put one after the other: text, and references to other objects."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str | pdfdoc.PDFObjectReference] = []

    def add(self, *parts: str | pdfdoc.PDFObjectReference) -> None:
        """Put parts at the end."""
        self._parts += parts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Spell the object."""
        # A leaflet has a hundred of these: references are spelled here, not one object after the other.
        known = document.idToObjectNumberAndVersion
        told = [part if isinstance(part, str) else f"{known[part.name][0]} 0 R" for part in self._parts]
        return " ".join(told).encode()


class TagWriter:
    """Writes the tree of a document whose pages are known by their references."""

    def __init__(
        self, document: pdfdoc.PDFDocument, contents: Contents, pages: Sequence[pdfdoc.PDFObjectReference]
    ) -> None:
        """Give every node, every link and the root an object."""
        self._document = document
        self._contents = contents
        self._pages = pages
        self._objects = {node.key: Raw() for node in nodes(contents.roots)}
        self._root, self._all = Raw(), Raw()
        self.root = refer(document, self._root)
        self._whole = refer(document, self._all)
        self._references = {key: refer(document, raw) for key, raw in self._objects.items()}
        self._owners = dict(self._references)
        """What the marked content of an element, and its annotation, hang from."""
        links = [link for page in contents.pages for link in page.links]
        self._links = {link.element: refer(document, self._link(link, k)) for k, link in enumerate(links)}
        self._space = self._namespace()

    def annotations(self, page: int) -> list[pdfdoc.PDFObjectReference]:
        """Return the links of a page."""
        return [self._links[link.element] for link in self._contents.pages[page].links]

    def write(self) -> None:
        """Fill the objects."""
        for root in self._contents.roots:
            self._fill(root, self._whole)
        self._all.add("<< /Type /StructElem /S /Document /P", self.root, *self._of_space(), "/K [")
        self._all.add(*(self._references[node.key] for node in self._contents.roots), "] >>")
        self._root.add("<< /Type /StructTreeRoot /K", self._whole)
        roles = " ".join(f"/{ours} /{standard}" for ours, standard in self._contents.types.roles.items())
        if roles:
            self._root.add(f"/RoleMap << {roles} >>")
        if self._space is not None:
            self._root.add("/Namespaces [", self._space, "]")
        self._root.add("/ParentTree", refer(self._document, self._parents()))
        self._root.add(f"/ParentTreeNextKey {len(self._pages) + len(self._links)}")
        if (identified := self._identified()) is not None:
            self._root.add("/IDTree", identified)
        self._root.add(">>")

    def _fill(self, node: Node, parent: pdfdoc.PDFObjectReference) -> None:
        raw = self._objects[node.key]
        raw.add(f"<< /Type /StructElem /S /{node.type} /P", parent, *self._of_space())
        raw.add("/Pg", self._pages[node.key.page])
        raw.add(*(f"/{name} {value}" for name, value in node.entries))
        if node.refers:
            raw.add("/Ref [", *(self._references[key] for key in node.refers if key in self._references), "]")
        inner = self._inner_link(node)
        if inner is None:
            raw.add("/K [", *self._kids(node, self._references[node.key]), *self._object(node), "] >>")
        else:
            raw.add("/K", inner, ">>")

    def _inner_link(self, node: Node) -> pdfdoc.PDFObjectReference | None:
        """Put what can be followed into a Link of its own, where the node says something else."""
        if not node.linked or node.type == "Link":
            return None
        raw = Raw()
        reference = refer(self._document, raw)
        raw.add("<< /Type /StructElem /S /Link /P", self._references[node.key], *self._of_space())
        raw.add("/Pg", self._pages[node.key.page])
        raw.add("/K [", *self._kids(node, reference), *self._object(node), "] >>")
        self._owners[node.key] = reference
        return reference

    def _kids(self, node: Node, here: pdfdoc.PDFObjectReference) -> list[str | pdfdoc.PDFObjectReference]:
        for kid in node.kids:
            if isinstance(kid, Node):
                self._fill(kid, here)
        return [str(kid) if isinstance(kid, int) else self._references[kid.key] for kid in node.kids]

    def _object(self, node: Node) -> list[str | pdfdoc.PDFObjectReference]:
        """Refer to a node's annotation."""
        if not node.linked:
            return []
        return ["<< /Type /OBJR /Obj", self._links[node.key], "/Pg", self._pages[node.key.page], ">>"]

    # ---- trees by number and by name

    def _parents(self) -> Raw:
        """Lead from marked content and annotations back to their elements."""
        raw = Raw()
        raw.add("<< /Nums [")
        for number, page in enumerate(self._contents.pages):
            raw.add(f"{number} [", *(self._owners[Key(number, owner)] for owner in page.owners), "]")
        for number, key in enumerate(self._links, start=len(self._pages)):
            raw.add(str(number), self._owners[key])
        raw.add("] >>")
        return raw

    def _identified(self) -> pdfdoc.PDFObjectReference | None:
        """Lead from the names of elements to them."""
        named = sorted(
            (node.identifier, node.key) for node in nodes(self._contents.roots) if node.identifier is not None
        )
        if not named:
            return None
        raw = Raw()
        raw.add("<< /Names [")
        for identifier, key in named:
            raw.add(identifier, self._references[key])
        raw.add("] >>")
        return refer(self._document, raw)

    def _namespace(self) -> pdfdoc.PDFObjectReference | None:
        uri = self._contents.types.namespace
        if uri is None:
            return None
        raw = Raw()
        raw.add(f"<< /Type /Namespace /NS ({uri}) >>")
        return refer(self._document, raw)

    def _of_space(self) -> list[str | pdfdoc.PDFObjectReference]:
        return [] if self._space is None else ["/NS", self._space]

    # ---- links

    def _link(self, link: Link, number: int) -> Raw:
        """Make the annotation of a link."""
        raw = Raw()
        raw.add(f"<< /Type /Annot /Subtype /Link /F {PRINTED} /Border [0 0 0]")
        raw.add("/P", self._pages[link.element.page], f"/StructParent {len(self._pages) + number}")
        raw.add(f"/Rect [{numbers(_around(link.boxes))}]")
        if len(link.boxes) > 1:
            raw.add(f"/QuadPoints [{' '.join(_corners(box) for box in link.boxes)}]")
        raw.add("/Contents", text_string(link.told).decode())
        if link.url is not None:
            raw.add(f"/A << /Type /Action /S /URI /URI {text_string(link.url).decode()} >>")
        if link.target is not None:
            raw.add(*self._destination(link.target))
        raw.add(">>")
        return raw

    def _destination(self, key: Key) -> list[str | pdfdoc.PDFObjectReference]:
        """Lead to a place, and to the element there where PDF can say so (ISO 32000-2, 12.3.2.3)."""
        target: Target = self._contents.targets[key]
        place = f"/XYZ {numbers((target.left, target.top))} null ]"
        page: list[str | pdfdoc.PDFObjectReference] = ["[", self._pages[target.page], place]
        if self._contents.types.namespace is None:
            return ["/Dest", *page]
        return ["/A << /Type /Action /S /GoTo /D", *page, "/SD [", self._references[key], place, ">>"]


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _corners(box: Box) -> str:
    """Tell a box's corners in the order that viewers expect: upper ones first, from the left."""
    left, bottom, right, top = box
    return numbers((left, top, right, top, left, bottom, right, bottom))


def numbers(values: Sequence[float]) -> str:
    """Spell places in points."""
    return " ".join(decimal(round(value * STEPS), 3) for value in values)
