"""Marked content and the tree of tags, as values."""

from dataclasses import replace

from leaflet.display.structure import Element, Role, Scope
from leaflet.output.pdf.content import Piece
from leaflet.output.pdf.tags import TYPES_1, TYPES_2, Key, Node, Notes, Side, mark, nodes, tree, types_of

TEXT, MARK, NOTE, LABEL = 1, 2, 3, 4
STRUCTURE = Element(
    0,
    Role.PAGE,
    (
        Element(TEXT, Role.PARAGRAPH, (Element(MARK, Role.REFERENCE, note="法"),)),
        Element(NOTE, Role.NOTE, (Element(LABEL, Role.LABEL, note="法"),), note="法"),
        Element(5, Role.GROUP),
    ),
)


def pieces(*elements: int | None) -> list[Piece]:
    return [Piece(element, f"% {element}") for element in elements]


def shown(node: Node | int) -> object:
    return node if isinstance(node, int) else (node.type, *map(shown, node.kids))


def test_stretches_of_one_element_are_bracketed_together() -> None:
    made = mark(pieces(TEXT, TEXT, None, TEXT, MARK, TEXT), STRUCTURE, TYPES_1)
    assert made.owners == (TEXT, TEXT, MARK, TEXT)
    assert made.code.split("\n") == [
        "/P << /MCID 0 >> BDC", "% 1", "% 1", "EMC",
        "/Artifact BMC", "% None", "EMC",
        "/P << /MCID 1 >> BDC", "% 1", "EMC",
        "/Reference << /MCID 2 >> BDC", "% 2", "EMC",
        "/P << /MCID 3 >> BDC", "% 1", "EMC",
    ]  # fmt: skip


def test_paths_say_what_they_spell_and_text_does_not() -> None:
    said = [Piece(TEXT, "f", text="労働"), Piece(TEXT, "f", text="者")]
    assert "/ActualText <FEFF52B450CD8005>" in mark(said, STRUCTURE, TYPES_1).code
    assert "ActualText" not in mark(pieces(TEXT), STRUCTURE, TYPES_1).code


def test_marks_stand_where_they_are_read_and_empty_elements_are_left_out() -> None:
    owners = (TEXT, MARK, TEXT, LABEL, NOTE)
    (root,) = tree([Side(STRUCTURE, owners)], TYPES_1, frozenset())
    assert shown(root) == ("Part", ("P", 0, ("Reference", 1), 2), ("Note", ("Lbl", 3), 4))


def test_the_tree_keeps_its_own_order_where_paint_has_another() -> None:
    structure = Element(0, Role.PAGE, (Element(1, Role.TITLE, level=1), Element(2, Role.PARAGRAPH)))
    (root,) = tree([Side(structure, (2, 1))], TYPES_1, frozenset())
    assert shown(root) == ("Part", ("H1", 1), ("P", 0))


def test_a_page_on_which_nothing_is_told_has_no_node() -> None:
    assert tree([Side(STRUCTURE, ())], TYPES_1, frozenset()) == ()


def test_marks_and_notes_refer_to_each_other_across_pages() -> None:
    front = Element(0, Role.PAGE, (Element(MARK, Role.REFERENCE, note="法"),))
    roots = tree([Side(front, (MARK,)), Side(STRUCTURE, (TEXT, MARK, LABEL, NOTE))], TYPES_1, frozenset())
    refers = {node.key: node.refers for node in nodes(roots) if node.refers}
    assert refers == {
        Key(0, MARK): (Key(1, NOTE),),
        Key(1, MARK): (Key(1, NOTE),),
        Key(1, NOTE): (Key(0, MARK), Key(1, MARK)),
    }


def test_a_mark_leads_to_the_note_on_its_own_page() -> None:
    notes = Notes([STRUCTURE, STRUCTURE])
    assert notes.note_of("法", 0) == Key(0, NOTE)
    assert notes.note_of("法", 1) == Key(1, NOTE)
    assert notes.note_of("令", 1) is None
    assert notes.marks_of(Key(1, NOTE), "法") == (Key(1, MARK),)


def test_notes_have_names_that_no_other_element_has() -> None:
    roots = tree([Side(STRUCTURE, (LABEL, NOTE)), Side(STRUCTURE, (LABEL, NOTE))], TYPES_1, frozenset())
    names = [node.identifier for node in nodes(roots) if node.type == "Note"]
    assert names == ["(note-1-3)", "(note-2-3)"]


def test_pdf_2_has_its_own_words_and_says_which_notes_are_endnotes() -> None:
    assert types_of((1, 7)) is TYPES_1
    assert types_of((2, 0)) is TYPES_2
    assert TYPES_1.roles == {"Aside": "Div"}
    front = Element(0, Role.PAGE, (Element(MARK, Role.REFERENCE, note="法"),))
    owners = (TEXT, MARK, LABEL, NOTE)
    foot = tree([Side(STRUCTURE, owners)], TYPES_2, frozenset())
    end = tree([Side(front, (MARK,)), Side(STRUCTURE, owners)], TYPES_2, frozenset())
    kinds = [
        dict(node.entries)["A"] for roots in (foot, end) for node in nodes(roots) if node.type == "FENote"
    ]
    assert kinds == [
        "<< /O /FENote /NoteType /Footnote >>",
        "<< /O /FENote /NoteType /Endnote >>",
    ]


def test_lists_say_how_their_labels_count() -> None:
    item = Element(2, Role.ITEM, (Element(3, Role.LABEL), Element(4, Role.ITEM_BODY)))
    plain = Element(0, Role.PAGE, (Element(1, Role.LIST, (item,)),))
    counted = replace(plain, children=(replace(plain.children[0], ordered=True),))
    for structure, word in ((plain, "Disc"), (counted, "Decimal")):
        (root,) = tree([Side(structure, (3, 4))], TYPES_1, frozenset())
        (listed,) = (node for node in nodes([root]) if node.type == "L")
        assert dict(listed.entries)["A"] == f"<< /O /List /ListNumbering /{word} >>"


def test_header_cells_say_whose_header_they_are() -> None:
    cells = (Element(3, Role.HEADER_CELL, scope=Scope.COLUMN), Element(4, Role.HEADER_CELL, scope=Scope.ROW))
    row = Element(2, Role.ROW, (*cells, Element(5, Role.CELL)))
    table = Element(0, Role.PAGE, (Element(1, Role.TABLE, (row,)),))
    (root,) = tree([Side(table, (3, 4, 5))], TYPES_1, frozenset())
    assert shown(root) == ("Part", ("Table", ("TR", ("TH", 0), ("TH", 1), ("TD", 2))))
    scopes = [dict(node.entries)["A"] for node in nodes([root]) if node.type == "TH"]
    assert scopes == ["<< /O /Table /Scope /Column >>", "<< /O /Table /Scope /Row >>"]


def test_every_role_has_a_type() -> None:
    for types in (TYPES_1, TYPES_2):
        assert set(types.names) == set(Role)


def test_pictures_tell_what_they_show_in_the_readers_language() -> None:
    figure = Element(1, Role.FIGURE, alternative="団体交渉の写真", language="ja")
    (root,) = tree([Side(Element(0, Role.PAGE, (figure,)), (1,))], TYPES_1, frozenset())
    entries = dict(next(node for node in nodes([root]) if node.type == "Figure").entries)
    assert entries == {"Alt": "<FEFF56E34F534EA46E09306E51997 71F>".replace(" ", ""), "Lang": "(ja)"}
