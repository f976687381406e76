"""Sides kept standing: the next local's page is the one that it would be set by itself, to the last span."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Diagnostic, LeafletError, Span
from leaflet.display.page import Page
from leaflet.layout import icons, searches, standing
from leaflet.layout.alike import Own
from leaflet.layout.desk import Desk
from leaflet.layout.estimate import Estimate
from leaflet.layout.job import Unset
from leaflet.layout.pieces import LinePiece
from leaflet.layout.standing import Standing
from leaflet.model.local import Local
from leaflet.model.template import Template
from leaflet.model.text import Wording
from leaflet.pipeline import Press
from leaflet.source.read import read_template
from leaflet.world import Disk
from tests.layout.setting import HEAD, PATH, ROOT, edition, shipped

OWN_OF = Own.of
NAMES = ("短", "甲", "乙", "丙")
VARIABLES = """
差し込み:
  短: {種類: 文字, 必須: いいえ}
  甲: {種類: 文字, 必須: いいえ}
  乙: {種類: 文章, 必須: いいえ}
  丙: {種類: 文章, 必須: いいえ}
"""
META = "{題名: 題, 発行日: 2026-12-01, 号: 号外, 発行者: '｛｛甲｝｝'}"
FRONT = """
- 大見出し: 見出しは動かない
  添え書き: ｛｛短｝｝へ
- 見出し: ｛｛短｝｝の見出し
- 本文: |
    ｛｛乙｝｝
    みんなで｛｛丙｝｝読みましょう。**太字**もあります。
- 本文: ここは、どこの組合でも同じ段落です。みんなで読みましょう。
- 囲み:
    題: ｛｛短｝｝の囲み
    中身:
      - 本文: "囲みのなかの**｛｛乙｝｝**です。"
      - 番号リスト: ["一つめ｛｛丙｝｝", "二つめ"]
  段抜き: はい
- 帯: ["帯には｛｛短｝｝", "帯のもう一行"]
  位置: 下端
"""
BACK = """
- 大見出し: うらの見出し
- 問答:
    問: ｛｛短｝｝は？
    答: ｛｛甲｝｝です
    本文: ｛｛丙｝｝
- 箇条書き: ["｛｛甲｝｝", "同じ"]
- 奥付: {左: "｛｛甲｝｝　｛｛短｝｝", 右: 版番号}
"""
MEETING = """
- 大見出し: 集まろう
- 催し:
    題: ｛｛甲｝｝の集い
    日: 2026-12-11
    時刻: "18:30"
    会場: ｛｛乙｝｝
    住所: ｛｛丙｝｝
    ほか: {参加費: ｛｛短｝｝}
  段抜き: はい
- 本文: みんなで集まりましょう。
- 囲み:
    題: 申し込み
    中身:
      - QR: {URL: "https://example.jp/", 説明: ｛｛丙｝｝から}
      - 本文: ｛｛乙｝｝
- 切り取り:
    題: ｛｛短｝｝の申込書
    本文: ｛｛乙｝｝
    記入欄: [名前, {欄: ｛｛短｝｝, 選択: [はい, いいえ]}]
    送り先: ｛｛甲｝｝
  位置: 下端
