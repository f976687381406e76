"""The tree of tags of a document as objects: its root, its pages, and its trees by number and by name."""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from leaflet.display.page import BEHIND
from leaflet.memo import Known
from leaflet.output.pdf.branch import Branch, Tagging
from leaflet.output.pdf.contents import Target
from leaflet.output.pdf.parts import Counter
from leaflet.output.pdf.ready import Ready, joined, ready
from leaflet.output.pdf.tagobjects import Around, Told, told
from leaflet.output.pdf.tags import Key, Types


class Tree(NamedTuple):
    """The objects of a tree."""

    objects: Ready
    """The first is its root."""
    annotations: tuple[str, ...]
    """Each page's links: references, spelled."""
    digest: bytes
    """Hash of its objects."""


def tree_objects(tagging: Tagging, types: Types, pages: Sequence[int], first: int, stock: Known) -> Tree:
    """Spell the objects of a tree, which are numbered from `first`; `pages` are the pages' numbers."""
    return _Planter(tagging, types, pages, Counter(first - 1), stock).tree()


class _Planter:
    """Makes the objects of one document's tree."""

    def __init__(
        self, tagging: Tagging, types: Types, pages: Sequence[int], numbers: Counter, stock: Known
    ) -> None:
        self._tagging = tagging
        self._types = types
        self._pages = pages
        self._stock = stock
        self._root, self._all, self._parents = (numbers.take() for _ in range(3))
        self._space = numbers.take() if types.namespace is not None else None
        has_names = any(branch.has_names for branches in tagging.pages for branch in branches)
        self._names = numbers.take() if has_names else None
        # A page on which nothing is told has no element; the 面 of a folded sheet have one each.
        self._parts = {
            (page, panel): numbers.take()
            for page, branches in enumerate(tagging.pages)
            for panel in sorted({branch.panel for branch in branches if branch.roots})
        }
        self._branches = [
            [(branch, numbers.take(branch.total)) for branch in branches] for branches in tagging.pages
        ]
        self._numbers = dict(self._numbered())

    def _numbered(self) -> Iterator[tuple[Key, int]]:
        """Tell the objects of elements that some branch asks for."""
        asked = {key for branches in self._tagging.pages for branch in branches for key in branch.asked}
        for page, branches in enumerate(self._branches):
            wanted = [key for key in asked if key.page == page] if asked else ()
            for branch, first in branches if wanted else ():
                for key in wanted:
                    if key.element in branch.places:
                        yield key, first + branch.places[key.element]

    def tree(self) -> Tree:
        pages = [list(self._page(page)) for page in range(len(self._pages))]
        own = ready(self._root, [body.encode() for body in self._own(pages)])
        annotations = (" ".join(each.annotations for each in page if each.annotations) for page in pages)
        objects = joined((own, *(each.objects for page in pages for each in page)))
        return Tree(objects, tuple(annotations), sha256(objects.data).digest())

    def _page(self, page: int) -> Iterator[Told]:
        """Spell the branches of a page; keys of links run through the document, behind those of the pages."""
        earlier = sum(len(branch.links) for branches in self._tagging.pages[:page] for branch in branches)
        key = len(self._pages) + earlier
        for branch, first in self._branches[page]:
            around = Around(
                first,
                self._pages[page],
                self._parts.get((page, branch.panel), self._all),
                self._space,
                key,
                tuple(map(self._numbers.get, branch.asked)),
                tuple(self._targets(branch)),
            )
            yield self._stock.value((branch,), around, partial(told, branch, around))
            key += len(branch.links)

    def _targets(self, branch: Branch) -> Iterator[tuple[int, Target] | None]:
        for link in branch.links:
            if link.target is None:
                yield None
            else:
                target = self._tagging.targets[link.target]
                yield self._pages[target.page], target

    # ---- objects of the whole document

    def _own(self, pages: Sequence[Sequence[Told]]) -> Iterator[str]:
        links = sum(len(branch.links) for branches in self._tagging.pages for branch in branches)
        roles = " ".join(f"/{ours} /{standard}" for ours, standard in self._types.roles.items())
        named = sorted(pair for page in pages for each in page for pair in each.named)
        spaces = f" /Namespaces [ {self._space} 0 R ]" if self._space is not None else ""
        ids = f" /IDTree {self._names} 0 R" if self._names is not None else ""
        yield (
            f"<< /Type /StructTreeRoot /K {self._all} 0 R /RoleMap << {roles} >>{spaces} "
            f"/ParentTree {self._parents} 0 R /ParentTreeNextKey {len(self._pages) + links}{ids} >>"
        )
        # 面 are read in their order, though they stand on both sides of a sheet.
        read = sorted(self._parts, key=lambda part: (part[1] or BEHIND, part[0]))
        kids = " ".join(f"{self._parts[part]} 0 R" for part in read)
        yield f"<< /Type /StructElem /S /Document /P {self._root} 0 R{self._of_space} /K [ {kids} ] >>"
        yield f"<< /Nums [ {' '.join(self._by_number(pages))} ] >>"
        if self._types.namespace is not None:
            yield f"<< /Type /Namespace /NS ({self._types.namespace}) >>"
        if self._names is not None:
            yield f"<< /Names [ {' '.join(word for pair in named for word in pair)} ] >>"
        for page, panel in self._parts:
            branches = zip(self._branches[page], pages[page], strict=True)
            kids = " ".join(
                each.roots for (branch, _), each in branches if branch.panel == panel and each.roots
            )
            yield (
                f"<< /Type /StructElem /S /Part /P {self._all} 0 R{self._of_space} "
                f"/Pg {self._pages[page]} 0 R /K [ {kids} ] >>"
            )

    @property
    def _of_space(self) -> str:
        return f" /NS {self._space} 0 R" if self._space is not None else ""

    @staticmethod
    def _by_number(pages: Sequence[Sequence[Told]]) -> Iterator[str]:
        """Lead from marked content and annotations back to their elements."""
        for number, page in enumerate(pages):
            yield f"{number} [ {' '.join(each.contents for each in page if each.contents)} ]"
        yield from (each.parents for page in pages for each in page if each.parents)
