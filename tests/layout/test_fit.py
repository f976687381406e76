"""Copyfitting: the largest size that fits, then the widest feed; and what is said when nothing fits."""

from dataclasses import replace

import pytest

from leaflet.diagnostics import Code, Diagnostic
from leaflet.display.page import Page
from leaflet.layout.fit import FEED_STEP, SIZE_STEP, STEPS_FOR_LOOKS
from leaflet.layout.hanmen import hanmen_of
from leaflet.model.template import Overflow, StyleName, Template
from leaflet.units import PT, Length
from tests.layout.setting import complaints, fixed_size, laid, lines, restyled, shipped, text

LADDER = (Overflow.SHRINK_TEXT, Overflow.TIGHTEN_FEED, Overflow.ERROR)


def paragraphs(count: int, *, length: int = 60) -> str:
    return "- 本文: |\n" + f"    {text(length)}\n" * count


def much(characters: int) -> str:
    """Return so much text in five paragraphs: 2,050 fit at 11 pt, 3,000 at 8.5 pt."""
    return paragraphs(5, length=characters // 5)


def fitting(
    sizes: tuple[Length, Length], feeds: tuple[Length, Length], overflow: tuple[Overflow, ...] = LADDER
) -> Template:
    return replace(shipped(), fit_size=sizes, fit_feed=feeds, overflow=overflow)


FREE = fitting((17 * PT // 2, 11 * PT), (14 * PT, 19 * PT))


def body_size(page: Page) -> Length:
    return next(told.size for told in lines(page) if told.text.startswith("一"))


def feed(page: Page) -> Length:
    baselines = sorted({told.y for told in lines(page) if told.text.startswith("一")})
    below = sorted({told.y for told in lines(page)})
    return below[below.index(baselines[0]) + 1] - baselines[0]


def test_little_text_is_set_in_the_largest_size_and_widest_feed() -> None:
    (page,) = laid(paragraphs(4), template=FREE)
    assert body_size(page) == 11 * PT
    assert feed(page) == 19 * PT


@pytest.mark.parametrize("count", [2150, 2300, 2500, 2700, 2850])
def test_the_size_is_the_largest_that_fits(count: int) -> None:
    (page,) = laid(much(count), template=FREE)
    size = body_size(page)
    assert 17 * PT // 2 <= size < 11 * PT
    # A few steps may be given up for columns without a widow.
    larger = size + (STEPS_FOR_LOOKS + 1) * SIZE_STEP
    least = max(14 * PT, larger * 3 // 2)
    assert [each.code for each in complaints(much(count), template=fixed_size(larger, least))] == [
        Code.DOES_NOT_FIT
    ]


@pytest.mark.parametrize("count", [2150, 2500, 2850])
def test_the_feed_is_the_widest_that_fits(count: int) -> None:
    (page,) = laid(much(count), template=FREE)
    size, found = body_size(page), feed(page)
    assert max(14 * PT, size * 3 // 2) <= found <= 19 * PT
    wider = complaints(much(count), template=fixed_size(size, found + 2 * FEED_STEP))
    assert [each.code for each in wider] == [Code.DOES_NOT_FIT]


def test_more_text_is_never_set_larger() -> None:
    sizes = [body_size(laid(much(count), template=FREE)[0]) for count in (1000, 2100, 2300, 2600, 2900)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 2


def test_text_is_not_made_smaller_than_the_templates_size_unless_it_may_be() -> None:
    strict = fitting((17 * PT // 2, 11 * PT), (14 * PT, 19 * PT), (Overflow.TIGHTEN_FEED, Overflow.ERROR))
    assert body_size(laid(much(2900), template=FREE)[0]) < shipped().grid.size
    assert [each.code for each in complaints(much(2900), template=strict)] == [Code.DOES_NOT_FIT]


def test_the_feed_is_not_made_narrower_than_the_templates_unless_it_may_be() -> None:
    strict = fitting((17 * PT // 2, 11 * PT), (14 * PT, 19 * PT), (Overflow.SHRINK_TEXT, Overflow.ERROR))
    (page,) = laid(much(2450), template=strict)
    assert body_size(page) < shipped().grid.size
    assert feed(page) >= shipped().grid.feed


def test_each_side_has_its_own_setting() -> None:
    front, back = laid(much(500), much(2500), template=FREE)
    assert body_size(front) == 11 * PT
    assert body_size(back) < body_size(front)


def test_without_a_range_the_templates_own_setting_is_used() -> None:
    (page,) = laid(paragraphs(4), template=fixed_size())
    assert (body_size(page), feed(page)) == (shipped().grid.size, shipped().grid.feed)


# Too much


def rows(count: int) -> str:
    """Return paragraphs of exactly one line each."""
    hanmen = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)
    return "- 本文: |\n" + "".join(f"    {text(hanmen.characters - 6)}終{k:03}\n" for k in range(count))


HEADING = "- 見出し: 終わりの見出し\n"


def excess(told: tuple[Diagnostic, ...]) -> tuple[int, int, int]:
    """Return line in the file, lines and characters that are too many."""
    (found,) = told
    assert found.code is Code.DOES_NOT_FIT
    assert found.span is not None
    words = dict(found.words)
    return found.span.line, int(words["lines"]), int(words["characters"])


FIRST = 8
"""The line of the first row in the file."""


def test_the_lines_said_to_be_too_many_are() -> None:
    _, said, _ = excess(complaints(rows(150)))
    fit = 150 - said
    assert complaints(rows(fit)) == ()
    for more in (1, 2, 7):
        place, said, characters = excess(complaints(rows(fit + more)))
        assert said == more
        assert 20 * said < characters < 26 * said
        assert place == FIRST + fit


def test_the_same_holds_below_headings() -> None:
    before = HEADING + rows(30) + HEADING
    place, said, _ = excess(complaints(before + rows(100)))
    assert complaints(before + rows(100 - said)) == ()
    assert excess(complaints(before + rows(100 - said + 2)))[1] in {1, 2}
    assert place == FIRST + 1 + 30 + 2 + 100 - said


def test_the_characters_are_about_right_for_running_text() -> None:
    told = excess(complaints(paragraphs(70)))
    per_line = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed).characters
    assert told[1] * per_line * 6 // 10 <= told[2] <= told[1] * per_line


def test_it_is_said_which_side() -> None:
    (found,) = complaints(paragraphs(4), paragraphs(90))
    assert dict(found.words)["side"] == "面2"


def test_a_box_that_is_too_large_is_told_at_its_place() -> None:
    box = "- 囲み:\n    中身:\n      - 本文: |\n" + f"          {text(60)}\n" * 90 + "  段抜き: はい\n"
    place, said, _ = excess(complaints(paragraphs(2) + box))
    assert place == 10
    assert said > 20


def test_every_side_that_overflows_is_told() -> None:
    told = complaints(paragraphs(90), paragraphs(90))
    assert [dict(each.words)["side"] for each in told] == ["面1", "面2"]


def test_a_page_without_room_for_a_character_is_the_templates_error() -> None:
    paper = replace(shipped().paper, width=30 * PT)
    (found,) = complaints(paragraphs(2), template=replace(fixed_size(), paper=paper))
    assert found.code is Code.IMPOSSIBLE_GRID
    assert found.span == shipped().span


def test_styles_of_the_bodys_size_follow_it_and_others_do_not() -> None:
    template = restyled(FREE, StyleName.LIST, {"size": 8 * PT})
    (page,) = laid(paragraphs(4) + "- 箇条書き:\n    - 項目です\n", template=template)
    sizes = {told.text[:2]: told.size for told in lines(page)}
    assert sizes["一二"] == 11 * PT
    assert sizes["項目"] == 8 * PT
