"""Full-width colons. Kept by themselves: what they are told as may change without the other traps."""

import pytest

from leaflet.diagnostics import Code
from tests.source.support import (
    EDITION,
    LOCAL,
    TEMPLATE,
    changed,
    edition_of,
    local_of,
    personalised,
    places,
    template_of,
)


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("書式: ", "書式：", 3, 3),
        ("  題名: ", "  題名：", 6, 5),
        ("型紙: ", "型紙：", 15, 3),
        ("      - 見出し: 暮", "      - 見出し：暮", 34, 12),
        ("        id: 実感", "        id：実感", 35, 11),
        ("        id: 実感", "        id ：　実感", 35, 12),
        ("      - 帯:\n", "      - 帯：\n", 53, 10),
        ("          題: ｛｛", "          題：｛｛", 40, 12),
        ("{左: ", "{左：", 72, 15),
        ("  1: 食費", "  1：食費", 75, 4),
        # a line that YAML joins to the value above it
        (
            "      - 見出し: 暮らしの実感から\n",
            "      - 見出し: 暮らしの実感から\n          位置：上端\n",
            35,
            13,
        ),
    ],
)
def test_a_full_width_colon_in_an_edition_is_told_at_its_place(
    old: str, new: str, line: int, column: int
) -> None:
    text = changed(EDITION, old, new)
    assert places(lambda: edition_of(text)) == [(Code.FULL_WIDTH_COLON, line, column)]


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("もとの原稿: ", "もとの原稿：", 3, 6),
        ("組合名: ", "組合名：", 4, 4),
        ("差しかえ:  ", "差しかえ：  ", 12, 5),
        ("    文: ", "    文：", 14, 6),
    ],
)
def test_a_full_width_colon_in_a_local_is_told_at_its_place(
    old: str, new: str, line: int, column: int
) -> None:
    text = changed(LOCAL, old, new)
    assert places(lambda: local_of(text)) == [(Code.FULL_WIDTH_COLON, line, column)]


def test_all_of_several_are_told_at_once() -> None:
    text = "もとの原稿：a\n組合名：b\n会場：c\n"
    assert places(lambda: local_of(text)) == [
        (Code.FULL_WIDTH_COLON, 1, 6),
        (Code.FULL_WIDTH_COLON, 2, 4),
        (Code.FULL_WIDTH_COLON, 3, 3),
    ]
    text = "もとの原稿: a\n組合名：b\n会場: c\n連絡先：d\n"
    assert places(lambda: local_of(text)) == [(Code.FULL_WIDTH_COLON, 2, 4), (Code.FULL_WIDTH_COLON, 4, 4)]


def test_a_full_width_colon_in_a_template_is_told_at_its_place() -> None:
    text = changed(TEMPLATE, "囲み: {枠: ", "囲み: {枠：")
    assert places(lambda: template_of(text)) == [(Code.FULL_WIDTH_COLON, 17, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "      - 本文: 日時：12月11日\n",
        "      - 本文: |\n          本文：これは文章です。\n          id：これも。\n",
        "      - 箇条書き:\n          - 会場：市民会館\n          - 題名：なし\n",
        "      - 本文: 一\n          二：三\n",
        "      - 見出し: '注：これ'\n",
    ],
)
def test_a_full_width_colon_in_text_is_text(text: str) -> None:
    assert places(lambda: personalised(changed(EDITION, "      - 帯:\n", text + "      - 帯:\n"))) == []


def test_text_with_a_full_width_colon_is_not_blamed_for_another_mistake() -> None:
    text = changed(EDITION, "      - 帯:\n", "      - 箇条書き:\n          - 日時：１日\n      - 帯:\n")
    text = changed(text, "出典: 参考", '出典: "a" 参考')
    assert [code for code, _, _ in places(lambda: edition_of(text))] == [Code.YAML_SYNTAX]
