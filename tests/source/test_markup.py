"""Inline markup, mark by mark."""

import pytest

from leaflet.model.text import Mark, MarkKind, RichText
from leaflet.source.markup import Flaw, escape, parse

RUBY, DOTS, STRONG = MarkKind.RUBY, MarkKind.EMPHASIS_DOTS, MarkKind.STRONG
WARICHU, BRACKET = MarkKind.WARICHU, MarkKind.WARICHU_BRACKET
NOTE, UPRIGHT = MarkKind.NOTE, MarkKind.TATE_CHU_YOKO


def rich(written: str) -> RichText:
    parsed = parse(written)
    assert parsed.flaws == ()
    return parsed.rich


MARKED = {
    # ruby
    "｜勧奨《かんしょう》を": ("勧奨を", [Mark(0, 2, RUBY, ("かんしょう",))]),
    "その勧奨《かんしょう》を": ("その勧奨を", [Mark(2, 4, RUBY, ("かんしょう",))]),
    "人々《ひとびと》": ("人々", [Mark(0, 2, RUBY, ("ひとびと",))]),
    "葛\U000e0100城《かつらぎ》": ("葛\U000e0100城", [Mark(0, 3, RUBY, ("かつらぎ",))]),
    "\U00020bb7野《よしの》": ("\U00020bb7野", [Mark(0, 2, RUBY, ("よしの",))]),
    "｜ABC《えーびーしー》": ("ABC", [Mark(0, 3, RUBY, ("えーびーしー",))]),
    "一｜二《に》三": ("一二三", [Mark(1, 2, RUBY, ("に",))]),
    "｜一｜二《に》": ("｜一二", [Mark(2, 3, RUBY, ("に",))]),
    "{勧奨|かん|しょう}": ("勧奨", [Mark(0, 2, RUBY, ("かん", "しょう"))]),
    "{勧奨｜かんしょう}": ("勧奨", [Mark(0, 2, RUBY, ("かんしょう",))]),
    "{葛\U000e0100城|かつら|ぎ}": ("葛\U000e0100城", [Mark(0, 3, RUBY, ("かつら", "ぎ"))]),
    "{a\\|b|えー}": ("a|b", [Mark(0, 3, RUBY, ("えー",))]),
    "字《じ\\》》": ("字", [Mark(0, 1, RUBY, ("じ》",))]),
    "一《いち》二《に》": ("一二", [Mark(0, 1, RUBY, ("いち",)), Mark(1, 2, RUBY, ("に",))]),
    "**太**字《じ》": ("太字", [Mark(0, 1, STRONG), Mark(1, 2, RUBY, ("じ",))]),
    "一[^1]二《に》": ("一二", [Mark(1, 1, NOTE, ("1",)), Mark(1, 2, RUBY, ("に",))]),
    # emphasis dots
    "《《点》》を": ("点を", [Mark(0, 1, DOTS)]),
    "漢字《《点》》": ("漢字点", [Mark(2, 3, DOTS)]),
    "《《｜傍点《ぼうてん》》》": ("傍点", [Mark(0, 2, DOTS), Mark(0, 2, RUBY, ("ぼうてん",))]),
    # bold
    "**太字**と": ("太字と", [Mark(0, 2, STRONG)]),
    "一__二三__四": ("一二三四", [Mark(1, 3, MarkKind.UNDERLINE)]),
    "__一**二**__": ("一二", [Mark(0, 2, MarkKind.UNDERLINE), Mark(1, 2, STRONG)]),
    "電話____番": ("電話____番", []),
    "a_b": ("a_b", []),
    "一\\_\\_二": ("一__二", []),
    "「**法律**」**、**": ("「法律」、", [Mark(1, 3, STRONG), Mark(4, 5, STRONG)]),
    "** 空白 **": (" 空白 ", [Mark(0, 4, STRONG)]),
    "**一\n二**": ("一\n二", [Mark(0, 3, STRONG)]),
    "**｜太《ふと》字**": ("太字", [Mark(0, 2, STRONG), Mark(0, 1, RUBY, ("ふと",))]),
    "**a****b**": ("a****b", [Mark(0, 6, STRONG)]),
    # notes
    "文[^1]。": ("文。", [Mark(1, 1, NOTE, ("1",))]),
    "**文[^ あ ]**": ("文", [Mark(0, 1, STRONG), Mark(1, 1, NOTE, ("あ",))]),
    "文[^a\\]b]": ("文", [Mark(1, 1, NOTE, ("a]b",))]),
    # warichu
    "割^（注）の": ("割（注）の", [Mark(1, 2, BRACKET), Mark(2, 3, WARICHU), Mark(3, 4, BRACKET)]),
    "^〔a（b）〔c〕\\*〕": (
        "〔a（b）〔c〕*〕",
        [Mark(0, 1, BRACKET), Mark(1, 9, WARICHU), Mark(9, 10, BRACKET)],
    ),
    "^［a\\］b］": ("［a\\］b］", [Mark(0, 1, BRACKET), Mark(1, 5, WARICHU), Mark(5, 6, BRACKET)]),
    "**^（注）**": (
        "（注）",
        [Mark(0, 3, STRONG), Mark(0, 1, BRACKET), Mark(1, 2, WARICHU), Mark(2, 3, BRACKET)],
    ),
    # tate-chu-yoko
    "^12^月": ("12月", [Mark(0, 2, UPRIGHT)]),
    "え^!?^": ("え!?", [Mark(1, 3, UPRIGHT)]),
    "**^10^**": ("10", [Mark(0, 2, STRONG), Mark(0, 2, UPRIGHT)]),
}


