"""Group K: where lines may end (JLREQ 3.1.7 to 3.1.10, Table 2, C.3). One test a rule, named by it."""

from itertools import pairwise

from leaflet.compose import spacing
from leaflet.compose.style import Strictness
from leaflet.jlreq import breaks as rules
from leaflet.jlreq import classes, context, levels, pairs
from leaflet.jlreq.classes import CharClass, by_width, class_of
from leaflet.jlreq.kinds import Kind
from leaflet.jlreq.levels import Level
from leaflet.jlreq.members import MEMBERS
from leaflet.model.text import Mark, MarkKind
from tests.compose.mutants import ALL, attribute, cell, entry, proves
from tests.compose.setting_text import GOTHIC, SANS, breaks, composed, lines, texts

NEVER_FIRST = "".join(MEMBERS[number] for number in (2, 3, 4, 5, 6, 7, 9, 10, 11))


def never(*_: object) -> bool:
    return False


@proves(
    "K1",
    cell("BREAK", ALL, (2, 3, 4, 5, 6, 7, 9, 10, 11), "+"),
    attribute(rules, "_NEVER_FIRST", frozenset()),
)
def test_k1_no_line_starts_with_a_closing_or_small_character() -> None:
    for character in NEVER_FIRST:
        assert texts(f"文文文文文文{character}字字", "6.17")[0] == "文文文文文", character


@proves("K2", cell("BREAK", (1, 12), ALL, "+"), attribute(rules, "_NEVER_LAST", frozenset()))
def test_k2_no_line_ends_with_an_opening_bracket() -> None:
    for character in MEMBERS[CharClass.OPENING_BRACKET] + MEMBERS[CharClass.PREFIXED_ABBREVIATION]:
        assert texts(f"文文文文文文{character}字字", "7.07")[0] == "文文文文文文", character
        assert 7 not in breaks(f"文文文文文文{character}字字"), character


@proves(
    "K3",
    attribute(rules, "alike", never),
    attribute(pairs, "alike", never),
    cell("BREAK", (8,), (8,), "+"),
    cell("EXPANSION", (8,), (8,), "3"),
)
def test_k3_dashes_and_leaders_of_one_kind_are_one_unit() -> None:
    for unit in ("——", "――", "……", "‥‥", "〳〵", "〴〵"):
        assert 6 not in breaks(f"文文文文文{unit}字字字"), unit
        stretched = lines(f"文文文文{unit}文文字字字字字字", "8.3")[0]
        assert unit in stretched.text
        assert stretched.gap("文文") > 0, unit
        assert stretched.gap(unit) == 0, unit
    assert "――" in texts("文文文文文――字字字", 6)[1]
    # Different kinds may part, and then may also be stretched.
    assert 6 in breaks("文文文文文―…字")
    assert lines("文文文文―…文文字字字字字字", "8.3")[0].gap("―…") > 0


@proves("K4", cell("BREAK", (24, 27), (24, 27), "+"), attribute(rules, "_NEVER_FIRST", frozenset()))
def test_k4_digits_and_marks_of_one_number_never_part() -> None:
    for count in range(1, 13):
        text = "文" * count + "12,345.6文"
        assert any("12,345.6" in line for line in texts(text, 8)), count
    for count in range(1, 10):
        assert any("12 345 678" in line for line in texts("文" * count + "12 345 678文", 9)), count
        assert any("１２，３４５" in line for line in texts("文" * count + "１２，３４５文", 9)), count


@proves(
    "K5",
    attribute(rules, "is_one_number", never),
    attribute(pairs, "is_one_number", never),
    cell("BREAK", (12, 24), ALL, "+"),
    entry(levels.LEVELS, "default", Level()),
)
def test_k5_signs_of_amounts_stay_with_their_numbers() -> None:
    for amount in ("13.3％", "５３％", "￥1000", "￥１０００", "＄50", "€20", "№5", "20‰", "３６°"):
        for count in range(1, 9):
            assert any(amount in line for line in texts("文" * count + amount + "文文文", 7)), amount
    # Neither level nor context loosens a full-width or a kanji number.
    assert any(
        "５３％" in line for line in texts("文文文文５３％文文文", 6, strictness=Strictness("very-strict"))
    )
    assert 6 not in breaks("文文文文五十％文文文", strictness=Strictness("very-strict"))
    assert 6 not in breaks("文文文文５３％文文文", strictness=Strictness("very-strict"))


