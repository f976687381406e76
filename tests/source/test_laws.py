"""Laws of the whole way from bytes to prose: whatever is written, nothing but a LeafletError comes back."""

from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Complaints
from leaflet.model.local import Local
from leaflet.model.text import Wording
from leaflet.source.decode import source_text
from leaflet.source.personalise import fixed, personalise
from leaflet.source.tree import compose
from tests.source.support import (
    EDITION,
    LOCAL,
    TEMPLATE,
    changed,
    complaints,
    edition_of,
    local_of,
    template_of,
)

SIGNS = "\t\n\0\x07\x85\u2028\ufeff：|｜《》[]#\\'\"!{},%@>あ"
WORDS = (
    "はい",
    "条件: ",
    "本文: |\n",
    "差しかえ:\n",
    "中身:",
    "メモ: x\n",
    "1: ",
    ": ",
    "- ",
    "? ",
    "  ",
    " #",
)
MARKS = ("{{", "}}", "｛｛", "｝｝", "**", "[^", "^[", "&a ", "*a", "<<: ", "---\n", "\r\n")
SNIPPETS = st.sampled_from([*SIGNS, *WORDS, *MARKS])


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """Return a file with up to three places overwritten, cut or doubled."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | st.text(max_size=4) | st.just(text[start:end] * 2)) + text[end:]
    return text


# A second each is far more than any of these needs; only something that hangs would take it.
watched = settings(deadline=timedelta(seconds=1), max_examples=150)


@pytest.mark.untraced
@watched
@given(damaged(EDITION))
def test_a_damaged_edition_raises_nothing_but_leaflet_errors(text: str) -> None:
    def run() -> None:
        edition = edition_of(text)
        personalise(edition, None, example=True)
        fixed(edition)

    spans = [d.span for d in complaints(run)]
    assert all(span is not None and span.line >= 1 and span.column >= 1 for span in spans)


@pytest.mark.untraced
@watched
@given(damaged(LOCAL))
def test_a_damaged_local_raises_nothing_but_leaflet_errors(text: str) -> None:
    assert all(d.span for d in complaints(lambda: personalise(edition_of(EDITION), local_of(text))))


@pytest.mark.untraced
@watched
@given(damaged(TEMPLATE))
def test_a_damaged_template_raises_nothing_but_leaflet_errors(text: str) -> None:
    assert all(d.span for d in complaints(lambda: template_of(text)))


@watched
@given(st.lists(SNIPPETS | st.text(max_size=6)).map("".join))
def test_any_text_becomes_a_tree_or_complaints(text: str) -> None:
    noted = Complaints()
    assert compose(source_text("x", text), noted) is not None or noted.all


@watched
@given(st.text(min_size=1), st.lists(SNIPPETS | st.text(max_size=3)).map("".join))
def test_values_are_printed_as_they_are(value: str, more: str) -> None:
    assume((value + more).strip())
    edition = edition_of(
        changed(EDITION, "組合名:   {種類: 文字, 必須: はい, 最大: 20,", "組合名: {種類: 文章,")
    )
    values = (("組合名", Wording(value + more, edition.span)), ("連絡先", Wording("電話", edition.span)))
    issuer = personalise(edition, Local("x", values)).meta.issuer
    lines = [line for line in (value + more).strip(" \t").split("\n") if line.strip()]
    assert (issuer.rich.text if issuer else "") == "\n".join(lines)
    assert issuer is None or issuer.rich.marks == ()
