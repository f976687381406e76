"""Each rule by itself: what it warns of, where, and what it leaves alone."""

import re

import pytest

from leaflet.diagnostics import Code
from leaflet.messages import say
from leaflet.source.lint.rules import RULES
from tests.source.lint.support import (
    FIRST,
    HEAD,
    ROOT,
    TEMPLATE,
    body,
    codes,
    edition,
    files,
    local_told,
    told,
)
from tests.source.support import EDITION_PATH, TEMPLATE_PATH, changed

WRONG = {
    Code.WRONG_WEEKDAY: (
        "集会は12月11日（木）です。",
        "集会は12月11日(土)です。",
        "十二月十一日（木）に",
        "12/11(木)から",
        "２０２７年１月５日（月）に",
        "令和9年1月5日（月）に",
        "12月11日木曜日に",
        "12月11日（木・祝）に",
        "来年1月5日（月）に",
        "12月11日（金）・12日（日）に",
    ),
    Code.IMPOSSIBLE_DAY: (
        "2月30日に",
        "13月1日に",
        "2026年2月29日に",
        "午後13時に",
        "25時に",
        "18:75に",
        "0月1日",
        "二月三十日に",
    ),
    Code.ERA_DISAGREES: (
        "令和7年（2026年）",
        "2026年（令和7年）",
        "2026（令和7）年",
        "平成32年に",
        "昭和65年の",
        "令和元年（2018年）",
    ),
    Code.ODD_PHONE: (
        "電話 03-1234-567",
        "電話 011-2345",
        "電話：０３－１２３４－５６７",
        "090-1234-567",
        "0120-12-345",
        "03(1234)56789",
        "TEL 0312345",
    ),
    Code.ODD_POSTAL: ("〒100-001", "〒1000001", "〒10-00001", "〒１００－００１"),
    Code.DOUBLED_PARTICLE: (
        "賃金をを上げる",
        "組合にに入る",
        "会社がが",
        "職場のの声",
        "組合の組合の声",
        "今日からから始める",
    ),
    Code.HALF_WIDTH_KANA: ("ｱﾝｹｰﾄに", "｢はいと"),
    Code.MACHINE_DEPENDENT: ("㈱架空", "№３", "Ⅲ章", "㍉", "㍻", "\ue000"),
    Code.STOP_AFTER_MARK: ("なぜ？。", "やめて！、", "本当?。"),
    Code.UNPAIRED_BRACKET: ("「あ", "い」", "（う）え）", "（か)", "『き」"),
    Code.SINGLE_ELLIPSIS: ("あ・・・", "い...", "う…え", "お………", "か。。"),
    Code.TYPED_INDENT: ("　一字下げ",),
    Code.HEAVY_PARAGRAPH: ("あ" * 111 + "。", ("い" * 50 + "。") * 6),
}

RIGHT = (
    "集会は12月11日（金）です。",
    "昨年は2025年12月11日（木）でした。",
    "日の丸弁当（月）を",
    "１月５日（火）に",
    "24時間営業、18時30分、午後12時、８時間労働",
    "2024年２月29日（木）",
    "平成31年、令和元年、昭和64年",
    "電話 03-1234-5678、090-1234-5678、0120-444-012、内線 12、110番",
    "〒060-0001 札幌市、電話 011-234-5678",
    "060-0001",
    "2026-11-20、10-20名、300-400人",
    "〒100-0001 架空市",
    "母のものとともに、のんびりと。ここにいる。もものき。",
    "①②③と⑳",
    "なぜ？　本当！",
    "１）一つ目　ア)二つ目",
    "「『はい』と（いいえ）」",
    "断れない…。そんな…",
    "あ" * 109 + "。",
    "｜漏洩《ろうえい》、**太字**、[^1]の(",
)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in WRONG.items() for text in texts])
def test_a_slip_is_found_and_nothing_else(code: Code, text: str) -> None:
    found = told(body(text))
    assert [d.code for d in found] == [code]
    assert found[0].span is not None
    assert found[0].span[1] == FIRST + 1


@pytest.mark.parametrize("text", [text for text in RIGHT if "[^1]" not in text])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert codes(body(text)) == []


