"""The clean form of a file: sound as it is read, the same when tidied again, UTF-8, remarks kept."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Code
from leaflet.source.decode import source_text
from leaflet.source.kind import Kind, kind_of
from leaflet.source.tidy import tidied
from tests.source.support import EDITION, EDITION_PATH, LOCAL, TEMPLATE, Shelf, bare, edition_of, edition_told

PATH = Path("/x.yaml")


def tidy(text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    return tidied(PATH, Shelf({PATH: data})).data.decode()


@pytest.mark.parametrize("text", [EDITION, LOCAL, TEMPLATE])
def test_a_tidy_file_stays_as_it_is(text: str) -> None:
    found = tidied(PATH, Shelf({PATH: text.encode()}))
    assert (found.data, found.changed, found.told) == (text.encode(), False, ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [(EDITION, Kind.EDITION), (LOCAL, Kind.LOCAL), (TEMPLATE, Kind.TEMPLATE), ("あ", Kind.EDITION)],
)
def test_the_kind_of_a_file_is_told_by_its_keys(text: str, kind: Kind) -> None:
    assert kind_of(source_text("f", text)) is kind
    assert kind_of(source_text("f", text.replace(": ", "：").replace("\n  ", "\n\t"))) is kind


def test_blanks_at_line_ends_and_empty_lines_at_the_end_go() -> None:
    assert tidy("もとの原稿: a  \n組合名: b　\n\n\n") == "もとの原稿: a\n組合名: b\n"
    assert tidy("もとの原稿: a") == "もとの原稿: a\n"


def test_windows_line_ends_stay_where_all_are_such() -> None:
    assert tidy("もとの原稿：a\r\n組合名: b\r\n") == "もとの原稿: a\r\n組合名: b\r\n"
    assert tidy("もとの原稿：a\r\n組合名: b\n") == "もとの原稿: a\n組合名: b\n"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig", "utf-16"])
def test_every_encoding_becomes_utf_8(encoding: str) -> None:
    found = tidied(PATH, Shelf({PATH: LOCAL.encode(encoding)}))
    assert found.changed
    assert found.data == LOCAL.encode()


def test_remarks_stay_where_they_are() -> None:
    text = "# 一\nもとの原稿：a  # 二\n\t# 三\n組合名：b\n"
    assert tidy(text) == "# 一\nもとの原稿: a  # 二\n    # 三\n組合名: b\n"


SLIPS = st.sampled_from(
    [(": ", "："), ("  ", "　"), ("        ", "\t"), ("- ", "-　"), (": |", "：｜"), (": ", ":　")]
)


@pytest.mark.untraced
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SLIPS, st.integers(0, 60)), max_size=4))
def test_what_is_rescued_is_written_so_that_it_is_read_alike_and_without_a_word(
    slips: list[tuple[tuple[str, str], int]],
) -> None:
    text = EDITION
    for (old, new), at in slips:
        parts = text.split(old)
        cut = at % max(len(parts) - 1, 1) + 1
        text = old.join(parts[:cut]) + (new + old.join(parts[cut:]) if cut < len(parts) else "")
    found = tidied(EDITION_PATH, Shelf({EDITION_PATH: text.encode()}))
    clean = found.data.decode()
    assert tidied(EDITION_PATH, Shelf({EDITION_PATH: found.data})).data == found.data
    if all(
        d.code in (Code.TAB, Code.FULL_WIDTH_COLON, Code.MENDED_INDENT, Code.MENDED_VALUE) for d in found.told
    ):
        edition, told = edition_told(clean)
        assert told == ()
        assert bare(edition) == bare(edition_told(text)[0])


def test_the_property_has_something_to_say() -> None:
    assert bare(edition_told(EDITION.replace("  題名: ", "　題名："))[0]) == bare(edition_of(EDITION))
