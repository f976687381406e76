"""The filters of variables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.source.filters import FILTERS

SAID = {
    "和暦": {
        "2026-12-11": "令和8年12月11日",
        "2019-05-01": "令和元年5月1日",
        "2019-04-30": "平成31年4月30日",
        "1989-01-08": "平成元年1月8日",
        "1989-01-07": "昭和64年1月7日",
        "1926-12-25": "昭和元年12月25日",
        "1926-12-24": "大正15年12月24日",
        "1912-07-30": "大正元年7月30日",
        "1912-07-29": "明治45年7月29日",
        "1873-01-01": "明治6年1月1日",
    },
    "曜日": {"2026-12-11": "金", "2024-02-29": "木", "2026-12-13": "日"},
    "和暦曜日": {"2019-09-20": "令和元年9月20日（金）"},
    "午前午後": {
        "18:30": "午後6時30分",
        "18:00": "午後6時",
        "9:05": "午前9時5分",
        "00:00": "午前0時",
        "12:00": "正午",
        "12:30": "午後0時30分",
        "23:59": "午後11時59分",
    },
    "漢数字": {
        "12月11日": "十二月十一日",
        "20": "二十",
        "10": "十",
        "5": "五",
        "0": "〇",
        "99％": "九十九％",
        "100": "一〇〇",
        "2026年": "二〇二六年",
        "１２月": "十二月",
        "1,700人": "一、七〇〇人",
        "13.3％": "一三・三％",
        "03-0000": "〇三-〇〇〇〇",
        "12,": "十二,",
        "なし": "なし",
    },
    "全角": {"ABC 12!": "ＡＢＣ　１２！", "~": "～", "漢字": "漢字"},
}


@pytest.mark.parametrize(
    ("name", "given_", "said"), [(n, g, s) for n, cases in SAID.items() for g, s in cases.items()]
)
def test_each_filter_says_what_it_should(name: str, given_: str, said: str) -> None:
    assert FILTERS[name].apply(given_) == said


def test_every_filter_is_tried() -> None:
    assert set(SAID) == set(FILTERS)


@pytest.mark.parametrize(
    ("name", "given_"),
    [
        ("和暦", "1872-12-31"),
        ("和暦", "2026-02-30"),
        ("和暦", "明日"),
        ("曜日", "18:30"),
        ("和暦曜日", ""),
        ("午前午後", "2026-12-11"),
        ("午前午後", "24:00"),
        ("午前午後", "9:5"),
        ("曜日", "２０２６-12-11"),
    ],
)
def test_a_filter_refuses_what_it_cannot_take(name: str, given_: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        FILTERS[name].apply(given_)


@given(st.text())
def test_numerals_and_widths_take_any_text(text: str) -> None:
    for name in ("漢数字", "全角"):
        assert isinstance(FILTERS[name].apply(text), str)


@given(st.dates())
def test_days_of_every_date_are_said_or_refused(day: object) -> None:
    assert FILTERS["曜日"].apply(str(day)) in "月火水木金土日"
