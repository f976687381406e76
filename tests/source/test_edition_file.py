"""The edition's file: all of the example is read as what it says, and each mistake told at its place."""

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.model.edition import (
    Banner,
    Body,
    Callout,
    Colophon,
    Condition,
    Generated,
    Heading,
    Headline,
    Issued,
    ItemList,
    Picture,
    Position,
    QrCode,
    QuestionAnswer,
    Table,
    Variable,
    VariableKind,
)
from tests.source.support import EDITION, EDITION_PATH, changed, complaints, edition_of, places, words


def test_the_examples_meta_is_read() -> None:
    meta = edition_of(EDITION).meta
    assert meta.title.raw == "学習集会のおしらせ"
    assert meta.title.span == Span(str(EDITION_PATH), 6, 7)
    assert (meta.issue and meta.issue.raw, meta.issuer and meta.issuer.raw) == (
        "組合ニュース 第12号",
        "｛｛組合名｝｝",
    )
    assert (meta.issued, meta.version, meta.language) == (Issued(2026, 12, 1), 1, "ja")
    assert (meta.subjects, meta.rights) == (("春闘", "賃金"), "転載自由(出典明記)")


def test_the_examples_variables_are_read() -> None:
    variables = {variable.name: variable for variable in edition_of(EDITION).variables}
    assert list(variables) == ["組合名", "連絡先", "URL", "集会日", "集会時刻", "会場", "ひとこと", "写真"]
    span = Span(str(EDITION_PATH), 18, 3)
    assert variables["組合名"] == Variable(
        "組合名", VariableKind.TEXT, span, required=True, longest=20, example="○○市職員労働組合"
    )
    assert variables["集会時刻"].example == "18:30"
    assert variables["ひとこと"].explanation == "組合からの訴え(1段落)"
    assert [variable.kind for variable in variables.values()] == [
        *(VariableKind.TEXT, VariableKind.TEXT, VariableKind.URL, VariableKind.DATE, VariableKind.TIME),
        *(VariableKind.TEXT, VariableKind.PROSE, VariableKind.IMAGE),
    ]


def test_the_examples_front_is_read() -> None:
    edition = edition_of(EDITION)
    assert (edition.template, edition.template_span.line) == ("号外2段", 15)
    headline, heading, body, callout, banner = edition.sides[0].blocks
    assert isinstance(headline, Headline)
    assert (headline.text.raw, headline.text.span.line, headline.common.spanning) == (
        "物価に負けない\n賃上げを",
        31,
        True,
    )
    assert isinstance(heading, Heading)
    assert (heading.common.id, heading.common.spanning, heading.common.span.line) == ("実感", None, 34)
    assert isinstance(body, Body)
    assert [(p.span.line, p.span.column) for p in body.paragraphs] == [(37, 11), (38, 11)]
    assert isinstance(callout, Callout)
    picture, word, numbered, meeting, qr_code = callout.blocks
    assert isinstance(picture, Picture)
    assert (picture.file.raw, picture.alternative.raw, picture.width) == (
        "｛｛写真｝｝",
        "集会のようす",
        "半幅",
    )
    assert picture.common.condition == Condition("写真")
    assert isinstance(word, Body)
    assert isinstance(numbered, ItemList)
    assert (numbered.numbered, len(numbered.items)) == (True, 2)
    assert isinstance(meeting, Body)
    assert isinstance(qr_code, QrCode)
    assert (qr_code.url.raw, qr_code.caption and qr_code.caption.raw, qr_code.size) == (
        "｛｛URL｝｝",
        "くわしくはこちら",
        "20mm",
    )
    assert isinstance(banner, Banner)
    assert (len(banner.lines), banner.common.position) == (2, Position.BOTTOM)