@proves("K6", cell("BREAK", (25, 27), (25, 27), "+"))
def test_k6_words_and_units_are_unbroken() -> None:
    text = "マイナンバーのICカードを使うJ-LISの35 mmの幅"
    for tenths in range(40, 240, 3):
        found = texts(text, tenths / 10)
        for word in ("IC", "LIS", "mm", "35"):
            assert any(word in line for line in found), (tenths, word)


@proves("K7", cell("BREAK", ALL, (20,), "+"))
def test_k7_a_reference_mark_stays_with_what_it_marks() -> None:
    mark = (Mark(6, 8, MarkKind.REFERENCE_MARK),)
    assert texts("文文文文文文※1字", 6, mark) == ["文文文文文", "文※1字"]


@proves("K9", attribute(spacing, "SPACES", frozenset()))
def test_k9_the_em_after_a_question_vanishes_at_the_line_edge() -> None:
    head, tail = lines("文文文文文文文文文文文文？　字字字", 13)
    assert (head.text, tail.text) == ("文文文文文文文文文文文文？　", "字字字")
    assert head.width == 13
    assert head.gaps[:-1] == [0] * 12
    assert tail.bodies[0][0] == 0
    # Without the break it is an em.
    assert lines("文？　字", 13)[0].step("？") + lines("文？　字", 13)[0].step("　") == 2


@proves("K10", entry(levels.LEVELS, "strict", Level()), entry(levels.LEVELS, "loose", Level()))
def test_k10_strictness_is_a_setting() -> None:
    names = ("very-strict", "strict", "loose", "very-loose")
    first = {
        level: {c for c in "々ゝーっ〜・：！…％℃）" if 1 in breaks(f"文{c}字", strictness=Strictness(level))}
        for level in names
    }
    assert first["very-strict"] == set("…％℃")
    assert first["strict"] == first["very-strict"] | set("々ーっ")
    assert first["loose"] == first["strict"] | set("〜・")
    assert first["very-loose"] == first["loose"] | set("：！ゝ")
    pairs_part = {
        level: {
            unit
            for unit in ("……", "――", "１％", "￥１")
            if 2 in breaks(f"文{unit}", strictness=Strictness(level))
        }
        for level in names
    }
    assert pairs_part["very-strict"] == pairs_part["strict"] == set()
    assert pairs_part["loose"] == {"……", "１％"}
    assert pairs_part["very-loose"] == {"……", "――", "１％", "￥１"}
    assert texts("文文文文文文っ字字字", 6, strictness=Strictness("strict"))[0] == "文文文文文文"


@proves("K11", entry(levels.LEVELS, "default", Level()))
def test_k11_by_default_no_line_starts_with_leaders_and_degrees_either() -> None:
    for character in "…‥％‰°′″℃￠":
        assert texts(f"文文文文文文{character}字字", "6.17")[0] == "文文文文文", character
        assert (
            texts(f"文文文文文文{character}字字", "6.17", strictness=Strictness("very-strict"))[0] == "文" * 6
        )


