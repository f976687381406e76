"""Group E: what happens at line heads and line ends (JLREQ 3.1.5, 3.1.9, 2.5.1, 3.8.2)."""

from fractions import Fraction

from leaflet.compose import paragraph, spacing
from leaflet.compose.style import Alignment, LineEndStyle, ParagraphStart
from leaflet.display.line import EndState, Stage
from leaflet.jlreq import levels
from leaflet.jlreq.ends import BARE_END
from leaflet.jlreq.levels import METHODS
from tests.compose.mutants import attribute, entry, proves
from tests.compose.setting_text import SIZE, Choices, Seen, lines, texts


class Unaligned:
    """Alignments of which none is taken for another."""

    JUSTIFIED, END, CENTRE, EVEN = "", "", "", ""


QUARTER = Fraction(1, 4)
HALF = Fraction(1, 2)


@proves("E1", attribute(paragraph, "_head", lambda _piece, _points, _a, _room: SIZE // 2))
def test_e1_an_opening_bracket_at_a_wrapped_line_head_is_flush() -> None:
    _, second = lines("亜亜亜亜（亜亜亜）", 4)
    assert second.text.startswith("（")
    assert second.origins[0] == -HALF
    assert second.bodies[0] == (0, HALF)


@proves("E2", attribute(paragraph, "_opens", lambda _items, _cluster: False))
def test_e2_three_styles_for_a_bracket_at_a_paragraph_start() -> None:
    places = {}
    for start in ParagraphStart:
        found = lines("「亜亜亜亜亜亜「亜亜亜亜亜亜」", 8, first_indent=SIZE, paragraph_start=start)
        assert found[1].text.startswith("「")
        places[start] = found[0].origins[0], found[1].origins[0]
    assert places == {
        ParagraphStart.BODY_AT_INDENT: (HALF, -HALF),
        ParagraphStart.FULL_WIDTH: (1, 0),
        ParagraphStart.HALF_INDENT: (0, -HALF),
    }
    # Without a bracket all three are the same, and so is a second paragraph after a forced break.
    for start in ParagraphStart:
        first, second = lines("亜亜亜亜\n亜亜", 8, first_indent=SIZE, paragraph_start=start)
        assert (first.origins[0], second.origins[0]) == (1, 0)


def ends_of(text: str, choices: Choices, measures: range) -> list[tuple[Seen, Fraction]]:
    """Return the full lines of a text in many measures (quarter ems) with their measures."""
    found = []
    for quarters in measures:
        measure = Fraction(quarters, 4)
        found += [(line, measure) for line in lines(text, measure, **choices)[:-1]]
    return found


PUNCTUATED = (
    "亜亜、亜亜亜。亜亜「亜亜」亜亜亜亜、亜亜・亜亜亜」亜亜亜亜。亜亜亜（亜亜亜）亜亜、亜亜亜亜亜亜亜。"
)


@proves(
    "E3",
    attribute(levels, "HALF", HALF),
    entry(METHODS, "jlreq", METHODS["books"]),
    attribute(spacing, "line_end", lambda _kind, _method: BARE_END),
)
def test_e3_the_half_em_at_a_line_end_is_kept_or_gone() -> None:
    seen = set()
    for line, measure in ends_of(PUNCTUATED, {}, range(24, 80)):
        if line.text[-1] in "、。」）":
            seen.add(measure - line.width)
            state = line.line.end_state
            assert state is (EndState.HALF if measure - line.width else EndState.SOLID)
        elif line.text[-1] != "・":
            assert (measure, EndState.NONE) == (line.width, line.line.end_state)
    assert seen == {0, HALF}


@proves("E4", attribute(spacing, "line_end", lambda _kind, _method: BARE_END))
def test_e4_a_middle_dot_at_a_line_end_keeps_both_quarters_or_none() -> None:
    seen = set()
    for line, measure in ends_of("亜亜・亜亜亜・亜亜亜亜亜亜・亜亜亜亜", {}, range(16, 60)):
        if line.text[-1] == "・":
            seen.add((line.gaps[-1], measure - line.width))
    assert seen == {(0, 0), (QUARTER, QUARTER)}


@proves("E5", entry(METHODS, "jis", METHODS["jlreq"]), entry(METHODS, "books", METHODS["jlreq"]))
def test_e5_line_ends_by_jis_and_by_books() -> None:
    jis: dict[str, set[Fraction]] = {}
    for line, measure in ends_of(PUNCTUATED, {"line_end": LineEndStyle.JIS}, range(24, 80)):
        jis.setdefault(line.text[-1], set()).add(measure - line.width)
    assert jis["、"] == jis["」"] == jis["・"] == {0}
    assert jis["。"] == {HALF}
    books: dict[str, set[Fraction]] = {}
    for line, measure in ends_of(PUNCTUATED, {"line_end": LineEndStyle.BOOKS}, range(24, 80)):
        books.setdefault(line.text[-1], set()).add(measure - line.width)
    assert books["・"] == {QUARTER}
    assert books["。"] == {0, HALF}


@proves("E6", attribute(spacing, "line_end", lambda _kind, _method: BARE_END))
def test_e6_stops_and_commas_may_hang_when_they_would_wrap() -> None:
    text = "これらは満たす文字で、それは文字である"
    hung = lines(text, 10, hanging=True)[0]
    assert hung.text == "これらは満たす文字で、"
    assert hung.bodies[-1] == (10, 10 + HALF)
    assert (hung.line.end_state, hung.line.stage) == (EndState.HANGING, Stage.NONE)
    # Off by default; not for brackets; not where the half em or the body has room.
    assert texts(text, 10)[0] == "これらは満たす文字"
    assert all(line.width <= 10 for line in lines(text.replace("、", "」"), 10, hanging=True))
    assert lines(text, "10.5", hanging=True)[0].line.end_state is EndState.SOLID
    assert lines(text, 11, hanging=True)[0].line.end_state is EndState.HALF
    # The last line too.
    assert lines("これらは満たす文字だ。", 10, hanging=True)[0].line.end_state is EndState.HANGING
    # Never Latin stops.
    assert all(
        line.line.end_state is not EndState.HANGING
        for line in lines("亜亜亜亜亜abcdefghij.", 10, hanging=True)
    )


@proves("H4", attribute(paragraph, "Alignment", Unaligned))
def test_h4_single_lines_keep_their_spaces_and_drop_those_at_their_edges() -> None:
    (centred,) = lines("「亜亜、亜亜。」", 12, alignment=Alignment.CENTRE)
    assert centred.bodies[0][0] == 12 - centred.width
    assert centred.gap("、亜") == HALF
    (end,) = lines("（亜亜亜。", 12, alignment=Alignment.END)
    assert end.width == 12
    assert end.line.end_state is EndState.SOLID
    (start,) = lines("（亜亜亜。", 12, alignment=Alignment.START)
    assert start.bodies[0][0] == 0
    assert start.line.end_state is EndState.HALF
    assert lines("亜亜亜。", "3.5", alignment=Alignment.START)[0].line.end_state is EndState.SOLID


def test_ragged_lines_are_as_full_as_can_be_and_break_no_rule() -> None:
    found = lines(PUNCTUATED, 9, alignment=Alignment.START)
    assert all(line.width <= 9 for line in found)
    assert all(line.text[0] not in "、。」）" and line.text[-1] not in "「（" for line in found)
    assert all(line.line.stage is Stage.NONE for line in found)
    assert min(line.width for line in found[:-1]) >= 7


@proves(
    "L1",
    attribute(
        paragraph, "_room", lambda _items, measure, _setting, **_: paragraph.Room((0, 0), (measure,) * 2)
    ),
)
def test_l1_turn_over_lines_are_indented() -> None:
    found = lines("①亜亜亜亜亜亜亜亜亜亜亜亜亜亜", 8, turn_over_indent=SIZE)
    assert [line.bodies[0][0] for line in found] == [0, 1]
    assert [line.width for line in found] == [8, 8]
