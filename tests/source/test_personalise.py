"""An edition and a local become what is printed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import partial

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.memo import Known
from leaflet.messages import say
from leaflet.model.edition import Body, Common, Edition, Generated, Headline
from leaflet.model.local import Local
from leaflet.model.text import Mark, MarkKind, Prose, RichText, Wording
from leaflet.source.personalise import fixed, personalise
from tests.source.support import (
    EDITION,
    EDITION_PATH,
    LOCAL,
    LOCAL_PATH,
    changed,
    complaints,
    edition_of,
    local_of,
    personalised,
    places,
    words,
)

HEAD = """\
書式: リーフレット/1
メタ: {題名: 題, 発行日: 2026-12-01}
型紙: 号外2段
差し込み:
  名: {種類: 文字}
  日: {種類: 日付}
  時: {種類: 時刻}
  文: {種類: 文章}
  絵: {種類: 画像}
  URL: {種類: URL}
面:
  - 名前: おもて
    中身:
"""


def shown(blocks: str, *, notes: str = "", **values: str) -> Edition[Prose]:
    """Return a one-sided edition with these blocks and values."""
    edition = edition_of(HEAD + "".join(f"      {line}\n" for line in blocks.splitlines()) + notes)
    given = tuple((name, Wording(value, Span("local", 1, 1))) for name, value in values.items())
    return personalise(edition, Local("x", given))


def texts(found: object) -> Iterator[str]:
    """Yield whatever prose stands in a block, in the order of its fields, kickers first."""
    if isinstance(found, Prose):
        yield found.rich.text
    elif isinstance(found, Generated):
        yield found
    elif isinstance(found, Headline):
        yield from texts((found.kicker, found.text))
    elif isinstance(found, tuple):
        for inner in found:
            yield from texts(inner)
    elif is_dataclass(found) and not isinstance(found, Common):
        yield from texts(tuple(getattr(found, one.name) for one in fields(found)))


def said(edition: Edition[Prose]) -> list[str]:
    return [text for side in edition.sides for block in side.blocks for text in texts(block)]


def test_the_example_is_personalised() -> None:
    edition = personalised()
    assert edition.meta.issuer
    assert edition.meta.issuer.rich == RichText("架空市職員労働組合")
    assert said(edition) == [
        "物価に負けない\n賃上げを",
        "わたしたちの職場から",
        "毎月の食費がどれだけ増えたか、職場で話し合ってみませんか。",
        "一行が一段落です。点を打つことも、太字にすることもできます。",
        "架空市職員労働組合から",
        "困ったときは組合へ。昼休みの相談も受け付けています。",
        "一人で悩まず、まず相談を。",
        "要求アンケートに答えてください。",
        "学習集会　令和8年12月11日（金） 午後6時30分から　市民文化ホール 第２会議室",
        "https://example.jp/",
        "くわしくはこちら",
        "話し合うことから始めよう。",
        "組合は、あなたの一歩を支えます。",
        "まず知っておきたい",
        "Q&A　賃上げのこと",
        "組合に入ると何が変わるの？",
        "一人の声が、みんなの要求になります",
        "職場の困りごとを要求にまとめ、使用者と話し合います。",
        "時期",
        "取り組み",
        "12月",
        "要求アンケート",
        "2月",
        "要求書の提出",
        "架空市職員労働組合　電話 000-000-0000(内線 123)",
        "版番号",
    ]
    (note,) = edition.notes
    assert note.text.rich.text == "食費の数字は、家計簿を持ち寄って確かめます。"
    assert edition.credit
    assert edition.credit.rich.text == "参考：各組合の要求アンケート"


def test_prose_keeps_the_place_of_its_wording() -> None:
    body = personalised().sides[0].blocks[2]
    assert isinstance(body, Body)
    assert body.paragraphs[1].span == Span(str(EDITION_PATH), 38, 11)
    assert body.paragraphs[0].rich.marks == (
        Mark(3, 5, MarkKind.RUBY, ("しょくひ",)),
        Mark(28, 28, MarkKind.NOTE, ("1",)),
    )


# --- values


def test_without_a_local_a_required_value_names_the_option() -> None:
    edition = edition_of(EDITION)
    found = complaints(lambda: personalise(edition, None))
    assert [(d.code, d.span and d.span[1:]) for d in found] == [
        (Code.REQUIRED_VALUE, (18, 3)),
        (Code.REQUIRED_VALUE, (19, 3)),
    ]
    assert "--local" in say(found[0]).hint
    assert "--local" in say(found[0], "en").hint


@pytest.mark.parametrize(
    ("line", "place"),
    [("組合名: ", (4, 1)), ("組合名: 　", (4, 1)), ("組合名: ''", (4, 1)), ("", (3, 1))],
    ids=["nothing", "a blank", "quotes", "no such line"],
)
def test_with_a_local_a_required_value_is_missed_in_its_file(line: str, place: tuple[int, int]) -> None:
    local = local_of(changed(LOCAL, "組合名: 架空市職員労働組合", line))
    (found,) = complaints(lambda: personalise(edition_of(EDITION), local))
    assert (found.code, found.span) == (Code.REQUIRED_VALUE, Span(str(LOCAL_PATH), *place))
    assert f"「{LOCAL_PATH}」に「組合名: 」" in say(found).hint
    assert f"Add “組合名: ” and its value to “{LOCAL_PATH}”" in say(found, "en").hint


def test_examples_stand_in_for_values_that_are_not_given() -> None:
    edition = personalised(local=None)
    assert "○○市職員労働組合から" in said(edition)
    assert "学習集会　令和8年12月11日（金） 午後6時30分から　" in said(edition)
    local = local_of(changed(LOCAL, "連絡先: 電話 000-000-0000(内線 123)\n", ""))
    assert personalise(edition_of(EDITION), local, example=True).meta.issuer == personalised().meta.issuer


def test_a_required_value_without_an_example_is_missed_even_then() -> None:
    text = changed(EDITION, "必須: はい, 例: 電話 000-000-0000(内線 123)", "必須: はい")
    assert places(lambda: personalised(text, None)) == [(Code.REQUIRED_VALUE, 19, 3)]


WRONG_VALUES = {
    "unknown name": ("会場: 市民", "会 場: 市民", (Code.UNKNOWN_VALUE, 9, 1)),
    "too long": ("会場: 市民文化", "会場: " + "市" * 25, (Code.VALUE_TOO_LONG, 9, 5)),
    "no such date": ("2026-12-11", "2026-02-30", (Code.NO_SUCH_DATE, 7, 6)),
    "no date": ("2026-12-11", "12月11日", (Code.WRONG_KIND, 7, 6)),
    "no time": ("18:30", "夕方", (Code.WRONG_KIND, 8, 7)),
    "no address": ("https://", "www.", (Code.WRONG_KIND, 6, 6)),
    "two lines": ("会場: 市民", "会場: |\n  一\n  市民", (Code.WRONG_KIND, 10, 3)),
    "picture outside": ("会場: 市民", "写真: ../a.jpg\n会場: 市民", (Code.OUTSIDE_FOLDER, 9, 5)),
}


@pytest.mark.parametrize("mistake", WRONG_VALUES)
def test_each_wrong_value_is_told_at_its_place_in_the_local(mistake: str) -> None:
    old, new, expected = WRONG_VALUES[mistake]
    found = complaints(lambda: personalised(EDITION, changed(LOCAL, old, new)))
    assert [(d.code, d.span and d.span[1:]) for d in found] == [(expected[0], expected[1:])]
    assert found[0].span
    assert found[0].span.file == str(LOCAL_PATH)


def test_all_wrong_values_are_told_at_once() -> None:
    text = changed(changed(LOCAL, "2026-12-11", "2026-02-30"), "18:30", "夕方")
    text = changed(text, "組合名: ", "組合の名: ")
    assert sorted(code for code, _, _ in places(lambda: personalised(EDITION, text))) == [
        Code.REQUIRED_VALUE,
        Code.NO_SUCH_DATE,
        Code.WRONG_KIND,
        Code.UNKNOWN_VALUE,
    ]


def test_an_unknown_value_without_a_place_is_told_at_its_text() -> None:
    local = Local("x", (("なぞ", Wording("a", Span("local", 4, 5))),))
    assert (Code.UNKNOWN_VALUE, 4, 5) in places(lambda: personalise(edition_of(EDITION), local))


def test_signs_in_values_are_text() -> None:
    hostile = "**a** 《b》 {c|d} [^1] ^[e] ^12^ {{ f }} ｛｛名｝｝ ｜g《h》 \\ {% i %}"
    edition = shown("- 本文: 前｛｛名｝｝後 **｛｛名｝｝**", 名=hostile)
    body = edition.sides[0].blocks[0]
    assert isinstance(body, Body)
    length = len(hostile)
    assert body.paragraphs[0].rich == RichText(
        f"前{hostile}後 {hostile}", (Mark(length + 3, 2 * length + 3, MarkKind.STRONG),)
    )


def test_filters_see_the_value_before_its_signs_are_escaped() -> None:
    assert said(shown("- 本文: ｛｛名|全角｝｝", 名="*a*")) == ["＊ａ＊"]


def test_a_prose_values_lines_are_paragraphs() -> None:
    edition = shown("- 本文: |\n    前\n    **｛｛文｝｝**\n    後", 文="*一*\n\n二")
    body = edition.sides[0].blocks[0]
    assert isinstance(body, Body)
    assert [p.rich for p in body.paragraphs] == [
        RichText("前"),
        RichText("*一*", (Mark(0, 3, MarkKind.STRONG),)),
        RichText("二", (Mark(0, 1, MarkKind.STRONG),)),
        RichText("後"),
    ]


def test_a_prose_value_elsewhere_keeps_its_breaks_without_empty_lines() -> None:
    assert said(shown("- 見出し: ｛｛文｝｝", 文="一\n　\n二")) == ["一\n二"]


def test_a_line_of_a_headline_without_a_value_is_left_out() -> None:
    assert said(shown("- 大見出し: |\n    一\n    ｛｛名｝｝\n    二")) == ["一\n二"]
    assert said(shown("- 大見出し: |\n    一\n    ｛｛名｝｝\n    二", 名="と")) == ["一\nと\n二"]


def test_variables_work_in_every_text() -> None:
    text = changed(EDITION, "出典: 参考", "出典: ｛｛会場｝｝")
    text = changed(text, "  1: 食費", "  1: ｛｛会場｝｝")
    text = changed(text, "        添え書き: まず", "        添え書き: ｛｛会場｝｝")
    text = changed(text, "題名: 学習", "題名: ｛｛会場｝｝")
    edition = personalised(text, changed(LOCAL, "市民文化ホール 第２会議室", "ホール"))
    assert edition.meta.title.rich.text == "ホール集会のおしらせ"
    assert edition.notes[0].text.rich.text.startswith("ホール")
    assert edition.credit
    assert edition.credit.rich.text.startswith("ホール")
    assert "ホール知っておきたい" in said(edition)


# --- variables and markup that are not right


WRONG_TEXT = {
    "undefined variable": ("｛｛会場｝｝", "｛｛会揚｝｝", (Code.UNDEFINED_VARIABLE, 49, 53)),
    "unknown filter": ("和暦曜日", "和歴", (Code.BAD_EXPRESSION, 49, 24)),
    "filter for another kind": ("集会日|和暦曜日", "会場|和暦", (Code.BAD_FILTER_VALUE, 49, 24)),
    "open variable": ("｛｛会場｝｝", "｛｛会場｝", (Code.UNCLOSED_MARKUP, 49, 53)),
    "open ascii variable": ("｛｛会場｝｝", "{{会場}", (Code.UNCLOSED_MARKUP, 49, 53)),
    "open bold": ("**太字**", "**太字", (Code.UNCLOSED_MARKUP, 38, 32)),
    "bold open behind a variable": ("毎月の", "｛｛組合名｝｝の**", (Code.UNCLOSED_MARKUP, 37, 19)),
    "readings": ("毎月の", "{毎月分|まい|つき}の", (Code.RUBY_COUNT, 37, 11)),
    "second line of a headline": (
        "          賃上げを",
        "          賃上げ**を",
        (Code.UNCLOSED_MARKUP, 32, 14),
    ),
    "note in the title": ("題名: 学習", "題名: 学[^1]習", (Code.NOTE_NOT_HERE, 6, 8)),
    "note in a note": ("  1: 食費", "  1: 食[^1]費", (Code.NOTE_NOT_HERE, 75, 7)),
    "inline note in a note": ("  1: 食費", "  1: 食^[x]費", (Code.NOTE_NOT_HERE, 75, 7)),
    "note within a note": ("毎月の", "毎月^[a[^1]]の", (Code.NOTE_NOT_HERE, 37, 16)),
    "note in a picture's text": ("代替文: 集会のようす", '代替文: "集会[^1]"', (Code.NOTE_NOT_HERE, 42, 42)),
}


@pytest.mark.parametrize("mistake", WRONG_TEXT)
def test_each_mistake_in_text_is_told_at_its_column(mistake: str) -> None:
    old, new, expected = WRONG_TEXT[mistake]
    assert places(lambda: personalised(changed(EDITION, old, new))) == [expected]


@pytest.mark.parametrize("mistake", WRONG_TEXT)
def test_each_mistake_in_text_is_told_to_every_local_of_a_batch(mistake: str) -> None:
    old, new, expected = WRONG_TEXT[mistake]
    edition, local, known = edition_of(changed(EDITION, old, new)), local_of(LOCAL), Known(100)
    for _ in range(2):
        assert places(lambda: personalise(edition, local, known=known)) == [expected]


def test_the_sign_that_closes_a_variable_is_named() -> None:
    for written, close in (("｛｛会場", "｝｝"), ("a{{会場", "}}")):
        text = changed(EDITION, "｛｛会場｝｝", written)
        (found,) = complaints(partial(personalised, text))
        assert words(found)["close"] == close


def test_mistakes_in_hidden_blocks_are_told_too() -> None:
    text = changed(LOCAL, "集会日: 2026-12-11\n", "")
    broken = changed(EDITION, "｛｛会場｝｝\n", "｛｛会揚｝｝**\n")
    found = [code for code, _, _ in places(lambda: personalised(broken, text))]
    assert found == [Code.UNDEFINED_VARIABLE, Code.UNCLOSED_MARKUP]


def test_a_filter_of_no_value_says_nothing() -> None:
    assert said(shown("- 本文: 前｛｛日|和暦曜日｝｝後")) == ["前後"]


def test_files_and_addresses_have_no_markup() -> None:
    edition = shown(
        "- QR: {URL: 'https://example.jp/**a**?｛｛名｝｝', 説明: **太**}".replace("**太**", "'**太**'"),
        名="*",
    )
    assert said(edition) == ["https://example.jp/**a**?*", "太"]


def test_an_address_that_is_none_is_told() -> None:
    assert places(lambda: shown("- QR: {URL: example.jp}")) == [(Code.WRONG_VALUE, 14, 19)]


def test_a_picture_outside_by_its_value_is_told() -> None:
    found = places(lambda: shown("- 写真: {ファイル: ｛｛名｝｝/a.png, 代替文: 絵}", 名=".."))
    assert found == [(Code.OUTSIDE_FOLDER, 14, 20)]


# --- conditions, and blocks of which nothing is left


@pytest.mark.parametrize(("value", "there"), [("a", True), ("", False), ("　", False)])
def test_a_condition_shows_a_block_with_a_value(value: str, there: bool) -> None:  # noqa: FBT001 - the case
    blocks = "- 本文: ある\n  条件: 名\n- 本文: ない\n  条件: 名 なし"
    assert said(shown(blocks, 名=value)) == ["ある" if there else "ない"]


def test_conditions_hold_inside_callouts() -> None:
    blocks = "- 囲み:\n    題: 題\n    中身:\n      - 本文: 一\n        条件: 名\n      - 本文: 二"
    assert said(shown(blocks)) == ["題", "二"]
    assert said(shown(blocks, 名="a")) == ["題", "一", "二"]


EMPTY = {
    "headline": "- 大見出し: ｛｛名｝｝\n  添え書き: 添え",
    "heading": "- 見出し: ｛｛名｝｝",
    "body": "- 本文: ｛｛名｝｝",
    "list": "- 番号リスト: [｛｛名｝｝]",
    "bullets": "- 箇条書き: [｛｛名｝｝]",
    "banner": "- 帯: [｛｛名｝｝]",
    "callout": "- 囲み: {題: 題, 中身: [{本文: ｛｛名｝｝}]}",
    "picture": "- 写真: {ファイル: ｛｛絵｝｝, 代替文: 絵}",
    "code": "- QR: {URL: ｛｛URL｝｝, 説明: こちら}",
    "colophon": "- 奥付: {左: ｛｛名｝｝}",
}


@pytest.mark.parametrize("kind", EMPTY)
def test_blocks_of_which_nothing_is_left_are_left_out(kind: str) -> None:
    edition = shown(EMPTY[kind] + "\n- 本文: 残る")
    assert said(edition) == ["残る"]
    assert len(edition.sides[0].blocks) == 1


def test_items_cells_and_ends_without_value() -> None:
    assert said(shown("- 番号リスト: [一, ｛｛名｝｝, 二]")) == ["一", "二"]
    assert said(shown("- 表: {行: [[一, ｛｛名｝｝], [｛｛名｝｝, 二], ['', 三]]}")) == [
        "一",
        "",
        "",
        "二",
        "",
        "三",
    ]
    assert said(shown("- 奥付: {左: ｛｛名｝｝, 右: 版番号}")) == [Generated.EDITION_NUMBER]
    assert said(shown("- 問答: {問: 問い, 答: 答え, 本文: ｛｛名｝｝}")) == ["問い", "答え"]
    assert said(shown("- 大見出し: 一\n  添え書き: ｛｛名｝｝")) == ["一"]


# --- fixed text


def test_the_fixed_text_is_the_same_whatever_the_local_and_holds_hidden_blocks() -> None:
    text = said(fixed(edition_of(EDITION)))
    assert "学習集会　 から　" in text
    assert "くわしくはこちら" in text
    assert "集会のようす" in text
    assert "から" in text
    assert "暮らしの実感から" in text


@pytest.mark.parametrize("kind", EMPTY)
def test_the_fixed_text_holds_what_stands_beside_variables(kind: str) -> None:
    blocks = "".join(f"      {line}\n" for line in EMPTY[kind].splitlines())
    text = said(fixed(edition_of(HEAD + blocks)))
    assert [word for word in text if word] == {
        "callout": ["題"],
        "picture": ["絵"],
        "code": ["こちら"],
    }.get(kind, [])


def test_the_fixed_text_complains_of_nothing() -> None:
    broken = changed(EDITION, "｛｛会場｝｝\n", "｛｛会揚｝｝**[^9]｛｛\n")
    edition = fixed(edition_of(broken))
    assert [note.label for note in edition.notes] == ["1"]


def test_the_fixed_text_holds_every_note() -> None:
    edition = fixed(edition_of(HEAD + "      - 本文: 一^[中の注]\n注: {1: 注}\n"))
    assert [note.text.rich.text for note in edition.notes] == ["注", "中の注"]


def test_personalising_twice_gives_equal_editions() -> None:
    assert personalised() == personalised()
    assert hash(personalised()) == hash(personalised())
