"""Marks and notes: numbers in the order of first marks, under each of the three policies (JLREQ 4.2)."""

from dataclasses import replace

import pytest

from leaflet.display.structure import Role
from leaflet.layout.numbering import NumberedSide, numbered
from leaflet.memo import Known
from leaflet.model.template import NotePlacement, StyleName, Template
from leaflet.model.text import MarkKind
from tests.layout.setting import elements, fixed_size, laid, prose, restyled

FRONT = """\
- 本文: |
    乙[^b]、甲[^a]、また乙[^b]。
- 見出し: 丁[^d]の見出し
- 本文: 丁のほかにはない。
"""
BACK = """\
- 本文: 丙[^c]と甲[^a]。
"""
NOTES = """\
注: {a: 甲の注。, b: 乙の注。, c: 丙の注。, d: 丁の注。}
"""


def told(placement: NotePlacement) -> tuple[NumberedSide, ...]:
    return numbered(prose(FRONT, BACK, rest=NOTES), template(placement))


def template(placement: NotePlacement) -> Template:
    return restyled(
        fixed_size(), StyleName.NOTE, {"placement": placement, "pointer": "（裏面）", "mark": "※%d"}
    )


def said(side: NumberedSide) -> list[str]:
    """Return the texts of a side, marks written in."""
    found: list[str] = []
    for block in side.side.blocks:
        block.retold(lambda prose: found.append(prose.rich.text))
    return found


def notes(side: NumberedSide) -> list[tuple[str, str]]:
    return [(mark, note.label) for mark, note in side.notes]


def test_numbers_run_in_the_order_of_first_marks_whatever_the_labels() -> None:
    front, back = told(NotePlacement.END)
    assert said(front)[0] == "乙※1（裏面）、甲※2、また乙※1。"
    assert said(front)[1] == "丁※3の見出し"
    assert said(back) == ["丙※4と甲※2。"]


def test_at_the_end_all_notes_stand_on_the_last_side() -> None:
    front, back = told(NotePlacement.END)
    assert notes(front) == []
    assert notes(back) == [("※1", "b"), ("※2", "a"), ("※3", "d"), ("※4", "c")]


def test_only_the_first_mark_of_a_side_points_to_where_the_notes_are() -> None:
    front, back = told(NotePlacement.END)
    assert "".join(said(front)).count("（裏面）") == 1
    assert "".join(said(back)).count("（裏面）") == 0


def test_a_side_without_marks_before_it_still_points() -> None:
    front, middle, back = numbered(
        prose(FRONT.partition("- 見出し")[0], "- 本文: 丁[^d]。\n", BACK, rest=NOTES),
        template(NotePlacement.END),
    )
    assert said(middle) == ["丁※3（裏面）。"]
    assert notes(front) == notes(middle) == []
    assert len(notes(back)) == 4


@pytest.mark.parametrize("placement", NotePlacement)
def test_blocks_that_locals_share_have_the_numbers_of_each_of_them(placement: NotePlacement) -> None:
    """What stands before a run of shared blocks decides the numbers in it."""
    edition = prose(FRONT, BACK, rest=NOTES)
    first, heading, plain, last = every = [block for side in edition.sides for block in side.blocks]
    shared = [
        replace(block, common=replace(block.common, shared=True)) for block in (plain, last, heading, plain)
    ]
    known = Known(100)
    for own in (plain, first, last, heading, plain, first):
        blocks = (*shared[:1], own, *shared, own, first, *shared[1:])
        one = replace(edition, sides=tuple(replace(side, blocks=blocks) for side in edition.sides))
        made = numbered(one, template(placement), known)
        assert made == numbered(one, template(placement))
        assert len(made[0].side.blocks) > len(every)


def test_on_each_page_numbers_begin_anew() -> None:
    front, back = told(NotePlacement.PAGE)
    assert said(front)[0] == "乙※1、甲※2、また乙※1。"
    assert said(back) == ["丙※1と甲※2。"]
    assert notes(front) == [("※1", "b"), ("※2", "a"), ("※3", "d")]
    assert notes(back) == [("※1", "c"), ("※2", "a")]


def test_in_columns_numbers_run_on_and_nothing_points() -> None:
    front, back = told(NotePlacement.COLUMN)
    assert said(front)[0] == "乙※1、甲※2、また乙※1。"
    assert said(back) == ["丙※4と甲※2。"]


def test_marks_are_generated_and_tied_to_their_notes() -> None:
    front, _ = told(NotePlacement.END)
    found: list[list[tuple[str, str]]] = []
    for block in front.side.blocks:
        block.retold(
            lambda prose: found.append(
                [
                    (prose.rich.text[m.start : m.end], m.detail[0])
                    for m in prose.rich.marked(MarkKind.REFERENCE_MARK)
                ]
            )
        )
    assert found[0] == [("※1", "b"), ("※2", "a"), ("※1", "b")]
    generated: list[str] = []
    front.side.blocks[0].retold(
        lambda prose: generated.extend(
            prose.rich.text[m.start : m.end] for m in prose.rich.marked(MarkKind.GENERATED)
        )
    )
    assert generated == ["※1", "（裏面）", "※2", "※1"]


@pytest.mark.parametrize("placement", NotePlacement)
def test_every_mark_has_its_note_in_the_structure(placement: NotePlacement) -> None:
    pages = laid(FRONT, BACK, rest=NOTES, template=template(placement))
    references = [[each.note for each in elements(page, Role.REFERENCE)] for page in pages]
    there = [[each.note for each in elements(page, Role.NOTE)] for page in pages]
    assert references == [["b", "a", "b", "d"], ["c", "a"]]
    expected = {
        NotePlacement.END: [[], ["b", "a", "d", "c"]],
        NotePlacement.PAGE: [["b", "a", "d"], ["c", "a"]],
        NotePlacement.COLUMN: [["b", "a", "d"], ["a", "c"]],
    }
    assert there == expected[placement]
