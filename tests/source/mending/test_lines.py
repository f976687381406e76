"""Single lines: how each is mended, and what is left alone."""

import pytest

from leaflet.diagnostics import Code
from tests.source.support import (
    EDITION,
    LOCAL,
    bare,
    changed,
    edition_of,
    edition_told,
    local_of,
    local_told,
    places,
    warned,
    words,
)

HEADING = "      - 見出し: 暮らしの実感から\n"


def mended(written: str, old: str = HEADING) -> list[str]:
    """Return the mended lines of an edition with one thing written otherwise, each once."""
    _, told = edition_told(changed(EDITION, old, written))
    warned(told)
    return list(dict.fromkeys(words(diagnostic)["mended"].strip() for diagnostic in told))


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("見出し: @会場", "見出し: '@会場'"),
        ("見出し: `会場`", "見出し: '`会場`'"),
        ("見出し: %", "見出し: '%'"),
        ("見出し: ]会場", "見出し: ']会場'"),
        ("見出し: , 会場", "見出し: ', 会場'"),
        ("見出し: > 会場", "見出し: '> 会場'"),
        ("見出し: ? 会場", "見出し: '? 会場'"),
        ("見出し: - 会場", "見出し: '- 会場'"),
        ("見出し: [会場]", "見出し: '[会場]'"),
        ("見出し: [会場] から", "見出し: '[会場] から'"),
        ("見出し: [会場", "見出し: '[会場'"),
        ("見出し: !会場", "見出し: '!会場'"),
        ("見出し: &会場", "見出し: '&会場'"),
        ("見出し: It's: 会場", "見出し: 'It''s: 会場'"),
        ("見出し: 会場:", "見出し: '会場:'"),
        ('見出し: "C:\\組合"', "見出し: 'C:\\組合'"),
        ('見出し: "C:\\組合\'s\\"', "見出し: 'C:\\組合''s\\'"),
        ("見出し:会場", "見出し: 会場"),
        ("見出し:　会場", "見出し: 会場"),
        ("見出し　：　会場", "見出し: 会場"),
        ("見出し：", None),
    ],
)
def test_a_value_is_read_as_the_text_that_it_is(line: str, read_as: str | None) -> None:
    if read_as is None:
        assert (Code.MISSING_KEY, 34, 9) in places(
            lambda: edition_of(changed(EDITION, HEADING, f"      - {line}\n"))
        )
    else:
        assert mended(f"      - {line}\n") == [f"- {read_as}"]


@pytest.mark.parametrize(
    "line",
    [
        "見出し: @会場 # メモ",
        "見出し: @会場\n          から",
        "見出し: !!str 会場",
        "見出し: &a 会場",
        '見出し: "C:\\組合 \\"x\\""',
        "見出し: 'あ",
        "箇条書き: - あ",
        "箇条書き: [あ",
        "なぞ: @会場",
    ],
)
def test_what_may_mean_several_things_is_refused(line: str) -> None:
    text = changed(EDITION, HEADING, f"      - {line}\n")
    assert {code for code, _, _ in places(lambda: edition_of(text))} - {Code.MENDED_VALUE}


@pytest.mark.parametrize(
    ("block", "read_as"),
    [
        ("      - 本文: ｜\n          あ\n", "- 本文: |"),
        ("      - 本文: ＞\n          あ\n", "- 本文: >"),
        ("      - 本文: |　\n          あ\n", "- 本文: |"),
        ("      - 箇条書き:\n          - ｜\n            あ\n", "- |"),
        ("      - 本文: |2\n          あ\n\tい\n", "い"),
        ("      - 本文: |\n          あ\n　　　い\n", "い"),
        ("      - 本文: |\n\tあ\n\t\tい\n", "あ"),
        ("      - 箇条書き:\n          - |\n            あ\n          い\n", "い"),
    ],
)
def test_blocks_of_text(block: str, read_as: str) -> None:
    assert read_as in mended(HEADING + block)


def test_a_word_that_lacks_only_its_colon_is_no_text_of_the_block_above() -> None:
    text = changed(EDITION, HEADING, HEADING + "      - 本文: |\n          あ\n  見出し い\n")
    assert Code.YAML_SYNTAX in {code for code, _, _ in places(lambda: edition_of(text))}


@pytest.mark.parametrize(
    ("flow", "read_as"),
    [
        ("{左：あ、右：い}", "{左: あ, 右: い}"),
        ("{左: あ: い, 右: [う}", "{左: 'あ: い', 右: '[う'}"),
        ("{左: It's: い}", "{左: 'It''s: い'}"),
        ("{左: 'あ', 右: @い} # メモ", "{左: 'あ', 右: '@い'} # メモ"),
    ],
)
def test_pairs_in_braces(flow: str, read_as: str) -> None:
    old = next(line for line in EDITION.splitlines() if "奥付" in line)
    assert mended(f"      - 奥付: {flow}", old) == [f"- 奥付: {read_as}"]


