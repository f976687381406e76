"""Groups R and D, and K8: ruby and emphasis dots (JLREQ 3.3)."""

from fractions import Fraction

from leaflet.compose import breakpoints, items, ruby, setting
from leaflet.compose import lines as set_lines
from leaflet.compose.composer import Composer
from leaflet.compose.ruby import Unit
from leaflet.display.line import Line
from leaflet.jlreq import ruby as characters
from leaflet.source.markup import parse
from tests.compose.mutants import ALL, attribute, cell, proves
from tests.compose.setting_text import SIZE, Ems, Seen, faces, lines, style

HALF = Fraction(1, 2)
QUARTER = Fraction(1, 4)
ABOVE = Fraction(22, 25)
"""Of an em, from the baseline to the frame's top."""


def set_in(markup: str, ems: float = 100) -> list[Seen]:
    """Compose text with markup in lines of so many ems."""
    rich = parse(markup).rich
    return lines(rich.text, ems, rich.marks)


def ruby_of(line: Seen) -> Line:
    assert line.line.ruby is not None
    return line.line.ruby


def places(line: Seen) -> list[Ems]:
    """Return where the glyphs of a line's ruby begin, in em of the text."""
    return [Fraction(place, SIZE) for place in ruby_of(line).offsets]


def beyond(line: Seen, ems: float) -> bool:
    """Tell whether ruby stands outside the line."""
    shown = line.line.ruby
    if shown is None:
        return False
    ends = [place + advance for place, advance in zip(shown.offsets, shown.advances, strict=True)]
    return shown.offsets[0] < 0 or max(ends) > ems * SIZE


def breaks_in(markup: str) -> tuple[int, ...]:
    return Composer(faces()).breaks(parse(markup).rich, style())


def nothing(*_: object) -> None:
    """Do nothing."""


@proves("K8", attribute(items, "make_room", nothing))
def test_k8_a_base_and_its_ruby_are_never_parted() -> None:
    assert breaks_in("亜｜熟語《じゅくご》亜") == (1, 3)
    assert breaks_in("亜{熟語|じゅく|ご}亜") == (1, 2, 3)
    assert breaks_in("亜{漢字|かん|じ}亜") == (1, 2, 3)
    assert [line.text for line in set_in("亜亜亜｜取扱説明《とりせつ》", 5)] == ["亜亜亜", "取扱説明"]


@proves("R1", attribute(setting, "_of_ruby", lambda size: (size, size)))
def test_r1_ruby_is_half_the_size_solid_and_directly_above() -> None:
    (line,) = set_in("漢字《かんじ》と｜東京《とうきょう》")
    for run in ruby_of(line).runs:
        assert run.size * 2 == SIZE
        bottom = run.rise - run.size * (1 - ABOVE)
        assert bottom == SIZE * ABOVE
    assert line.line.runs == set_in("漢字と東京")[0].line.runs


@proves("R2", attribute(ruby, "_spread", lambda advances, _rest, **_: [0] * len(advances)))
def test_r2_mono_ruby_is_centred() -> None:
    assert places(set_in("字《じ》")[0]) == [QUARTER]
    assert places(set_in("漢《かん》")[0]) == [0, HALF]
    # Three kana stay solid and reach out to both sides.
    assert places(set_in("あ｜郵《ゆうび》い")[0]) == [1 - QUARTER, 1 + QUARTER, 1 + 3 * QUARTER]


@proves(
    "R3",
    attribute(ruby, "_spread", lambda advances, _rest, **_: [k * advances[0] for k in range(len(advances))]),
)
def test_r3_group_ruby_is_spread_over_its_base() -> None:
    twelfth = Fraction(1, 12)
    assert places(set_in("｜日本《にほん》")[0]) == [twelfth, twelfth * 9, twelfth * 17]
    # The gaps at the ends are one em of the ruby at most.
    assert places(set_in("｜亜亜亜亜《か》")[0]) == [HALF]
    assert places(set_in("｜亜亜亜亜亜《あか》")[0]) == [HALF, 4]


