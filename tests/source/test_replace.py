"""差しかえ: a local's changes at named places."""

import pytest

from leaflet.diagnostics import Code
from tests.source.support import LOCAL, complaints, personalised, places, words
from tests.source.test_personalise import HEAD, said

VALUES = LOCAL[: LOCAL.index("組合名")]

BLOCKS = """\
      - 大見出し: 頭
        id: 頭
      - 見出し: 見
        id: 見
      - 本文: |
          一
          二
        id: 文
        条件: 名 なし
      - 囲み:
          題: 題
          中身:
            - 番号リスト: [あ, い]
              id: 並び
            - 本文: 終わり
        id: 囲み
      - 帯: [帯]
        id: 帯
      - 表: {行: [[a]]}
        id: 表
      - 問答: {問: 問, 答: 答, 本文: 解}
        id: 問
      - 奥付: {左: 奥}
        id: 奥
      - QR: {URL: 'https://example.jp/'}
        id: QR
      - 写真: {ファイル: a.png, 代替文: 絵}
        id: 絵
"""

PLAIN = [
    *("頭", "見", "一", "二", "題", "あ", "い", "終わり", "帯", "a", "問", "答", "解", "奥"),
    *("https://example.jp/", "a.png", "絵"),
]


def local(changes: str) -> str:
    return VALUES + "差しかえ:\n" + "".join(f"  {line}\n" for line in changes.splitlines())


def after(changes: str) -> list[str]:
    return said(personalised(HEAD + BLOCKS, local(changes)))


def instead(old: str | list[str], new: list[str]) -> list[str]:
    """Return the plain texts with some in a row replaced."""
    gone = [old] if isinstance(old, str) else old
    at = PLAIN.index(gone[0])
    assert PLAIN[at : at + len(gone)] == gone
    return PLAIN[:at] + new + PLAIN[at + len(gone) :]


def test_without_changes_all_is_as_it_was() -> None:
    assert said(personalised(HEAD + BLOCKS, VALUES)) == PLAIN


def test_text_replaces_text() -> None:
    assert after("- 場所: 頭\n  文: |\n    新\n    しい") == instead("頭", ["新\nしい"])
    assert after("- 場所: 見\n  文: 新") == instead("見", ["新"])
    assert after("- 場所: 文\n  文: |\n    新\n    しい\n    文") == instead(
        ["一", "二"], ["新", "しい", "文"]
    )
    assert after("- 場所: 並び\n  文: |\n    う\n    え") == instead(["あ", "い"], ["う", "え"])
    assert after("- 場所: 帯\n  文: 新") == instead("帯", ["新"])


def test_new_text_keeps_the_condition() -> None:
    text = local("- 場所: 文\n  文: 新").replace("差しかえ", "名: a\n差しかえ")
    assert "新" not in said(personalised(HEAD + BLOCKS, text))


def test_blocks_replace_a_block() -> None:
    changes = "- 場所: 囲み\n  中身:\n    - 見出し: 新\n    - 本文: しい"
    assert after(changes) == instead(["題", "あ", "い", "終わり"], ["新", "しい"])


def test_blocks_are_added_before_and_after() -> None:
    changes = "- 場所: 並び\n  前に: [{本文: 前}]\n- 場所: 並び\n  後に: [{本文: 後}]\n- 場所: 並び\n  文: 中"
    assert after(changes) == instead(["あ", "い"], ["前", "中", "後"])


def test_several_additions_keep_their_order() -> None:
    changes = "- 場所: 見\n  後に: [{本文: 甲}]\n- 場所: 見\n  後に: [{本文: 乙}, {本文: 丙}]"
    assert after(changes) == instead("見", ["見", "甲", "乙", "丙"])


def test_a_block_is_hidden_inside_a_callout_too() -> None:
    assert after("- 場所: 並び\n  隠す: はい") == instead(["あ", "い"], [])
    assert after("- 場所: 囲み\n  隠す: はい") == instead(["題", "あ", "い", "終わり"], [])


