"""Group J: line adjustment (JLREQ 3.5.4, 3.8, Tables 3 and 6)."""

import itertools
import os
import subprocess
import sys
from fractions import Fraction

import pytest

from leaflet.compose import adjust, cost, paragraph
from leaflet.display.line import EndState, Stage
from leaflet.jlreq import pairs
from tests.compose.figures import UNDISTURBED, widest
from tests.compose.mutants import ALL, attribute, cell, entry, proves
from tests.compose.setting_text import Ems, Seen, lines, one_line, texts

QUARTER = Fraction(1, 4)
HALF = Fraction(1, 2)
TWELFTH = Fraction(1, 12)
EIGHTH = Fraction(1, 8)

TEXT = (
    "通知の対象は、共済組合員にとどまりません。一部事務組合や独立行政法人の職員、共済組合に加入していない"
    "非正規職員にも及びます。2019年６月４日、政府のデジタル・ガバメント閣僚会議は、国家公務員と地方公務員の"
    "「全員」がカードを取得する、という方針を決めました。J-LIS（地方公共団体情報システム機構）へ郵送する。"
)


def joined(text: str) -> str:
    """Return a text that may not part anywhere: a single line, to be adjusted whatever it takes."""
    return "".join(character + "\u2060" for character in text)


def single(text: str, ems: Fraction) -> Seen:
    """Set a text in one line of the given width."""
    (line,) = lines(joined(text), ems)
    return line


def stretched(text: str, more: Fraction) -> Seen:
    """Set a text in one full line that is `more` wider than it is by nature, another line after it."""
    width = one_line(text).width + more
    return lines(joined(text)[:-1] + joined("亜" * (int(width) - 1)), width)[0]


def taken(line: Seen, text: str) -> dict[str, Ems]:
    """Return by how much each gap of a line differs from its natural width, by the pair around it."""
    natural = one_line(text)
    return {
        text[at : at + 2]: now - was
        for at, (now, was) in enumerate(zip(line.gaps, natural.gaps, strict=True))
        if now != was
    }


@proves("J2", attribute(adjust, "_spread", lambda *_: None))
def test_j2_all_lines_but_the_last_end_at_the_measure() -> None:
    for quarters in range(40, 120, 3):
        measure = Fraction(quarters, 4)
        for line in lines(TEXT, measure)[:-1]:
            short: Ems = HALF if line.line.end_state is EndState.HALF else 0
            if line.text[-1] == "・":
                short = QUARTER if short else 0
            assert line.width == measure - short, (measure, line.text)


@proves("J3", attribute(adjust, "GIVES", ()))
def test_j3_a_line_is_reduced_before_it_is_expanded() -> None:
    text = "亜亜、亜亜、亜亜亜亜亜亜亜"
    line = single(text, Fraction(25, 2))
    assert one_line(text).width == 13
    assert (line.width, line.line.stage) == (Fraction(25, 2), Stage.BRACKET_COMMA_REDUCTION)
    assert line.gap("、亜") == QUARTER


ALL_STAGES = "AB CD亜・亜、亜EF亜（亜）亜。"


