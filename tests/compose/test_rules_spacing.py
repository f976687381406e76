"""Group S: what stands between characters (JLREQ 2.1.3, 3.1.2 to 3.1.6, 3.2, 3.7.4, 4.2.3, Table 1)."""

from fractions import Fraction

import pytest

from leaflet.compose import glyphs, spacing
from leaflet.compose.composer import Composed
from leaflet.compose.style import Alignment
from leaflet.display.line import FaceName
from leaflet.jlreq import pairs
from leaflet.model.text import Mark, MarkKind
from tests.compose.mutants import ALL, attribute, cell, entry, proves
from tests.compose.setting_text import GOTHIC, MINCHO, SANS, SANS_BLACK, SIZE, composed, lines, one_line

QUARTER = Fraction(1, 4)
HALF = Fraction(1, 2)


@proves("S1", cell("SPACE", ALL, ALL, "b4"))
def test_s1_kana_and_kanji_are_solid() -> None:
    for face in (GOTHIC, MINCHO, SANS, SANS_BLACK):
        assert set(one_line("マイナンバーカード、アー、漢字", faces=(face,)).steps[:8]) == {1}
    # Noto Sans JP would kern this pair to 0.94 em.
    assert one_line("アー", faces=(SANS,)).steps == [1]


@proves("S2", attribute(glyphs, "_HALF_EM_CLASSES", {}))
def test_s2_punctuation_has_a_half_em_body_and_a_space() -> None:
    for face in (GOTHIC, MINCHO, SANS, SANS_BLACK):
        for text in ("亜「亜", "亜」亜", "亜。亜", "亜、亜", "亜・亜", "亜：亜", "亜『亜", "亜）亜"):
            line = one_line(text, faces=(face,))
            assert line.steps == [1, 1], text
            left, right = line.bodies[1]
            assert right - left == HALF, text
    assert one_line("亜「亜").gaps == [HALF, 0]
    assert one_line("亜」亜").gaps == [0, HALF]
    assert one_line("亜・亜").gaps == [QUARTER, QUARTER]


SOLID_PAIRS = "「「 」」 、」 。」 」、 」。 」「 、「 。「 」・ ・「 ；「"
FULL_PAIRS = "・・ 。・ ？「 …「 」？ 」…"


@proves("S3", cell("SPACE", (1, 2, 5, 6, 7), (1, 2, 5, 6, 7), "b2"))
def test_s3_consecutive_punctuation() -> None:
    for pair in SOLID_PAIRS.split():
        assert one_line(f"亜{pair}亜").step(pair) == HALF, pair
    for pair in FULL_PAIRS.split():
        assert one_line(f"亜{pair}亜").step(pair) == 1, pair


@proves("S4", cell("SPACE", (4,), ALL, "b4"))
def test_s4_question_and_exclamation_marks_are_full_width() -> None:
    assert one_line("亜？」亜").step("？」") == 1
    assert one_line("亜！亜").steps == [1, 1]
    assert one_line("亜？　亜").steps == [1, 1, 1]


@proves(
    "S5", cell("SPACE", (9, 10, 11, 15, 16, 19), (24, 27), "."), cell("SPACE", (24, 27), (15, 16, 19), ".")
)
def test_s5_a_quarter_em_between_japanese_and_latin() -> None:
    for before in "々ーっあア亜":
        assert one_line(f"亜{before}A").step(f"{before}A") == 1 + QUARTER
        assert one_line(f"亜{before}1").step(f"{before}1") == 1 + QUARTER
    for after in "あア亜":
        line = one_line(f"A{after}亜")
        assert line.gap(f"A{after}") == QUARTER
        assert line.step(f"A{after}") == line.bodies[0][1] + QUARTER
    assert one_line("亜A亜", latin_space=Fraction(1, 8)).gaps == [Fraction(1, 8)] * 2
    # A quarter also after the marks that divide sentences (Table 1, cl-04).
    assert one_line("亜！A").gap("！A") == QUARTER