def test_a_change_inside_a_block_that_is_itself_changed_goes_with_it() -> None:
    changes = "- 場所: 囲み\n  隠す: はい\n- 場所: 並び\n  文: 新"
    assert after(changes) == instead(["題", "あ", "い", "終わり"], [])


def test_new_blocks_may_have_variables_and_conditions() -> None:
    changes = (
        "- 場所: 見\n  後に:\n    - 本文: ｛｛日|曜日｝｝曜\n      条件: 日\n    - 本文: なし\n      条件: 名"
    )
    text = local(changes).replace("差しかえ", "日: 2026-12-11\n差しかえ")
    assert said(personalised(HEAD + BLOCKS, text)) == instead("見", ["見", "金曜"])


WRONG = {
    "unknown place": ("- 場所: 身\n  文: 新", (Code.UNKNOWN_ID, 5, 9)),
    "two at one place": ("- 場所: 見\n  文: 新\n- 場所: 見\n  隠す: はい", (Code.BAD_REPLACEMENT, 7, 9)),
    "id of the edition": ("- 場所: 見\n  後に: [{本文: 新, id: 帯}]", (Code.DUPLICATE_ID, 6, 10)),
    "id of the edition in a new callout": (
        "- 場所: 見\n  文: 新\n- 場所: 帯\n  後に:\n    - 囲み: {中身: [{本文: 新, id: 見}]}\n      id: 乙",
        (Code.DUPLICATE_ID, 9, 19),
    ),
    "condition": ("- 場所: 見\n  後に: [{本文: 新, 条件: 名前}]", (Code.UNKNOWN_CONDITION, 6, 10)),
    "variable": ("- 場所: 見\n  文: ｛｛名前｝｝", (Code.UNDEFINED_VARIABLE, 6, 8)),
    "callout": ("- 場所: 囲み\n  文: 新", (Code.NO_TEXT_TO_REPLACE, 5, 9)),
    "table": ("- 場所: 表\n  文: 新", (Code.NO_TEXT_TO_REPLACE, 5, 9)),
    "question": ("- 場所: 問\n  文: 新", (Code.NO_TEXT_TO_REPLACE, 5, 9)),
    "colophon": ("- 場所: 奥\n  文: 新", (Code.NO_TEXT_TO_REPLACE, 5, 9)),
    "code": ("- 場所: QR\n  文: 新", (Code.NO_TEXT_TO_REPLACE, 5, 9)),
    "picture": ("- 場所: 絵\n  文: 新", (Code.NO_TEXT_TO_REPLACE, 5, 9)),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_each_mistake_is_told_at_its_place(mistake: str) -> None:
    changes, expected = WRONG[mistake]
    found = places(lambda: personalised(HEAD + BLOCKS, local(changes)))
    assert found == [expected]


def test_two_new_blocks_of_one_local_cannot_share_an_id() -> None:
    changes = "- 場所: 見\n  後に: [{本文: 新, id: 甲}]\n- 場所: 帯\n  後に: [{本文: 新, id: 甲}]"
    assert places(lambda: personalised(HEAD + BLOCKS, local(changes))) == [(Code.DUPLICATE_ID, 8, 22)]


def test_an_unknown_place_is_guessed_among_all_ids() -> None:
    (found,) = complaints(lambda: personalised(HEAD + BLOCKS, local("- 場所: 並ひ\n  文: 新")))
    assert words(found)["near"] == "並び"
    assert words(found)["known"] == "頭、見、文、囲み、並び、帯、表、問、奥、QR、絵"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ("- 場所: 見\n  文: 新\n- 場所: 見\n  隠す: はい", "文、隠す"),
        ("- 場所: 見\n  中身: [{本文: 新}]\n- 場所: 見\n  文: 新", "中身、文"),
    ],
)
def test_changes_that_exclude_each_other_are_named(changes: str, found: str) -> None:
    (complaint,) = complaints(lambda: personalised(HEAD + BLOCKS, local(changes)))
    assert words(complaint)["found"] == found