def test_the_examples_back_is_read() -> None:
    edition = edition_of(EDITION)
    headline, question, table, colophon = edition.sides[1].blocks
    assert isinstance(headline, Headline)
    assert headline.kicker
    assert headline.kicker.raw == "まず知っておきたい"
    assert isinstance(question, QuestionAnswer)
    assert (question.question.raw, len(question.paragraphs)) == ("組合に入ると何が変わるの？", 1)
    assert isinstance(table, Table)
    assert [cell.raw for cell in table.header] == ["時期", "取り組み"]
    assert [[cell.raw for cell in row] for row in table.rows] == [
        ["12月", "要求アンケート"],
        ["2月", "要求書の提出"],
    ]
    assert isinstance(colophon, Colophon)
    assert colophon.right is Generated.EDITION_NUMBER
    (note,) = edition.notes
    assert (note.label, note.span.line, note.text.span.column) == ("1", 75, 6)
    assert edition.credit
    assert edition.credit.raw == "参考：各組合の要求アンケート"


def test_what_may_be_left_out_has_its_plain_value() -> None:
    edition = edition_of(
        "書式: リーフレット/1\nメタ: {題名: 題, 発行日: 2019-08}\n型紙: a\n"
        "面: [{名前: 一, 中身: [{本文: 文}]}]\n"
    )
    assert (edition.meta.issued, edition.meta.version, edition.meta.language) == (Issued(2019, 8), 1, "ja")
    assert (edition.meta.issue, edition.meta.subjects, edition.meta.rights) == (None, (), None)
    assert (edition.variables, edition.notes, edition.credit) == ((), (), None)


def test_an_empty_entry_declares_optional_text() -> None:
    edition = edition_of(changed(EDITION, "  会場:     {種類: 文字, 必須: いいえ, 最大: 24}", "  会場:"))
    assert Variable("会場", VariableKind.TEXT, Span(str(EDITION_PATH), 23, 3)) in edition.variables


def test_a_memo_may_stand_among_any_keys() -> None:
    text = changed(EDITION, "  版: 1", "  版: 1\n  メモ: 覚え書き")
    text = changed(text, "        id: 実感", "        id: 実感\n        メモ: [a, b]")
    text = changed(text, "          題: ｛｛", "          メモ: x\n          題: ｛｛")
    assert edition_of(text) == edition_of(text)


def test_empty_lines_and_blanks_at_line_ends_are_dropped() -> None:
    added = "\n          　\n          一行が一段落です。  \n\n          　字下げ\n          "
    edition = edition_of(changed(EDITION, "          一行が一段落です。", added))
    body = edition.sides[0].blocks[2]
    assert isinstance(body, Body)
    assert [(p.raw, p.span.line) for p in body.paragraphs[1:3]] == [
        ("一行が一段落です。", 40),
        ("　字下げ", 42),
    ]


