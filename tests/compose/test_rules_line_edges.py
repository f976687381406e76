"""Group E: what happens at line heads and line ends (JLREQ 3.1.5, 3.1.9, 2.5.1, 3.8.2)."""

from fractions import Fraction

from leaflet.compose import adjust, cost, paragraph, spacing
from leaflet.compose.style import Alignment, LineEndStyle, ParagraphStart
from leaflet.display.line import EndState, Stage
from leaflet.jlreq import ends, levels
from leaflet.jlreq.levels import Ending
from tests.compose.mutants import attribute, entry, proves
from tests.compose.setting_text import SIZE, Seen, lines, texts

QUARTER = Fraction(1, 4)
HALF = Fraction(1, 2)


@proves("E1", attribute(paragraph, "_stand_off", lambda points, items, half: None), attribute(cost, "DISTURBED", 0))
def test_e1_an_opening_bracket_at_a_wrapped_line_head_is_flush() -> None:
    _, second = lines("亜亜亜亜（亜亜亜亜）", 4)
    assert second.text.startswith("（")
    assert second.origins[0] == -HALF
    assert second.bodies[0] == (0, HALF)


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
    # Without a bracket all three are the same.
    for start in ParagraphStart:
        assert lines("亜亜亜亜", 8, first_indent=SIZE, paragraph_start=start)[0].origins[0] == 1
