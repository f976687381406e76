"""Laws of any page: whatever blocks it has, all its text is there, in order, and nothing lies on it."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Code
from leaflet.display.page import Fill, Page, PlacedLine, Stroke
from leaflet.geometry import Rect
from leaflet.layout.hanmen import hanmen_of
from tests.layout.setting import Told, complaints, fixed_size, laid, lines, shipped
from tests.layout.test_structure import faults
from tests.leaflet.onpage import overlaps

FRAGMENTS = (
    "総務省は通知を出しま",
    "マイナンバーカードの取得率",
    "は、",
    "です。",
    "「勧奨」",
    "（お勧め）",
    "2019年",
    "13.3％",
    "J-LIS",
    "という名の強制",
    "…",
    "？！",
    "・",
    "職場で話し合",
)

words = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map("".join)
sentences = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=24).map("".join)


def quoted(text: str) -> str:
    return f'"{text}"'


def many(texts: list[str], indent: int) -> str:
    return "".join(f"{' ' * indent}- {quoted(text)}\n" for text in texts)


headings = words.map(lambda text: (f"- 見出し: {quoted(text)}\n", [text]))
bodies = st.lists(sentences, min_size=1, max_size=3).map(
    lambda texts: ("- 本文: |\n" + "".join(f"    {text}\n" for text in texts), texts)
)
lists = st.lists(words | sentences, min_size=1, max_size=11).map(
    lambda texts: ("- 番号リスト:\n" + many(texts, 4), texts)
)
bullets = st.lists(words, min_size=1, max_size=4).map(lambda texts: ("- 箇条書き:\n" + many(texts, 4), texts))
questions = st.tuples(words | sentences, words, sentences).map(
    lambda told: (
        f"- 問答:\n    問: {quoted(told[0])}\n    答: {quoted(told[1])}\n    本文: {quoted(told[2])}\n",
        list(told),
    )
)
ordinary = headings | bodies | lists | bullets | questions


def boxed(title: str, inner: list[tuple[str, list[str]]], spanning: str) -> tuple[str, list[str]]:
    inside = "".join(f"      {row}\n" for block, _ in inner for row in block.splitlines())
    told = [title, *(text for _, texts in inner for text in texts)]
    return f"- 囲み:\n    題: {quoted(title)}\n    中身:\n{inside}{spanning}", told


boxes = st.builds(
    boxed,
    words | sentences,
    st.lists(bodies | lists | questions, min_size=1, max_size=3),
    st.sampled_from(["", "  段抜き: はい\n"]),
)
banners = st.lists(words | sentences, min_size=1, max_size=2).map(
    lambda texts: ("- 帯:\n" + many(texts, 4), texts)
)
headlines = st.tuples(words | sentences, words).map(
    lambda told: (f"- 大見出し: {quoted(told[0])}\n  添え書き: {quoted(told[1])}\n", list(told))
)
blocks = st.lists(ordinary | ordinary | boxes | banners | headlines, min_size=1, max_size=7)


def squeezed(text: str) -> str:
    return "".join(text.split())


def in_order(page: Page, told: list[str]) -> bool:
    """Tell whether the texts are said one after the other; what the program adds may stand between them."""
    said, at = squeezed("".join(line.text for line in lines(page))), 0
    for text in map(squeezed, told):
        found = said.find(text, at)
        if found < 0:
            return False
        at = found + len(text)
    return True


def outside(page: Page) -> list[str]:
    """Return the lines that leave the type area at its sides, and the boxes that do."""
    hanmen = hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)
    area = Rect(hanmen.start, 0, hanmen.start + hanmen.width, page.size.height)
    stray = [told.text for told in lines(page) if told.item.line.gids and not area.contains(covered(told))]
    stray += [str(item) for item in page.items if isinstance(item, Stroke) and not area.contains(item.rect)]
    return stray


def covered(told: Told) -> Rect:
    return Rect(told.x, told.y - told.size * 22 // 25, told.right, told.y + told.size * 3 // 25)


@pytest.mark.untraced
@settings(max_examples=40, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(blocks)
def test_any_side_is_set_whole_or_told_to_be_too_long(told: list[tuple[str, list[str]]]) -> None:
    source = "".join(block for block, _ in told)
    if wrong := complaints(source):
        assert {each.code for each in wrong} == {Code.DOES_NOT_FIT}
        assert all(each.span is not None for each in wrong)
        return
    (page,) = laid(source)
    assert in_order(page, [text for _, texts in told for text in texts])
    assert list(faults(page)) == []
    assert overlaps(page) == []
    assert outside(page) == []
    assert all(item.rect.top < item.rect.bottom for item in page.items if isinstance(item, Fill))
    assert all(item.origin.y <= page.size.height for item in page.items if isinstance(item, PlacedLine))
