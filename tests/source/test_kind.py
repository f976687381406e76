"""Which of the three files a text is, and what is said when one was named in another's place."""

import pytest

from leaflet.diagnostics import Code, Span
from leaflet.messages import say
from leaflet.source.decode import source_text
from leaflet.source.kind import Kind, kind_of, told_kind
from tests.source.support import (
    EDITION,
    EDITION_PATH,
    LOCAL,
    TEMPLATE,
    changed,
    complaints,
    edition_of,
    local_of,
    places,
    template_of,
)

TEXTS = {Kind.EDITION: EDITION, Kind.LOCAL: LOCAL, Kind.TEMPLATE: TEMPLATE}


@pytest.mark.parametrize("kind", Kind)
def test_each_tells_its_kind(kind: Kind) -> None:
    assert kind_of(source_text("f", TEXTS[kind])) is kind


def test_where_nothing_tells_it_is_taken_for_an_edition() -> None:
    source = source_text("f", "題: x\n")
    assert told_kind(source) is None
    assert kind_of(source) is Kind.EDITION


READERS = {Kind.EDITION: edition_of, Kind.LOCAL: local_of, Kind.TEMPLATE: template_of}
MIXED = [(wanted, given) for wanted in Kind for given in Kind if wanted is not given]


@pytest.mark.parametrize(("wanted", "given"), MIXED)
def test_another_kind_in_its_place_is_one_mistake_and_not_twenty(wanted: Kind, given: Kind) -> None:
    (found,) = complaints(lambda: READERS[wanted](TEXTS[given]))
    assert found.code is Code.OTHER_KIND
    assert found.span
    assert found.span[1:] == (1, 1)
    said = say(found, program=".venv/bin/leaflet")
    assert "「.venv/bin/leaflet build 原稿 --local 組合ファイル」" in said.hint


def test_it_is_told_what_each_is() -> None:
    (found,) = complaints(lambda: edition_of(LOCAL))
    assert found.span == Span(str(EDITION_PATH), 1, 1)
    assert say(found).message == f"「{EDITION_PATH}」は組合ファイルです。ここには原稿を指定します。"
    assert say(found, "en").message == f"“{EDITION_PATH}” is a local's file; an edition goes here."


def test_a_local_with_a_value_that_is_called_as_a_key_of_an_edition_stays_one() -> None:
    text = "注: 一言\n" + LOCAL
    assert dict(local_of(text).values)["注"].raw == "一言"
    broken = changed(text, "    文: わたし", "    文を: わたし")
    assert Code.OTHER_KIND not in {code for code, _, _ in places(lambda: local_of(broken))}


def test_an_edition_with_a_mistake_whose_text_names_a_local_stays_one() -> None:
    text = changed(EDITION, "面:\n", "面の: x\nメモ: |\n  もとの原稿: x\n面:\n")
    assert [code for code, _, _ in places(lambda: edition_of(text))] == [Code.UNKNOWN_KEY]
