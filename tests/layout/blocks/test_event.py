"""催し: day and time large, the weekday never wrong, nothing outside of the box."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.display.page import Page, PlacedLine, Stroke
from leaflet.display.structure import Role, walk
from leaflet.geometry import Rect
from leaflet.layout.blocks.event import FIGURES
from leaflet.layout.hanmen import Hanmen, hanmen_of
from leaflet.model.template import StyleName
from tests.layout.setting import elements, fixed_size, laid, line, lines, shipped, text, texts

FULL = (
    "- 催し: {題: 春闘学習集会, 日: 2026-12-11, 時刻: '18:30', 終了: '20:30', "
    "会場: 市民文化ホール 第２会議室, 住所: 架空市中央１－２－３, ほか: {参加費: 無料, 保育: あります}}\n"
)


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def frame(page: Page) -> Rect:
    (found,) = (item.rect for item in page.items if isinstance(item, Stroke))
    return found


def inside(page: Page) -> str:
    box = frame(page)
    shown = (
        item for item in page.items if isinstance(item, PlacedLine) and box.top < item.origin.y < box.bottom
    )
    return "".join("".join(item.line.texts) for item in shown if box.left < item.origin.x < box.right)


@pytest.mark.parametrize("spanning", [False, True])
def test_a_meeting_is_told_in_the_order_of_what_matters(*, spanning: bool) -> None:
    (page,) = laid(body(20) + FULL + ("  段抜き: はい\n" if spanning else ""))
    assert inside(page) == (
        "春闘学習集会日時12月11日（金）18:30〜20:30会場市民文化ホール 第２会議室架空市中央１－２－３"
        "参加費無料保育あります"
    )


@pytest.mark.parametrize("spanning", [False, True])
def test_nothing_leaves_the_box(*, spanning: bool) -> None:
    (page,) = laid(body(20) + FULL + ("  段抜き: はい\n" if spanning else ""))
    box, padding = frame(page), shipped().callout.padding
    assert box.width == (hanmen().width if spanning else hanmen().measure)
    for told in lines(page):
        if box.top < told.y < box.bottom and box.left < told.x < box.right:
            assert box.left + padding <= told.x
            assert told.right <= box.right - padding
            assert told.y - told.size >= box.top - told.size // 4


def test_figures_are_larger_than_the_words_around_them() -> None:
    (page,) = laid(FULL)
    small, large = line(page, "月").size, line(page, "12").size
    assert large == FIGURES * small == FIGURES * shipped().style(StyleName.EVENT_DAY).size
    assert {line(page, word).y for word in ("12", "月", "11", "日（金）")} == {line(page, "12").y}
    assert line(page, "18:30").size == large


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(2020, 1, 1), dt.date(2099, 12, 31)))
def test_the_weekday_is_the_calendars(day: dt.date) -> None:
    (page,) = laid(f"- 催し: {{日: {day.isoformat()}}}\n")
    weekday = "月火水木金土日"[day.weekday()]
    assert inside(page) == f"日時{day.month}月{day.day}日（{weekday}）"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("日: 2026-12-11, 時刻: '18:30'", "日時12月11日（金）18:30から"),
        ("日: 2026-12-11, 時刻: '9：30', 終了: '12：00'", "日時12月11日（金）9:30〜12:00"),
        ("日: 2026-12-11, 時刻: 昼休み", "日時12月11日（金）昼休み"),
        ("日: 12月の第２金曜", "日時12月の第２金曜"),
        ("日: 2026-02-30", "日時2026-02-30"),
        ("日: 2026-1-5", "日時1月5日（月）"),
        ("日: 2026-12-11, 会場: 会館", "日時12月11日（金）会場会館"),
    ],
)
def test_what_is_told_and_what_is_not(fields: str, said: str) -> None:
    (page,) = laid(f"- 催し: {{{fields}}}\n")
    assert inside(page).replace("　", "") == said


def test_what_the_program_says_is_told_apart_from_what_was_typed() -> None:
    (page,) = laid(FULL)
    spans = {"".join(item.line.texts): item.span for item in page.items if isinstance(item, PlacedLine)}
    assert spans["月"] is spans["日（金）"] is spans["〜"] is None
    assert spans["12"]
    assert spans["18:30"]
    assert spans["12"].line == 7


def test_readers_find_a_heading_and_every_text_once() -> None:
    (page,) = laid(FULL)
    (heading,) = elements(page, Role.HEADING)
    assert "".join(part for owner, part in texts(page) if owner == heading.id) == "春闘学習集会"
    known = {element.id for element in walk(page.structure)}
    assert {owner for owner, _ in texts(page)} <= known


def test_a_long_place_turns_over_under_its_first_character() -> None:
    (page,) = laid("- 催し: {日: 2026-12-11, 会場: 架空市立総合文化交流センター 多目的ホール 第２会議室}\n")
    first = line(page, "架空")
    rest = [told for told in lines(page) if told.y > first.y and told.size == first.size]
    assert rest
    assert {told.x for told in rest} == {first.x}


def test_in_a_column_the_box_takes_whole_lines() -> None:
    (page,) = laid(FULL + body(30))
    baselines = {told.y for told in lines(page) if told.text == text(24)}
    assert {(y - min(baselines)) % hanmen().feed for y in baselines} == {0}
