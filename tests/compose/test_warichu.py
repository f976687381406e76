"""W1: warichu, a note in two small lines within the line (JLREQ 3.4)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.compose import items, warichu
from leaflet.compose.composer import Composer, compose
from leaflet.compose.warichu import NO_FOLD
from leaflet.display.axes import Direction
from leaflet.display.line import FRAME_ABOVE, EndState, Line, Run
from leaflet.model.text import Mark, MarkKind
from leaflet.source.markup import parse
from tests.compose.mutants import attribute, proves
from tests.compose.setting_text import SIZE, Ems, Seen, faces, lines, style

SMALL = Fraction(2, 3)
NEVER_FIRST = frozenset("、。）〕」ーっ・")
NEVER_LAST = frozenset("（「")


def set_in(markup: str, ems: float = 100) -> list[Seen]:
    """Compose text with markup in lines of so many ems."""
    parsed = parse(markup)
    assert not parsed.flaws
    return lines(parsed.rich.text, ems, parsed.rich.marks)


def read(line: Line, run: Run) -> str:
    return "".join(line.texts[run.first : run.last])


def small(line: Line) -> list[Run]:
    """Return the runs of a line's notes, without their brackets."""
    return [run for run in line.runs if run.size == SIZE * SMALL]


def pairs(line: Line) -> list[str]:
    """Return what the sub-lines of a line read."""
    return [read(line, run) for run in small(line)]


def middle(run: Run) -> int:
    """Return how far the middle of a run's frames is above the line's baseline."""
    above, whole = FRAME_ABOVE
    return run.rise + run.size * above // whole - run.size // 2


def bodies(seen: Seen, run: Run) -> list[tuple[Ems, Ems]]:
    return seen.bodies[run.first : run.last]


@proves(
    "W1",
    attribute(items, "folded", lambda *_: NO_FOLD),
    attribute(items, "measures_of", lambda size: warichu.Measures(size, size, 0, 0, 0)),
)
def test_w1_a_note_stands_in_two_small_lines_between_brackets_of_twice_their_size() -> None:
    (seen,) = set_in("割注^（一二三四五六七八九十）の例")
    line = seen.line
    assert pairs(line) == ["一二三四五", "六七八九十"]
    upper, lower = small(line)
    # Solid, one below the other, without a gap; their middle is the text's.
    for run in (upper, lower):
        expected = [(2 + SMALL * (1 + k), 2 + SMALL * (2 + k)) for k in range(5)]
        assert bodies(seen, run) == expected
    assert upper.rise - lower.rise == upper.size
    text, opening, *_, closing, _ = line.runs
    assert (middle(upper) + middle(lower)) // 2 == middle(text) == middle(opening) == middle(closing)
    assert opening.size == closing.size == 2 * upper.size
    # No space on either side of the brackets, which have half an em of body.
    assert seen.bodies[2] == (2, 2 + SMALL)
    assert seen.bodies[13] == (2 + 6 * SMALL, 2 + 7 * SMALL)
    assert seen.bodies[14][0] == 2 + 7 * SMALL


@pytest.mark.parametrize(
    ("note", "upper", "lower"),
    [
        ("一二三四五六七八九", "一二三四五", "六七八九"),
        ("一二三四五六、七八九", "一二三四五六、", "七八九"),
        ("一二三四「五六七八」", "一二三四", "「五六七八」"),
        ("一八三四―一九〇一年。明治時代の啓蒙思想家、慶応義塾大学を創設",
         "一八三四―一九〇一年。明治時代の", "啓蒙思想家、慶応義塾大学を創設"),
        ("Labour Organization", "Labour Organization", ""),
        ("Organization Labour", "Organization ", "Labour"),
        ("一", "一", ""),
    ],
)  # fmt: skip
def test_a_note_parts_where_a_line_may_end_nearest_its_half(note: str, upper: str, lower: str) -> None:
    (seen,) = set_in(f"亜^（{note}）亜")
    told = pairs(seen.line)
    assert [told[0], "".join(told[1:])] == [upper, lower] or "".join(told) == upper + lower
    for first, second in zip(small(seen.line)[::2], small(seen.line)[1::2], strict=False):
        assert bodies(seen, second)[-1][1] <= bodies(seen, first)[-1][1] + Fraction(1, 1000)


@proves(
    "W1 straddling",
    attribute(warichu, "_breaks", lambda *_: {}),
)
def test_w1_a_note_runs_on_in_two_small_lines_of_the_next_line() -> None:
    first, second, *_ = set_in("亜亜亜割注^（一二三四五六七八九十一二）の例亜亜亜亜亜", 7)
    assert first.text == "亜亜亜割注（一二三四"
    assert pairs(first.line) == ["一二", "三四"]
    assert first.width == 7
    assert second.text.startswith("五六七八九十一二）の例")
    assert pairs(second.line) == ["五六七八", "九十一二"]
    assert bodies(second, small(second.line)[0])[0][0] == 0
    assert bodies(second, small(second.line)[1])[0][0] == 0


