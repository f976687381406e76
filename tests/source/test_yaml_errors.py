"""What libyaml cannot read is told in Japanese, at the place to mend."""

import pytest

from leaflet.diagnostics import Code, Complaints
from leaflet.messages import say
from leaflet.source.decode import source_text
from leaflet.source.tree import compose
from leaflet.source.yaml_errors import UNKNOWN_PROBLEM, explained

BROKEN = {
    "鍵: a: b\n": (1, 5, "「: 」"),
    "鍵: a\n  名: b\n": (2, 4, "「: 」"),
    "鍵: a\n名\n題: b\n": (2, 1, "項目名のあと"),
    "- a\n鍵: b\n": (2, 1, "「- 」の字下げ"),
    "鍵:\n - a\n 名: b\n": (3, 2, "「- 」の字下げ"),
    "鍵: 'a\n": (1, 4, "引用符"),
    "鍵: 'a\n---\n": (1, 4, "引用符"),
    '鍵: "a" b\n': (1, 8, "字下げがそろっていない"),
    "鍵: @a\n": (1, 4, "「@」"),
    "鍵: `a\n": (1, 4, "「@」"),
    '鍵: "\\q"\n': (1, 5, "「\\」"),
    '鍵: "\\ud800"\n': (1, 7, "「\\」"),
    '鍵: "\\u00"\n': (1, 7, "「\\」"),
    "鍵: [a\n名: b\n": (2, 2, "閉じていない"),
    "鍵: {a: b\n名: b\n": (2, 2, "閉じていない"),
    "鍵: [a\n": (2, 1, "[ ] や { }"),
    "鍵: - a\n": (1, 4, "行を改めて"),
    "鍵: ? a\n": (1, 4, "「? 」"),
    "鍵: | a\n": (1, 6, "「|」のあとは改行"),
    " 鍵: a\n名: b\n": (2, 1, "字下げが浅く"),
    "鍵: }\n": (1, 4, "誤り"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_each_mistake_is_told_in_japanese_at_its_place(text: str) -> None:
    line, column, reason = BROKEN[text]
    complaints = Complaints()
    assert compose(source_text("f", text), complaints) is None
    (found,) = complaints.all
    assert found.code is Code.YAML_SYNTAX
    assert found.span == ("f", line, column)
    told = say(found, "ja")
    assert reason in told.message
    assert not any(word in told.message for word in ("found", "expected", "while", "mapping"))
    assert (
        "expected" in say(found, "en").message
        or "found" in say(found, "en").message
        or "not allowed" in say(found, "en").message
    )


def test_an_error_without_a_place_is_told_at_the_files_start() -> None:
    import yaml

    (found,) = explained(yaml.YAMLError(), source_text("f", "a"))
    assert (found.code, found.span) == (Code.YAML_SYNTAX, ("f", 1, 1))
    assert UNKNOWN_PROBLEM.ja in say(found).message
    assert UNKNOWN_PROBLEM.en in say(found, "en").message