def _as_it_was(unit: Unit, *_: object) -> None:
    del unit


@proves("R3 longer", attribute(ruby, "_open", _as_it_was))
def test_r3_a_shorter_base_is_spread_below_its_ruby() -> None:
    (line,) = set_in("亜｜団体《だんたいさん》亜")
    # Ruby of 3 em on a base of 2: gaps of 1 : 2 : 1 quarters.
    assert line.gaps == [QUARTER, HALF, QUARTER]
    assert places(line) == [1 + HALF * k for k in range(6)]


@proves("R4", attribute(set_lines, "glyphs_beside", lambda *_: iter(())))
def test_r4_jukugo_ruby_stands_over_its_compound_and_may_part() -> None:
    (line,) = set_in("を{凝視|ぎょう|し}する")
    assert line.gaps == [0] * 4
    assert places(line) == [1, 1 + HALF, 2, 2 + HALF]
    # As short as its bases, each reading stands over its own.
    assert places(set_in("{日本|に|ほん}")[0]) == [QUARTER, 1, 1 + HALF]
    first, second = set_in("あああ{凝視|ぎょう|し}する", 4.5)
    assert (first.text, second.text) == ("あああ凝", "視する")
    assert places(first) == [3, 3 + HALF, 4]
    assert places(second) == [QUARTER]


@proves("R5", cell("RUBY_OVERHANG", ALL, ALL, "."))
def test_r5_ruby_hangs_over_kana_by_one_em_of_its_own() -> None:
    assert set_in("あ｜郵《ゆうび》い")[0].gaps == [0, 0]
    assert set_in("ー｜郵《ゆうび》ッ")[0].gaps == [0, 0]
    assert set_in("あ｜志《こころざし》い")[0].gaps == [QUARTER, QUARTER]
    assert set_in("、｜志《こころざし》「")[0].gaps == [HALF + QUARTER, HALF + QUARTER]


@proves("R5 kanji", cell("RUBY_OVERHANG", (19,), (22,), "1"), cell("RUBY_OVERHANG", (22,), (19,), "1"))
def test_r5_ruby_does_not_hang_over_kanji() -> None:
    assert set_in("亜｜郵《ゆうび》亜")[0].gaps == [QUARTER, QUARTER]
    assert set_in("｜郵《ゆうび》｜郵《ゆうび》")[0].gaps == [HALF]


@proves("R6", attribute(breakpoints, "_stand_off", nothing))
def test_r6_ruby_at_line_edges_stays_inside_the_measure() -> None:
    for ems in (3, 3.5, 4, 4.25, 5, 6.5):
        for markup in (
            "ああ｜志《こころざし》ああああ｜郵《ゆうび》",
            "あ{凝視|ぎょう|し}す{凝視|ぎょう|し}" * 3,
        ):
            for line in set_in(markup, ems):
                assert not beyond(line, ems), (markup, ems)
    (line,) = set_in("｜志《こころざし》")
    assert line.bodies[0] == (3 * QUARTER, 1 + 3 * QUARTER)
    assert line.width == 2 + HALF


@proves("D1", attribute(characters, "_UNDOTTED", frozenset()))
def test_d1_emphasis_dots_stand_above_the_middle_of_each_character() -> None:
    (line,) = set_in("亜《《「強」、調。》》亜")
    dots = line.line.dots
    assert [
        line.text[k]
        for k, (left, right) in enumerate(line.bodies)
        for dot in dots
        if left < Fraction(dot.centre, SIZE) < right
    ] == ["強", "調"]
    for dot in dots:
        assert dot.size * 2 == SIZE
        assert dot.rise - dot.size // 2 == SIZE * ABOVE
    assert [Fraction(2 * dot.centre, SIZE) for dot in dots] == [sum(line.bodies[k]) for k in (2, 5)]


def test_a_reading_that_no_face_has_is_told() -> None:
    rich = parse("亜｜字《\U0001f600じ》").rich
    found = Composer(faces()).compose(rich, 10 * SIZE, style())
    assert found.unread == ((1, "\U0001f600"),)
    assert found.lines
