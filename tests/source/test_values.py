"""What each kind of variable accepts."""

import pytest

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.messages import say
from leaflet.model.edition import Issued, Variable, VariableKind
from leaflet.source.values import NoSuchDateError, check_value, is_outside, length_of, parse_issued
from tests.source.support import words

HERE = Span("f", 1, 1)


def check(kind: str, value: str, longest: int | None = None) -> list[Code]:
    complaints = Complaints()
    variable = Variable("名", VariableKind(kind), HERE, longest=longest)
    assert check_value(variable, value, HERE, complaints) is not bool(complaints.all)
    return [d.code for d in complaints.all]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("文字", "一行"),
        ("文章", "一行\n二行"),
        ("日付", "2026-12-11"),
        ("日付", "2026-1-2"),
        ("日付", "2024-02-29"),
        ("時刻", "18:30"),
        ("時刻", "9:00"),
        ("URL", "https://example.jp/"),
        ("URL", "http://example.jp"),
        ("URL", "https://日本語.jp/あ?い=う#え"),
        ("画像", "写真/集会.JPG"),
        ("画像", "a.png"),
        ("画像", "..photo..jpeg"),
    ],
)
def test_values_of_a_kind_are_accepted(kind: str, value: str) -> None:
    assert check(kind, value) == []


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("文字", "一行\n二行", Code.WRONG_KIND),
        ("日付", "12月11日", Code.WRONG_KIND),
        ("日付", "2026/12/11", Code.WRONG_KIND),
        ("日付", "２０２６-12-11", Code.WRONG_KIND),
        ("日付", "2026-02-30", Code.NO_SUCH_DATE),
        ("日付", "2026-13-01", Code.NO_SUCH_DATE),
        ("日付", "0000-01-01", Code.NO_SUCH_DATE),
        ("日付", "2025-02-29", Code.NO_SUCH_DATE),
        ("時刻", "18時30分", Code.WRONG_KIND),
        ("時刻", "24:00", Code.WRONG_KIND),
        ("時刻", "18:60", Code.WRONG_KIND),
        ("URL", "example.jp", Code.WRONG_KIND),
        ("URL", "javascript:alert(1)", Code.WRONG_KIND),
        ("URL", "https://", Code.WRONG_KIND),
        ("URL", "https://example.jp/ あ", Code.WRONG_KIND),
        ("画像", "a.txt", Code.WRONG_KIND),
        ("画像", "a\n.png", Code.WRONG_KIND),
        ("画像", "../a.png", Code.OUTSIDE_FOLDER),
        ("画像", "/a.png", Code.OUTSIDE_FOLDER),
        ("画像", "C:\\a.png", Code.OUTSIDE_FOLDER),
        ("画像", "\\\\server\\a.png", Code.OUTSIDE_FOLDER),
    ],
)
def test_other_values_are_refused(kind: str, value: str, code: Code) -> None:
    assert check(kind, value) == [code]


def test_lengths_count_what_a_reader_sees() -> None:
    assert length_of("葛\U000e0100城\ufe00か\u3099\n𠮷") == 5
    assert check("文字", "葛\U000e0100城", longest=2) == []
    assert check("文字", "葛城市", longest=2) == [Code.VALUE_TOO_LONG]
    assert check("文章", "一二\n三四", longest=4) == []


@pytest.mark.parametrize("kind", [kind for kind in VariableKind if kind is not VariableKind.PROSE])
def test_a_wrong_value_is_told_with_an_example(kind: VariableKind) -> None:
    complaints = Complaints()
    check_value(Variable("名", kind, HERE), "a\nb", HERE, complaints)
    (found,) = complaints.all
    assert words(found)["value"] == "a／b"
    assert "のように書いてください" in say(found).hint
    assert "Write it like" in say(found, "en").hint


def test_the_editions_own_example_is_preferred() -> None:
    complaints = Complaints()
    check_value(Variable("名", VariableKind.DATE, HERE, example="2019-09-20"), "来週", HERE, complaints)
    assert "2019-09-20" in say(complaints.all[0]).hint


@pytest.mark.parametrize(
    ("text", "issued"),
    [("2019-08", Issued(2019, 8)), ("2019-8-1", Issued(2019, 8, 1)), ("2026-12-31", Issued(2026, 12, 31))],
)
def test_an_edition_is_issued_on_a_day_or_in_a_month(text: str, issued: Issued) -> None:
    assert parse_issued(text) == issued


def test_an_edition_is_issued_on_a_day_that_exists() -> None:
    with pytest.raises(NoSuchDateError):
        parse_issued("2019-00")
    with pytest.raises(ValueError, match="2019年"):
        parse_issued("2019年")


@pytest.mark.parametrize("path", ["a/../b", "..", "a\\..\\b", "/a", "\\a", "C:a", "c:/a"])
def test_paths_that_leave_a_folder_on_any_system(path: str) -> None:
    assert is_outside(path)


@pytest.mark.parametrize("path", ["a", "a/b.png", "...", "a..b", "｛｛写真｝｝"])
def test_paths_that_stay(path: str) -> None:
    assert not is_outside(path)
