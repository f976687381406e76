"""Full-width colons. Kept by themselves: what they are told as may change without the other traps."""

import pytest

from leaflet.diagnostics import Code
from tests.source.support import (
    EDITION,
    LOCAL,
    TEMPLATE,
    bare,
    changed,
    edition_of,
    edition_told,
    local_of,
    local_told,
    personalised,
    places,
    template_of,
    template_told,
    warned,
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
    edition, told = edition_told(changed(EDITION, old, new))
    assert (Code.FULL_WIDTH_COLON, line, column) in warned(told)
    if "位置" not in new:
        assert len(told) == 1
        assert bare(edition) == bare(edition_of(EDITION))


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
    local, told = local_told(changed(LOCAL, old, new))
    assert warned(told) == [(Code.FULL_WIDTH_COLON, line, column)]
    assert bare(local) == bare(local_of(LOCAL))


def test_all_of_several_are_told_at_once() -> None:
    edition = "content/gakushu-shukai/edition.yaml"
    local, told = local_told(f"もとの原稿：{edition}\n組合名：b\n会場：c\n")
    assert warned(told) == [
        (Code.FULL_WIDTH_COLON, 1, 6),
        (Code.FULL_WIDTH_COLON, 2, 4),
        (Code.FULL_WIDTH_COLON, 3, 3),
    ]
    assert [(name, value.raw) for name, value in local.values] == [("組合名", "b"), ("会場", "c")]
    _, told = local_told(f"もとの原稿: {edition}\n組合名：b\n会場: c\n連絡先：d\n")
    assert warned(told) == [(Code.FULL_WIDTH_COLON, 2, 4), (Code.FULL_WIDTH_COLON, 4, 4)]


def test_warnings_are_told_beside_an_error() -> None:
    text = "もとの原稿：content/x/edition.yaml\n組合名：b\n"
    assert places(lambda: local_of(text)) == [
        (Code.FULL_WIDTH_COLON, 1, 6),
        (Code.OTHER_EDITION, 1, 7),
        (Code.FULL_WIDTH_COLON, 2, 4),
    ]


def test_a_full_width_colon_in_a_template_is_told_at_its_place() -> None:
    template, told = template_told(changed(TEMPLATE, "囲み: {枠: ", "囲み: {枠："))
    assert warned(told) == [(Code.FULL_WIDTH_COLON, 17, 7)]
    assert bare(template) == bare(template_of(TEMPLATE))


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
    edition = changed(EDITION, "      - 帯:\n", text + "      - 帯:\n")
    assert places(lambda: personalised(edition)) == []
    assert edition_told(edition)[1] == ()


def test_text_with_a_full_width_colon_is_not_blamed_for_another_mistake() -> None:
    text = changed(EDITION, "      - 帯:\n", "      - 箇条書き:\n          - 日時：１日\n      - 帯:\n")
    text = changed(text, "出典: 参考", '出典: "a" 参考')
    assert [code for code, _, _ in places(lambda: edition_of(text))] == [Code.YAML_SYNTAX]
