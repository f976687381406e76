"""Marks and notes must belong together on what is printed."""

from leaflet.diagnostics import Code
from leaflet.model.edition import Body
from leaflet.model.text import Mark, MarkKind
from tests.source.support import EDITION, LOCAL, changed, personalised, places
from tests.source.test_personalise import shown

ONE = "注: {1: 一の注}\n"


def labels(blocks: str, notes: str = ONE, **values: str) -> list[str]:
    return [note.label for note in shown(blocks, notes=notes, **values).notes]


def test_a_mark_without_a_note_is_told_once_at_its_first_place() -> None:
    found = places(lambda: shown("- 本文: |\n    一[^2]二[^2]\n    三[^2]"))
    assert found == [(Code.MISSING_NOTE, 15, 12)]


def test_a_note_without_a_mark_is_told_at_the_note() -> None:
    assert places(lambda: shown("- 本文: 一", notes=ONE)) == [(Code.UNUSED_NOTE, 15, 5)]


def test_a_note_that_waits_for_its_text_may_be_switched_off() -> None:
    text = changed(EDITION, "  1: 食費", "  # 検査しない: L232\n  2: あとで使う\n  1: 食費")
    assert [note.label for note in personalised(text).notes] == ["1"]
    whole = changed(text, "  # 検査しない: L232\n  2", "  2")
    whole = "# 検査しない: L232\n" + changed(whole, "[^1]", "")
    assert personalised(whole).notes == ()
    other = changed(text, "L232", "L287")
    assert [code for code, _, _ in places(lambda: personalised(other))] == [Code.UNUSED_NOTE]


def test_a_wrong_label_is_both() -> None:
    assert places(lambda: personalised(changed(EDITION, "[^1]", "[^2]"))) == [
        (Code.MISSING_NOTE, 37, 46),
        (Code.UNUSED_NOTE, 75, 3),
    ]


def test_a_note_called_only_by_a_hidden_block_is_left_out_silently() -> None:
    blocks = "- 本文: 一[^1]\n  条件: 名\n- 本文: 二"
    assert labels(blocks) == []
    assert labels(blocks, 名="a") == ["1"]


def test_a_note_called_only_within_a_hidden_callout_is_left_out_silently() -> None:
    blocks = "- 囲み: {中身: [{本文: '一[^1]'}]}\n  条件: 名\n- 本文: 二"
    assert labels(blocks) == []


def test_a_note_called_only_by_text_without_value_is_left_out_silently() -> None:
    assert labels("- 本文: |\n    ｛｛名｝｝[^1]\n    二") == []
    assert labels("- QR: {URL: ｛｛URL｝｝, 説明: '一[^1]'}\n- 本文: 二") == []


def test_a_hidden_mark_needs_no_note() -> None:
    assert labels("- 本文: 一[^2]\n  条件: 名\n- 本文: 二[^1]") == ["1"]


def test_a_note_called_only_by_a_replaced_block_is_left_out_silently() -> None:
    text = changed(EDITION, "見出し: 暮らしの実感から", "見出し: 暮らしの実感から[^2]")
    text = changed(text, "  1: 食費", "  2: 実感\n  1: 食費")
    assert [note.label for note in personalised(text).notes] == ["1"]


def test_a_locals_new_text_may_call_the_editions_notes() -> None:
    text = changed(EDITION, "[^1]", "")
    local = changed(LOCAL, "文: わたしたちの職場から", "文: わたしたちの職場から[^1]")
    assert [note.label for note in personalised(text, local).notes] == ["1"]


def test_the_credit_may_call_notes() -> None:
    assert labels("- 本文: 一", notes=ONE + "出典: 参考[^1]\n") == ["1"]


def test_notes_within_the_text_get_labels_of_their_own() -> None:
    edition = shown("- 本文: |\n    一^[甲]二^[**乙**]\n    三^[丙][^1]", notes=ONE)
    body = edition.sides[0].blocks[0]
    assert isinstance(body, Body)
    assert [p.rich.marks for p in body.paragraphs] == [
        (Mark(1, 1, MarkKind.NOTE, ("^[1]",)), Mark(2, 2, MarkKind.NOTE, ("^[2]",))),
        (Mark(1, 1, MarkKind.NOTE, ("^[3]",)), Mark(1, 1, MarkKind.NOTE, ("1",))),
    ]
    assert [(n.label, n.text.rich.text, n.span[1:]) for n in edition.notes] == [
        ("1", "一の注", (17, 5)),
        ("^[1]", "甲", (15, 12)),
        ("^[2]", "乙", (15, 17)),
        ("^[3]", "丙", (16, 12)),
    ]


def test_notes_are_not_judged_where_markup_cannot_be_read() -> None:
    assert places(lambda: shown("- 本文: 一[^1", notes=ONE)) == [(Code.UNCLOSED_MARKUP, 14, 14)]
    assert places(lambda: shown("- 本文: 一{{ [^1]", notes=ONE)) == [(Code.UNCLOSED_MARKUP, 14, 14)]
