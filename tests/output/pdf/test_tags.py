"""Marked content and the tree of tags, as values."""

import re
from dataclasses import replace
from typing import NamedTuple

from leaflet.display.structure import Element, Role, Scope
from leaflet.output.pdf.content import Piece
from leaflet.output.pdf.notes import Ends, Notes, ends
from leaflet.output.pdf.tags import (
    TYPES_1,
    TYPES_2,
    Key,
    Node,
    Types,
    Within,
    brackets,
    nodes,
    tree,
    types_of,
)

TEXT, MARK, NOTE, LABEL = 1, 2, 3, 4
ELEMENTS = (
    Element(TEXT, Role.PARAGRAPH, (Element(MARK, Role.REFERENCE, note="法"),)),
    Element(NOTE, Role.NOTE, (Element(LABEL, Role.LABEL, note="法"),), note="法"),
    Element(5, Role.GROUP),
)
OWNERS = (TEXT, MARK, LABEL, NOTE)
FRONT = (Element(MARK, Role.REFERENCE, note="法"),)


class Side(NamedTuple):
    """A page of one group."""

    elements: tuple[Element, ...]
    owners: tuple[int, ...]


def made(*sides: Side, types: Types = TYPES_1, first: int = 0) -> list[Node]:
    """Make the nodes of a document; `first` is the number of each page's first content."""
    found = [ends(side.elements) for side in sides]
    notes = Notes([each] for each in found)
    return [
        node
        for page, (side, each) in enumerate(zip(sides, found, strict=True))
        for node in tree(
            side.elements, side.owners, Within(page, first, types, notes.refers(page, each), frozenset())
        )
    ]


def pieces(*elements: int | None) -> list[Piece]:
    return [Piece(element, f"% {element}") for element in elements]


def marked(found: list[Piece], number: int = 0) -> tuple[str, tuple[int, ...]]:
    """Return pieces in their brackets, and whose each of them is."""
    named, texts = [each.element for each in found], [each.text for each in found]
    made = brackets(named, texts, ELEMENTS, TYPES_1, number)
    return made.around([each.code for each in found]), made.owners


def shown(node: Node | int) -> object:
    return node if isinstance(node, int) else (node.type, *map(shown, node.kids))


def test_stretches_of_one_element_are_bracketed_together() -> None:
    code, owners = marked(pieces(TEXT, TEXT, None, TEXT, MARK, TEXT))
    assert owners == (TEXT, TEXT, MARK, TEXT)
    assert code.split("\n") == [
        "/P << /MCID 0 >> BDC", "% 1", "% 1", "EMC",
        "/Artifact BMC", "% None", "EMC",
        "/P << /MCID 1 >> BDC", "% 1", "EMC",
        "/Reference << /MCID 2 >> BDC", "% 2", "EMC",
        "/P << /MCID 3 >> BDC", "% 1", "EMC",
    ]  # fmt: skip


def test_numbers_go_on_from_group_to_group() -> None:
    code, owners = marked(pieces(TEXT, None, MARK), 7)
    assert owners == (TEXT, MARK)
    assert re.findall(r"/MCID (\d+)", code) == ["7", "8"]
    (node,) = made(Side(FRONT, (MARK, MARK)), first=7)
    assert shown(node) == ("Reference", 7, 8)


def test_paths_say_what_they_spell_and_text_does_not() -> None:
    said = [Piece(TEXT, "f", text="労働"), Piece(TEXT, "f", text="者")]
    assert "/ActualText <FEFF52B450CD8005>" in marked(said)[0]
    assert "ActualText" not in marked(pieces(TEXT))[0]
    assert marked([]) == ("", ())


def test_marks_stand_where_they_are_read_and_empty_elements_are_left_out() -> None:
    found = made(Side(ELEMENTS, (TEXT, MARK, TEXT, LABEL, NOTE)))
    assert [*map(shown, found)] == [("P", 0, ("Reference", 1), 2), ("Note", ("Lbl", 3), 4)]


def test_the_tree_keeps_its_own_order_where_paint_has_another() -> None:
    elements = Element(1, Role.TITLE, level=1), Element(2, Role.PARAGRAPH)
    found = made(Side(elements, (2, 1)))
    assert [*map(shown, found)] == [("H1", 1), ("P", 0)]


def test_a_group_in_which_nothing_is_told_has_no_node() -> None:
    assert made(Side(ELEMENTS, ())) == []