@pytest.mark.parametrize(
    "flow", ["{左: {あ: い}", "{なぞ: @い}", "{@左: い}", "{左: {{ 組合名 }}}", "{左: **あ**: い}"]
)
def test_braces_that_are_refused(flow: str) -> None:
    old = next(line for line in EDITION.splitlines() if "奥付" in line)
    assert places(lambda: edition_of(changed(EDITION, old, f"      - 奥付: {flow}")))


def test_a_list_may_stand_under_its_keys_first_letter() -> None:
    text = changed(EDITION, HEADING, "      - 箇条書き:\n        - 場所: 会館\n        - 参加費：なし\n")
    edition, told = edition_told(text)
    assert [(d.code, words(d)["mended"].strip()) for d in told] == [(Code.MENDED_VALUE, "- '場所: 会館'")]
    assert bare(edition) == bare(edition_of(text.replace("場所: 会館", "'場所: 会館'")))


def test_names_of_variables_are_keys_in_a_locals_file_only() -> None:
    _, told = local_told(changed(LOCAL, "会場: 市民文化ホール", "会場: @市民文化ホール"))
    assert warned(told) == [(Code.MENDED_VALUE, 9, 5)]


def test_a_mended_line_does_not_hide_another_mistake() -> None:
    text = changed(changed(EDITION, "  題名: ", "  題名："), "段抜き: はい", "段抜き: どうも")
    assert places(lambda: edition_of(text)) == [(Code.FULL_WIDTH_COLON, 6, 5), (Code.WRONG_VALUE, 33, 14)]


def test_a_sound_file_with_odd_blanks_in_its_text_is_left_alone() -> None:
    block = "      - 本文: |\n          　一字下げ：そのまま\n          　- これも\n"
    block += "      - 見出し: あ\n          　　日時：これも\n"
    edition, told = edition_told(changed(EDITION, HEADING, HEADING + block))
    assert told == ()
    assert edition.sides


def test_places_behind_a_mended_sign_are_the_writers_own() -> None:
    text = changed(EDITION, HEADING, "　　　-　見出し：It's: ｛｛なぞ｝｝\n")
    from leaflet.source.personalise import personalise

    edition, _ = edition_told(text)
    (found,) = (d for d in places(lambda: personalise(edition, None, example=True)) if d[0] == "L220")
    assert found[1:] == (34, len("　　　-　見出し：It's: ") + 1)


IN_LOCALS = {
    "no blank behind the colon": ("会場: 市民", "会場:市民", [(Code.MENDED_VALUE, 9, 3)]),
    "in the first and the last": (
        "組合名: 架空",
        "組合名:架空",
        [(Code.MENDED_VALUE, 4, 4)],
    ),
    "a wide blank before it": ("会場: 市民", "　会場: 市民", [(Code.MENDED_INDENT, 9, 1)]),
    "before a name that is no key of ours": ("連絡先: ", "　連絡先: ", [(Code.MENDED_INDENT, 5, 1)]),
    "a blank that does not break": ("連絡先: ", "\u00a0連絡先: ", [(Code.MENDED_INDENT, 5, 1)]),
    "both": ("連絡先: ", "　連絡先:", [(Code.MENDED_INDENT, 5, 1), (Code.MENDED_VALUE, 5, 5)]),
    "a wide colon too": (
        "連絡先: ",
        "　連絡先：",
        [(Code.FULL_WIDTH_COLON, 5, 5), (Code.MENDED_INDENT, 5, 1)],
    ),
}


@pytest.mark.parametrize("slip", IN_LOCALS)
def test_a_line_of_a_locals_file_is_read_as_a_pair_however_it_was_typed(slip: str) -> None:
    old, new, expected = IN_LOCALS[slip]
    local, told = local_told(changed(LOCAL, old, new))
    assert sorted(warned(told)) == sorted(expected)
    assert bare(local) == bare(local_of(LOCAL))


def test_every_line_of_a_locals_file_may_be_typed_without_blanks() -> None:
    names = ("組合名", "連絡先", "集会日", "会場")
    text = LOCAL
    for name in names:
        text = changed(text, f"{name}: ", f"{name}:")
    local, told = local_told(text)
    assert [(code, column) for code, _, column in warned(told)] == [
        (Code.MENDED_VALUE, len(name) + 1) for name in names
    ]
    assert bare(local) == bare(local_of(LOCAL))


@pytest.mark.parametrize("line", ["18:30から", "https://example.jp/", "｛｛x｝｝:あ", "あ い:う"])
def test_what_is_no_name_is_no_pair_for_that(line: str) -> None:
    text = changed(LOCAL, "会場: 市民", f"{line}\n会場: 市民")
    assert places(lambda: local_of(text))


def test_text_that_was_pasted_below_a_bar_stays_text_whatever_colons_it_has() -> None:
    text = changed(LOCAL, "  困ったときは", "昼休み:12時から\n  困ったときは")
    local, told = local_told(text)
    assert dict(local.values)["ひとこと"].raw.startswith("昼休み:12時から\n")
    assert {code for code, _, _ in warned(told)} == {Code.MENDED_INDENT}