@proves("J4", attribute(adjust, "GIVES", adjust.GIVES[::-1]))
def test_j4_reduction_goes_stage_by_stage() -> None:
    natural = one_line(ALL_STAGES).width + HALF
    words = {" C": TWELFTH}
    dots = {"亜・": QUARTER, "・亜": QUARTER}
    brackets = {"、亜": HALF, "亜（": HALF, "）亜": HALF}
    latin = {"D亜": EIGHTH, "亜E": EIGHTH, "F亜": EIGHTH}
    # a: the word space alone.
    line = single(ALL_STAGES, natural - TWELFTH / 2)
    assert taken(line, ALL_STAGES) == {" C": -TWELFTH / 2}
    assert (line.line.end_state, line.line.stage) == (EndState.HALF, Stage.WORD_SPACE_REDUCTION)
    # b: the end, all or nothing, and after it nothing but the word space again.
    line = single(ALL_STAGES, natural - HALF)
    assert taken(line, ALL_STAGES) == {}
    assert (line.line.end_state, line.line.stage) == (EndState.SOLID, Stage.LINE_END_REDUCTION)
    # d, e, f: each begins when the one before is exhausted, and is shared evenly.
    spent = HALF + TWELFTH
    for gaps, stage in (
        (dots, Stage.MIDDLE_DOT_REDUCTION),
        (brackets, Stage.BRACKET_COMMA_REDUCTION),
        (latin, Stage.LATIN_REDUCTION),
    ):
        room = sum(gaps.values(), Fraction())
        line = single(ALL_STAGES, natural - spent - room / 2)
        changed = taken(line, ALL_STAGES)
        assert {pair: changed[pair] for pair in gaps} == {pair: -most / 2 for pair, most in gaps.items()}
        assert line.line.stage is stage
        spent += room
        line = single(ALL_STAGES, natural - spent)
        done = {**words, **dots} | (brackets if stage is not Stage.MIDDLE_DOT_REDUCTION else {})
        done |= latin if stage is Stage.LATIN_REDUCTION else {}
        assert taken(line, ALL_STAGES) == {pair: -most for pair, most in done.items()}
    # c: a middle dot at the end.
    dotted = "亜・亜亜亜・"
    line = single(dotted, one_line(dotted).width - QUARTER)
    assert (line.gaps[-1], line.line.end_state, taken(line, dotted)) == (
        0,
        EndState.SOLID,
        {"亜・": -QUARTER},
    )


@proves("J5", cell("REDUCTION", (6,), ALL, "5"))
def test_j5_the_space_after_a_full_stop_in_a_line_is_never_reduced() -> None:
    for tenths in range(100, 300, 7):
        for line in lines(TEXT, tenths / 10):
            for at, pair in enumerate(zip(line.text, line.text[1:], strict=False)):
                if pair[0] == "。" and pair[1] not in "」）":
                    assert line.gaps[at] >= HALF
    line = single("亜。亜、亜亜", Fraction(11, 2))
    assert taken(line, "亜。亜、亜亜") == {"、亜": -HALF}


@proves("J6", attribute(adjust, "TAKES", (*adjust.TAKES[2::-1], adjust.TAKES[3])))
def test_j6_expansion_goes_stage_by_stage() -> None:
    text = "亜亜AB CD亜亜。亜"
    sixth = Fraction(1, 6)
    line = stretched(text, sixth)
    assert (taken(line, text), line.line.stage) == ({" C": sixth}, Stage.WORD_SPACE_EXPANSION)
    line = stretched(text, sixth + QUARTER)
    assert taken(line, text) == {" C": sixth, "亜A": EIGHTH, "D亜": EIGHTH}
    assert line.line.stage is Stage.LATIN_EXPANSION
    line = stretched(text, sixth + HALF + QUARTER)
    assert line.line.stage is Stage.GENERAL_EXPANSION
    assert {line.gap("亜亜"), line.gaps[7]} == {EIGHTH}
    assert (line.gap("亜。"), line.gap("。亜")) == (0, HALF)
    line = stretched(text, sixth + HALF + HALF + 1)
    assert line.line.stage is Stage.LAST_RESORT
    assert line.gap("。亜") > HALF
    # The rule's own example: a fifth of an em and one gap between Japanese and Latin.
    line = stretched("亜亜亜A亜亜", Fraction(1, 5))
    assert {line.gaps[0], line.gaps[1], line.gaps[4]} == {0}


@proves(
    "J7",
    attribute(pairs, "is_one_number", lambda *_: False),
    cell("EXPANSION", ALL, (2, 3, 4, 5, 6, 7, 20, 29), "3"),
    cell("EXPANSION", (1, 12, 24), ALL, "3"),
)
def test_j7_what_is_never_expanded() -> None:
    text = "亜（亜亜）亜……亜12,345.6％亜￥10亜５３％亜亜：亜亜、亜？亜亜"
    fixed = (
        "（亜",
        "亜）",
        "……",
        "12",
        "2,",
        ",3",
        ".6",
        "6％",
        "￥1",
        "５３",
        "３％",
        "亜：",
        "亜、",
        "亜？",
    )
    natural = one_line(text)
    for more in (HALF, Fraction(2), Fraction(4)):
        line = stretched(text, more)
        for pair in fixed:
            assert line.gap(pair) == natural.gap(pair), (more, pair)
    # Only as the last resort.
    late = ("亜（", "）亜", "、亜", "：亜", "？亜")
    assert all(stretched(text, HALF).gap(pair) == natural.gap(pair) for pair in late)
    worst = stretched(text, Fraction(9))
    assert worst.line.stage is Stage.LAST_RESORT
    assert all(worst.gap(pair) > natural.gap(pair) for pair in late)
    # Though no line breaks there, these may be expanded.
    for pair in ("々", "ー", "ッ"):
        assert stretched(f"亜亜{pair}亜亜亜", HALF).gap(f"亜{pair}") > 0


