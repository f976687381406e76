"""Group V: vertical text (JLREQ 2.3.2, 3.1.1, 3.2.3, 3.2.5; UAX #50)."""

from dataclasses import replace
from fractions import Fraction

from leaflet.compose import vertical
from leaflet.compose.composer import Composer, compose
from leaflet.compose.face import Face
from leaflet.display.axes import Direction
from leaflet.display.line import FRAME_ABOVE, FaceName, Line, Orientation, Run
from leaflet.jlreq.orientation import Stand
from leaflet.source.markup import parse
from tests.compose.mutants import attribute, proves
from tests.compose.setting_text import GOTHIC, MINCHO, SANS, SANS_BLACK, SIZE, Seen, faces, one_line, style

HALF = Fraction(1, 2)
QUARTER = Fraction(1, 4)
FACES = (GOTHIC, MINCHO, SANS, SANS_BLACK)
DOWN = replace(style(), direction=Direction.VERTICAL)


def set_down(markup: str, ems: int = 100, face: FaceName = GOTHIC) -> Seen:
    """Set text with markup in one vertical line."""
    (line,) = lines_down(markup, ems, face)
    return line


def lines_down(markup: str, ems: int, face: FaceName = GOTHIC) -> list[Seen]:
    wanted = replace(DOWN, faces=(face, SANS))
    return [Seen(line) for line in compose(parse(markup).rich, ems * SIZE, wanted, faces()).lines]


def run_of(line: Line, text: str) -> Run:
    """Return the run of the first glyph that reads so."""
    at = line.texts.index(text)
    return next(run for run in line.runs if run.first <= at < run.last)


def gid_of(line: Line, text: str) -> int:
    return line.gids[line.texts.index(text)]


def _itself(_face: Face, gid: int) -> int:
    return gid


def _upright(_character: str) -> Stand:
    return Stand.UPRIGHT


TURNED = "、。「」（）ー～ぁっャュ…"


@proves("V1", attribute(Face, "vertical", _itself))
def test_v1_characters_that_turn_have_glyphs_of_their_own() -> None:
    for name in FACES:
        face = faces().face(name)
        down = set_down(f"亜{TURNED}亜", face=name).line
        for character in TURNED:
            assert gid_of(down, character) != face.glyph(character), (name, character)
            assert run_of(down, character).orientation is Orientation.UPRIGHT


@proves("V1 quotes", attribute(vertical, "SUBSTITUTES", {}))
def test_v1_double_quotation_marks_become_their_vertical_kin() -> None:
    face = faces().face(GOTHIC)
    down = set_down("亜“亜”亜").line
    for typed, shown in ("“〝", "”〟"):
        glyph = face.glyph(shown)
        assert glyph is not None
        assert gid_of(down, typed) == face.vertical(glyph)
    # What a reader gets is still what was typed.
    assert "".join(down.texts) == "亜“亜”亜"


@proves("V1 rotated", attribute(vertical, "stand_of", _upright))
def test_v1_latin_words_lie_on_their_side() -> None:
    down = set_down("亜Latin words, 2019亜").line
    for character in "Lw,9":
        assert run_of(down, character).orientation is Orientation.ROTATED
    assert run_of(down, "亜").orientation is Orientation.UPRIGHT


def test_punctuation_has_half_an_em_from_the_top_or_to_the_bottom() -> None:
    for name in FACES:
        line = set_down("亜「亜」亜、亜。亜・亜（亜）亜", face=name)
        assert line.steps == [1] * 14, name
        body = dict(zip(line.text, line.line.bodies, strict=True))
        half, quarter = SIZE // 2, SIZE // 4
        for opening in "「（":
            assert body[opening] == (half, SIZE), (name, opening)
        for closing in "」、。）":
            assert body[closing] == (0, half), (name, closing)
        assert body["・"] == (quarter, SIZE - quarter), name
    assert set_down("亜。」「亜").steps == [1, HALF, HALF, 1]


@proves("V2", attribute(vertical, "blocks", lambda *_: iter(())))
def test_v2_two_digits_stand_side_by_side_in_one_em() -> None:
    above, whole = FRAME_ABOVE
    middle = SIZE * above // whole - SIZE // 2
    for name in FACES:
        line = set_down("亜12月", face=name)
        run = run_of(line.line, "1")
        assert run.orientation is Orientation.COMBINED
        row = sum(line.line.advances[run.first : run.last])
        assert line.bodies[1] == (1, 2)
        assert line.bodies[3] == (2, 3)
        # Solid, no wider than the line, and in its middle.
        assert row <= SIZE
        assert run.rise + row // 2 == middle
        assert line.line.offsets[1] == line.line.offsets[2]


@proves("V2 one", attribute(vertical, "singles", lambda *_: iter(())))
def test_v2_one_digit_or_letter_stands_upright_and_full_width() -> None:
    face = faces().face(GOTHIC)
    line = set_down("亜7亜Q亜")
    assert line.steps == [1] * 4
    for typed, shown in ("7７", "QＱ"):
        assert gid_of(line.line, typed) == face.glyph(shown)
        assert run_of(line.line, typed).orientation is Orientation.UPRIGHT


def test_v2_what_is_longer_lies_on_its_side_unless_it_is_marked() -> None:
    assert run_of(set_down("亜100亜").line, "1").orientation is Orientation.ROTATED
    line = set_down("亜^100^亜")
    run = run_of(line.line, "1")
    assert run.orientation is Orientation.COMBINED
    assert sum(line.line.advances[run.first : run.last]) <= SIZE
    assert line.width == 3


def test_side_by_side_digits_never_part() -> None:
    breaks = Composer(faces()).breaks(parse("亜12％亜34日").rich, DOWN)
    assert breaks == (1, 4, 5, 7)
    for ems in (1, 2, 3):
        for line in lines_down("亜12亜34亜56", ems):
            assert line.text[-1] not in "135"


def test_ruby_and_dots_stand_on_the_right() -> None:
    line = set_down("｜亜《あ》《《亜》》").line
    assert line.ruby is not None
    frame = SIZE * FRAME_ABOVE[0] // FRAME_ABOVE[1]
    (run,) = line.ruby.runs
    assert run.orientation is Orientation.UPRIGHT
    assert run.rise - run.size * (FRAME_ABOVE[1] - FRAME_ABOVE[0]) // FRAME_ABOVE[1] == frame
    (dot,) = line.dots
    assert dot.rise - dot.size // 2 == frame
    assert dot.centre == SIZE + SIZE // 2


@proves("S16", attribute(vertical, "with_kanji_numbers", lambda _, kinds: kinds))
def test_s16_commas_and_points_of_numbers_in_kanji_are_solid() -> None:
    for text, point in (
        ("二、三人", 1),
        ("十七、八日", 2),
        ("一、七〇〇円", 1),
        ("三・五倍", 1),
        ("３・５倍", 1),
    ):
        line = set_down(text)
        assert all(gap == 0 for gap in line.gaps), text
        assert line.width == len(text) - HALF
        assert line.bodies[point] == (point, point + HALF)
    # Never first in a line, though the figure after them may be.
    assert Composer(faces()).breaks(parse("亜亜亜二、三人").rich, DOWN) == (1, 2, 3, 5, 6)


def test_other_commas_keep_their_space() -> None:
    for text in ("一、二、三の", "第一、第二", "二、三、", "九、一人", "三、四。", "人・五"):
        assert any(gap > 0 for gap in set_down(text).gaps), text
    # Horizontal text writes numbers in figures.
    assert one_line("二、三人").gaps[1] == HALF
