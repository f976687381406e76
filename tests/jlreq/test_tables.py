"""The generated tables are those of the data files, and `rule` says what they say, cell by cell."""

import csv
import importlib.util
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from leaflet.jlreq.breaks import may_part
from leaflet.jlreq.cells import table
from leaflet.jlreq.classes import CharClass
from leaflet.jlreq.kinds import CLASSES, Kind
from leaflet.jlreq.levels import LEVELS, METHODS
from leaflet.jlreq.pairs import NOTHING, ZERO, Profile, Rule, Shares, rule

ROWS = list(csv.DictReader(Path("leaflet/jlreq/data/pairs.csv").read_text(encoding="utf-8").splitlines()))
KINDS = {
    f"cl-{CLASSES[kind]:02}": kind
    for kind in (
        Kind.OPENING_BRACKET,
        Kind.CLOSING_BRACKET,
        Kind.HYPHEN,
        Kind.DIVIDING_PUNCTUATION,
        Kind.MIDDLE_DOT,
        Kind.FULL_STOP,
        Kind.COMMA,
        Kind.ELLIPSIS,
        Kind.ITERATION_MARK,
        Kind.PROLONGED_SOUND_MARK,
        Kind.SMALL_KATAKANA,
        Kind.PREFIXED_ABBREVIATION,
        Kind.POSTFIXED_ABBREVIATION,
        Kind.IDEOGRAPHIC_SPACE,
        Kind.HIRAGANA,
        Kind.KATAKANA,
        Kind.IDEOGRAPHIC,
        Kind.REFERENCE_MARK,
        Kind.DIGIT,
        Kind.UNIT,
        Kind.WORD_SPACE,
        Kind.LETTER,
    )
}
"""A kind for each class that horizontal text without ruby and ornaments has."""

WORD = Fraction(1, 3)
HALF, QUARTER, EIGHTH = Fraction(1, 2), Fraction(1, 4), Fraction(1, 8)