@proves("J8", entry(pairs.TABLE_1, "n3", (QUARTER, pairs.ZERO)))
def test_j8_shares_are_in_proportion_to_what_each_gap_may_take() -> None:
    # ・・ has two quarters to give, ・亜 one.
    line = single("亜・・亜亜", Fraction(19, 4))
    assert one_line("亜・・亜亜").width == 5
    assert taken(line, "亜・・亜亜") == {"亜・": -QUARTER / 4, "・・": -QUARTER / 2, "・亜": -QUARTER / 4}


@proves("J9", attribute(cost, "RUNT", 0), attribute(cost, "DISTURBED", 0), attribute(cost, "UNEVEN", 0))
def test_j9_a_last_line_is_natural_but_rather_reduced_than_a_runt() -> None:
    assert texts("亜亜、亜亜、亜亜亜亜亜亜亜", "12.5") == ["亜亜、亜亜、亜亜亜亜亜亜亜"]
    (_, last) = lines("亜亜亜亜亜亜亜亜亜亜亜亜、亜", 9)
    assert last.line.stage is Stage.NONE
    assert last.gaps == [0, 0, 0, 0, HALF][-len(last.gaps) :]


@proves("J10", attribute(paragraph, "RUNT", 0))
def test_j10_no_last_line_of_one_or_two_characters() -> None:
    for count in range(12, 30):
        found = texts("文" * count + "。", 10)
        assert len(found[-1]) > 2, count


TICKING = itertools.count()


def drifting(places: list[int], *_: object) -> None:
    """Move the last body by another unit at every call."""
    places[-1] += next(TICKING)


@proves("J12", attribute(adjust, "_spread", drifting))
def test_j12_the_result_is_the_same_in_every_run() -> None:
    assert lines(TEXT, 17) == lines(TEXT, 17)
    script = (
        "from tests.compose.test_rules_adjustment import TEXT, lines\n"
        "print([(line.text, line.line.offsets) for m in range(70, 280, 5) for line in lines(TEXT, m / 7)])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1


def test_a_line_of_one_word_is_filled_by_its_letters() -> None:
    first, second = lines("ABCDEFGHIJ亜亜亜亜亜", "5.5")[:2]
    assert (first.text, second.text) == ("ABCDEFGHIJ", "亜亜亜亜亜")
    assert first.width == Fraction(11, 2)
    assert len({*first.gaps}) == 1
    assert first.line.stage is Stage.LAST_RESORT


@proves("J4, house limit", attribute(cost, "CLOSED", 0))
def test_j4_by_the_house_limit_commas_keep_a_quarter_unless_that_disturbs_more() -> None:
    for quarters in range(48, 164):
        found = lines(TEXT, Fraction(quarters, 4))
        if any(least < QUARTER for least in commas(found)):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(cost, "CLOSED", 1 << 16)
                kept = lines(TEXT, Fraction(quarters, 4))
            assert min(commas(kept)) >= QUARTER
            assert any(now < then for now, then in zip(disturbance(found), disturbance(kept), strict=True))
    # Where there is no other way, JLREQ lets them close.
    assert single("亜、亜", Fraction(5, 2)).gap("、亜") == 0


def commas(found: list[Seen]) -> list[Ems]:
    """Return what lies behind each comma that ends no line."""
    return [
        line.gaps[at]
        for line in found
        for at, pair in enumerate(zip(line.text, line.text[1:], strict=False))
        if pair[0] == "、"
    ]


def disturbance(found: list[Seen]) -> tuple[int, int]:
    """Return how many lines are adjusted, and how far solid text is parted at most."""
    return sum(line.line.stage not in UNDISTURBED for line in found), max(widest(line.line) for line in found)
