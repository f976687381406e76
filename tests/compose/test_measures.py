"""A paragraph that is composed for many measures is at each what it would be by itself."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.compose import composer as doors
from leaflet.compose import items, paragraph
from leaflet.compose.composer import Composed, Composer, compose
from leaflet.compose.paragraph import Piece
from leaflet.compose.style import Alignment, ParagraphStart, ParagraphStyle
from leaflet.model.text import Mark, MarkKind, RichText
from leaflet.source.markup import parse
from tests.compose.setting_text import SIZE, faces, style
from tests.compose.test_search import PIECES

MARKED = [
    *PIECES,
    "\n",
    "\u00a0",
    "😀",
    "{勧奨|かん|しょうしょう}",
    "^（割注は二行に分ける）",
    "《《点》》",
    "**太「字」**",
]
TEXTS = st.lists(st.sampled_from(MARKED), min_size=1, max_size=30).map(
    lambda parts: parse("".join(parts)).rich
)
MEASURES = st.lists(st.integers(2, 45).map(lambda ems: ems * SIZE * 2 // 3), min_size=2, max_size=5)
STYLES = st.builds(
    style,
    alignment=st.sampled_from(Alignment),
    paragraph_start=st.sampled_from(ParagraphStart),
    first_indent=st.sampled_from([0, SIZE]),
    turn_over_indent=st.sampled_from([0, SIZE // 2]),
    hanging=st.booleans(),
    phrases=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, STYLES, MEASURES)
def test_no_measure_depends_on_those_before(
    text: RichText, plain: ParagraphStyle, measures: list[int]
) -> None:
    composer = Composer(faces())
    for measure in (*measures, *measures):
        assert composer.compose(text, measure, plain) == compose(text, measure, plain, faces())


@settings(max_examples=200, deadline=None)
@given(TEXTS, STYLES, MEASURES)
def test_lines_are_counted_without_being_made(
    text: RichText, plain: ParagraphStyle, measures: list[int]
) -> None:
    composer = Composer(faces())
    for measure in (*measures, *measures):
        count = composer.count(text, measure, plain)
        assert count == len(composer.compose(text, measure, plain).lines)
        assert count == Composer(faces()).count(text, measure, plain)


def test_what_is_counted_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    composer, text = Composer(faces()), RichText("亜亜亜、亜亜亜ア亜亜「亜亜」亜亜亜亜亜亜亜。")
    counts = [composer.count(text, ems * SIZE, style()) for ems in (6, 7, 30)]
    made = [compose(text, ems * SIZE, style(), faces()).lines for ems in (6, 7, 30)]
    monkeypatch.setattr(paragraph, "total_fit", None)
    assert [at(composer, ems, text).lines for ems in (6, 7, 30)] == made
    assert counts == [len(lines) for lines in made]


def test_no_more_ways_are_remembered_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraph, "MOST_PATHS", 2)
    composer, text = Composer(faces()), RichText("亜" * 30)
    assert [composer.count(text, ems * SIZE, style()) for ems in (5, 6, 10, 15)] == [6, 5, 3, 2]
    monkeypatch.setattr(paragraph, "total_fit", None)
    assert composer.count(text, 15 * SIZE, style()) == 2
    with pytest.raises(TypeError):
        composer.count(text, 5 * SIZE, style())


WORDS = RichText("亜亜antidisestablishmentarianism亜亜、亜亜亜亜亜亜亜亜亜亜")


def at(composer: Composer, ems: int, text: RichText = WORDS) -> Composed:
    return composer.compose(text, ems * SIZE, style())


def test_the_law_fails_where_breaks_of_a_wider_measure_serve_a_narrower_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Piece, "parted_from", property(lambda _: 0, lambda *_: None), raising=False)
    composer = Composer(faces())
    at(composer, 20)
    assert at(composer, 9) != at(Composer(faces()), 9)


def test_what_fits_no_line_is_opened_for_one_measure_only() -> None:
    composer = Composer(faces())
    narrow = at(composer, 9)
    assert at(composer, 20) == at(Composer(faces()), 20)
    assert at(composer, 9) is narrow


def test_one_undisturbed_line_is_the_same_object_at_every_measure_that_holds_it() -> None:
    composer, text = Composer(faces()), RichText("亜、亜亜「亜」亜。")
    widest = at(composer, 40, text)
    assert widest.lines[0].width == 8 * SIZE + SIZE // 2
    assert all(at(composer, ems, text) is widest for ems in (30, 9, 10, 40))
    assert at(composer, 8, text).lines != widest.lines
    for alignment in (Alignment.CENTRE, Alignment.END, Alignment.EVEN):
        wide, narrow = (composer.compose(text, ems * SIZE, style(alignment=alignment)) for ems in (20, 10))
        assert wide.lines[0].width != narrow.lines[0].width


def test_a_single_line_needs_no_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = at(Composer(faces()), 30, RichText("一行に入る文。"))
    monkeypatch.setattr(paragraph, "breakpoints", None)
    assert at(Composer(faces()), 30, RichText("一行に入る文。")) == expected


def test_a_text_is_itemised_once_for_all_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[RichText] = []

    def watched(text: RichText, *rest: object) -> object:
        made.append(text)
        return items.itemise(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(paragraph, "itemise", watched)
    composer = Composer(faces())
    for ems in (9, 20, 30, 60, 9):
        at(composer, ems)
    assert made == [WORDS]


def test_no_more_measures_are_remembered_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "MOST_MEASURES", 3)
    composer = Composer(faces())
    first = [at(composer, ems) for ems in (10, 11, 12)]
    assert at(composer, 10) is first[0]
    at(composer, 13)
    again = at(composer, 10)
    assert again == first[0]
    assert again is not first[0]


def test_a_text_of_too_many_characters_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    composer, text = Composer(faces()), RichText("亜" * 20)
    assert at(composer, 9, text) is at(composer, 9, text)
    monkeypatch.setattr(doors, "MOST_CHARACTERS", 19)
    composer.forget()
    assert at(composer, 9, text) == at(composer, 9, text)
    assert at(composer, 9, text) is not at(composer, 9, text)


@pytest.mark.parametrize("text", ["亜（亜）。", "「亜」亜", "亜亜 ", "\u00a0"])
@pytest.mark.parametrize("alignment", Alignment)
def test_the_short_way_leads_where_the_long_one_does(
    text: str, alignment: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line is what the search would make of it; a reading far away keeps a text from the short way."""
    wanted = [
        style(alignment=alignment, paragraph_start=start, first_indent=SIZE, phrases=phrases)
        for start in ParagraphStart
        for phrases in (False, True)
    ]
    measures = [int(Fraction(quarters, 4) * SIZE) for quarters in range(8, 30)]
    short = [compose(RichText(text), measure, each, faces()) for each in wanted for measure in measures]
    monkeypatch.setattr(paragraph, "_in_one_line", lambda *_: None)
    assert short == [
        compose(RichText(text), measure, each, faces()) for each in wanted for measure in measures
    ]


def test_marks_without_room_of_their_own_do_not_keep_a_text_from_the_short_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marks = (Mark(0, 1, MarkKind.STRONG), Mark(1, 2, MarkKind.EMPHASIS_DOTS), Mark(2, 3, MarkKind.UNDERLINE))
    expected = at(Composer(faces()), 9, RichText("太点線", marks))
    monkeypatch.setattr(paragraph, "breakpoints", None)
    assert at(Composer(faces()), 9, RichText("太点線", marks)) == expected
