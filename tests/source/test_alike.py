"""Locals of a batch share prose where they use the same values, and have nothing else of each other."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Code, Span
from leaflet.memo import Known
from leaflet.model.edition import Block, Edition
from leaflet.model.local import Local
from leaflet.model.text import Prose, Wording
from leaflet.source import personalise as stage
from leaflet.source.personalise import personalise
from leaflet.source.prose import Filler
from tests.source.support import edition_of, places
from tests.source.test_personalise import HEAD

BLOCKS = """\
- 大見出し: ｛｛名｝｝の集会
  添え書き: 添え書き[^1]
- 本文: |
    ｛｛日|和暦曜日｝｝に[^1]
    ｛｛文｝｝
- 本文: 名のあるときだけ｛｛日|和暦｝｝
  条件: 名
- 箇条書き: ["{勧奨|かん|しょう}", "｛｛名｝｝", "**｛｛名｝｝**"]
- 囲み:
    題: ｛｛名｝｝
    中身: [{本文: "中の^[｛｛名｝｝の注]"}, {本文: 誰にも同じ}]
"""
EDITION = edition_of(
    HEAD + "".join(f"      {line}\n" for line in BLOCKS.splitlines()) + "注: {1: '｛｛名｝｝の注'}\n"
)


def local(**values: str) -> Local:
    return Local("x", tuple((name, Wording(value, Span("l", 1, 1))) for name, value in values.items()))


def proses(edition: Edition[Prose]) -> list[Prose]:
    """Return all prose of an edition in its order."""
    found: list[Prose] = [edition.meta.title]

    def tell(block: Block[Prose]) -> None:
        block.retold(found.append)

    for side in edition.sides:
        for block in side.blocks:
            tell(block)
    return [*found, *(note.text for note in edition.notes)]


def test_texts_that_use_the_same_values_are_the_very_same_prose() -> None:
    known = Known(100)
    one, two, three = (
        personalise(EDITION, local(名=name, 日=day, 文="話そう。\n聞こう。"), known=known)
        for name, day in (("甲", "2026-12-11"), ("甲", "2026-12-12"), ("乙", "2026-12-11"))
    )
    pairs = list(zip(proses(one), proses(two), strict=True))
    # What is cut into paragraphs, or holds notes of its own, is made anew.
    assert {a.rich.text for a, b in pairs if a is not b and a == b} <= {
        "話そう。",
        "聞こう。",
        "中の",
        "甲の注",
    }
    assert [a.rich.text for a, b in pairs if a != b] == [
        "令和8年12月11日（金）に",
        "名のあるときだけ令和8年12月11日",
    ]
    same = [a.rich.text for a, b in zip(proses(one), proses(three), strict=True) if a is b]
    assert "名のあるときだけ令和8年12月11日" in same
    assert not any("甲" in text for text in same)


def test_runs_of_shared_blocks_stand_in_their_order_among_a_locals_own() -> None:
    texts = ("一", "｛｛名｝｝", "二[^1]", "三[^2]", "四｛｛名｝｝", "｛｛名｝｝", "五[^1]")
    blocks = "".join(f"      - 本文: {text}\n" for text in texts)
    edition = edition_of(f"{HEAD}{blocks}注: {{1: 一の注, 2: ｛｛名｝｝の注}}\n")
    known = Known(100)
    for name in ("甲", "乙", "", "甲"):
        _, *found = (prose.rich.text for prose in proses(personalise(edition, local(名=name), known=known)))
        own = [name] if name else []
        assert found == ["一", *own, "二", "三", f"四{name}", *own, "五", "一の注", f"{name}の注"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("｛｛日|和暦｝｝", Code.BAD_FILTER_VALUE),
        ("｛｛無｝｝", Code.UNDEFINED_VARIABLE),
        ("**｛｛名｝｝", Code.UNCLOSED_MARKUP),
    ],
)
def test_what_is_wrong_is_told_to_every_local(text: str, code: Code) -> None:
    edition, known = edition_of(f"{HEAD}      - 本文: '一{text}'\n"), Known(100)
    for _ in range(2):
        wrong = partial(personalise, edition, local(名="甲", 日="1868-01-01"), known=known)
        assert [found for found, _, _ in places(wrong)] == [code]


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "名": st.sampled_from(["甲", "乙**", "[^1]"]),
        "日": st.sampled_from(["2026-12-11", "2026-12-12"]),
        "文": st.sampled_from(["一。", "一。\n\n二。", "^[注]"]),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=6))
def test_no_local_depends_on_those_before(told: list[dict[str, str]]) -> None:
    known = Known(100)
    for values in told:
        wanted = local(**values)
        assert proses(personalise(EDITION, wanted, known=known)) == proses(personalise(EDITION, wanted))


def test_the_law_fails_where_values_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Filler, "_used", lambda *_: ())
    known = Known(100)
    personalise(EDITION, local(名="甲"), known=known)
    assert proses(personalise(EDITION, local(名="乙"), known=known)) != proses(
        personalise(EDITION, local(名="乙"))
    )


def test_no_more_is_remembered_than_of_some_locals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "MOST_TEXTS", 10)
    known = Known(100)
    for number in range(50):
        personalise(EDITION, local(名=f"第{number}"), known=known)
    assert len(known.value((EDITION,), "texts", stage._texts)) <= 10  # noqa: SLF001 - what no caller need see
