"""Pages in several streams, with a tree grown branch by branch: whole editions, read back by pikepdf."""

from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest

from tests.goodfiles import FIRST, good
from tests.output.reading import opened

EDITIONS = {
    "bands, foot and notes": FIRST,
    "pictures and links": ("shuukai-2026", "kasou-shi.yaml"),
    "vertical": ("tatekumi-2019", None),
    "form": ("enquete-2026", "kasou-shi.yaml"),
}
TAGGED = ("office", "x4", "3u", "4f", "proof")
PAIRS = {"q": "Q", "BT": "ET", "BDC": "EMC", "BMC": "EMC"}

every = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


# ---- streams


def streams(page: pikepdf.Page) -> list[pikepdf.Stream]:
    return [each for each in page.obj.Contents.as_list() if isinstance(each, pikepdf.Stream)]


def unbalanced(stream: pikepdf.Stream) -> list[str]:
    """Return what a stream leaves open, or closes without having opened it."""
    open_ones: list[str] = []
    for instruction in pikepdf.parse_content_stream(stream):
        name = str(instruction.operator)
        if name in PAIRS:
            open_ones.append(PAIRS[name])
        elif name in PAIRS.values():
            if open_ones[-1:] != [name]:
                return [*open_ones, name]
            open_ones.pop()
    return open_ones


@every
@pytest.mark.parametrize("what", ["office", "x4", "x1a", "3u", "riso"])
def test_each_stream_is_sound_and_so_are_all_together(what: str, edition: tuple[str, str | None]) -> None:
    with opened(good(what, edition)) as pdf:
        assert pdf.check_pdf_syntax() == []
        for page in pdf.pages:
            parts = streams(page)
            assert len(parts) > 1
            assert [unbalanced(part) for part in parts] == [[]] * len(parts)
            # No operand runs from one stream into the next.
            apart = [str(one) for part in parts for one in pikepdf.parse_content_stream(part)]
            page.contents_coalesce()
            assert [str(one) for one in pikepdf.parse_content_stream(page)] == apart


def test_a_bracket_over_two_streams_would_be_found() -> None:
    with opened(good("x4")) as pdf:
        first, second, *_ = streams(pdf.pages[0])
        first.write(first.read_bytes().rsplit(b"EMC", 1)[0])
        second.write(b"EMC\n" + second.read_bytes())
        assert unbalanced(first) == ["EMC"]
        assert unbalanced(second) == ["EMC"]


# ---- the tree


def faults(data: bytes) -> list[str]:
    """Tell where marked content, the tree and its way back from content to elements disagree."""
    with opened(data) as pdf:
        tree = _Tree(pdf)
        return [*tree.of_pages(), *tree.of_links(), *tree.of_elements()]


class _Tree:
    """The tree of tags of a file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        pairs = self._root.ParentTree.Nums.as_list()
        self._parents = {int(pairs[k]): pairs[k + 1] for k in range(0, len(pairs), 2)}
        self._keys = [int(pairs[k]) for k in range(0, len(pairs), 2)]
        self._elements = list(_below(self._root.K))

    def of_pages(self) -> Iterator[str]:
        for page in self._pdf.pages:
            numbers = [
                int(one.operands[1].MCID)
                for one in pikepdf.parse_content_stream(page)
                if str(one.operator) == "BDC"
            ]
            owners = self._parents[int(page.obj.StructParents)].as_list()
            if sorted(numbers) != list(range(len(owners))):
                yield f"content {sorted(numbers)[:9]} of {len(owners)}"
            for number, owner in enumerate(owners):
                if number not in _kids(owner) or owner.Pg.objgen != page.obj.objgen:
                    yield f"content {number} is not of its element"
            told = [
                kid
                for element in self._elements
                if element.get("/Pg", page.obj).objgen == page.obj.objgen
                for kid in _kids(element)
                if isinstance(kid, int)
            ]
            if sorted(told) != sorted(numbers):
                yield f"the tree tells {len(told)} of {len(numbers)} contents"

    def of_links(self) -> Iterator[str]:
        if self._keys != sorted(set(self._keys)) or int(self._root.ParentTreeNextKey) <= self._keys[-1]:
            yield f"keys {self._keys}"
        found = [note for page in self._pdf.pages for note in page.obj.get("/Annots", [])]
        if len(found) + len(self._pdf.pages) != len(self._keys):
            yield f"{len(found)} links, {len(self._keys)} keys"
        for note in found:
            owner = self._parents.get(int(note.StructParent), pikepdf.Dictionary())
            objects = [kid.Obj.objgen for kid in _kids(owner) if not isinstance(kid, int) and "/Obj" in kid]
            if objects != [note.objgen]:
                yield f"link {int(note.StructParent)} is not of its element"

    def of_elements(self) -> Iterator[str]:
        often = Counter(element.objgen for element in self._elements)
        yield from (f"element {objgen} stands {n} times" for objgen, n in often.items() if n > 1)
        whole = {
            each.objgen
            for each in self._pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem"
        }
        if whole != set(often):
            yield f"{len(whole - set(often))} elements are not in the tree"
        for element in self._elements:
            if element.P.objgen != self._root.objgen and element.objgen not in {
                kid.objgen for kid in _kids(element.P) if not isinstance(kid, int)
            }:
                yield f"element {element.objgen} is not of its parent"


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    found = element.get("/K", pikepdf.Array())
    return list(found.as_list()) if isinstance(found, pikepdf.Array) else [found]


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _below(kid)


@every
@pytest.mark.parametrize("what", TAGGED)
def test_content_and_tree_agree(what: str, edition: tuple[str, str | None]) -> None:
    data = good(what, edition)
    with opened(data) as pdf:
        tagged = "/StructTreeRoot" in pdf.Root
    assert tagged
    assert faults(data) == []


def twice(pdf: pikepdf.Pdf) -> None:
    """Show a group twice."""
    contents = pdf.pages[0].obj.Contents
    contents.append(contents[1])


def without_a_group(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Contents[1]


def with_owners_exchanged(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[-1] = owners[-1], owners[0]


def with_keys_exchanged(pdf: pikepdf.Pdf) -> None:
    notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    notes[0].StructParent, notes[-1].StructParent = notes[-1].StructParent, notes[0].StructParent


def with_a_lost_branch(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K.K[0].K[-1]


def with_a_branch_twice(pdf: pikepdf.Pdf) -> None:
    branches = pdf.Root.StructTreeRoot.K.K[0].K
    branches.append(branches[0])


def with_another_parent(pdf: pikepdf.Pdf) -> None:
    front, back = pdf.Root.StructTreeRoot.K.K
    front.K[0].P = back


@pytest.mark.parametrize(
    "change",
    [
        twice,
        without_a_group,
        with_owners_exchanged,
        with_keys_exchanged,
        with_a_lost_branch,
        with_a_branch_twice,
        with_another_parent,
    ],
)
def test_what_does_not_agree_would_be_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    with opened(good("3u")) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    assert faults(out.getvalue()) != []