def test_an_odd_rest_has_its_blank_at_the_end() -> None:
    _, second, *_ = set_in("亜亜亜割注^（一二三四五六七八九十一）の例亜亜亜亜亜", 7)
    assert pairs(second.line) == ["五六七八", "九十一"]


def test_a_note_may_fill_lines_of_its_own() -> None:
    long = "一二三四五六七八九十" * 5
    first, second, third, *_ = set_in(f"亜亜亜割注^（{long}）の例亜亜亜亜亜", 9)
    assert pairs(first.line) == ["一二三四五", "六七八九十"]
    assert [len(text) for text in pairs(second.line)] == [12, 12]
    assert bodies(second, small(second.line)[0])[-1][1] == 9
    assert pairs(third.line) == ["五六七八九十一二", "三四五六七八九十"]
    assert third.text.endswith("）の例亜")


def test_no_line_begins_or_ends_with_what_may_not_in_or_around_a_note() -> None:
    text = "亜亜亜亜亜亜^（一「二」三、四ーっ五。六・七（八）九、十）。亜亜亜亜亜"
    for ems in range(6, 20):
        for seen in set_in(text, ems):
            told = [seen.text, *pairs(seen.line)]
            assert not any(one[0] in NEVER_FIRST or one[-1] in NEVER_LAST for one in told if one), told


def test_breaks_in_a_note_are_told() -> None:
    rich = parse("亜^（一二三四五六七八）亜").rich
    # Not beside a bracket, and not where one sub-line would be a single character.
    assert Composer(faces()).breaks(rich, style()) == (1, 6, 11)


def test_a_mark_on_no_whole_character_is_no_note() -> None:
    mark = Mark(1, 2, MarkKind.WARICHU)
    (seen,) = lines("葛\U000e0100城", 10, (mark,))
    assert seen.width == 2
    assert not small(seen.line)


def test_marks_around_a_note_leave_it_as_it_is() -> None:
    for around in ("**亜{}亜**", "《《亜{}亜》》", "__亜{}亜__"):
        (seen,) = set_in(around.format("^（一二三四）"))
        assert pairs(seen.line) == ["一二", "三四"]
        assert len(seen.line.dots) in (0, 2)


def test_vertical_notes_stand_to_the_right_and_left_of_the_middle() -> None:
    rich = parse("亜^（一二12月）亜").rich
    down = style()
    down = type(down)(down.faces, down.strong_faces, down.size, direction=Direction.VERTICAL)
    (line,) = compose(rich, 100 * SIZE, down, faces()).lines
    seen = Seen(line)
    right = next(run for run in line.runs if "一" in read(line, run))
    left = next(run for run in line.runs if "月" in read(line, run))
    assert right.rise - left.rise == right.size
    assert seen.bodies[2][0] == 1 + SMALL
    assert "".join(line.texts) == rich.text


PIECES = ("漢字", "かな", "、", "。", "「語」", "ー", " word ", "12", "A", "・", "――")


def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=most).map("".join)


@settings(deadline=None, max_examples=200)
@given(texts(12), texts(40), texts(12), st.integers(8, 25))
def test_lines_with_notes_are_whole_flush_and_nothing_overlaps(
    before: str, note: str, after: str, ems: int
) -> None:
    markup = f"亜{before}亜^（{note}亜）亜{after}亜"
    rich = parse(markup).rich
    found = set_in(markup, ems)
    assert "".join("".join(seen.line.texts) for seen in found) == rich.text
    for seen in found[:-1]:
        if seen.line.end_state is EndState.NONE and not seen.text.endswith(" "):
            assert abs(Fraction(seen.width) - ems) <= Fraction(1, 1000), seen.text
    for seen in found:
        for run in seen.line.runs:
            edges = [edge for body in bodies(seen, run) for edge in body]
            assert edges == sorted(edges), seen.text
        for upper, following in _sub_lines(seen):
            assert Fraction(upper) <= following, seen.text


def _sub_lines(seen: Seen) -> Iterator[tuple[Ems, Ems]]:
    """Yield where each small run ends, with where what follows its note begins, or the line ends."""
    runs = seen.line.runs
    for run, other in product(small(seen.line), runs):
        if other.size != run.size and other.first >= run.last:
            yield bodies(seen, run)[-1][1], seen.bodies[other.first][0] + Fraction(1, 1000)
            return
