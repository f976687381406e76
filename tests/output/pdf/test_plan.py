"""Font plans: what is fixed, what a local adds, and that neither depends on order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.output.pdf.plan import FontPlan, Glyph, Pair, PlannedFont, glyphs_of, lines_of, plan_fonts
from leaflet.units import PT
from tests.output.setting import BLACK_NOTO, GOTHIC, NOTO, page, place, set_line

FIXED = glyphs_of(
    [set_line(("団結がんばろう0123456789", GOTHIC), size=9 * PT), set_line(("団結", BLACK_NOTO))]
)
LOCAL = glyphs_of([set_line(("団地の", GOTHIC), ("𠮷", NOTO), ("田", GOTHIC))])


def test_glyphs_are_told_with_face_and_text_each_once() -> None:
    line = set_line(("いいえ", GOTHIC), ("葛\N{VARIATION SELECTOR-17}", NOTO))
    found = glyphs_of([line, line])
    assert sorted((glyph.face, glyph.text) for glyph in found) == [
        (GOTHIC, "い"),
        (GOTHIC, "え"),
        (NOTO, "葛\N{VARIATION SELECTOR-17}"),
    ]


def test_only_placed_lines_have_glyphs() -> None:
    line = set_line(("いろは", GOTHIC))
    assert list(lines_of(page(place(line)).items)) == [line]


def test_bases_come_from_what_is_fixed_and_deltas_from_the_rest() -> None:
    plan = plan_fonts(FIXED, LOCAL | FIXED)
    told = [(font.resource, font.face, "".join(pair.text for pair in font.pairs)) for font in plan.fonts]
    assert [(resource, face, sorted(text)) for resource, face, text in told] == [
        ("F1", GOTHIC, sorted("団結がんばろう0123456789")),
        ("F2", BLACK_NOTO, sorted("団結")),
        ("L1", GOTHIC, sorted("地の田")),
        ("L2", NOTO, ["𠮷"]),
    ]


def test_bases_are_the_same_whatever_the_local_says() -> None:
    plain, other = plan_fonts(FIXED, FIXED), plan_fonts(FIXED, LOCAL)
    assert plain.fonts == other.fonts[:2]
    assert len(other.fonts) == 4


def test_pairs_are_sorted_by_glyph_and_text_so_that_numbers_follow_from_them() -> None:
    glyphs = [Glyph(NOTO, 9, "り"), Glyph(NOTO, 7, "①"), Glyph(NOTO, 7, "1"), Glyph(GOTHIC, 8, "あ")]
    fonts = (
        PlannedFont("F1", GOTHIC, (Pair(8, "あ"),)),
        PlannedFont("F2", NOTO, (Pair(7, "1"), Pair(7, "①"), Pair(9, "り"))),
    )
    assert plan_fonts(glyphs, ()) == FontPlan(fonts, fixed=frozenset(glyphs))


@given(st.permutations(sorted(FIXED | LOCAL)), st.integers(0, 20))
def test_the_order_of_glyphs_does_not_matter(glyphs: list[Glyph], cut: int) -> None:
    base = frozenset(glyphs[:cut])
    assert plan_fonts(glyphs[:cut], glyphs) == plan_fonts(base, frozenset(glyphs))


@pytest.mark.parametrize("gid", [0, -1])
def test_a_missing_glyph_is_refused(gid: int) -> None:
    with pytest.raises(ValueError, match="𠮷"):
        plan_fonts((), [Glyph(GOTHIC, gid, "𠮷")])


@pytest.mark.parametrize("text", ["", "\0", "あ\ufeff", "\ufffe"])
def test_a_glyph_must_stand_for_text_that_can_be_read(text: str) -> None:
    with pytest.raises(ValueError, match="stands for"):
        plan_fonts([Glyph(GOTHIC, 5, text)], ())


def test_a_font_has_no_more_numbers_than_two_bytes_can_tell() -> None:
    glyphs = [Glyph(GOTHIC, 1 + k % 9, chr(0x20000 + k)) for k in range(0x10000)]
    with pytest.raises(ValueError, match="too many"):
        plan_fonts(glyphs, ())
    assert len(plan_fonts(glyphs[1:], ()).fonts[0].pairs) == 0xFFFF
