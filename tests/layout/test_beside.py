"""What stands beside lines on the page: emphasis dots (D1) and underlines (D2; JLREQ 3.3.9, 4.5.1)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from leaflet.display.page import PlacedLine, Rule
from leaflet.layout import text
from leaflet.layout.pieces import Piece
from leaflet.model.template import Writing
from tests.layout.setting import fills, fixed_size, laid

SIZE = fixed_size().grid.size


def test_d1_dots_are_discs_above_the_line_that_nobody_reads() -> None:
    (page,) = laid("- 本文: 一《《二、三》》四")
    (line,) = (item for item in page.items if isinstance(item, PlacedLine))
    assert line.line.texts == tuple("一二、三四")
    dots = [fill for fill in fills(page, "墨") if fill.radius]
    assert [(dot.rect.left + dot.rect.right) // 2 - line.origin.x for dot in dots] == [
        dot.centre for dot in line.line.dots
    ]
    for dot in dots:
        assert dot.element is None
        assert dot.rect.bottom < line.origin.y - SIZE * 22 // 25


def _underlines(markup: str, writing: Writing = Writing.HORIZONTAL) -> tuple[list[Rule], PlacedLine]:
    (page,) = laid(f"- 本文: {markup}", template=replace(fixed_size(), writing=writing))
    (line,) = (item for item in page.items if isinstance(item, PlacedLine))
    return [item for item in page.items if isinstance(item, Rule)], line


def test_d2_an_underline_is_as_long_as_its_characters() -> None:
    (rule,), line = _underlines("一__二A__三")
    found = line.line
    start, end = found.offsets[1], found.offsets[2] + found.advances[2]
    assert (rule.start.x - line.origin.x, rule.end.x - line.origin.x) == (start, end)
    # Not over the space between Japanese and Latin text at its end.
    assert end < found.offsets[3]
    assert line.origin.y + SIZE * 3 // 25 < rule.start.y == rule.end.y < line.origin.y + SIZE // 2
    assert rule.element is None


def test_d2_a_side_line_stands_to_the_right_of_vertical_text() -> None:
    (rule,), line = _underlines("一__二三__四", Writing.VERTICAL)
    assert (rule.start.y - line.origin.y, rule.end.y - line.origin.y) == (
        line.line.offsets[1],
        line.line.offsets[3],
    )
    assert line.origin.x + SIZE * 22 // 25 < rule.start.x == rule.end.x < line.origin.x + SIZE * 3 // 2


def _nothing(*_: object) -> Iterator[Piece]:
    return iter(())


@pytest.mark.parametrize(
    "test",
    [
        test_d1_dots_are_discs_above_the_line_that_nobody_reads,
        test_d2_an_underline_is_as_long_as_its_characters,
        test_d2_a_side_line_stands_to_the_right_of_vertical_text,
    ],
)
def test_the_rules_tests_fail_without_them(monkeypatch: pytest.MonkeyPatch, test: Callable[[], None]) -> None:
    test()
    monkeypatch.setattr(text, "beside", _nothing)
    with pytest.raises((AssertionError, ValueError)):
        test()
