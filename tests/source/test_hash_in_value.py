"""A comment behind a value: lost text in what is printed, a remark behind words of our vocabulary."""

import pytest

from leaflet.diagnostics import Code
from tests.source.support import (
    EDITION,
    LOCAL,
    TEMPLATE,
    changed,
    complaints,
    edition_of,
    local_of,
    places,
    template_of,
    words,
)


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("題名: 学習集会のおしらせ", "題名: 学習集会 #2026", 6, 7),
        ("- 一人で悩まず、まず相談を。", "- 一人で #悩まず", 47, 19),
        ("  1: 食費の数字は", "  1: 食費 # 数字は", 75, 6),
        ("権利: 転載自由(出典明記)", "権利: 転載自由 # 出典明記", 13, 7),
        # a value that begins with # is no value
        ("題名: 学習集会のおしらせ", "題名: #学習集会", 6, 6),
        ("型紙: 号外2段  ", "型紙: #号外2段  ", 15, 4),
    ],
)
def test_text_that_would_be_lost_is_an_error(old: str, new: str, line: int, column: int) -> None:
    assert places(lambda: edition_of(changed(EDITION, old, new))) == [(Code.HASH_IN_VALUE, line, column)]


def test_the_lost_text_is_named() -> None:
    text = changed(LOCAL, "会場: 市民文化ホール", "会場: 市民ホール #2 控室")
    (found,) = complaints(lambda: local_of(text))
    assert words(found)["lost"] == "#2 控室 第２会議室"


def test_an_empty_cell_with_lost_text_is_an_error() -> None:
    text = changed(
        EDITION, "            - [12月, 要求アンケート]\n", "            - - 12月\n              - #1\n"
    )
    assert places(lambda: edition_of(text)) == [(Code.HASH_IN_VALUE, 71, 16)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("言語: ja", "言語: ja # 日本語"),
        ("  版: 1", "  版: 1   # 初版"),
        ("段抜き: はい", "段抜き: はい # 全幅"),
        ("        id: 実感", "        id: 実感 # 差しかえ用"),
        ("  号: 組合ニュース 第12号", "  号:  # あとで書く"),
        ("本文: |\n          毎月", "本文: | # 本文\n          毎月"),
        ("出典: 参考：各組合の要求アンケート", "出典: '参考' # 仮"),
    ],
)
def test_a_remark_where_nothing_can_be_lost_is_allowed(old: str, new: str) -> None:
    assert places(lambda: edition_of(changed(EDITION, old, new))) == []


@pytest.mark.parametrize("remark", ["#", "# あとで", "#　あとで", "##########"])
def test_a_remark_behind_an_empty_value_is_allowed(remark: str) -> None:
    assert places(lambda: local_of(changed(LOCAL, "URL: https://example.jp/", f"URL: {remark}"))) == []


def test_a_colour_without_quotes_is_an_error() -> None:
    quoted = '  主: {印刷: [0, 95, 90, 5], 画面: "#c8102e", 輪転機: 70%}'
    bare = "  主:\n    画面: #c8102e\n    輪転機: 70%\n    印刷: [0, 0, 0, 0]"
    text = changed(TEMPLATE, quoted, bare)
    assert places(lambda: template_of(text)) == [(Code.HASH_IN_VALUE, 11, 8)]


def test_text_without_a_blank_before_the_sign_is_text() -> None:
    edition = edition_of(changed(EDITION, "題名: 学習集会のおしらせ", "題名: 学習集会#2026"))
    assert edition.meta.title.raw == "学習集会#2026"