MISTAKES = {
    "unknown format": ("リーフレット/1", "リーフレット/2", (Code.UNKNOWN_FORMAT, 3, 5)),
    "no format": ("書式: リーフレット/1\n", "", (Code.MISSING_KEY, 4, 1)),
    "unknown key": ("  号: 組合", "  号数: 組合", (Code.UNKNOWN_KEY, 7, 3)),
    "unknown key at the top": ("出典: ", "出展: ", (Code.UNKNOWN_KEY, 77, 1)),
    "missing key": ("  題名: 学習集会のおしらせ\n", "", (Code.MISSING_KEY, 6, 3)),
    "empty key": ("題名: 学習集会のおしらせ", "題名:", (Code.MISSING_KEY, 6, 3)),
    "no such date": ("2026-12-01", "2026-02-30", (Code.NO_SUCH_DATE, 9, 8)),
    "no such month": ("2026-12-01", "2026-13", (Code.NO_SUCH_DATE, 9, 8)),
    "not a date": ("2026-12-01", "令和8年", (Code.WRONG_VALUE, 9, 8)),
    "not a whole number": ("  版: 1", "  版: 0", (Code.WRONG_VALUE, 10, 6)),
    "not a language": ("言語: ja", "言語: 日本語", (Code.WRONG_VALUE, 11, 7)),
    "text for a list": ("件名: [春闘, 賃金] ", "件名: 春闘 ", (Code.WRONG_SHAPE, 12, 7)),
    "empty list": ("件名: [春闘, 賃金] ", "件名: [] ", (Code.WRONG_SHAPE, 12, 7)),
    "list for text": ("題名: 学習集会のおしらせ", "題名:\n    - 学習", (Code.WRONG_SHAPE, 7, 5)),
    "text for keys": (
        "  - 名前: うら\n    中身:",
        "  - うら\n  - 名前: うら\n    中身:",
        (Code.WRONG_SHAPE, 57, 5),
    ),
    "two lines for a word": ("型紙: 号外2段 ", "型紙: |\n  号外\n  2段\n#", (Code.WRONG_SHAPE, 15, 5)),
    "yes": ("段抜き: はい", "段抜き: yes", (Code.WRONG_VALUE, 33, 14)),
    "wrong word": ("位置: 下端", "位置: 下", (Code.WRONG_VALUE, 56, 13)),
    "wrong kind of variable": ("種類: 時刻", "種類: 時間", (Code.WRONG_VALUE, 22, 14)),
    "wrong name of a variable": ("  会場:   ", "  １階:   ", (Code.VARIABLE_NAME, 23, 3)),
    "reserved name": ("  会場:   ", "  差しかえ:   ", (Code.VARIABLE_NAME, 23, 3)),
    "example of another kind": ("例: 2026-12-11", "例: 12月", (Code.WRONG_KIND, 21, 31)),
    "example that is no date": ("例: 2026-12-11", "例: 2026-02-30", (Code.NO_SUCH_DATE, 21, 31)),
    "example too long": ("最大: 20", "最大: 3", (Code.VALUE_TOO_LONG, 18, 37)),
    "unknown condition": ("条件: 写真", "条件: 写直", (Code.UNKNOWN_CONDITION, 43, 19)),
    "unknown absent condition": ("条件: 写真", "条件: 写直 なし", (Code.UNKNOWN_CONDITION, 43, 19)),
    "two blocks in one": ("        id: 実感", "        本文: 文", (Code.NOT_ONE_BLOCK, 34, 9)),
    "no block": ("- 見出し: 暮らしの実感から\n        id", "- id", (Code.NOT_ONE_BLOCK, 34, 9)),
    "unknown block": ("- 見出し: 暮ら", "- 中見出し: 暮ら", (Code.UNKNOWN_KEY, 34, 9)),
    "text for a block": (
        "- 見出し: 暮らしの実感から\n        id: 実感",
        "- 文だけ",
        (Code.WRONG_SHAPE, 34, 9),
    ),
    "unknown key beside a block": ("        id: 実感", "        いろ: 赤", (Code.UNKNOWN_KEY, 35, 9)),
    "kicker beside another block": ("        id: 実感", "        添え書き: 文", (Code.UNKNOWN_KEY, 35, 9)),
    "double id": ("        添え書き: ", "        id: 実感\n        添え書き: ", (Code.DUPLICATE_ID, 60, 13)),
    "two lines for an id": ("id: 実感", "id: |\n          実\n          感", (Code.WRONG_SHAPE, 35, 13)),
    "empty text": ("- 一人で悩まず、まず相談を。", "-", (Code.WRONG_SHAPE, 47, 18)),
    "unequal rows": ("[2月, 要求書の提出]", "[2月]", (Code.WRONG_SHAPE, 71, 15)),
    "text for a row": ("[2月, 要求書の提出]", "2月", (Code.WRONG_SHAPE, 71, 15)),
    "picture outside": ("｛｛写真｝｝, 代", "../a.jpg, 代", (Code.OUTSIDE_FOLDER, 42, 26)),
    "wrong width": ("幅: 半幅", "幅: 半分", (Code.WRONG_VALUE, 42, 50)),
    "wrong size": ("大きさ: 20mm", "大きさ: 20", (Code.WRONG_VALUE, 51, 53)),
    "text for a callout": ("- 帯:\n", "- 囲み: 文\n      - 帯:\n", (Code.WRONG_SHAPE, 53, 13)),
    "text for a question": ("- 帯:\n", "- 問答: 文\n      - 帯:\n", (Code.WRONG_SHAPE, 53, 13)),
    "text for a table": ("- 帯:\n", "- 表: 文\n      - 帯:\n", (Code.WRONG_SHAPE, 53, 12)),
    "text for a picture": ("- 帯:\n", "- 写真: a.jpg\n      - 帯:\n", (Code.WRONG_SHAPE, 53, 13)),
    "text for a code": ("- 帯:\n", "- QR: 文\n      - 帯:\n", (Code.WRONG_SHAPE, 53, 13)),
    "text for a colophon": ("- 帯:\n", "- 奥付: 文\n      - 帯:\n", (Code.WRONG_SHAPE, 53, 13)),
    "text for the sides": ("面:\n", "面: 文\n注意:\n", (Code.WRONG_SHAPE, 27, 4)),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told_at_its_place(mistake: str) -> None:
    old, new, expected = MISTAKES[mistake]
    assert expected in places(lambda: edition_of(changed(EDITION, old, new)))


ONE_COMPLAINT = [name for name in MISTAKES if name not in ("text for the sides", "no format", "unequal rows")]


@pytest.mark.parametrize("mistake", ONE_COMPLAINT)
def test_one_mistake_makes_one_complaint(mistake: str) -> None:
    old, new, expected = MISTAKES[mistake]
    assert places(lambda: edition_of(changed(EDITION, old, new))) == [expected]


def test_text_where_an_edition_should_be() -> None:
    assert places(lambda: edition_of("ただの文\n")) == [(Code.WRONG_SHAPE, 1, 1)]
    assert places(
        lambda: edition_of("書式: リーフレット/1\nメタ: 文\n型紙: a\n面: [{名前: 一, 中身: [{本文: 文}]}]\n")
    ) == [(Code.WRONG_SHAPE, 2, 5)]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_places() -> None:
    text = changed(EDITION, "2026-12-01", "2026-02-30")
    text = changed(text, "位置: 下端", "位置: 下")
    text = changed(text, "  号: 組合", "  号数: 組合")
    assert [code for code, _, _ in places(lambda: edition_of(text))] == [
        Code.UNKNOWN_KEY,
        Code.NO_SUCH_DATE,
        Code.WRONG_VALUE,
    ]


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("  題名: 学", "  題目: 学", "題名"),
        ("- 見出し: 暮ら", "- 小見出し: 暮ら", "見出し"),
        ("位置: 下端", "位置: 下", "下端"),
        ("条件: 集会日", "条件: 集会目", "集会日"),
        ("段抜き: はい", "段ぬき: はい", "段抜き"),
    ],
)
def test_what_was_meant_is_guessed(old: str, new: str, near: str) -> None:
    assert near in [words(d).get("near") for d in complaints(lambda: edition_of(changed(EDITION, old, new)))]


def test_the_first_place_of_a_double_id_is_told() -> None:
    text = changed(EDITION, "        添え書き: ", "        id: 実感\n        添え書き: ")
    (found,) = complaints(lambda: edition_of(text))
    assert words(found)["first"] == "35"


@pytest.mark.parametrize("written", ["会場 なし", "会場　なし", "会場  なし"])
def test_a_condition_may_ask_for_absence(written: str) -> None:
    callout = edition_of(changed(EDITION, "条件: 写真", f"条件: {written}")).sides[0].blocks[3]
    assert isinstance(callout, Callout)
    assert callout.blocks[0].common.condition == Condition("会場", absent=True)
