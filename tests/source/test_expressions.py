"""Variables in text, and the locked door of the sandbox."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.diagnostics import Code
from leaflet.source import expressions
from leaflet.source.edition_file import is_variable_name
from leaflet.source.expressions import Fixed, Flawed, Slot, apply, environment, expression, pieces
from leaflet.source.filters import FILTERS
from leaflet.source.phrases import Phrase
from tests.source.support import EDITION, changed, complaints, personalised, words

PIECES = {
    "文だけ": (Fixed("文だけ", 0),),
    "{{組合名}}": (Slot("組合名", (), 0),),
    "あ{{ 組合名 }}い": (Fixed("あ", 0), Slot("組合名", (), 1), Fixed("い", 10)),
    "｛｛組合名｝｝": (Slot("組合名", (), 0),),
    "｛｛　組合名　｝｝": (Slot("組合名", (), 0),),
    "｛｛組合名}}": (Slot("組合名", (), 0),),
    "{{ a\n}}": (Slot("a", (), 0),),
    "｛｛集会日｜和暦｜漢数字｝｝": (Slot("集会日", ("和暦", "漢数字"), 0),),
    "{{ 集会日 | 和暦曜日 }}": (Slot("集会日", ("和暦曜日",), 0),),
    "{{a}}{{b}}": (Slot("a", (), 0), Slot("b", (), 5)),
    "{{ (a) }}": (Slot("a", (), 0),),
    "\\{{a}}": (Fixed("\\{{a}}", 0),),
    "\\｛｛a｝｝": (Fixed("\\｛｛a｝｝", 0),),
    "\\\\{{a}}": (Fixed("\\\\", 0), Slot("a", (), 2)),
    "{a}": (Fixed("{a}", 0),),
    "a}} b": (Fixed("a}} b", 0),),
    "": (),
}


@pytest.mark.parametrize("written", PIECES)
def test_text_is_cut_into_fixed_parts_and_variables(written: str) -> None:
    assert pieces(written) == PIECES[written]


@pytest.mark.parametrize(
    ("written", "offset", "mark"),
    [("あ{{ a", 1, "{{"), ("{{ a {{ b }}", 0, "{{"), ("｛｛a｝", 0, "｛｛"), ("\\\\{{", 2, "{{")],
)
def test_a_variable_that_is_not_closed_is_told(written: str, offset: int, mark: str) -> None:
    flawed = [piece for piece in pieces(written) if isinstance(piece, Flawed)]
    assert flawed == [Flawed(mark, None, offset)]


REFUSED = {
    "": "名前がありません",
    " ": "名前がありません",
    "a.b": "「.」や [ ]",
    "a['b']": "「.」や [ ]",
    "a.__class__.__mro__": "「.」や [ ]",
    "''.__class__": "「.」や [ ]",
    "a()": "呼び出し",
    "range(10**9)": "呼び出し",
    "lipsum()": "呼び出し",
    "cycler('a')": "呼び出し",
    "a|和暦(1)": "( ) は付けられません",
    "a|和暦(x=1)": "( ) は付けられません",
    "a|和暦(*b)": "( ) は付けられません",
    "a|和暦(**b)": "( ) は付けられません",
    "a * 2": "計算や比較",
    "9**9**9**9": "計算や比較",
    "'a' * 10**9": "計算や比較",
    "'%1000000000d' % 1": "計算や比較",
    "a ~ b": "計算や比較",
    "a + b": "計算や比較",
    "-a": "計算や比較",
    "not a": "計算や比較",
    "a and b": "計算や比較",
    "a == b": "計算や比較",
    "a in b": "計算や比較",
    "a is defined": "計算や比較",
    "a if b else c": "計算や比較",
    "1": "名前を書きます",
    "'文'": "名前を書きます",
    "none": "名前を書きます",
    "true": "名前を書きます",
    "[a]": "名前を書きます",
    "{'a': b}": "名前を書きます",
    "a, b": "名前を書きます",
    "'文'|全角": "名前を書きます",
    "a b": "形になっていません",
    "a|": "形になっていません",
    "|和暦": "形になっていません",
    "１人目": "形になっていません",
    "a %} b": "形になっていません",
    "a #} b": "形になっていません",
    "a.": "形になっていません",
    "'\\": "形になっていません",
    "(" * 90 + "a" + ")" * 90: "形になっていません",
    "a" * 201: "長すぎます",
    "a|upper": "フィルターはありません",
    "a|attr('x')": "フィルターはありません",
    "'%1000000000d'|format(1)": "フィルターはありません",
    "a|map('x')": "フィルターはありません",
    "a|和歴": "もしかして「和暦」ですか",
}


@pytest.mark.parametrize("written", REFUSED)
def test_whatever_is_no_name_with_filters_is_refused_with_the_reason_at_once(written: str) -> None:
    start = process_time()
    found = expression(written.strip())
    assert process_time() - start < 1
    assert isinstance(found, Phrase)
    assert REFUSED[written] in found.ja
    assert found.en


@pytest.mark.parametrize(
    "written",
    ["{% for a in b %}", "{%if a%}", "｛％ set x = 1 ％｝", "{%- raw -%}", "{% include 'x' %}", "{%"],
)
def test_statements_are_refused(written: str) -> None:
    text = changed(EDITION, "毎月の", f"毎月の{written}")
    (found,) = complaints(lambda: personalised(text))
    assert (found.code, found.span and found.span[1:]) == (Code.BAD_EXPRESSION, (37, 14))
    assert "命令" in words(found)["reason"]


def test_the_sandbox_holds_our_filters_and_nothing_else() -> None:
    assert sorted(environment().filters) == sorted(FILTERS)
    assert dict(environment().tests) == {}
    assert dict(environment().globals) == {}


def test_filters_are_applied_by_name() -> None:
    assert apply("和暦", "2026-12-11") == "令和8年12月11日"


def test_each_expression_is_read_once() -> None:
    expression.cache_clear()
    pieces.cache_clear()
    for n in range(5):
        pieces(f"{n}{{{{ 集会日|和暦 }}}}")
    assert expression.cache_info().misses == 1


def test_names_are_not_normalised() -> None:
    assert expression("ＵＲＬ") == ("ＵＲＬ", ())
    text = changed(EDITION, "毎月の", "｛｛ＵＲＬ｝｝")
    (found,) = complaints(lambda: personalised(text))
    assert (found.code, words(found)["name"], words(found)["near"]) == (
        Code.UNDEFINED_VARIABLE,
        "ＵＲＬ",
        "URL",
    )


@pytest.mark.parametrize("name", ["髙", "\ufa19社", "葛\U000e0100", "ﾅﾏｴ", "ＵＲＬ", "_a", "ひとり目", "ª"])
def test_names_of_any_script_work_as_they_are(name: str) -> None:
    assert is_variable_name(name)
    assert expression(name) == (name, ())


IDENTIFIERS = st.text(min_size=1, max_size=12).filter(is_variable_name)


@given(IDENTIFIERS)
def test_every_name_that_can_be_declared_can_be_used_or_is_refused_in_words(name: str) -> None:
    found = expression(name)
    assert found == (name, ()) or isinstance(found, Phrase)


BLANKS = st.text(" \t\n\xa0\u2003\x1c", max_size=2)
WORDS = (
    IDENTIFIERS
    | st.sampled_from([*FILTERS, "or", "true", "なし", "和", "None", "１月"])
    | st.text(max_size=4)
)


@given(st.lists(st.tuples(BLANKS, WORDS, BLANKS).map("".join), min_size=1, max_size=3).map("|".join))
def test_what_is_read_without_jinja_is_read_as_jinja_reads_it(text: str) -> None:
    assert expressions._plain(text) in {None, expressions._parsed(text)}  # noqa: SLF001 - the two ways


@pytest.mark.parametrize(("text", "plain"), [("組合名", True), ("集会日 | 和暦", True), ("date", False)])
def test_most_expressions_are_read_without_jinja(text: str, *, plain: bool) -> None:
    assert (expressions._plain(text) is not None) is plain  # noqa: SLF001 - the quick way


@given(st.text(max_size=60))
def test_any_text_is_a_variable_or_refused(text: str) -> None:
    found = expression(text)
    assert isinstance(found, Phrase) or all(name in FILTERS for name in found[1])


def test_reasons_are_said_in_both_languages() -> None:
    phrases = [value for value in vars(expressions).values() if isinstance(value, Phrase)]
    assert len(phrases) == 9
    assert all(phrase.ja and phrase.en.isascii() for phrase in phrases)
