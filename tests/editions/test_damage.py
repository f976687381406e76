"""What Excel and encodings do to values is seen; what only looks like it is left alone."""

import pytest

from leaflet.diagnostics import Complaints, Span
from leaflet.editions.columns import Column, Digits
from leaflet.editions.damage import check_damage
from leaflet.editions.grid import Cell, Form
from leaflet.editions.spoken import plain_clock, plain_day
from leaflet.model.edition import Variable, VariableKind

PLACE = Span("meibo.csv", 2, 1)


def said(
    value: str,
    kind: VariableKind = VariableKind.TEXT,
    digits: Digits | None = None,
    form: Form = Form.TEXT,
) -> dict[str, dict[str, str]]:
    """Return code → words of what is said of a value."""
    complaints = Complaints()
    column = Column(0, "項目", Variable("項目", kind, PLACE), digits)
    good = check_damage(value, Cell(value, form), column, PLACE, complaints)
    assert good is not bool(complaints.count)
    return {str(d.code): dict(d.words) for d in complaints.all}


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("312345678", "0312345678"),
        ("9012345678", "09012345678"),
        ("120123456", "0120123456"),
        ("電話 3-1234-5678", "03-1234-5678"),
        ("本部 03-0000-0000 / 支部 6-0000-0000", "06-0000-0000"),
    ],
)
def test_a_phone_number_without_its_zero_is_told_with_it(value: str, whole: str) -> None:
    assert said(value, digits=Digits.PHONE)["L265"]["whole"] == whole
    assert said(value) == {}


@pytest.mark.parametrize(
    "value",
    [
        "電話 000-000-0000(内線 123)",
        "03-1234-5678",
        "+81-3-1234-5678",
        "内線 1234",
        "110番",
        "2026-12-11 の受付 0120-000-000",
        "A123456789",
    ],
)
def test_whole_phone_numbers_are_left_alone(value: str) -> None:
    assert said(value, digits=Digits.PHONE) == {}


@pytest.mark.parametrize(
    ("value", "whole"), [("600001", "060-0001"), ("10010", "001-0010"), ("〒60-0001", "060-0001")]
)
def test_a_postal_code_without_its_zeros_is_told_with_them(value: str, whole: str) -> None:
    assert said(value, digits=Digits.POSTAL)["L265"]["whole"] == whole


@pytest.mark.parametrize("value", ["060-0001", "0600001", "〒100-0001", "100-0001 架空市1-2"])
def test_whole_postal_codes_are_left_alone(value: str) -> None:
    assert said(value, digits=Digits.POSTAL) == {}


@pytest.mark.parametrize(
    "value", ["?野町職員組合", "架空?城市", "山?", "髙?", "??野", "架空〓町", "&#134071;野町", "架空\ufffd町"]
)
def test_a_lost_character_in_a_name_is_seen(value: str) -> None:
    assert list(said(value)) == ["L266"]


@pytest.mark.parametrize("value", ["架空市職員労働組合", "本当？", "Who are you?", "Q&A", "100％", "?"])
def test_names_without_loss_are_left_alone(value: str) -> None:
    assert said(value) == {}


@pytest.mark.parametrize(
    "value", ["?野町の仲間です。", "昼は\n?城さんへ。", "担当は「?野」です。", "担当は山?太郎です。"]
)
def test_a_lost_character_in_a_sentence_is_seen(value: str) -> None:
    assert list(said(value, VariableKind.PROSE)) == ["L266"]


@pytest.mark.parametrize(
    "value", ["困っていませんか?", "いいの?と聞かれました。", "本当ですか? 私たちは", "（なぜ?）"]
)
def test_a_question_mark_in_a_sentence_is_left_alone(value: str) -> None:
    assert said(value, VariableKind.PROSE) == {}


def test_an_address_may_hold_a_question_mark() -> None:
    assert said("https://example.jp/?id=3", VariableKind.URL) == {}


@pytest.mark.parametrize("value", ["#N/A", "#REF!", "#NAME?", "########"])
def test_a_failed_calculation_is_seen_in_any_file(value: str) -> None:
    assert list(said(value)) == ["L270"]
    assert list(said(value, form=Form.ERROR)) == ["L270"]


def test_a_name_that_became_a_date_is_seen() -> None:
    assert list(said("2001-02-03", form=Form.MOMENT)) == ["L271"]
    assert said("2001-02-03", VariableKind.DATE, form=Form.MOMENT) == {}


@pytest.mark.parametrize("value", ["架空\x07市", "架空\t市", "架空\x9f市"])
def test_an_invisible_character_is_seen(value: str) -> None:
    assert list(said(value)) == ["L272"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026/12/11", "2026-12-11"),
        ("2026/1/5", "2026-01-05"),
        ("2026年12月11日", "2026-12-11"),
        ("２０２６年１２月１１日（金）", "2026-12-11"),
        ("2026/12/11 0:00:00", "2026-12-11"),
        ("令和8年12月11日", "2026-12-11"),
        ("R8.12.11", "2026-12-11"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("2026-02-30", "2026-02-30"),
        ("令和元年4月30日", "令和元年4月30日"),
        ("来週の金曜", "来週の金曜"),
        ("12/11", "12/11"),
    ],
)
def test_days_are_read_in_the_forms_that_excel_shows(text: str, day: str) -> None:
    assert plain_day(text) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18:30:00", "18:30"),
        ("9:05", "09:05"),
        ("１８：３０", "18:30"),
        ("18時30分", "18:30"),
        ("18時", "18:00"),
        ("午後6時30分", "18:30"),
        ("午前12時", "00:00"),
        ("午後0:15", "12:15"),
        ("午後18時", "午後18時"),
        ("25:00", "25:00"),
        ("夕方", "夕方"),
    ],
)
def test_times_are_read_in_the_forms_that_excel_shows(text: str, clock: str) -> None:
    assert plain_clock(text) == clock