@proves("S6", cell("SPACE", (1,), (27,), "b4"), cell("SPACE", (27,), (2,), "a4"))
def test_s6_no_latin_space_at_line_edges_and_beside_punctuation() -> None:
    line = one_line("亜（A）亜")
    assert line.gap("（A") == line.gap("A）") == 0
    first, second = lines("亜亜亜ABCDEF", 3)
    assert (first.width, second.text) == (3, "ABCDEF")
    assert second.bodies[0][0] == second.origins[0] == 0
    # ASCII brackets and stops touch what they enclose or end.
    assert one_line("亜(内線)亜").gap("(内") == one_line("亜(内線)亜").gap("線)") == 0
    assert one_line("亜(内線)亜").gap("亜(") == QUARTER


@proves("S7", entry(pairs.TABLE_1, ".", (QUARTER, pairs.ZERO)))
def test_s7_full_width_digits_and_letters_are_japanese() -> None:
    assert one_line("亜１亜").steps == [1, 1]
    assert one_line("第Ａ案").steps == [1, 1]
    assert one_line("６月４日").steps == [1, 1, 1]


@proves("S8", attribute(pairs, "WORD_SPACE", QUARTER), attribute(spacing, "SPACES", frozenset()))
def test_s8_word_spaces_are_a_third_and_nothing_at_line_edges() -> None:
    line = one_line("New York")
    assert line.bodies[4][0] - line.bodies[2][1] == Fraction(1, 3)
    first, second = lines("亜亜 New York", 2)[:2]
    assert (first.text, first.width) == ("亜亜 ", 2)
    assert second.bodies[0][0] == 0
    assert one_line(" 亜").bodies == [(0, 1)]


