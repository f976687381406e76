"""Laws of inline markup."""

from datetime import timedelta
from time import process_time

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from leaflet.model.text import MarkKind, RichText
from leaflet.source.expressions import pieces
from leaflet.source.markup import SIGNS, escape, parse

SIGNED = st.text(alphabet=st.sampled_from(SIGNS + "漢字かなAb1\n葛\U000e0100！")) | st.text()

watched = settings(deadline=timedelta(seconds=1), max_examples=300)


@watched
@given(SIGNED)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse(escape(text)).rich == RichText(text)
    assert parse(escape(text)).flaws == ()


@watched
@given(SIGNED, SIGNED)
def test_escaped_text_inside_bold_comes_back_bold(before: str, text: str) -> None:
    assume(text)
    parsed = parse(f"{escape(before)}**{escape(text)}**")
    assert parsed.rich.text == before + text
    assert [(m.kind, m.start) for m in parsed.rich.marks] == [(MarkKind.STRONG, len(before))]


@watched
@given(SIGNED)
def test_marks_lie_within_the_text_in_order_and_flaws_within_what_was_written(text: str) -> None:
    parsed = parse(text)
    length = len(parsed.rich.text)
    assert all(0 <= mark.start <= mark.end <= length for mark in parsed.rich.marks)
    assert all(mark.start < mark.end or mark.kind is MarkKind.NOTE for mark in parsed.rich.marks)
    assert [mark.start for mark in parsed.rich.marks] == sorted(mark.start for mark in parsed.rich.marks)
    assert all(0 <= flaw.offset < len(text) for flaw in parsed.flaws)


@watched
@given(SIGNED)
def test_nothing_is_said_that_was_not_written(text: str) -> None:
    parsed = parse(text)
    said = list(parsed.rich.text)
    written = list(text)
    assert all(said.count(character) <= written.count(character) for character in set(said))


def test_long_and_hostile_text_is_read_in_no_time() -> None:
    # Each would take a careless scanner a time that grows with the square of its length: minutes, not
    # the fraction of a second that these take. Processor time, since other work may run beside the tests.
    for text in (
        "《",
        "漢《",
        "｜漢",
        "{a|",
        "^[",
        "[^",
        "**a",
        "^[]" * 9,
        "^[^[",
        "^（",
        "^（a）",
        "^（" * 50 + "）" * 50,
        "[",
        "｛｛",
        "{{ a }}",
        "\\",
    ):
        start = process_time()
        parse.__wrapped__(text * 3_000 + "]}》")
        pieces.__wrapped__(text * 3_000)
        assert process_time() - start < 2, text