@pytest.mark.parametrize("written", MARKED)
def test_marks_are_understood(written: str) -> None:
    text, marks = MARKED[written]
    assert rich(written) == RichText(text, tuple(marks))


PLAIN = {
    "｜だけ": "｜だけ",
    "案内｜日程": "案内｜日程",
    "《集会案内》です": "《集会案内》です",
    "かな《かな》": "かな《かな》",
    "字《》": "字《》",
    "《《》》": "",
    "》》": "》》",
    "{波かっこ}": "{波かっこ}",
    "{": "{",
    "{a|}": "{a|}",
    "{|a}": "{|a}",
    "*": "*",
    "***": "***",
    "****-1234": "****-1234",
    "[1]": "[1]",
    "(^_^) x^2 ^12345^": "(^_^) x^2 ^12345^",
    "C:\\temp\\": "C:\\temp\\",
    "^（）^(a)": "^（）^(a)",
    # escapes
    "\\^（注）": "^（注）",
    "\\*\\*太字\\*\\*": "**太字**",
    "\\**太字\\**": "**太字**",
    "勧奨\\《かんしょう》": "勧奨《かんしょう》",
    "\\《《点》》": "《《点》》",
    "\\{勧奨|かん}": "{勧奨|かん}",
    "\\[^1]": "[^1]",
    "\\^[注]": "^[注]",
    "\\^12^": "^12^",
    "\\\\": "\\",
    "\\｜勧": "｜勧",
    "{a\\|b}": "{a|b}",
}


@pytest.mark.parametrize("written", PLAIN)
def test_what_forms_no_mark_is_text(written: str) -> None:
    assert rich(written) == RichText(PLAIN[written])


FLAWS = {
    "あ**太字": [Flaw(1, "**", "**")],
    "**a**b**": [Flaw(6, "**", "**")],
    "あ《《点": [Flaw(1, "《《", "》》")],
    "勧奨《かん": [Flaw(2, "《", "》")],
    "勧奨《かん\nしょう》": [Flaw(2, "《", "》")],
    "｜勧奨《かん": [Flaw(3, "《", "》")],
    "{勧奨|かん": [Flaw(0, "{", "}")],
    "{勧奨|かん\n}": [Flaw(0, "{", "}")],
    "文[^1": [Flaw(1, "[^", "]")],
    "文^[注": [Flaw(1, "^[", "]")],
    "割^（注": [Flaw(1, "^（", "）")],
    "割^（（注）": [Flaw(1, "^（", "）")],
    "割^〔注\n〕": [Flaw(1, "^〔", "〕")],
    "割^（**注**）": [Flaw(1, "^（**注**）", in_warichu=True)],
    "割^（注^（注））": [Flaw(1, "^（注^（注））", in_warichu=True)],
    "割^（注[^1]）": [Flaw(1, "^（注[^1]）", in_warichu=True)],
    "文^[注\\]": [Flaw(1, "^[", "]")],
    "{勧奨員|かん|しょう}": [Flaw(0, "{勧奨員|かん|しょう}", bases=3, readings=2)],
    "a**^[b**c]": [Flaw(1, "**", "**"), Flaw(6, "**", "**")],
    "^[a[^1]]": [Flaw(3, "[^1]", nested_note=True)],
    "^[a^[b]]": [Flaw(3, "^[b]", nested_note=True)],
    "**a[^1": [Flaw(0, "**", "**"), Flaw(3, "[^", "]")],
}


@pytest.mark.parametrize("written", FLAWS)
def test_what_is_not_right_is_told_at_its_place(written: str) -> None:
    assert list(parse(written).flaws) == FLAWS[written]


def test_unclosed_signs_stay_text() -> None:
    assert parse("あ[^1").rich.text == "あ[^1"
    assert parse("{勧奨|かん").rich.text == "{勧奨|かん"


def test_notes_written_inside_are_returned_beside_the_text() -> None:
    parsed = parse("一^[注の**文** [a] \\]]二^[次]三[^1]")
    assert parsed.rich == RichText(
        "一二三",
        (Mark(1, 1, NOTE, ("^", "1")), Mark(2, 2, NOTE, ("^", "2")), Mark(3, 3, NOTE, ("1",))),
    )
    assert [(note.offset, note.rich.text) for note in parsed.notes] == [(1, "注の文 [a] ]"), (19, "次")]
    assert parsed.notes[0].rich.marks == (Mark(2, 3, STRONG),)
    assert [(anchor.offset, anchor.label) for anchor in parsed.anchors] == [(24, "1")]


def test_every_sign_is_escaped() -> None:
    assert escape("a｜《b》{c|d}*[^1]｛｝\\") == "a\\｜\\《b\\》\\{c\\|d\\}\\*\\[\\^1\\]\\｛\\｝\\\\"
