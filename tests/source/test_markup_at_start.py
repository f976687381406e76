"""Values that begin with a sign that YAML takes for its own."""

import pytest

from leaflet.diagnostics import Code
from tests.source.support import EDITION, changed, complaints, edition_of, personalised, places, words


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("{{ 組合名 }}", "{{"),
        ("{{ 組合名 }}から", "{{"),
        ("{{組合名}}から", "{{"),
        ("{勧奨|かん|しょう}", "{勧奨|"),
        ("{勧奨|かん|しょう}を受けたら", "{勧奨|"),
        ("**太字**", "**"),
        ("**太字**と文", "**"),
        ("*強調*", "*"),
        ("*abc", "*"),
        ("[^1]", "[^1]"),
        ("[^1] を見る", "[^1]"),
    ],
)
def test_markup_at_the_start_of_a_value_is_told_at_its_place(value: str, start: str) -> None:
    text = changed(EDITION, "見出し: 暮らしの実感から", f"見出し: {value}")
    (found,) = complaints(lambda: edition_of(text))
    assert (found.code, found.span and found.span[1:]) == (Code.MARKUP_AT_START, (34, 14))
    assert words(found)["start"] == start


def test_markup_at_the_start_of_an_item_is_told_at_its_place() -> None:
    text = changed(EDITION, "- 一人で悩まず", "- **一人で**悩まず")
    assert places(lambda: edition_of(text)) == [(Code.MARKUP_AT_START, 47, 19)]


def test_all_of_several_are_told_at_once() -> None:
    text = changed(EDITION, "- 一人で悩まず", "- **一人で**悩まず")
    text = changed(text, "見出し: 暮らしの", "見出し: {{ 組合名 }}の")
    assert places(lambda: edition_of(text)) == [
        (Code.MARKUP_AT_START, 34, 14),
        (Code.MARKUP_AT_START, 47, 19),
    ]


def test_a_mapping_where_text_is_wanted_names_what_it_begins_with() -> None:
    text = changed(EDITION, "見出し: 暮らしの実感から", "見出し: {実感 から}")
    (found,) = complaints(lambda: edition_of(text))
    assert words(found)["start"] == "{実感"


@pytest.mark.parametrize(
    "value", ["｛｛組合名｝｝から", "組合の**太字**", "'**太字**です'", "|\n          **太字**です"]
)
def test_ways_to_write_it_right(value: str) -> None:
    assert (
        places(lambda: personalised(changed(EDITION, "見出し: 暮らしの実感から", f"見出し: {value}"))) == []
    )


def test_braces_in_flow_mappings_and_comments_are_none() -> None:
    text = changed(EDITION, "出典: 参考", "# {{ x }} **y**\n出典: {a: b} x")
    assert [code for code, _, _ in places(lambda: edition_of(text))] == [Code.YAML_SYNTAX]