DRIFTS = (
    ("漏えいと", "漏洩が"),
    ("お読みください。", "お待ち下さい。"),
    ("マイナンバーカード", "マイナンバー・カード"),
    ("サーバーが", "サーバが"),
    ("問い合わせは", "問合せ先"),
    ("子どもの", "子供に"),
    ("すべての", "全ての"),
    ("意見がなく、", "意見が無く、"),
)


@pytest.mark.parametrize(("usual", "other"), DRIFTS)
def test_a_spelling_that_drifts_is_told_with_the_usual_one(usual: str, other: str) -> None:
    (found,) = told(body(usual, usual, other))
    assert found.code is Code.SPELLING_DRIFT
    assert found.span is not None
    assert found.span[1] == FIRST + 3
    words = dict(found.words)
    assert words["usual"] in usual
    assert words["shown"] in other
    assert words["line"] == str(FIRST + 1)


def test_different_words_do_not_drift() -> None:
    assert (
        codes(body("他人と他国", "ほかの人", "キーとキ", "データとデーター・ベース？", "少なくない、なくす"))
        == []
    )


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("３人と４人", "5人"), "5"),
        (("12人と13人", "１４人"), "１４"),
        (("1２人",), "1２"),
    ],
)
def test_figures_of_another_width_are_told(lines: tuple[str, ...], shown: str) -> None:
    (found,) = told(body(*lines))
    assert (found.code, dict(found.words)["shown"]) == (Code.DIGIT_STYLE, shown)


def test_one_style_for_single_figures_and_another_for_longer_ones_is_a_style() -> None:
    assert codes(body("３人と12人", "8～9月と、Q1とA4と、13.3％と、第2-3条と、No.5")) == []


@pytest.mark.parametrize(
    ("lines", "shown"),
    [(("あ、い、う。", "え，お。"), "，"), (("あ。い。", "う．"), "．"), (("あ，い，う", "え、お"), "、")],
)
def test_punctuation_of_the_other_kind_is_told(lines: tuple[str, ...], shown: str) -> None:
    (found,) = told(body(*lines))
    assert (found.code, dict(found.words)["shown"]) == (Code.MIXED_PUNCTUATION, shown)


def test_commas_of_numbers_are_no_punctuation() -> None:
    assert codes(body("あ、い。1,700人と13．3％", "1，700人")) == []


def test_a_qr_code_without_words_is_told_wherever_it_stands() -> None:
    wrong = "- QR: {URL: https://example.jp/}"
    inside = "- 囲み:\n    題: 題\n    中身:\n      " + wrong
    assert codes(wrong) == codes(inside) == [Code.QR_WITHOUT_TEXT]
    assert codes("- QR: {URL: https://example.jp/, 説明: 申し込み}") == []


def test_a_ground_too_near_to_its_text_is_told_of_screen_and_duplicator() -> None:
    text = changed(
        TEMPLATE,
        '淡: {印刷: [9, 4, 0, 0], 画面: "#e9f1fa", 輪転機: 10%}',
        '淡: {印刷: [9, 4, 0, 0], 画面: "#3050a0", 輪転機: 60%}',
    )
    from leaflet.source.lint.run import checked

    found = checked(TEMPLATE_PATH, files("", text))
    assert {d.code for d in found} == {Code.LOW_CONTRAST}
    purposes = {dict(d.words)["purpose"] for d in found}
    assert purposes == {"画面", "輪転機", "配色「明」の画面", "配色「明」の輪転機"}
    assert {dict(d.words)["style"] for d in found} >= {"見出し"}
    assert checked(EDITION_PATH, files(edition(body("あ。")), text)) == found
    assert checked(TEMPLATE_PATH, files("", TEMPLATE)) == ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("組合名: ○○市職員労働組合", "○○"),
        ("組合名: 架空市職員労働組合", "架空市職員労働組合"),
        ("組合名: 電話 000-000-0000", "000-000-0000"),
    ],
)
def test_a_locals_value_that_looks_like_the_example_is_told(value: str, shown: str) -> None:
    (found,) = local_told(f"{value}\n")
    assert (found.code, dict(found.words)["shown"]) == (Code.LEFTOVER_EXAMPLE, shown)


def test_a_locals_own_values_and_changes_are_looked_at() -> None:
    assert local_told("組合名: 本物市職員労働組合\n集会日: 2026-12-11\n") == ()
    changes = "組合名: 「本物市職員労働組合\n集会日: 2026-12-11\n"
    assert [d.code for d in local_told(changes)] == [Code.UNPAIRED_BRACKET]


