"""Tabs in indentation. Kept by themselves: what a tab is told as may change without the other traps."""

import pytest

from leaflet.diagnostics import Code
from leaflet.source.decode import source_text
from leaflet.source.traps import tabs
from tests.source.support import EDITION, changed, edition_of, edition_told, warned, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n\tb: c\n", [(2, 1)]),
        ("a:\n  \tb: c\n", [(2, 3)]),
        ("a:\n-\tb: c\n", [(2, 2)]),
        ("a:\n - - \tb\n\t\tc\n", [(2, 6), (3, 1)]),
        ("a: |\n  一\n\t二\n", [(3, 1)]),
        ("a: b\tc\n", []),
        ("a:\tb\n", []),
        ("\t\na: b\n  \t \n", []),
    ],
)
def test_tabs_before_a_lines_text_are_found(text: str, found: list[tuple[int, int]]) -> None:
    spans = [d.span for d in tabs(source_text("f", text))]
    assert [(span.line, span.column) for span in spans if span] == found


def test_a_tab_is_a_warning_at_its_place_and_the_only_one() -> None:
    text = changed(EDITION, "    中身:\n      - 大見出し", "\t中身:\n      - 大見出し")
    edition, told = edition_told(text)
    assert warned(told) == [(Code.TAB, 29, 1)]
    assert words(told[0])["mended"] == "    中身:"
    assert edition == edition_of(EDITION)
