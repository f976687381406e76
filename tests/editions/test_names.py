"""File names hold on every system, and no two of them are one on any."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.editions import names

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", names.EMPTY),
        ("北部/南部", names.FORBIDDEN),
        ("C:\\組合", names.FORBIDDEN),
        ("なに?", names.FORBIDDEN),
        ("a\u202eb", names.UNPRINTABLE),
        ("一行\n二行", names.UNPRINTABLE),
        (".隠し", names.AT_END),
        ("終わり.", names.AT_END),
        ("..", names.AT_END),
        ("CON", names.RESERVED),
        ("nul.txt", names.RESERVED),
        ("Lpt1", names.RESERVED),
        ("COM²", names.RESERVED),
        ("あ" * 61, names.TOO_LONG),
    ],
)
def test_an_unsafe_name_is_refused_with_its_reason(name: str, reason: object) -> None:
    assert names.flaw(name) is reason


@pytest.mark.parametrize(
    "name", ["架空市職員労働組合", "kasou-0001", "第 2 支部", "CONSOLE", "葛\U000e0100城", "あ" * 60]
)
def test_a_safe_name_is_accepted_as_it_is(name: str) -> None:
    assert names.flaw(name) is None
    assert names.safe(name) == name


def test_a_name_made_of_a_value_stays_readable() -> None:
    assert names.safe("北部/南部 連絡会: 本部.") == "北部／南部 連絡会： 本部"
    assert names.safe("con") == "con_"
    assert names.safe("...") == ""


@given(TEXT)
def test_whatever_a_value_is_its_name_is_safe_or_nothing(text: str) -> None:
    name = names.safe(text)
    assert not name or names.flaw(name) is None
    assert len(f"edition-{name}_press-x4.pdf".encode()) < 255


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Branch", "branch"),
        ("ガイド", unicodedata.normalize("NFD", "ガイド")),
        ("\u212bngstrom", "ångström".replace("ö", "o")),
        ("STRASSE", "straße"),
    ],
)
def test_names_that_some_system_takes_for_one_have_one_key(one: str, other: str) -> None:
    assert one != other
    assert names.key(one) == names.key(other)


def test_kanji_that_normalisation_would_merge_are_known_to_clash() -> None:
    # U+FA19 and U+795E are one name on a Mac: so they clash, though each is printed as it is written.
    assert names.key("\ufa19社") == names.key("神社")
    assert names.safe("\ufa19社") == "\ufa19社"


def test_blanks_and_widths_do_not_make_another_local() -> None:
    assert names.identity("架空市　職員組合 ＡＢＣ") == names.identity("架空市職員組合abc")
