"""Dates and times as people write them: the hint shows the one right form, or none that would be wrong."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.diagnostics import Code
from leaflet.messages import say
from leaflet.model.edition import VariableKind
from leaflet.source.filters import era_date, era_date_and_weekday
from leaflet.source.meant import meant, meant_date
from leaflet.source.values import parse_date, parse_time
from tests.source.support import EDITION, LOCAL, changed, complaints, edition_of, personalised

DATES = {
    "2026/12/1": "2026-12-01",
    "２０２６－１２－０１": "2026-12-01",
    "2026.12.1": "2026-12-01",
    "2026年12月1日": "2026-12-01",
    "2026年 12月 1日（火）": "2026-12-01",
    "2026年12月1日 (火曜日)": "2026-12-01",
    "2026ー12ー01": "2026-12-01",
    "令和8年12月1日": "2026-12-01",
    "令和元年5月1日": "2019-05-01",
    "R8.12.1": "2026-12-01",
    "ｒ８／１２／１": "2026-12-01",
    "昭和64年1月7日": "1989-01-07",
    "12月1日": "",
    "2026年2月30日": "",
    "12/1/2026": "",
    "2026年12月": "",
    "来週の火曜日": "",
}
TIMES = {
    "18：30": "18:30",
    "18時30分": "18:30",
    "18時": "18:00",
    "18.30": "18:30",
    "午後6時半": "18:30",
    "午後６時３０分": "18:30",
    "午前0時": "0:00",
    "午後12時": "12:00",
    "午前9:05": "9:05",
    "6:30": "6:30",
    "pm 6:30": "18:30",
    "午後18時": "",
    "25:00": "",
    "18:60": "",
    "夕方": "",
    "18": "",
}


@pytest.mark.parametrize("written", DATES)
def test_a_date(written: str) -> None:
    assert meant(VariableKind.DATE, written) == DATES[written]


@pytest.mark.parametrize("written", TIMES)
def test_a_time(written: str) -> None:
    assert meant(VariableKind.TIME, written) == TIMES[written]


def test_other_kinds_are_not_guessed_at() -> None:
    assert meant(VariableKind.URL, "2026/12/1") == ""


@given(st.dates(date(1873, 1, 1), date(2100, 1, 1)))
def test_what_our_filters_write_is_understood(day: date) -> None:
    for text in (era_date(day.isoformat()), era_date_and_weekday(day.isoformat())):
        assert meant_date(text) == day.isoformat()


@given(st.text())
def test_whatever_is_guessed_would_be_read(text: str) -> None:
    if day := meant(VariableKind.DATE, text):
        assert isinstance(parse_date(day), date)
    if hour := meant(VariableKind.TIME, text):
        assert isinstance(parse_time(hour), time)


def test_the_hint_of_a_wrong_value_is_what_to_type() -> None:
    (day,) = complaints(lambda: personalised(EDITION, changed(LOCAL, "2026-12-11", "令和8年12月18日（金）")))
    assert day.code is Code.WRONG_KIND
    assert say(day).hint == "「2026-12-18」と書いてください。"
    assert say(day, "en").hint == "Write it as “2026-12-18”."
    (hour,) = complaints(lambda: personalised(EDITION, changed(LOCAL, "18:30", "午後7時")))
    assert say(hour).hint == "「19:00」と書いてください。"


def test_the_day_of_issue_is_told_how_to_be_written() -> None:
    (found,) = complaints(lambda: edition_of(changed(EDITION, "発行日: 2026-12-01", "発行日: 2026年12月1日")))
    assert found.code is Code.WRONG_VALUE
    assert "「2026-12-01」を書きます" in say(found).message