@proves("K12", attribute(classes, "UNLISTED", {}))
def test_k12_every_code_point_has_a_class() -> None:
    expected = {
        **dict.fromkeys("～", CharClass.HYPHEN),
        **dict.fromkeys("―─", CharClass.INSEPARABLE),
        **dict.fromkeys("･", CharClass.MIDDLE_DOT),
        **dict.fromkeys("｡", CharClass.FULL_STOP),
        **dict.fromkeys("､", CharClass.COMMA),
        **dict.fromkeys("｢“‘「（", CharClass.OPENING_BRACKET),
        **dict.fromkeys("｣”’」）", CharClass.CLOSING_BRACKET),
        **dict.fromkeys("ｧｨｯｮ", CharClass.SMALL_KANA),
        **dict.fromkeys("ｰﾞﾟ", CharClass.PROLONGED_SOUND_MARK),
        **dict.fromkeys("ｱﾝ", CharClass.KATAKANA),
        **dict.fromkeys("㋿😀漢𠮷한", CharClass.IDEOGRAPHIC),
        **dict.fromkeys("שéA(,", CharClass.WESTERN),
        **dict.fromkeys("①α→•", None),
        **dict.fromkeys("\u2002\u00a0 ", CharClass.WORD_SPACE),
        "\u2003": CharClass.IDEOGRAPHIC_SPACE,
    }
    assert {character: class_of(character) for character in expected} == expected
    assert by_width(wide=True) is CharClass.IDEOGRAPHIC
    assert by_width(wide=False) is CharClass.WESTERN
    for character in "～･｡､｣ｧｯｰﾞﾟ゛︑﹒﹕﹗":
        assert 1 not in breaks(f"文{character}字"), character
    for character in "～･｡､｣ｧｯｰﾞﾟ゛":
        assert texts(f"文文文文文文{character}字字", "6.17")[0] == "文文文文文", character


@proves("K13", attribute(pairs, "is_soft", never))
def test_k13_a_number_and_its_counter_part_only_when_that_spares_something() -> None:
    # Either way one line is disturbed; the break in the number's phrase would be a little more even.
    assert texts("文文文文文文文文文文23日文字文字文字文字文字文字文字", 13)[0].endswith("23日")
    # Nothing is disturbed for its sake.
    assert texts("文文文文文文文23日文字文字文字文字文字文字", "8.25")[0].endswith("23")


@proves("K14", cell("BREAK", ALL, (7,), "+"), attribute(rules, "_NEVER_FIRST", frozenset()))
def test_k14_rules_see_through_run_boundaries() -> None:
    bold = (Mark(4, 6, MarkKind.STRONG),)
    for tenths in range(40, 90):
        assert not any(line.startswith("、") for line in texts("文文文文表5、文文文", tenths / 10, bold))
    same = composed("文文文文表5、文「文」文", 6, bold, strong_faces=(GOTHIC, SANS))
    plain = composed("文文文文表5、文「文」文", 6, strong_faces=(GOTHIC, SANS))
    assert same == plain


def test_signs_and_leaders_by_themselves() -> None:
    kinds = context.kinds_in("気温は-5度、5-6月、〱")
    assert (kinds[3], kinds[8]) == (Kind.WESTERN_OPENING, Kind.WESTERN_CLOSING)
    assert 3 in breaks("気温は-5度")
    assert 4 not in breaks("気温は-5度")
    assert kinds[-1] == Kind.REPEAT_LOWER


def test_no_break_spaces_hold_and_zero_width_spaces_part() -> None:
    assert breaks("文 文") == (2,)
    assert breaks("文\u00a0文") == ()
    assert breaks("an\u200bti") == (3,)
    assert breaks("文\u2060文文") == (3,)
    # A line that would show nothing but a space is none, whoever asks for it.
    assert breaks("文\u200b　文") == (3,)


def test_urls_part_after_their_marks_and_long_words_only_where_they_must() -> None:
    url = texts("詳しくはhttps://example.com/leaflets/2019-08をご覧ください。", 12)
    for one, two in pairwise(url):
        assert not (one[-1].isalnum() and two[0].isalnum() and two[0].isascii() and one[-1].isascii())
    word = texts("文文antidisestablishmentarianism文", 6)
    assert "".join(word) == "文文antidisestablishmentarianism文"
    assert word[0] == "文文" or word[0].startswith("文文anti")


def test_quotation_marks_are_japanese_beside_japanese_and_western_inside_words() -> None:
    kinds = context.kinds_in("彼は“Hello”と言う。It’s “so”, they say. «x» ’95")
    assert kinds[2] == Kind.OPENING_BRACKET
    assert kinds[8] == Kind.CLOSING_BRACKET
    assert kinds[15] == Kind.WESTERN_CLOSING
    assert kinds[18] == Kind.WESTERN_OPENING
    assert kinds[21] == Kind.WESTERN_CLOSING
