"""What a style of the template falls back on."""

from fractions import Fraction

import pytest

from leaflet.diagnostics import LeafletError
from leaflet.model.template import (
    Align,
    BreakAt,
    Kinsoku,
    LineEnd,
    StartBracket,
    StyleName,
    Template,
    TextStyle,
)
from leaflet.units import PT
from tests.source.support import template_of

GROUND = """\
用紙: {余白: {天: 0, 地: 0, 左: 0, 右: 0}}
基本版面: {文字: 10pt, 字詰め: 20, 行送り: 17pt}
書体: {本文: {名前: A}, 見出し: {名前: B}}
色: {主: {印刷: [0, 0, 0, 50], 画面: "#888888", 輪転機: 50%}}
"""


def with_styles(written: str) -> Template:
    return template_of(f"{GROUND}文字: {{{written}}}\n" if written else GROUND)


def style(name: StyleName, written: str) -> TextStyle:
    return with_styles(written).style(name)


def test_every_style_is_there() -> None:
    assert [style.name for style in with_styles("").styles] == list(StyleName)


@pytest.mark.parametrize("name", StyleName)
def test_without_styles_all_text_is_body_text(name: StyleName) -> None:
    found = style(name, "")
    assert (found.typeface, found.size, found.feed, found.ink) == ("本文", 10 * PT, 17 * PT, "墨")
    assert found.line_end is LineEnd.JLREQ


@pytest.mark.parametrize("name", [name for name in StyleName if name is not StyleName.BODY])
def test_face_size_feed_ink_and_line_end_follow_the_body(name: StyleName) -> None:
    found = style(name, "本文: {書体: 見出し, 大きさ: 9pt, 行送り: 15pt, 色: 主, 行端: 書籍}")
    assert (found.typeface, found.size, found.feed, found.ink) == ("見出し", 9 * PT, 15 * PT, "主")
    assert found.line_end is LineEnd.BOOKS


@pytest.mark.parametrize("name", [name for name in StyleName if name is not StyleName.BODY])
def test_the_choices_of_composition_follow_the_body(name: StyleName) -> None:
    plain = style(name, "")
    assert (plain.kinsoku, plain.start_bracket, plain.latin_space) == (
        Kinsoku.DEFAULT,
        StartBracket.WHOLE,
        Fraction(1, 4),
    )
    found = style(name, "本文: {禁則: ゆるい, 段頭かっこ: 二分, 和欧間: 1/8}")
    assert (found.kinsoku, found.start_bracket, found.latin_space) == (
        Kinsoku.LOOSE,
        StartBracket.HALF,
        Fraction(1, 8),
    )


@pytest.mark.parametrize(("written", "part"), [("0", 0), ("1/2", Fraction(1, 2)), ("0.25", Fraction(1, 4))])
def test_the_space_beside_latin_is_a_part_of_an_em(written: str, part: Fraction) -> None:
    assert style(StyleName.BODY, f"本文: {{和欧間: {written}}}").latin_space == part


@pytest.mark.parametrize("written", ["3/4", "1/0", "-1/4", "1e9", "四分", "1/4em", "0.6"])
def test_no_other_space_beside_latin_is_taken(written: str) -> None:
    with pytest.raises(LeafletError):
        style(StyleName.BODY, f"本文: {{和欧間: {written}}}")


@pytest.mark.parametrize("name", [name for name in StyleName if name is not StyleName.BODY])
def test_all_else_is_each_styles_own(name: StyleName) -> None:
    own = style(
        name,
        "本文: {最小: 8pt, 地色: 主, 行取り: 3, 字下げ: 1字, 揃え: 中央, 改行: 文節, 詰め: はい, 蛍光: 主}",
    )
    assert own == style(name, "")


def test_the_second_headline_takes_everything_from_the_first() -> None:
    written = "大見出し: {大きさ: 30pt, 行送り: 36pt, 色: 主, 行取り: 4, 揃え: 中央, 改行: 文節}"
    found = style(StyleName.NEXT_HEADLINE, f"{written}, 大見出し2: {{揃え: 頭}}")
    assert (found.size, found.feed, found.ink, found.lines) == (30 * PT, 36 * PT, "主", 4)
    assert (found.align, found.break_at) == (Align.START, BreakAt.PHRASES)


def test_the_second_headlines_own_size_brings_its_own_feed() -> None:
    found = style(
        StyleName.NEXT_HEADLINE, "大見出し: {大きさ: 30pt, 行送り: 36pt}, 大見出し2: {大きさ: 20pt}"
    )
    assert (found.size, found.feed) == (20 * PT, 34 * PT)


@pytest.mark.parametrize(("size", "tenths"), [("14pt", 238), ("7.5pt", 128), ("3pt", 51), ("12.5pt", 213)])
def test_a_size_without_feed_gets_the_bodys_feed_in_proportion_to_a_tenth_of_a_point(
    size: str, tenths: int
) -> None:
    assert style(StyleName.HEADING, f"見出し: {{大きさ: {size}}}").feed == tenths * PT // 10


def test_a_feed_of_its_own_is_kept() -> None:
    assert style(StyleName.NOTE, "注: {大きさ: 7pt, 行送り: 11pt}").feed == 11 * PT
