"""Every diagnostic has words in both languages and a page that explains it, and its examples are true."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from leaflet.diagnostics import Code, complaint
from leaflet.messages import catalogue, say
from tests.source.support import edition_of, personalised, places

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "codes"
SECTIONS = ("## 何が起きたか", "## なぜ", "## 直し方", "English: ")


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_code_has_words_and_no_words_lack_a_code(language: str) -> None:
    assert sorted(catalogue(language)) == sorted(Code)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_codes_stand_in_order_in_the_catalogue(language: str) -> None:
    text = (ROOT / "leaflet" / "messages" / f"{language}.toml").read_text(encoding="utf-8")
    assert list(tomllib.loads(text)) == sorted(Code)


@pytest.mark.parametrize("code", Code)
def test_both_languages_fill_the_same_blanks(code: Code) -> None:
    ja, en = (catalogue(language)[code] for language in ("ja", "en"))
    assert blanks(ja["message"]) == blanks(en["message"])
    assert blanks(en["hint"]) <= blanks(ja["hint"]) | blanks(ja["message"])
    assert blanks(ja["hint"]) <= blanks(en["hint"]) | blanks(en["message"]) | {"known"}


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_page_with_all_sections(code: Code) -> None:
    text = page(code)
    assert text.startswith(f"# {code} ")
    places_of_sections = [text.find(section) for section in SECTIONS]
    assert -1 not in places_of_sections
    assert places_of_sections == sorted(places_of_sections)
    assert text.rstrip().splitlines()[-1].startswith("English: ")


def test_no_page_is_left_of_a_code_that_is_gone() -> None:
    assert sorted(path.stem for path in PAGES.iterdir()) == sorted(Code)


def test_no_code_names_two_things() -> None:
    assert len(Code) == len(Code.__members__)


def test_english_says_its_own_phrase_where_there_is_one() -> None:
    spoken = complaint(Code.UNREADABLE, path="a", reason="フォルダーです", reason_en="it is a folder")
    assert "フォルダーです" in say(spoken, "ja").message
    assert "it is a folder" in say(spoken, "en").message
    assert "フォルダー" not in say(spoken, "en").message


# --- the examples on the pages are true


SIDE = """\
書式: リーフレット/1
メタ:
  題名: 題
  発行日: 2026-12-01
型紙: 号外2段
差し込み:
  組合名: {種類: 文字, 例: 架空市職員労働組合}
  集会日: {種類: 日付, 例: 2026-12-11}
面:
  - 名前: おもて
    中身:
"""

WHOLE_BLOCKS = ("L203", "L207", "L209", "L210", "L211", "L212", "L214", "L216", "L220", "L234")
INLINE = ("L221", "L230", "L241")


def examples(code: str) -> tuple[str, str]:
    wrong, right = re.findall(r"```\n(.*?)\n```", page(code), re.DOTALL)
    return wrong, right


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


def edition_with(code: str, example: str) -> str:
    if code in INLINE:
        return SIDE + "      - 本文: |\n" + indented(example, 10)
    return SIDE + indented(example, 6)


@pytest.mark.parametrize("code", [*WHOLE_BLOCKS, *INLINE])
def test_the_examples_of_a_page_are_wrong_and_right_as_it_says(code: str) -> None:
    wrong, right = (edition_with(code, example) for example in examples(code))
    assert {found for found, _, _ in places(lambda: personalised(wrong, None))} == {code}
    assert places(lambda: edition_of(right)) == []
    assert places(lambda: personalised(right, None)) == []
