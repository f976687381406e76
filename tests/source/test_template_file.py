"""The template's file."""

from fractions import Fraction

import pytest

from leaflet.colour import BUILT_IN, Cmyk, Ink, Rgb
from leaflet.diagnostics import Code
from leaflet.model.template import (
    Align,
    BreakAt,
    CalloutStyle,
    Digits,
    Grid,
    LineEnd,
    Margins,
    NotePlacement,
    Overflow,
    Paper,
    StyleName,
)
from leaflet.units import MM, PT, Extent
from tests.source.support import TEMPLATE, changed, places, template_of


def test_the_examples_dimensions_are_read() -> None:
    template = template_of(TEMPLATE)
    assert template.name == "号外2段"
    margins = Margins(12 * MM, 12 * MM, 12 * MM, 12 * MM)
    assert template.paper == Paper(210 * MM, 297 * MM, margins, 3 * MM)
    assert template.grid == Grid(
        size=95 * PT // 10,
        characters=25,
        feed=16 * PT,
        columns=2,
        gap=Extent(characters=Fraction(2)),
        rule=PT // 4,
    )
    assert template.callout == CalloutStyle(PT // 2, 2 * MM, 3 * MM, "地", "墨")
    assert (template.fit_size, template.fit_feed) == ((85 * PT // 10, 11 * PT), (14 * PT, 19 * PT))
    assert template.overflow == (Overflow.SHRINK_TEXT, Overflow.TIGHTEN_FEED, Overflow.ERROR)
    assert template.digits is Digits.AS_IS
    assert template.accent is None


def test_the_examples_typefaces_are_read() -> None:
    body, heading = template_of(TEMPLATE).typefaces
    assert (body.role, body.family, body.weight, body.fallbacks) == (
        "本文",
        "BIZ UDGothic",
        400,
        (("Noto Sans JP", 400),),
    )
    assert (heading.role, heading.weight, heading.fallbacks, heading.span[1:]) == ("見出し", 900, (), (8, 3))


def test_a_fallback_takes_the_weight_of_its_face_or_its_own() -> None:
    text = changed(
        TEMPLATE,
        "見出し: {名前: Noto Sans JP, 太さ: 900}",
        "見出し: {名前: A, 太さ: 700, 予備: [B, {名前: C, 太さ: 900}, {名前: D}]}",
    )
    assert template_of(text).typefaces[1].fallbacks == (("B", 700), ("C", 900), ("D", 700))


def test_the_examples_inks_are_read_beside_those_built_in() -> None:
    template = template_of(TEMPLATE)
    assert dict(template.inks) == BUILT_IN | {
        "主": Ink(Cmyk(0, 95, 90, 5), Rgb(200, 16, 46), 70),
        "地": Ink(Cmyk(0, 0, 15, 0), Rgb(255, 248, 217), 10),
    }
    assert template.ink("主").tint == 70


def test_the_examples_styles_are_read() -> None:
    template = template_of(TEMPLATE)
    body = template.style(StyleName.BODY)
    assert (body.size, body.feed, body.ink, body.line_end) == (95 * PT // 10, 16 * PT, "墨", LineEnd.HANGING)
    assert body.indent == Extent(characters=Fraction(1))
    headline = template.style(StyleName.HEADLINE)
    assert (headline.size, headline.smallest, headline.ink, headline.break_at) == (
        30 * PT,
        22 * PT,
        "主",
        BreakAt.PHRASES,
    )
    heading = template.style(StyleName.HEADING)
    assert (heading.typeface, heading.ink, heading.ground, heading.lines) == ("見出し", "白", "主", 2)
    note = template.style(StyleName.NOTE)
    assert (note.mark, note.placement, note.pointer) == ("※%d", NotePlacement.END, "（裏面）")


def test_all_that_a_style_may_say_is_read() -> None:
    text = changed(
        TEMPLATE,
        "  本文: {行端: ぶら下げ, 字下げ: 1字}",
        "  帯: {裁ち落とし: はい, 揃え: 中央, 詰め: はい, 蛍光: 地, 地色: 主, 字下げ: 3mm, メモ: x}",
    )
    banner = template_of(text).style(StyleName.BANNER)
    assert (banner.bleeds, banner.align, banner.tight, banner.strong_ground) == (
        True,
        Align.CENTRE,
        True,
        "地",
    )
    assert banner.indent == Extent(fixed=3 * MM)


SMALL = """\
用紙: {余白: {天: 0, 地: 1cm, 左: 4Q, 右: 2.5mm}}
基本版面: {文字: 13Q, 字詰め: 20, 行送り: 20Q}
書体: {本文: {名前: A}}
"""


def test_what_may_be_left_out_has_its_plain_value() -> None:
    template = template_of(SMALL)
    assert template.name == "号外2段"
    assert template.paper == Paper(210 * MM, 297 * MM, Margins(0, 10 * MM, MM, 5 * MM // 2), 3 * MM)
    assert (template.grid.columns, template.grid.gap, template.grid.rule) == (1, Extent(), 0)
    assert template.callout == CalloutStyle(PT // 2, 0, 3 * MM, None, "墨")
    assert dict(template.inks) == BUILT_IN
    assert (template.fit_size, template.fit_feed, template.overflow) == (None, None, (Overflow.ERROR,))


def test_half_of_a_range_may_be_left_out() -> None:
    template = template_of(SMALL + "あわせる: {文字: [8pt, 10pt]}\n強調: 墨\n")
    assert (template.fit_size, template.fit_feed, template.accent) == ((8 * PT, 10 * PT), None, "墨")


@pytest.mark.parametrize(
    ("name", "width", "height"), [("A3", 297, 420), ("A5", 148, 210), ("B4", 257, 364), ("B5", 182, 257)]
)
def test_papers_have_their_sizes(name: str, width: int, height: int) -> None:
    paper = template_of(changed(TEMPLATE, "大きさ: A4", f"大きさ: {name}")).paper
    assert (paper.width, paper.height) == (width * MM, height * MM)


MISTAKES = {
    "no paper": (
        "用紙: {大きさ: A4, 余白: {天: 12mm, 地: 12mm, 左: 12mm, 右: 12mm}, 塗り足し: 3mm}\n",
        "",
        (Code.MISSING_KEY, 2, 1),
    ),
    "no margins": (", 余白: {天: 12mm, 地: 12mm, 左: 12mm, 右: 12mm}", "", (Code.MISSING_KEY, 3, 5)),
    "no grid": ("基本版面: ", "# ", (Code.MISSING_KEY, 2, 1)),
    "unknown paper": ("A4", "A9", (Code.WRONG_VALUE, 3, 11)),
    "length without unit": ("天: 12mm", "天: 12", (Code.WRONG_VALUE, 3, 23)),
    "length in characters": ("天: 12mm", "天: 2字", (Code.WRONG_VALUE, 3, 23)),
    "no length": ("天: 12mm, ", "", (Code.MISSING_KEY, 3, 19)),
    "no size": ("文字: 9.5pt", "文字: 0pt", (Code.WRONG_VALUE, 5, 12)),
    "no characters": ("字詰め: 25", "字詰め: 0", (Code.WRONG_VALUE, 5, 24)),
    "no face of the text": ("  本文: {名前", "  文章: {名前", (Code.MISSING_KEY, 7, 3)),
    "face without name": ("{名前: Noto Sans JP, 太さ", "{太さ", (Code.MISSING_KEY, 8, 8)),
    "text for a face": ("見出し: {名前: Noto Sans JP, 太さ: 900}", "見出し: Noto", (Code.WRONG_SHAPE, 8, 8)),
    "no weight": ("太さ: 900", "太さ: 1001", (Code.WRONG_VALUE, 8, 31)),
    "text for fallbacks": ("予備: [Noto Sans JP]", "予備: Noto", (Code.WRONG_SHAPE, 7, 30)),
    "list for a fallback": ("予備: [Noto Sans JP]", "予備: [[Noto]]", (Code.WRONG_SHAPE, 7, 31)),
    "three inks": ("[0, 95, 90, 5]", "[0, 95, 90]", (Code.WRONG_SHAPE, 10, 11)),
    "too much ink": ("[0, 95, 90, 5]", "[0, 101, 90, 5]", (Code.WRONG_VALUE, 10, 15)),
    "no ink for print": ("印刷: [0, 95, 90, 5], ", "", (Code.MISSING_KEY, 10, 6)),
    "no ink for the screen": ('画面: "#c8102e", ', "", (Code.MISSING_KEY, 10, 6)),
    "no ink for the duplicator": (", 輪転機: 70%", "", (Code.MISSING_KEY, 10, 6)),
    "bad colour": ('"#c8102e"', '"#c8102"', (Code.WRONG_VALUE, 10, 32)),
    "bad digits": ('"#c8102e"', '"#c8102g"', (Code.WRONG_VALUE, 10, 32)),
    "bad tint": ("70%", "七割", (Code.WRONG_VALUE, 10, 47)),
    "text for an ink": (
        '主: {印刷: [0, 95, 90, 5], 画面: "#c8102e", 輪転機: 70%}',
        "主: 赤",
        (Code.UNKNOWN_INK, 10, 6),
    ),
    "built-in ink": ("  地: {印刷", "  白: {印刷", (Code.WRONG_VALUE, 11, 3)),
    "unknown ink": ("色: 主, 改行", "色: 朱, 改行", (Code.UNKNOWN_INK, 14, 43)),
    "unknown ground": ("地色: 主, 行取り", "地色: 朱, 行取り", (Code.UNKNOWN_INK, 15, 39)),
    "unknown ink of the box": ("地色: 地}", "地色: 血}", (Code.UNKNOWN_INK, 17, 38)),
    "unknown accent": ("数字: そのまま  ", "強調: 朱\n数字: そのまま  ", (Code.UNKNOWN_INK, 18, 5)),
    "unknown face": ("大見出し: {書体: 見出し", "大見出し: {書体: 見だし", (Code.UNKNOWN_FACE_ROLE, 14, 14)),
    "unknown style": ("  注: {大", "  脚注: {大", (Code.UNKNOWN_KEY, 16, 3)),
    "unknown key of a style": ("行取り: 2", "行どり: 2", (Code.UNKNOWN_KEY, 15, 42)),
    "text for a style": ("本文: {行端: ぶら下げ, 字下げ: 1字}", "本文: 太い", (Code.WRONG_SHAPE, 13, 7)),
    "wrong line end": ("行端: ぶら下げ", "行端: ぶらさげ", (Code.WRONG_VALUE, 13, 12)),
    "wrong note mark": ('印: "※%d"', '印: "※"', (Code.WRONG_VALUE, 16, 34)),
    "two note marks": ('印: "※%d"', '印: "%d%d"', (Code.WRONG_VALUE, 16, 34)),
    "wrong digits": ("数字: そのまま  ", "数字: 全角  ", (Code.WRONG_VALUE, 18, 5)),
    "range the wrong way": ("[8.5pt, 11pt]", "[11pt, 8.5pt]", (Code.WRONG_VALUE, 19, 13)),
    "half a range": ("[8.5pt, 11pt]", "[8.5pt]", (Code.WRONG_VALUE, 19, 13)),
    "range of no lengths": ("[8.5pt, 11pt]", "[8.5, 11pt]", (Code.WRONG_VALUE, 19, 13)),
    "unknown step": ("[文字を縮める, ", "[文字を消す, ", (Code.WRONG_VALUE, 20, 10)),
    "unknown key": ("数字: そのまま  ", "数: そのまま  ", (Code.UNKNOWN_KEY, 18, 1)),
    "unknown format": ("型紙: 号外2段", "書式: リーフレット/0", (Code.UNKNOWN_FORMAT, 2, 5)),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told_at_its_place(mistake: str) -> None:
    old, new, expected = MISTAKES[mistake]
    assert expected in places(lambda: template_of(changed(TEMPLATE, old, new)))


def test_text_where_a_template_should_be() -> None:
    assert places(lambda: template_of("ただの文\n")) == [(Code.WRONG_SHAPE, 1, 1)]


def test_all_mistakes_are_told_at_once() -> None:
    assert [
        code for code, _, _ in places(lambda: template_of("用紙: A4\n基本版面: A\n書体: B\n色: C\n"))
    ] == [Code.WRONG_SHAPE] * 4