@cache
def generator() -> ModuleType:
    """Return the script that writes the generated modules."""
    spec = importlib.util.spec_from_file_location("make_jlreq_tables", "tools/make_jlreq_tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_modules_are_current() -> None:
    for path, text in generator().modules().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run tools/make_jlreq_tables.py"


def test_every_cell_of_the_data_is_in_the_generated_tables() -> None:
    columns = generator().COLUMNS
    for name in columns:
        cells = table(name)
        for row in ROWS:
            one, two = (generator().class_number(row[side]) for side in ("before", "after"))
            assert cells[one, two] == generator().code(row, name), (name, one, two)


def pairs(method: str = "jlreq") -> Iterator[tuple[dict[str, str], Rule]]:
    """Return the rows about two characters of classes that are met here, with our rule for them."""
    profile = Profile(level="very-strict", method=method)
    for row in ROWS:
        if row["before"] in KINDS and row["after"] in KINDS:
            yield row, rule(KINDS[row["before"]], KINDS[row["after"]], profile)


def figure(text: str) -> Shares:
    """Read a cell of Table 1 that is no note."""
    if text in {"", "×"}:
        return NOTHING
    amount = Fraction(text[:3])
    return (amount, ZERO) if text.endswith("be") else (ZERO, amount)


NOTES_OF_TABLE_1 = {
    ("cl-05", "cl-05"): (QUARTER, QUARTER),
    ("cl-06", "cl-05"): (HALF, QUARTER),
    ("cl-07", "cl-05"): (HALF, QUARTER),
    ("cl-25", "cl-05"): (ZERO, QUARTER),
}


def test_spaces_are_those_of_table_1() -> None:
    for row, found in pairs():
        pair = row["before"], row["after"]
        expected = NOTES_OF_TABLE_1.get(pair) or figure(row["t1"])
        if row["before"] == "cl-26":
            expected = expected[0] + WORD, expected[1]
        assert found.space == expected, pair


def test_breaks_are_those_of_table_2_at_the_strictest_level() -> None:
    for row, found in pairs():
        pair = row["before"], row["after"]
        expected = row["break_"] == "allow"
        if row["after"] in {"cl-14", "cl-26"}:
            expected = False  # after the space, which vanishes there: never before it
        if pair == ("cl-08", "cl-08"):
            assert may_part(Kind.ELLIPSIS, Kind.TWO_DOTS, LEVELS["very-strict"])
        assert found.breaks == expected, pair


@pytest.mark.parametrize(
    ("method", "stages", "amounts"),
    [
        ("jlreq", ("red_prio", {"4": "dot", "5": "bracket", "6": "latin"}), "red"),
        ("jis", ("redJIS_prio", {"2": "dot", "3": "bracket", "4": "latin"}), "redJIS"),
        ("books", ("redBook_prio", {"3": "bracket"}), "redBook"),
    ],
)
def test_reductions_are_those_of_tables_3_to_5(
    method: str, stages: tuple[str, dict[str, str]], amounts: str
) -> None:
    column, names = stages
    for row, found in pairs(method):
        pair = row["before"], row["after"]
        given = {"dot": sum(found.middle_dot), "bracket": sum(found.bracket_comma), "latin": sum(found.latin)}
        if row[amounts].startswith("n."):
            continue  # the notes: below
        expected = dict.fromkeys(given, ZERO)
        if row[column]:
            most, least = row[amounts].removesuffix("(blank)").split("-")
            expected[names[row[column]]] = Fraction(most) - Fraction(least)
        assert given == expected, pair
        assert found.word_space == (Fraction(1, 12) if row["before"] == "cl-26" else 0)


def test_notes_on_middle_dots() -> None:
    stop, comma, dot = Kind.FULL_STOP, Kind.COMMA, Kind.MIDDLE_DOT
    jlreq, jis, books = (Profile(method=method) for method in METHODS)
    assert rule(dot, dot, jlreq).middle_dot == (QUARTER, QUARTER)
    assert rule(stop, dot, jlreq).middle_dot == (ZERO, QUARTER)
    assert rule(stop, dot, jlreq).bracket_comma == NOTHING
    assert rule(comma, dot, jlreq).middle_dot == (ZERO, QUARTER)
    assert rule(comma, dot, jlreq).bracket_comma == (HALF, ZERO)
    assert rule(comma, dot, jis).space == (ZERO, QUARTER)
    assert rule(comma, dot, jis).middle_dot == (ZERO, QUARTER)
    assert rule(comma, dot, jis).bracket_comma == NOTHING
    assert rule(comma, dot, books).bracket_comma == (QUARTER, ZERO)
    assert rule(comma, dot, books).middle_dot == NOTHING


def test_expansions_are_those_of_table_6() -> None:
    for row, found in pairs():
        pair = row["before"], row["after"]
        stage = row["exp_prio"] if not row["exp"].startswith("n.") else ""
        assert found.latin_grows == (
            tuple(QUARTER * bool(x) for x in found.space) if stage == "2" else NOTHING
        ), pair
        assert found.grows == (QUARTER if stage == "3" else 0), pair
        assert found.last_resort == bool(stage), pair
        assert found.word_space_grows == (Fraction(1, 6) if row["before"] == "cl-26" else 0)


def test_notes_on_expansion() -> None:
    profile = Profile()
    assert rule(Kind.ELLIPSIS, Kind.TWO_DOTS, profile).grows == QUARTER
    assert rule(Kind.ELLIPSIS, Kind.ELLIPSIS, profile).last_resort is False
    assert rule(Kind.DIGIT, Kind.PERCENT, profile).last_resort is False
    books = Profile(method="books")
    assert rule(Kind.HIRAGANA, Kind.LETTER, books).latin_grows == NOTHING
    assert rule(Kind.HIRAGANA, Kind.LETTER, books).last_resort is False


def test_math_symbols_are_set_like_ideographic_characters_where_nothing_else_is_said() -> None:
    profile = Profile()
    for symbol in (Kind.MATH_SYMBOL, Kind.MATH_OPERATOR):
        assert rule(symbol, Kind.OPENING_BRACKET, profile) == rule(
            Kind.IDEOGRAPHIC, Kind.OPENING_BRACKET, profile
        )._replace(soft=symbol is Kind.MATH_OPERATOR)
        assert rule(symbol, Kind.DIGIT, profile).space == NOTHING
        assert rule(symbol, Kind.DIGIT, profile).grows == 0


def test_the_space_between_japanese_and_latin_is_a_value() -> None:
    for space in (ZERO, EIGHTH, QUARTER, HALF):
        found = rule(Kind.HIRAGANA, Kind.LETTER, Profile(latin_space=space))
        assert found.space == (space, ZERO)
        assert found.latin == (max(space - EIGHTH, ZERO), ZERO)
        assert found.latin_grows == ((HALF - space, ZERO) if space else NOTHING)


def test_every_kind_but_one_has_a_class() -> None:
    assert set(Kind) - set(CLASSES) == {Kind.BY_WIDTH}
    assert all(isinstance(found, CharClass) for found in CLASSES.values())
