"""Headings (group H: JLREQ 4.1.6) and reference marks (group N: JLREQ 4.2.3)."""

from fractions import Fraction

import pytest

from leaflet.compose import items, paragraph
from leaflet.compose import lines as set_lines
from leaflet.compose.composer import Composer, compose
from leaflet.compose.phrases import Joint, joints
from leaflet.compose.style import Alignment
from leaflet.display.line import EndState, Run
from leaflet.model.text import Mark, MarkKind, RichText
from tests.compose.mutants import attribute, proves
from tests.compose.setting_text import GOTHIC, SANS, SIZE, Ems, faces, lines, style, texts

HEADINGS = [
    "総務省が職員の権利を侵害",
    "取得「推進」という名の強制",
    "進まないカード取得、あせる政府",
    "共済組合員だけでなく、非正規や採用前の人にも勧奨",
    "「保険証との一体化」のため？！",
    "なぜ、この制度が作られたの？",
    "プライバシーは守られるの？",
]


def nowhere(text: str) -> tuple[Joint, ...]:
    return (Joint.PHRASE,) * len(text)


@proves("H2", attribute(paragraph, "joints", nowhere))
def test_h2_headings_part_between_phrases_and_in_even_lines() -> None:
    for heading in HEADINGS:
        between = {at for at, joint in enumerate(joints(heading)) if joint <= Joint.PHRASE}
        for measure in range(12, 24):
            found = lines(heading, measure, phrases=True)
            assert {line.line.start for line in found[1:]} <= between, (heading, measure)
            assert len(found) == 1 or len(found[-1].text) > 2
    assert texts("共済組合員だけでなく、非正規や採用前の人にも勧奨", 20, phrases=True) == [
        "共済組合員だけでなく、",
        "非正規や採用前の人にも勧奨",
    ]
    assert texts("総務省に緊急の申し入れ　３点を確認", 14, phrases=True)[0] == "総務省に緊急の申し入れ　"


def test_a_phrase_wider_than_the_measure_parts_where_it_hurts_least() -> None:
    assert texts("カードは作らないといけない？", 8, phrases=True) == ["カードは", "作らないと", "いけない？"]
    assert texts("マイナンバー・カード、ＩＣ「チップ」。", 9, phrases=True)[0] == "マイナンバー・"


def test_line_feeds_part_a_heading_whatever_the_phrases() -> None:
    assert texts("総務省が職員の\n権利を侵害", 20, phrases=True) == ["総務省が職員の", "権利を侵害"]


def test_forced_breaks_in_running_text() -> None:
    found = lines("亜亜亜\n\n亜亜亜亜亜亜\n", 4, first_indent=SIZE)
    assert [line.text for line in found] == ["亜亜亜", "", "亜亜亜亜", "亜亜"]
    assert [(line.line.start, line.line.end) for line in found] == [(0, 3), (4, 4), (5, 9), (9, 11)]
    assert found[0].bodies[0][0] == 1
    assert found[2].bodies[0][0] == 0
    assert found[1].line.runs == ()
    assert lines("", 4)[0].text == ""
    assert texts("亜\n　", 4) == ["亜", "　"]


@proves("N1", attribute(items, "_which_book", lambda _text: None))
def test_n1_reference_marks_are_small_raised_and_before_the_full_stop() -> None:
    marks = (Mark(6, 8, MarkKind.REFERENCE_MARK),)
    (line,) = lines("マイナンバー※1。", 30, marks)
    assert len(line.line.runs) == 3
    plain, mark, stop = line.line.runs
    assert (mark.first, mark.last, mark.face) == (6, 8, GOTHIC)
    assert (mark.size, mark.rise) == (SIZE * 2 // 3, SIZE // 3)
    assert (plain, stop.size, stop.rise) == (Run(0, 6, GOTHIC, SIZE), SIZE, 0)
    assert line.gap("1。") == 0
    assert line.bodies[6][1] - line.bodies[6][0] == Fraction(2, 3)
    # It never starts a line, and never parts.
    for tenths in range(40, 100):
        assert all(
            found[0] not in "※1"
            for found in texts(
                "亜亜亜マイナンバー※1。亜亜亜亜", tenths / 10, (Mark(9, 11, MarkKind.REFERENCE_MARK),)
            )
        )


def test_anchors_and_generated_text_change_nothing() -> None:
    marks = (Mark(2, 2, MarkKind.NOTE, ("1",)), Mark(0, 3, MarkKind.GENERATED))
    width = 3 * SIZE
    assert compose(RichText("亜亜亜亜", marks), width, style(), faces()) == compose(
        RichText("亜亜亜亜"), width, style(), faces()
    )


def test_bold_text_has_its_own_faces() -> None:
    (line,) = lines("亜亜亜", 9, (Mark(1, 2, MarkKind.STRONG),))
    assert [run.face.weight for run in line.line.runs] == [400, 700, 400]


def test_break_offsets_are_those_of_the_text() -> None:
    composer = Composer(faces())
    text = RichText("　亜。亜\nか\u3099亜A")
    assert composer.breaks(text, style()) == (3, 5, 7, 8)
    assert composer.breaks(RichText("😀"), style()) == ()
    assert composer.breaks(RichText("  亜亜\n\n"), style()) == (3, 5)


def test_an_unknown_face_is_an_error() -> None:
    with pytest.raises(KeyError):
        compose(RichText("亜"), SIZE, style(faces=(SANS._replace(family="Nobody"),)), faces())


def test_a_measure_too_narrow_for_anything_still_gives_lines() -> None:
    assert texts("亜亜、亜", "0.5") == ["亜", "亜、", "亜"]
    assert texts("antidis。", "2.5") == ["antid", "is。"]
    assert texts("………………", "2.5") == ["……", "……", "……"]
    assert lines("亜亜", 0)[0].line.end_state is EndState.NONE


@proves("H1", attribute(set_lines, "spread_evenly", lambda *_: None))
def test_h1_jidori_spreads_characters_evenly() -> None:
    def origins(text: str, ems: int) -> list[Ems]:
        (line,) = lines(text, ems, alignment=Alignment.EVEN)
        return line.origins

    assert origins("日本", 4) == [0, 3]
    assert origins("開催日", 6) == [0, Fraction(5, 2), 5]
    assert origins("日", 4) == [0]
    # Numbers, words and rows of dots stay one block.
    assert origins("第12回", 6) == [0, Fraction(5, 2), 3, 5]
    assert origins("……と", 5)[:2] == [0, 1]
