"""A local's file: values by name, and changes at named places."""

import pytest

from leaflet.diagnostics import Code
from leaflet.model.edition import Body
from leaflet.model.local import Hidden, NewBlocks, NewText
from tests.source.support import (
    LOCAL,
    LOCAL_PATH,
    changed,
    complaints,
    local_of,
    local_told,
    places,
    warned,
    words,
)


def test_the_example_is_read() -> None:
    local = local_of(LOCAL)
    assert local.edition == "content/gakushu-shukai/edition.yaml"
    values = dict(local.values)
    assert list(values) == ["組合名", "連絡先", "URL", "集会日", "集会時刻", "会場", "ひとこと"]
    assert values["集会時刻"].raw == "18:30"
    assert values["ひとこと"].span[1:] == (11, 3)
    assert local.places[0] == (str(LOCAL_PATH), 4, 1)
    (replacement,) = local.replacements
    assert (replacement.place, replacement.span[1:]) == ("実感", (13, 9))
    assert (
        replacement.change == NewText(replacement.change.text)
        if isinstance(replacement.change, NewText)
        else False
    )


def change_of(written: str) -> NewText | NewBlocks | Hidden:
    (replacement,) = local_of(changed(LOCAL, "    文: わたしたちの職場から", written)).replacements
    return replacement.change


def test_text_may_have_several_lines() -> None:
    change = change_of("    文: |\n      一\n\n      二")
    assert isinstance(change, NewText)
    assert [line.raw for line in change.text] == ["一", "二"]


@pytest.mark.parametrize("where", ["中身", "前に", "後に"])
def test_blocks_may_replace_or_be_added(where: str) -> None:
    change = change_of(f"    {where}:\n      - 本文: 一\n    メモ: x")
    assert isinstance(change, NewBlocks)
    assert change.where == where
    assert isinstance(change.blocks[0], Body)


def test_a_block_may_be_hidden() -> None:
    assert change_of("    隠す: はい") == Hidden()


def test_a_local_may_have_values_only_and_a_format() -> None:
    local = local_of(
        "書式: リーフレット/1\nもとの原稿: content/gakushu-shukai/edition.yaml\n"
        "メモ: [覚え, 書き]\n差しかえ:\n"
    )
    assert (local.values, local.replacements) == ((), ())


MISTAKES = {
    "no edition": ("もとの原稿: content/gakushu-shukai/edition.yaml\n", "", (Code.MISSING_KEY, 3, 1)),
    "unknown format": ("もとの", "書式: リーフレット/9\nもとの", (Code.UNKNOWN_FORMAT, 3, 5)),
    "misspelt key of changes": ("差しかえ: ", "差し替え: ", (Code.UNKNOWN_KEY, 12, 1)),
    "keys below a value": ("会場: 市民", "会場:\n  名前: 市民", (Code.UNKNOWN_KEY, 9, 1)),
    "flow mapping for a value": (
        "会場: 市民文化ホール 第２会議室",
        "会場: {市民: a}",
        (Code.MARKUP_AT_START, 9, 5),
    ),
    "text for changes": ("差しかえ:  ", "差しかえ: 文\nメモ:  ", (Code.WRONG_SHAPE, 12, 7)),
    "text for a change": ("  - 場所: 実感\n    文: ", "  - ", (Code.WRONG_SHAPE, 13, 5)),
    "no place": ("  - 場所: 実感\n    文", "  - 文", (Code.MISSING_KEY, 13, 5)),
    "no change": ("    文: わたしたちの職場から", "", (Code.BAD_REPLACEMENT, 13, 5)),
    "two changes": ("    文: わた", "    隠す: はい\n    文: わた", (Code.BAD_REPLACEMENT, 13, 5)),
    "not hidden": ("    文: わたしたちの職場から", "    隠す: いいえ", (Code.WRONG_VALUE, 14, 9)),
    "hidden, empty": ("    文: わたしたちの職場から", "    隠す:", (Code.MISSING_KEY, 14, 5)),
    "empty text": ("    文: わたしたちの職場から", "    文:", (Code.MISSING_KEY, 14, 5)),
    "unknown key of a change": ("    文: わた", "    いろ: 赤\n    文: わた", (Code.UNKNOWN_KEY, 14, 5)),
    "no blocks": ("    文: わたしたちの職場から", "    前に: 文", (Code.WRONG_SHAPE, 14, 9)),
    "bad block": ("    文: わたしたちの職場から", "    前に:\n      - 本分: 文", (Code.UNKNOWN_KEY, 15, 9)),
    "another edition": ("gakushu-shukai/", "haru/", (Code.OTHER_EDITION, 3, 8)),
    "an edition outside": ("content/gakushu", "../content/gakushu", (Code.OUTSIDE_FOLDER, 3, 8)),
    "an absolute edition": (": content/gakushu", ": /content/gakushu", (Code.OUTSIDE_FOLDER, 3, 8)),
    "an edition on a drive": (": content/gakushu", ": C:\\content/gakushu", (Code.OUTSIDE_FOLDER, 3, 8)),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told_once_at_its_place(mistake: str) -> None:
    old, new, expected = MISTAKES[mistake]
    assert places(lambda: local_of(changed(LOCAL, old, new))) == [expected]


def test_a_full_width_colon_within_braces_is_told() -> None:
    text = "{もとの原稿: content/gakushu-shukai/edition.yaml, 会場：ホール}\n"
    local, told = local_told(text)
    assert warned(told) == [(Code.FULL_WIDTH_COLON, 1, 48)]
    assert [(name, value.raw) for name, value in local.values] == [("会場", "ホール")]


def test_text_where_a_local_should_be() -> None:
    assert places(lambda: local_of("ただの文\n")) == [(Code.WRONG_SHAPE, 1, 1)]


def test_a_misspelt_key_is_guessed() -> None:
    (found,) = complaints(lambda: local_of(changed(LOCAL, "差しかえ: ", "差し替え: ")))
    assert words(found)["near"] == "差しかえ"
