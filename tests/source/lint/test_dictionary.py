"""Dictionaries in prh's form: how words are to be written, read without trusting the file."""

from pathlib import Path
from time import perf_counter

import pytest

from leaflet.diagnostics import Code, LeafletError
from leaflet.source.lint.dictionary import read_dictionary
from leaflet.source.lint.run import checked
from tests.source.lint.support import body, edition, files, told
from tests.source.support import EDITION_PATH, Shelf

PRH = """\
version: 1
rules:
  - expected: Cookie
    pattern: クッキー
  - expected: 子ども
    patterns: [子供, コドモ]
  - expected: ジャバスクリプト
    pattern: /ジャバ(?!スクリプト)/
  - expected: $1ください
    pattern: /(お待ち|お読み)下さい/
  - GitHub
"""


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("クッキー", "クッキー", "Cookie"),
        ("子供", "子供", "子ども"),
        ("コドモ", "コドモ", "子ども"),
        ("ジャバで", "ジャバ", "ジャバスクリプト"),
        ("お待ち下さい", "お待ち下さい", "お待ちください"),
        ("github", "github", "GitHub"),
    ],
)
def test_a_word_is_told_with_its_spelling(text: str, shown: str, expected: str) -> None:
    (found,) = told(body(text), prh_yml=PRH)
    assert found.code is Code.DICTIONARY_WORD
    assert dict(found.words) == {"shown": shown, "expected": expected}


def test_what_is_spelt_so_is_left_alone() -> None:
    assert told(body("Cookie、子ども、ジャバスクリプト、お待ちください、GitHub"), prh_yml=PRH) == ()


def test_a_named_dictionary_is_used_in_place_of_the_one_beside() -> None:
    world = files(edition(body("クッキーとcookie")), prh_yml=PRH, other_yml="rules: [{expected: COOKIE}]")
    (found,) = checked(EDITION_PATH, world, (EDITION_PATH.with_name("other.yml"),))
    assert dict(found.words)["expected"] == "COOKIE"


def read(**named: str) -> int:
    world = Shelf({Path(f"/d/{name.replace('_', '.')}"): text.encode() for name, text in named.items()})
    return len(read_dictionary(Path("/d/prh.yml"), world))


def test_imports_from_beside_are_read() -> None:
    assert read(prh_yml="imports: [a.yml, {path: b.yml}]", a_yml="rules: [あ]", b_yml="rules: [い, う]") == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("imports: [../a.yml]", Code.OUTSIDE_FOLDER),
        ("imports: [/etc/passwd]", Code.OUTSIDE_FOLDER),
        ("imports: [[a]]", Code.OUTSIDE_FOLDER),
        ("imports: [prh.yml]", Code.OUTSIDE_FOLDER),
        ("imports: [no.yml]", Code.UNREADABLE),
        ("rules: [{pattern: あ}]", Code.MISSING_KEY),
        ("rules: [{expected: あ, pattern: /(/}]", Code.BAD_DICTIONARY),
        ("rules: [{expected: あ, pattern: '/(a+)+$/'}]", Code.BAD_DICTIONARY),
        ("rules: [{expected: あ, pattern: '/(a|a)*$/'}]", Code.BAD_DICTIONARY),
        ("rules: [{expected: あ, pattern: '/(.*)\\1/'}]", Code.BAD_DICTIONARY),
        ("rules: [{expected: あ, pattern: '/a*a*a*b/'}]", Code.BAD_DICTIONARY),
        ("rules: [{expected: あ, pattern: '/a{30}/'}]", Code.BAD_DICTIONARY),
        (f"rules: [{{expected: あ, pattern: /{'あ' * 300}/}}]", Code.BAD_DICTIONARY),
        ("rules: [", Code.YAML_SYNTAX),
        ("a: &b c", Code.YAML_FEATURE),
    ],
)
def test_a_dictionary_that_is_wrong_or_unsafe_is_refused(text: str, code: Code) -> None:
    with pytest.raises(LeafletError) as caught:
        read(prh_yml=text)
    assert caught.value.diagnostics[0].code is code


@pytest.mark.parametrize(
    ("text", "entries"), [("rules:", 0), ("rules: あ", 1), ("version: 1", 0), ("- あ", 0)]
)
def test_a_dictionary_with_little_in_it_is_read(text: str, entries: int) -> None:
    assert read(prh_yml=text) == entries


@pytest.mark.alone
def test_a_long_text_is_looked_through_in_time() -> None:
    slow = "rules: [{expected: あ, pattern: '/a*a*b/'}, {expected: い, pattern: '/.+[^い]{3,}い/'}]"
    start = perf_counter()
    told(body("a" * 33_000), prh_yml=slow)
    assert perf_counter() - start < 2


def test_links_out_of_the_folder_are_not_followed() -> None:
    world = Shelf(
        {Path("/d/prh.yml"): b"imports: [a.yml]", Path("/d/a.yml"): b"rules: [x]"},
        links={Path("/d/a.yml"): Path("/secret/a.yml")},
    )
    with pytest.raises(LeafletError, match="L214"):
        read_dictionary(Path("/d/prh.yml"), world)
    world = files(edition(body("クッキー")), prh_yml=PRH)
    world.links[EDITION_PATH.with_name("prh.yml")] = Path("/secret/prh.yml")
    assert checked(EDITION_PATH, world) == ()
