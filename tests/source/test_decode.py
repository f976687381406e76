"""Bytes to text: the encodings of Japanese editors, and no guess beyond them."""

from pathlib import Path

import pytest

from leaflet.diagnostics import Code, LeafletError, Span
from leaflet.source.decode import decode, load, source_text
from leaflet.world import Disk
from tests.source.support import Shelf, complaints, words

NAMES = "髙﨑　\ufa19田 𠮷野 葛\U000e0100城 ①Ａ"
"""Names that NFC or NFKC would change, and a variation sequence."""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_comes_through_unchanged(encoding: str) -> None:
    assert decode(NAMES.encode(encoding), "f") == NAMES


def test_cp932_is_read_with_its_own_characters() -> None:
    text = "髙﨑 ①Ⅱ㈱ ～－"
    assert decode(text.encode("cp932"), "f") == text


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff\xfe\xfa", 1, 1),
        (b"\x81\x20", 1, 1),
        ("題名: ".encode() + b"\xff\xff", 1, 5),
        ("題\r\n名\x85a".encode() + b"\x80", 3, 2),
        ("一\n二".encode() + b"\0", 2, 2),
        (b"\xa0", 1, 1),
        (b"\xef\xbb\xbf\xff", 1, 2),
    ],
)
def test_other_bytes_are_an_error_at_the_first_that_is_not_utf_8(data: bytes, line: int, column: int) -> None:
    with pytest.raises(LeafletError) as caught:
        decode(data, "f")
    (found,) = caught.value.diagnostics
    assert found.code is Code.ENCODING
    assert found.span == Span("f", line, column)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00", "Word、Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word、Excel"),
        (b"{\\rtf1\\ansi\\ansicpg932 \x91\xe8}", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xd8\xff\xe0", "写真"),
        (b"\x89PNG\r\n\x1a\n", "画像"),
    ],
)
def test_a_file_that_is_no_text_is_told_to_be_what_it_is(data: bytes, what: str) -> None:
    (found,) = complaints(lambda: load(Path("/a.yaml"), Shelf({Path("/a.yaml"): data})))
    assert (found.code, found.span) == (Code.NOT_TEXT, Span("/a.yaml", 1, 1))
    assert what in words(found)["what"]
    assert words(found)["what_en"].isascii()


def test_text_that_only_begins_like_one_is_read() -> None:
    for text in ("PK戦: 一\n", "{題: rtf}\n", "%\n"):
        assert load(Path("/a.yaml"), Shelf({Path("/a.yaml"): text.encode()})).text == text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(), "ありません"),
        (IsADirectoryError(), "フォルダー"),
        (NotADirectoryError(), "フォルダー"),
        (PermissionError(), "許可"),
        (OSError(), "失敗"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_the_reason(error: OSError, said: str) -> None:
    path = Path("/a.yaml")
    (found,) = complaints(lambda: load(path, Shelf({path: error})))
    assert (found.code, found.span) == (Code.UNREADABLE, Span("/a.yaml", 1, 1))
    assert said in words(found)["reason"]


def test_a_folder_in_the_files_place_is_an_error_on_a_real_disk(tmp_path: Path) -> None:
    (found,) = complaints(lambda: load(tmp_path, Disk()))
    assert found.code is Code.UNREADABLE


def test_lines_end_where_libyaml_ends_them() -> None:
    assert source_text("f", "a\rb\r\nc\nd\x85e\u2028f\u2029g\vh").lines == (
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g\vh",
    )


def test_the_line_after_the_last_is_empty() -> None:
    assert source_text("f", "a").line(1) == ""