"""
WRAPPED = """
- 写真: {ファイル: atsumari.svg, 代替文: 集まり, 幅: 40mm, 寄せ: 左}
- 本文: ｛｛乙｝｝
"""
CASE = {"短": "春闘", "甲": "架空市職員労働組合", "乙": "読んでください。", "丙": "職場で"}


def press(template: Template | None = None, *sides: str) -> Press:
    told = edition(*(sides or (FRONT, BACK)), rest=VARIABLES, meta=META)
    return Press(PATH, told, template or shipped(), Disk())


def local(line: int = 1, /, **values: str) -> Local:
    """Return a local whose values stand on a line of a file of its own."""
    place = Span("local.yaml", line, 1)
    named = ((name, Wording(values.get(name, CASE[name]), place)) for name in NAMES)
    return Local("", tuple(named), span=place)


def laid(by: Press, wanted: Local) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Return a local's pages and what is told of them; or what is wrong."""
    try:
        made = by.lay_out(wanted)
    except LeafletError as error:
        return (), error.diagnostics
    return made.pages, made.warnings


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the sides that were kept, filled again, and refused."""
    found: Counter[str] = Counter()
    filled = Standing.filled

    def watched(*given_: object) -> object:
        made = filled(*given_)  # type: ignore[arg-type]
        found["filled" if made else "refused"] += 1
        return made

    with patch.object(Standing, "filled", watched):
        yield found


def assert_alike(before: Local, after: Local, by: Press | None = None) -> Counter[str]:
    """Assert that the second local's pages do not depend on the first's; return what was done for it."""
    shared = by or press()
    laid(shared, before)
    with counted() as found:
        pages, told = laid(shared, after)
    fresh = Press(shared.path, shared.edition, shared.template, Disk())
    assert (pages, told) == laid(fresh, after)
    return found


def test_other_names_as_long_are_only_exchanged() -> None:
    found = assert_alike(local(), local(2, 短="秋闘", 甲="仮想町職員労働組合", 乙="集まってください。"))
    assert found == {"filled": 2}


def test_signs_come_and_go_with_the_texts_that_have_them() -> None:
    by, sign, later = press(), local(乙="✉をください。よ。"), local(乙="読むのは✉です。")
    assert assert_alike(local(), sign, by) == {"filled": 2}
    assert assert_alike(sign, later, by) == {"filled": 2}
    assert assert_alike(sign, later) == {"filled": 2}
    assert assert_alike(sign, local()) == {"filled": 2}


def test_a_meeting_at_another_place_is_only_exchanged() -> None:
    by = press(None, MEETING)
    found = assert_alike(local(), local(2, 甲="仮想町職員労働組合", 乙="集まってください。", 丙="役場で"), by)
    assert found == {"filled": 1}
    assert not assert_alike(local(), local(短="秋闘"), by)  # in the form, whose entries are composed together


CODE = """
- 本文: みんなで集まりましょう。
- QR: {URL: "https://example.jp/｛｛甲｝｝", 説明: ｛｛乙｝｝}
"""


def test_another_code_stands_where_the_first_did_but_is_drawn_by_itself() -> None:
    one, other = local(甲="aaaa"), local(甲="bbbb", 乙="集まってください")
    assert assert_alike(one, other, press(None, CODE)) == {"refused": 1}
    with patch.object(searches, "remembered", wraps=searches.remembered) as made:
        by = press(None, CODE)
        laid(by, one)
        laid(by, other)
        assert made.call_count == 1
        laid(by, local(甲="b" * 40))  # a code of more modules
        assert made.call_count == 2


def test_the_law_fails_where_another_code_is_left() -> None:
    with patch.object(Own, "of", lambda *given_: replace(OWN_OF(*given_), shown=())):
        assert differs(local(甲="aaaa"), local(甲="bbbb"), CODE)


def test_text_around_a_picture_is_not_taken_for_what_was_asked(tmp_path: Path) -> None:
    long = "集まって話し、聞いて、また話す。" * 12
    shutil.copy(ROOT / "content" / "shuukai-2026" / "atsumari.svg", tmp_path)
    path = tmp_path / "edition.yaml"
    told = HEAD.format(meta=META) + "  - 名前: おもて\n    中身:" + indent(WRAPPED, "      ") + VARIABLES
    path.write_text(told, encoding="utf-8")
    by = Press.open(path, Disk())
    for text in (long, long.replace("話す", "語る"), f"{long}終わり。"):
        assert_alike(local(), local(乙=text), by)


NOTED = (
    "- 本文: はじめに。\n- 本文: もとの法律[^甲]です。\n  条件: 丙\n",
    "- 本文: うらの法律[^乙]と規則[^甲]です。\n- 本文: ｛｛短｝｝\n",
)
NOTES = "注:\n  甲: 一つめの注。\n  乙: 二つめの注。\n"


def noted() -> Press:
    told = edition(*NOTED, rest=VARIABLES + NOTES, meta=META)
    return Press(PATH, told, shipped(), Disk())


def test_notes_are_numbered_by_what_is_called_on_the_sides_before() -> None:
    """The second side is the same but for its numbers: a paragraph of the first comes and goes."""
    without, called = local(丙=""), local(丙="はい")
    assert_alike(without, called, noted())
    assert_alike(called, without, noted())
    assert assert_alike(called, local(2, 短="秋闘", 丙="ええ"), noted()) == {"filled": 2}


def test_the_law_fails_where_the_sides_before_are_forgotten() -> None:
    of = Own.of

    def forgetful(template: Template, unset: Unset, _: object, estimate: Estimate) -> Own:
        return of(template, unset, None, estimate)

    with patch.object(Own, "of", forgetful):
        by = noted()
        laid(by, local(丙=""))
        exchanged = laid(by, local(丙="はい"))
    assert exchanged != laid(noted(), local(丙="はい"))


def test_a_title_of_another_width_has_another_tab() -> None:
    sides = ("- 囲み:\n    題: ｛｛短｝｝の囲み\n    中身:\n      - 本文: 同じ。\n",)
    assert assert_alike(local(), local(短="春の闘い"), press(None, *sides)) == {"filled": 1}


def test_a_name_of_another_width_ends_where_the_first_did() -> None:
    sides = ("- 大見出し: 見出しは動かない\n- 本文: ここは同じです。\n",)
    found = assert_alike(local(), local(甲="架空市労連"), press(None, *sides))
    assert found == {"filled": 1}


@pytest.mark.parametrize(
    "values",
    [
        {"短": "春闘のための長い長い長い長い長い長い長い長い長い長い名前"},
        {"乙": "𩸽を読みなさい。"},
        {"丙": "職場でも学校でも家庭でも、みんなで声をあげて、どんどん広げてくださいますように。"},
    ],
    ids=["a title of two lines", "another face", "more lines"],
)
def test_a_local_of_which_more_differs_is_set_by_itself(values: dict[str, str]) -> None:
    assert_alike(local(), local(**values))
    assert_alike(local(**values), local())
    assert_alike(local(**values), local(2, **values))


@pytest.mark.parametrize("other", ["二行だけ。\n最後", "\n先頭が空き。", "一。\n\n三。"])
def test_forced_breaks_move_no_line_elsewhere(other: str) -> None:
    sides = ("- 大見出し: 見出し\n- 本文: '｛｛短｝｝、｛｛乙｝｝'\n- 見出し: ｛｛乙｝｝\n",)
    by = press(None, *sides)
    for first, second in (("一。\n二。", other), (other, "一。\n二。")):
        assert_alike(local(乙=first), local(乙=second), by)


def test_equal_texts_of_one_local_may_differ_in_the_next() -> None:
    sides = ("- 本文: ｛｛甲｝｝\n- 本文: ｛｛乙｝｝\n- 見出し: ｛｛丙｝｝\n",)
    same = local(甲="読もう", 乙="読もう", 丙="読もう")
    found = assert_alike(same, local(甲="読もう", 乙="書こう", 丙="行こう"), press(None, *sides))
    assert found == {"filled": 1}
    # Two equal paragraphs of one value: which is which is not known, and the side not kept.
    twice, others = local(乙="読もう。\n読もう。"), local(乙="読もう。\n書こう。")
    assert not assert_alike(twice, others, press(None, "- 本文: ｛｛乙｝｝\n"))


SPANNING = """
- 大見出し: 見出しは動かない
- 囲み:
    題: 題
    中身:
      - 本文: ｛｛乙｝｝
      - 箇条書き: [一つめ, 二つめ, 三つめ, 四つめ]
  段抜き: はい