def test_signs_of_markup_are_no_text() -> None:
    assert codes(body("《《点》》と**太**字と｜漢字《かんじ》と{勧奨|かん|しょう}と\\*と^12^。")) == []
    assert codes(body("**漏えい**と《《漏洩》》と。")) == [Code.SPELLING_DRIFT]


def test_places_behind_markup_are_the_files_own() -> None:
    (found,) = told(body("｜漢字《かんじ》と**太字**の㈱。"))
    assert found.span is not None
    assert found.span[1:] == (FIRST + 1, 11 + len("｜漢字《かんじ》と**太字**の"))


PAGES = ROOT / "docs" / "codes"
SHOWN = [
    rule.code for rule in RULES if "まちがい:" in (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
]


def test_nearly_every_rule_has_an_example_on_its_page() -> None:
    assert len(SHOWN) >= len(RULES) - 4


def template_codes(line: str) -> list[Code]:
    """Return what is said of a template whose body hangs, with one line of its own."""
    from leaflet.source.lint.run import checked

    own = re.sub(rf"^{line.split(':', maxsplit=1)[0]}:.*$", line, TEMPLATE, flags=re.MULTILINE)
    text = changed(own, "字下げ: 1字}", "字下げ: 1字, 行端: ぶら下げ}")
    return [d.code for d in checked(TEMPLATE_PATH, files("", text))]


@pytest.mark.parametrize("code", SHOWN)
def test_the_examples_on_a_page_are_wrong_and_right_as_it_says(code: Code) -> None:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    wrong, right = re.findall(r"```\n(.*?)\n```", page, re.DOTALL)
    if code is Code.LEFTOVER_EXAMPLE:
        assert [d.code for d in local_told(f"{wrong}\n")] == [code]
        return
    if code in (Code.NO_ROOM_TO_HANG, Code.HARD_TO_FOLLOW):
        assert [template_codes(line) for line in (wrong, right)] == [[code], []]
        return
    assert set(codes(wrong)) == {code}
    assert codes(right) == []


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_warning_is_told_in_both_languages(code: Code) -> None:
    texts = WRONG.get(code, ())
    for diagnostic in (d for text in texts for d in told(body(text))):
        for language in ("ja", "en"):
            said = say(diagnostic, language)
            assert said.message
            assert said.hint


def test_the_head_alone_is_sound() -> None:
    assert codes("- 見出し: 題") == []
    assert HEAD.endswith("中身:\n")


def test_a_day_alone_belongs_to_the_date_before_it_only() -> None:
    assert codes(body("３日（月）に", "12月11日（金）に集まり、その次の会は20日（月）に")) == []


def test_a_day_that_there_is_not_has_no_weekday() -> None:
    assert codes(body("2月30日（月）に")) == [Code.IMPOSSIBLE_DAY]


def test_without_an_issue_only_a_year_tells_the_weekday() -> None:
    from leaflet.source.lint.dates import mentions, nearest

    bare, dated = mentions("12月11日（木）、2026年12月11日（木）", None)
    assert nearest(bare, None) is None
    assert str(nearest(dated, None)) == "2026-12-11"
    (last,) = mentions("来年12月11日（木）", None)
    assert last.year is None


def test_a_locals_changes_are_looked_at() -> None:
    changes = (
        "差しかえ:\n  - 場所: あ\n    文: 一つ「目\n  - 場所: い\n    隠す: はい\n"
        "  - 場所: う\n    後に:\n      - 囲み:\n          題: ㈱\n          中身: [{本文: なぜ？。}]\n"
    )
    blocks = "- 見出し: あ\n  id: あ\n- 見出し: い\n  id: い\n- 見出し: う\n  id: う"
    assert [d.code for d in local_told(f"組合名: 本物\n{changes}", blocks)] == [
        Code.UNPAIRED_BRACKET,
        Code.MACHINE_DEPENDENT,
        Code.STOP_AFTER_MARK,
    ]


def test_an_edition_with_a_mistake_is_no_matter_for_lint() -> None:
    from leaflet.diagnostics import LeafletError

    with pytest.raises(LeafletError, match="L230"):
        told(body("**太字"))
    assert codes(body("｛｛要｝｝"), variables="  要: {必須: はい}\n") == []