def test_marks_and_notes_refer_to_each_other_across_pages() -> None:
    roots = made(Side(FRONT, (MARK,)), Side(ELEMENTS, OWNERS))
    refers = {node.key: node.refers for node in nodes(roots) if node.refers}
    assert refers == {
        Key(0, MARK): (Key(1, NOTE),),
        Key(1, MARK): (Key(1, NOTE),),
        Key(1, NOTE): (Key(0, MARK), Key(1, MARK)),
    }


def test_a_mark_leads_to_the_note_on_its_own_page() -> None:
    side = ends(ELEMENTS)
    notes = Notes([[side], [side]])
    assert notes.note_of("法", 0) == Key(0, NOTE)
    assert notes.note_of("法", 1) == Key(1, NOTE)
    assert notes.note_of("令", 1) is None
    assert notes.marks_of(Key(1, NOTE), "法") == (Key(1, MARK),)
    assert notes.refers(1, side) == {MARK: (Key(1, NOTE),), NOTE: (Key(1, MARK),)}


def test_a_mark_without_a_note_and_a_label_refer_to_nothing() -> None:
    side = ends(FRONT)
    assert Notes([[side]]).refers(0, side) == {}
    assert ends(ELEMENTS) == Ends((("法", NOTE),), (("法", MARK),), has_followed=True)


def test_notes_and_marks_find_each_other_across_groups() -> None:
    front, back = ends(FRONT), ends(ELEMENTS[1:])
    notes = Notes([[front, back]])
    assert notes.refers(0, front) == {MARK: (Key(0, NOTE),)}
    assert notes.refers(0, back) == {NOTE: (Key(0, MARK),)}


def test_notes_have_names_that_no_other_element_has() -> None:
    roots = made(Side(ELEMENTS, (LABEL, NOTE)), Side(ELEMENTS, (LABEL, NOTE)))
    names = [node.identifier for node in nodes(roots) if node.type == "Note"]
    assert names == ["(note-1-3)", "(note-2-3)"]


def test_pdf_2_has_its_own_words_and_says_which_notes_are_endnotes() -> None:
    assert types_of((1, 7)) is TYPES_1
    assert types_of((2, 0)) is TYPES_2
    assert TYPES_1.roles == {"Aside": "Div"}
    foot = made(Side(ELEMENTS, OWNERS), types=TYPES_2)
    end = made(Side(FRONT, (MARK,)), Side(ELEMENTS, OWNERS), types=TYPES_2)
    kinds = [
        dict(node.entries)["A"] for roots in (foot, end) for node in nodes(roots) if node.type == "FENote"
    ]
    assert kinds == [
        "<< /O /FENote /NoteType /Footnote >>",
        "<< /O /FENote /NoteType /Endnote >>",
    ]


def test_lists_say_how_their_labels_count() -> None:
    item = Element(2, Role.ITEM, (Element(3, Role.LABEL), Element(4, Role.ITEM_BODY)))
    plain = Element(1, Role.LIST, (item,))
    for element, word in ((plain, "Disc"), (replace(plain, ordered=True), "Decimal")):
        (listed,) = made(Side((element,), (3, 4)))
        assert listed.type == "L"
        assert dict(listed.entries)["A"] == f"<< /O /List /ListNumbering /{word} >>"


def test_header_cells_say_whose_header_they_are() -> None:
    cells = (Element(3, Role.HEADER_CELL, scope=Scope.COLUMN), Element(4, Role.HEADER_CELL, scope=Scope.ROW))
    row = Element(2, Role.ROW, (*cells, Element(5, Role.CELL)))
    (root,) = made(Side((Element(1, Role.TABLE, (row,)),), (3, 4, 5)))
    assert shown(root) == ("Table", ("TR", ("TH", 0), ("TH", 1), ("TD", 2)))
    scopes = [dict(node.entries)["A"] for node in nodes([root]) if node.type == "TH"]
    assert scopes == ["<< /O /Table /Scope /Column >>", "<< /O /Table /Scope /Row >>"]


def test_every_role_has_a_type() -> None:
    for types in (TYPES_1, TYPES_2):
        assert set(types.names) == set(Role)


def test_pictures_tell_what_they_show_in_the_readers_language() -> None:
    figure = Element(1, Role.FIGURE, alternative="団体交渉の写真", language="ja")
    (root,) = made(Side((figure,), (1,)))
    assert root.type == "Figure"
    entries = dict(root.entries)
    assert entries == {"Alt": "<FEFF56E34F534EA46E09306E51997 71F>".replace(" ", ""), "Lang": "(ja)"}
