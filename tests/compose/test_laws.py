"""Laws of composition: what holds of every line of every text, judged from the standard's own lists."""

import json
import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Unpack

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.compose.composer import Composer
from leaflet.compose.style import Alignment
from leaflet.display.line import EndState, Stage
from leaflet.model.text import Mark, MarkKind, RichText
from tests.compose.setting_text import GOTHIC, SANS, SIZE, Choices, Seen, faces, style
from tests.compose.test_search import PARAGRAPHS

HALF, QUARTER, EIGHTH = Fraction(1, 2), Fraction(1, 4), Fraction(1, 8)

CLASSES = json.loads(Path("leaflet/jlreq/data/classes.json").read_text(encoding="utf-8"))


def members(*numbers: int) -> frozenset[str]:
    return frozenset(member["char"] for n in numbers for member in CLASSES[f"cl-{n:02}"]["members"])


NOT_FIRST = members(2, 3, 4, 5, 6, 7, 9, 10, 11) | frozenset("…‥％°′″℃‰～") | frozenset(")]},.!?:;%")
NOT_LAST = members(1, 12) | frozenset("([{")
COMPOSER = Composer(faces())


def leaflet_paragraphs() -> list[str]:
    """Return the leaflet's own paragraphs, without markup and variables."""
    path = Path("content/mynumber-2019/edition.yaml")
    root = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes strings only
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)
        elif isinstance(node, str):
            found.extend(filter(None, re.sub(r"\*\*|\[\^\d+\]|｛｛.*?｝｝", "", node).split("\n")))

    walk({key: root[key] for key in ("面", "注", "出典")})
    return [text for text in found if len(text) > 8]


LEAFLET = leaflet_paragraphs()
WIDTHS = st.builds(Fraction, st.integers(10 * 24, 40 * 24), st.just(24))


def seen_lines(text: str, measure: Fraction, **choices: Unpack[Choices]) -> list[Seen]:
    found = COMPOSER.compose(RichText(text), int(measure * SIZE), style(**choices))
    assert not found.missing
    return [Seen(line) for line in found.lines]


def check_edges(lines: list[Seen]) -> None:
    """No line starts or ends with what may not, and none is empty."""
    for line in lines:
        assert line.text
    for before, after in pairwise(lines):
        assert after.text[0] not in NOT_FIRST, (before.text, after.text)
        visible = before.text.rstrip(" \u3000")
        assert visible[-1] not in NOT_LAST, (before.text, after.text)


def check_units(text: str, lines: list[Seen]) -> None:
    """No number and no word is split."""
    ends = [line.line.end for line in lines[:-1]]
    for word in re.finditer(
        r"[A-Za-z]+(?:-[A-Za-z]+)*|[0-9]+(?:[.,][0-9]+)*[%％]?|[０-９]+(?:％|℃)?|…+|―+", text
    ):
        assert not any(word.start() < end < word.end() for end in ends), word[0]


def check_flush(lines: list[Seen], measure: Fraction) -> None:
    """Every line but the last ends at the measure, to the unit, or short of it by its kept space."""
    for line in lines[:-1]:
        over = line.width - measure
        match line.line.end_state:
            case EndState.HALF:
                assert over in {-HALF, -QUARTER}
            case EndState.HANGING:
                assert over == HALF
            case EndState.NONE | EndState.SOLID:
                assert over == 0


def check_gaps(lines: list[Seen]) -> None:
    """No bodies overlap, and no gap is narrower or wider than its stage allows."""
    for line in lines:
        assert all(gap >= 0 for gap in line.gaps), line.text
        for at, gap in enumerate(line.gaps):
            before, after = line.text[at], line.text[at + 1]
            if is_text(before) and is_text(after) and line.line.stage is not Stage.LAST_RESORT:
                assert 0 <= gap <= QUARTER
                if line.line.stage is not Stage.GENERAL_EXPANSION:
                    assert gap == 0


def is_text(character: str) -> bool:
    return "ぁ" <= character <= "ヺ" or "一" <= character <= "鿿"


@pytest.mark.untraced
@settings(max_examples=200, deadline=None)
@given(WIDTHS, st.sampled_from([{}, {"hanging": True}]))
def test_the_leaflets_paragraphs_break_no_rule_at_any_width(measure: Fraction, choices: Choices) -> None:
    for text in LEAFLET:
        lines = seen_lines(text, measure, **choices)
        assert "".join(line.text for line in lines) == text
        check_edges(lines)
        check_units(text, lines)
        check_flush(lines, measure)
        check_gaps(lines)
        if len(lines) > 1 and measure >= 14 and len(text) > measure + 2:
            assert len(lines[-1].text) > 2


@settings(max_examples=200, deadline=None)
@given(PARAGRAPHS, WIDTHS)
def test_any_text_is_kept_whole_and_in_order(text: str, measure: Fraction) -> None:
    lines = seen_lines(text, measure)
    assert "".join(line.text for line in lines) == text
    assert [line.line.start for line in lines[1:]] == [line.line.end for line in lines[:-1]]
    assert (lines[0].line.start, lines[-1].line.end) == (0, len(text))
    for line in lines:
        assert line.line.clusters == tuple(range(line.line.start, line.line.end))
        assert line.line.runs[0].first == 0
        assert line.line.runs[-1].last == len(line.line.gids)
        assert all(one.last == two.first for one, two in pairwise(line.line.runs))


@settings(max_examples=100, deadline=None)
@given(PARAGRAPHS, WIDTHS, st.data())
def test_bold_parts_in_an_equal_face_change_nothing(
    text: str, measure: Fraction, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    marks = tuple(Mark(a, b, MarkKind.STRONG) for a, b in list(pairwise(cuts))[::2] if a < b)
    same = style(strong_faces=(GOTHIC, SANS))
    width = int(measure * SIZE)
    assert COMPOSER.compose(RichText(text, marks), width, same) == COMPOSER.compose(
        RichText(text), width, same
    )


RAGGED: list[Choices] = [
    {"alignment": Alignment.START},
    {"alignment": Alignment.CENTRE},
    {"alignment": Alignment.END},
    {"phrases": True},
    {"phrases": True, "alignment": Alignment.CENTRE},
]


@settings(max_examples=100, deadline=None)
@given(PARAGRAPHS, WIDTHS, st.sampled_from(RAGGED))
def test_ragged_lines_break_no_rule_either(text: str, measure: Fraction, choices: Choices) -> None:
    lines = seen_lines(text, measure, **choices)
    assert "".join(line.text for line in lines) == text
    for line in lines:
        assert line.width - line.bodies[0][0] <= measure or not any(c.isspace() for c in line.text)
        natural = seen_lines(line.text, Fraction(400), alignment=Alignment.START)
        assert len(natural) == 1


@pytest.mark.parametrize("text", LEAFLET[:6])
def test_composing_again_gives_the_same(text: str) -> None:
    measure = 20 * SIZE
    again = Composer(faces()).compose(RichText(text), measure, style())
    assert COMPOSER.compose(RichText(text), measure, style()) == again
    assert COMPOSER.compose(RichText(text), measure, style()) is COMPOSER.compose(
        RichText(text), measure, style()
    )