@proves("S9", attribute(glyphs, "scaled", lambda _value, _face, size: size // 3))
def test_s9_digits_have_their_real_width() -> None:
    assert one_line("2015年").steps[:3] == [HALF] * 3
    proportional = one_line("2015年", faces=(SANS,))
    assert HALF < proportional.steps[0] < Fraction(3, 5)


@proves("S10", cell("SPACE", (24,), (25,), "."), cell("SPACE", (24,), (13,), "b4"))
def test_s10_units_stand_a_quarter_off_and_percent_signs_none() -> None:
    assert one_line("約4km先").gap("4k") == QUARTER
    spaced = one_line("約4 km先")
    assert spaced.bodies[3][0] - spaced.bodies[1][1] == QUARTER
    assert one_line("13.3％").step("3％") == HALF
    assert one_line("３６℃").step("６℃") == 1


@proves("S11", attribute(pairs, "_space_of_math", lambda *_: (QUARTER, pairs.ZERO)))
def test_s11_formulas_are_solid_and_signs_stand_off() -> None:
    assert set(one_line("12＝3×4").gaps) == {0}
    assert one_line("気温－5度").gap("温－") == QUARTER
    assert one_line("気温－5度").gap("－5") == 0
    assert one_line("足し算＋引き算").steps == [1] * 6


@proves("S12", cell("SPACE", (20,), (1,), "."), attribute(spacing, "letter", lambda kind, _size: kind))
def test_s12_a_reference_mark_is_solid_but_before_a_bracket() -> None:
    line = lines("マイナンバー※1（裏面）の", 30, (Mark(6, 8, MarkKind.REFERENCE_MARK),))[0]
    assert line.gap("ー※") == line.gap("※1") == 0
    assert line.gap("1（") == HALF
    plain = lines("マイナンバー※1の", 30, (Mark(6, 8, MarkKind.REFERENCE_MARK),))[0]
    assert plain.gap("1の") == 0


@proves("S13", cell("SPACE", (2,), (14,), "b2"), cell("SPACE", (14,), (1,), "a2"))
def test_s13_the_ideographic_space_stays_an_em() -> None:
    assert one_line("」　「").steps == [HALF, HALF]
    assert one_line("。　亜").steps == [1, 1]
    assert one_line("亜　亜").steps == [1, 1]


@proves("S14", attribute(spacing, "floor", lambda length: int(length) // 2))
def test_s14_the_space_is_an_em_of_the_mark_whose_it_is() -> None:
    mark = (Mark(1, 2, MarkKind.REFERENCE_MARK),)
    # The bracket's half em is of the bracket's own size, also after a smaller character.
    assert lines("亜1（亜）", 30, mark)[0].gap("1（") == HALF


@proves("S15", attribute(glyphs, "scaled", lambda _value, _face, size: size))
def test_s15_display_text_may_be_tightened_and_body_text_is_not() -> None:
    text = "マイナンバー、「カード」"
    tight = one_line(text, faces=(SANS_BLACK,), tight=True, alignment=Alignment.START)
    body = one_line(text, faces=(SANS_BLACK,), alignment=Alignment.START)
    assert tight.width < body.width
    assert set(body.steps[:6]) == {1}
    assert all(gap == 0 for gap in tight.gaps)
    # Faces without `palt` keep their own advances.
    assert one_line("、亜", faces=(GOTHIC,), tight=True).steps == [1]


def test_quotation_marks_take_half_an_em_in_japanese_and_their_own_advance_in_english() -> None:
    japanese = one_line("彼は“Hello”と")
    assert japanese.bodies[2][1] - japanese.bodies[2][0] == HALF
    assert japanese.gap("は“") == HALF
    assert japanese.gap("“H") == 0
    western = one_line("It’s", faces=(GOTHIC,))
    assert western.bodies[2][1] - western.bodies[2][0] == 1
    narrow = one_line("彼は“い”と", faces=(SANS,))
    assert narrow.bodies[2][1] - narrow.bodies[2][0] < HALF


def test_a_glyph_that_is_half_width_already_is_not_halved() -> None:
    for mark in "｢｣｡､･":
        left, right = one_line(f"亜{mark}亜").bodies[1]
        assert right - left == HALF


def test_a_stop_in_the_middle_of_its_em_has_its_body_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from leaflet.compose.face import Face

    def centred(_face: Face, _gid: int) -> tuple[int, int]:
        return 824, 1224

    monkeypatch.setattr(Face, "ink", centred)
    assert one_line("亜。亜").line.bodies[1] == (SIZE // 4, SIZE // 4 * 3)
    assert one_line("亜。亜").origins[1] == Fraction(3, 4)
    monkeypatch.setattr(Face, "ink", lambda _face, _gid: (100, 1900))
    assert one_line("亜。亜").bodies[1] == (1, 2)


def kinds_of_faces(found: Composed) -> set[FaceName]:
    return {run.face for line in found.lines for run in line.runs}


def test_fallback_goes_glyph_by_glyph_and_is_told() -> None:
    found = composed("𠮷野家の髙い山崎の﨑", 20)
    assert [(fallback.offset, fallback.text, fallback.used) for fallback in found.fallbacks] == [
        (0, "𠮷", SANS)
    ]
    assert kinds_of_faces(found) == {GOTHIC, SANS}
    assert composed("文😀文", 20) == Composed((), (), (1,))


def test_variation_sequences_are_one_cluster_with_its_own_glyph() -> None:
    plain, other, default = (lines(text, 9)[0].line for text in ("葛", "葛\U000e0100", "葛\U000e0101"))
    assert plain.gids == default.gids != other.gids
    assert default.texts == ("葛\U000e0101",)
    assert (other.start, other.end, other.clusters) == (0, 2, (0,))
    # A face that has the sequence comes before one that has only the character.
    found = composed("葛\U000e0101", 9, faces=(SANS, GOTHIC))
    assert kinds_of_faces(found) == {GOTHIC}
    # None has it: the character is set, and that is told.
    (told,) = composed("文\U000e0105", 9).fallbacks
    assert (told.text, told.used) == ("文\U000e0105", GOTHIC)


def test_combining_marks_are_set_by_composed_glyphs_and_joiners_by_nothing() -> None:
    assert lines("か\u3099", 9)[0].line.gids == lines("が", 9)[0].line.gids
    assert lines("か\u3099", 9)[0].line.texts == ("か\u3099",)
    assert composed("か\u0323", 9).missing == (0,)
    assert one_line("亜\u200d亜").steps == [1]
