"""A stock changes no byte, whatever was written before; and each part of each of its keys is needed."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TypeVar

import pytest

from leaflet.memo import Known
from leaflet.output.order import Order
from leaflet.output.pdf.plan import glyphs_of, lines_of
from leaflet.output.stock import MOST, fresh
from leaflet.pipeline import Laid, Press, finish
from leaflet.source.read import read_local
from leaflet.units import MM
from leaflet.world import Disk
from tests.goodfiles import CONTENT, PURPOSES
from tests.output.stocked import DOCUMENTS, Part, Watching, is_noticed, right, written

R = TypeVar("R")

# ---- editions

MANY = ("x4", "x1a", "office", "3u", "4f", "proof", "riso")
LOCALS = {
    "mynumber-2019": ("kasou-shi", "nagai-na", "shuukai-nashi"),
    "shuukai-2026": ("kasou-shi",),
}
"""The second of the first brings glyphs that no other local has."""


def press(edition: str, like: Press | None = None) -> Press:
    return Press.open(CONTENT / edition / "edition.yaml", Disk(), like)


def laid(by: Press, local: str) -> Laid:
    return by.lay_out(read_local(by.path.with_name(f"{local}.yaml"), by.path, Disk()))


def file(made: Laid, what: str) -> bytes:
    purpose, standard = PURPOSES[what]
    return next(finish(made, purpose, pictures=False, order=Order(standard))).data


@cache
def own(edition: str, local: str, what: str) -> bytes:
    """Write an edition with nothing known beforehand."""
    return file(replace(alone(edition, local), stock=fresh()), what)


@cache
def alone(edition: str, local: str) -> Laid:
    """Lay out an edition of which nothing is known, by a press that lays out nothing else."""
    return laid(press(edition), local)


@pytest.mark.untraced
def test_editions_written_after_others_equal_those_written_alone() -> None:
    """One press after the other takes over what is known, as in a batch; every edition is written twice."""
    last: Press | None = None
    for _ in range(2):
        for edition, locals_of_it in LOCALS.items():
            last = press(edition, last)
            for local, what in product(locals_of_it, MANY):
                assert file(laid(last, local), what) == own(edition, local, what), (local, what)


def test_the_locals_that_share_a_stock_bring_glyphs_of_their_own() -> None:
    """Else the test above would prove little."""
    brought = [
        glyphs_of(lines_of(item for page in one.pages for item in page.items)) - one.base
        for one in (alone("mynumber-2019", local) for local in LOCALS["mynumber-2019"])
    ]
    first, second, third = brought
    assert first - second
    assert second - first
    assert third - second


def test_fold_marks_are_those_of_a_template_that_was_changed_meanwhile() -> None:
    before = press("hajimete-2026")
    folding = before.template.folding
    assert folding is not None
    file(laid(before, "kasou-shi"), "x4")
    flap, *others, cover = folding.widths
    moved = replace(folding, widths=(flap - MM, *others, cover + MM))
    changed = replace(before.template, folding=moved)

    def made(like: Press | None) -> bytes:
        by = Press(before.path, before.edition, changed, before.world, like)
        return file(laid(by, "kasou-shi"), "x4")

    assert made(before) == made(None)


def test_a_stock_too_small_for_one_edition_changes_no_byte_either() -> None:
    edition = "mynumber-2019", "nagai-na"
    for what in ("x4", "3u"):
        assert file(replace(alone(*edition), stock=Known(3)), what) == own(*edition, what)


def test_a_stock_knows_a_whole_edition() -> None:
    """What is asked for when a file is written again was all kept."""
    counting = Counting(MOST)
    edition = replace(alone("mynumber-2019", "kasou-shi"), stock=counting)
    first = file(edition, "x4")
    made = counting.made
    assert made > 50
    assert file(edition, "x4") == first
    assert counting.made < made + 20


class Counting(Known):
    """Counts what it has to make."""

    made = 0

    def value(self, of: tuple[object, ...], key: Hashable, make: Callable[[], R]) -> R:
        def counted() -> R:
            self.made += 1
            return make()

        return super().value(of, key, counted)


# ---- each part of each key is needed


IMPLIED = {
    Part("shown", (1,)): "all files take their glyphs from the same faces",
    Part("shown font", (2,)): "the same",
    Part("every", (2,)): "the same",
    Part("brush", (7,)): "the same",
    Part("fonts", (2,)): "the same",
    Part("font", (1,)): "the same: a planned font names its face",
    Part("objects", (3,)): "the same: the font was cut from it",
    Part("brush", (0,)): "the paper follows from the bleed and from whether there are marks, as colours tell",
    Part("brush", (1,)): "the bleed follows from the paper in the same way",
    Part("tagging", (3,)): "what is bracketed names the elements of its group",
    Part("branch", (5,)): "the same",
    Part("tagging", (2,)): "the same: brackets are made with one set of types",
    Part("branch", (7,)): "the same",
    Part("branch", (1,)): "the same: and with the number of the first",
    Part("tree", (3,)): "branches are made with one set of types",
    Part("tree", (0,)): "the tree follows the last page",
    Part("tree", (1,)): "pages stand before the tree, each as far as it has streams",
    Part("page", (0,)): "a row only guesses which items come, and looks at each of them",
    Part("groups", (0,)): "the same",
    Part("page streams", (0,)): "the same",
    Part("cut item", (1,)): "the same",
    Part("brought by item", (0,)): "the same",
    Part("items", (0,)): "the same",
    Part("own items", (0,)): "the same",
    Part("frame", (0,)): "what holds a document together is made for one standard, which has one version",
}
"""What may be forgotten, because other parts of the same key tell it."""


@cache
def parts() -> tuple[Part, ...]:
    stock = Watching()
    for number, document in enumerate(DOCUMENTS):
        assert written(document, stock) == right(number), document
    return tuple(stock.parts)


def test_documents_that_share_groups_are_what_they_would_be_alone() -> None:
    assert len({right(number) for number in range(len(DOCUMENTS))}) == len(DOCUMENTS)
    assert len(parts()) > 30


def test_each_part_of_each_key_is_needed() -> None:
    assert {part for part in parts() if not is_noticed(part)} == set(IMPLIED)


@pytest.mark.parametrize("part", [Part("brush", (0, 1)), Part("tree", (0, 1))], ids=str)
def test_parts_that_imply_each_other_are_needed_together(part: Part) -> None:
    assert is_noticed(part)
