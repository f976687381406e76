"""What a composer remembers is the same as what it would compose, and never grows beyond its bound."""

import pickle
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings

from leaflet.compose import composer as doors
from leaflet.compose.composer import Composer
from leaflet.compose.style import Alignment, ParagraphStart
from leaflet.memo import Memo
from leaflet.model.text import Mark, MarkKind, RichText
from tests.compose.setting_text import GOTHIC_BOLD, SIZE, faces, style
from tests.compose.test_search import PARAGRAPHS


def test_a_memo_makes_what_it_lacks_and_forgets_what_was_not_asked_for_of_late() -> None:
    made: list[int] = []
    memo: Memo[int, int] = Memo(4)

    def value(key: int) -> int:
        def make() -> int:
            made.append(key)
            return key * 10

        return memo.value(key, make)

    assert [value(key) for key in (1, 2, 1, 3, 4)] == [10, 20, 10, 30, 40]
    assert (made, len(memo)) == ([1, 2, 3, 4], 4)
    assert (value(5), len(memo)) == (50, 3)
    assert [value(key) for key in (3, 4, 1)] == [30, 40, 10]
    assert made == [1, 2, 3, 4, 5, 1]
    memo.clear()
    assert len(memo) == 0


def test_what_is_asked_for_again_and_again_is_never_made_twice() -> None:
    """What editions share is kept, however many others pass by; each of those is gone in the end."""
    memo: Memo[str, object] = Memo(20)
    shared = [memo.value(f"shared {number}", object) for number in range(5)]
    for number in range(1_000):
        memo.value(f"own {number}", object)
        assert [memo.value(f"shared {each}", object) for each in range(5)] == shared
        assert len(memo) <= 20
    assert memo.get("own 900") is None


def sizes(composer: Composer) -> tuple[int, int, int]:
    """Return how many paragraphs, styles and tables a composer remembers."""
    memos = composer._paragraphs, composer._settings, composer._tables  # noqa: SLF001 - what no caller need see
    return len(memos[0]), len(memos[1]), len(memos[2])


def test_a_composer_does_not_grow_with_what_it_composes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "MOST_COMPOSED", 10)
    monkeypatch.setattr(doors, "MOST_STYLES", 5)
    composer = Composer(faces())
    for number in range(100):
        composer.compose(RichText(f"第{number}号"), 9 * SIZE, style(first_indent=number))
    paragraphs, styles, tables = sizes(composer)
    assert paragraphs <= 10
    assert styles <= 5
    assert tables == 1


def test_styles_that_differ_in_no_table_share_them() -> None:
    composer = Composer(faces())
    text = RichText("「文、字」")
    changes = [
        {"hanging": True},
        {"alignment": Alignment.CENTRE},
        {"first_indent": SIZE},
        {"turn_over_indent": SIZE},
        {"paragraph_start": ParagraphStart.HALF_INDENT},
        {"phrases": True},
    ]
    for change in changes:
        own = replace(style(), **change)  # type: ignore[arg-type]
        assert composer.compose(text, 9 * SIZE, own) == Composer(faces()).compose(text, 9 * SIZE, own)
    assert sizes(composer)[2] == 1


@settings(max_examples=100, deadline=None)
@given(PARAGRAPHS)
def test_the_glyphs_of_a_text_are_those_of_its_lines(text: str) -> None:
    composer = Composer(faces())
    marks = (Mark(0, 1, MarkKind.STRONG), Mark(0, 1, MarkKind.RUBY, ("よみ",)))
    rich = RichText(text, marks)
    lines = [
        each
        for line in composer.compose(rich, 9 * SIZE, style()).lines
        for each in (line, line.ruby)
        if each is not None
    ]
    shown = {
        (run.face, each.gids[k], each.texts[k])
        for each in lines
        for run in each.runs
        for k in range(run.first, run.last)
    }
    assert set(map(tuple, composer.glyphs(rich, style()))) == shown
    assert any(face == GOTHIC_BOLD for face, *_ in shown)
    assert composer.missing(rich, style()) == ()


def test_a_text_with_a_missing_character_shows_nothing() -> None:
    composer = Composer(faces())
    assert composer.glyphs(RichText("文😀"), style()) == []
    assert composer.missing(RichText("文😀"), style()) == (1,)


def test_a_style_is_itself_in_another_process() -> None:
    # Hashes of texts differ from process to process; an unpickled style has its own.
    script = (
        "import pickle, sys; from tests.compose.setting_text import style;"
        "found = pickle.load(sys.stdin.buffer); assert found == style() and hash(found) == hash(style())"
    )
    subprocess.run([sys.executable, "-c", script], check=True, input=pickle.dumps(style()))