"""
"""What stands in it is tried at two measures: across the side, and in its own columns."""
REDUCED = f"{'字' * 16}、字。"
"""One line at both measures, reduced at the narrower one."""


def test_a_line_that_was_alike_at_two_measures_is_not_exchanged_for_one_that_differs() -> None:
    by = press(None, SPANNING)
    assert assert_alike(local(乙="読もう。"), local(乙="書こう。"), by) == {"filled": 1}
    assert assert_alike(local(乙="読もう。"), local(乙=REDUCED), by) == {"refused": 1}


words = st.text("職員労働組合ぁん。、（）「A1０ー…", min_size=1, max_size=24).map(
    lambda told: f"字{told.strip()}字"
)
strong = words.map(lambda told: f"字**{told}**")


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["号外2段", "縦組ニュース"])
@given(st.lists(st.tuples(words, words, words | strong, words | strong), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None)
def test_no_local_depends_on_those_before(name: str, told: list[tuple[str, ...]]) -> None:
    template = read_template(name, Span("e", 1, 1), ROOT / "content" / "short" / "edition.yaml", Disk())
    shared = press(template)
    for line, values in enumerate(told, 1):
        wanted = local(line, **dict(zip(NAMES, values, strict=True)))
        fresh = Press(PATH, shared.edition, template, Disk(), press(template))
        assert laid(shared, wanted) == laid(fresh, wanted)


# ---- the checks can fail


def differs(before: Local, after: Local, *sides: str) -> bool:
    by = press(None, *sides)
    laid(by, before)
    return laid(by, after) != laid(press(None, *sides), after)


def test_the_law_fails_where_what_stands_behind_a_line_is_left() -> None:
    with patch.object(standing, "markers", lambda *_: iter(())):
        assert differs(local(), local(乙="読みましょう"))


def test_the_law_fails_where_a_tab_is_left() -> None:
    row = standing._row  # noqa: SLF001

    def unchanged(old: LinePiece, *rest: object) -> object:
        return row(old._replace(tab=old.tab and old.tab._replace(beyond=0)), *rest)  # type: ignore[arg-type]

    with patch.object(standing, "_row", unchanged):
        assert differs(
            local(), local(短="春の闘"), "- 囲み: {題: ｛｛短｝｝の囲み, 中身: [{本文: 同じ。}]}\n"
        )


def test_the_law_fails_where_signs_are_left() -> None:
    with patch.object(icons, "signs", lambda *_: iter(())):
        by = press()
        laid(by, local())
        exchanged = laid(by, local(乙="✉をください。よ。"))
    assert exchanged != laid(press(), local(乙="✉をください。よ。"))


def test_the_law_fails_where_a_line_at_the_end_does_not_move() -> None:
    row = standing._row  # noqa: SLF001

    def unmoved(old: LinePiece, *rest: object) -> object:
        return row(old._replace(at_end=False), *rest)  # type: ignore[arg-type]

    sides = ("- 大見出し: 見出しは動かない\n- 本文: ここは同じです。\n",)
    with patch.object(standing, "_row", unmoved):
        assert differs(local(), local(甲="架空市労連"), *sides)


def test_the_law_fails_where_it_is_taken_for_certain_which_measure_a_line_is_of() -> None:
    with patch.object(standing, "_is_certain", lambda *_: True):
        assert differs(local(乙="読もう。"), local(乙=REDUCED), SPANNING)


def test_the_law_fails_where_widths_are_not_asked_for() -> None:
    width = Desk.width

    def unheard(desk: Desk, *given_: object) -> int:
        heard = list(desk.heard)
        made = width(desk, *given_)  # type: ignore[arg-type]
        desk.heard[:] = heard
        return made

    with patch.object(Desk, "width", unheard):
        assert differs(local(短="春闘"), local(短="春の闘"), "- 帯: ['｛｛短｝｝']\n")


def test_the_law_fails_where_more_than_lines_is_exchanged() -> None:
    with patch.object(standing, "_may_stand_for", lambda *_: True):
        for mark in ("__｛｛乙｝｝__", "《《｛｛乙｝｝》》"):
            sides = (f"- 本文: 前の{mark}後の字\n",)
            assert differs(local(乙="春の闘"), local(乙="夏休みも"), *sides), mark
