"""YAML to a tree of text with places; what a writer cannot have meant is refused."""

from time import process_time

import pytest

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.source.decode import source_text
from leaflet.source.tree import LARGEST, Mapping, Node, Scalar, Sequence, compose


def tree(text: str) -> tuple[Node | None, list[tuple[Code, int, int]]]:
    complaints = Complaints()
    root = compose(source_text("f", text), complaints)
    return root, [(d.code, d.span.line, d.span.column) for d in complaints.all if d.span]


def good(text: str) -> Node:
    root, found = tree(text)
    assert found == []
    assert root is not None
    return root


def value(text: str) -> Scalar:
    """Return the value of the one key of a mapping."""
    root = good(text)
    assert isinstance(root, Mapping)
    ((_, scalar),) = root.entries
    assert isinstance(scalar, Scalar)
    return scalar


def shown(scalar: Scalar) -> list[tuple[str, int, int]]:
    return [(line.text, line.span.line, line.span.column) for line in scalar.lines]


@pytest.mark.parametrize(
    "text", ["18:30", "no", "yes", "0x10", "1_000", "~", "null", "2026-12-01", "1e3", "=", "08"]
)
def test_every_value_stays_text(text: str) -> None:
    assert value(f"鍵: {text}\n").text == text


@pytest.mark.parametrize("name", ["\ufa19", "\ufa10", "か\u3099", "①", "Ａ", "葛\U000e0100"])
def test_text_is_never_normalised(name: str) -> None:
    assert value(f"鍵: {name}\n").text == name


def test_nodes_know_their_places() -> None:
    root = good("面:\n  - 名前: おもて\n    列: [a, 'b']\n")
    assert isinstance(root, Mapping)
    ((key, sides),) = root.entries
    assert (key.text, key.span) == ("面", Span("f", 1, 1))
    assert isinstance(sides, Sequence)
    assert sides.span == Span("f", 2, 3)
    assert sides.head == ""
    (side,) = sides.items
    assert isinstance(side, Mapping)
    assert side.span == Span("f", 2, 5)
    (_, name), (_, row) = side.entries
    assert name.span == Span("f", 2, 9)
    assert isinstance(row, Sequence)
    assert row.head == "[a, 'b']"
    assert [item.span.column for item in row.items] == [9, 12]


def test_the_lines_of_a_literal_have_their_own_places() -> None:
    scalar = value("鍵: |\n\n    一\n      二\n\n    三\n\n")
    assert shown(scalar) == [("", 2, 1), ("一", 3, 5), ("  二", 4, 5), ("", 5, 1), ("三", 6, 5)]
    assert scalar.text == "\n一\n  二\n\n三"


@pytest.mark.parametrize("ends", ["|", "|-", "|+", "|2"])
def test_trailing_line_feeds_are_dropped(ends: str) -> None:
    assert value(f"鍵: {ends}\n  一\n\n").text == "一"


def test_a_literal_may_hold_line_separators() -> None:
    assert shown(value("鍵: |\n  一\u2028  二\n")) == [("一", 2, 3), ("二", 3, 3)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # plain, quoted and folded: no space between Japanese, one elsewhere
        ("鍵: 一\n  二\n", [("一二", 1, 4)]),
        ("鍵: 一、\n  ABC\n  def\n  漢\n", [("一、 ABC def 漢", 1, 4)]),
        ("鍵: 葛\U000e0100\n  城\n", [("葛\U000e0100城", 1, 4)]),
        ("鍵: 一\n\n  二\n  三\n", [("一", 1, 4), ("二三", 3, 3)]),
        ("鍵: ｱ\n  ｲ\n", [("ｱｲ", 1, 4)]),
        ("鍵: α\n  β\n", [("α β", 1, 4)]),
        ("鍵: …\n  一\n", [("…一", 1, 4)]),
        ("鍵: '''一\n  二'\n", [("'一二", 1, 5)]),
        ('鍵: "一\n  二"\n', [("一二", 1, 5)]),
        (
            "鍵: >\n  一\n  二\n\n  三\n    四\n  五\n",
            [("一二", 2, 3), ("三", 5, 3), ("  四", 6, 3), ("五", 7, 3)],
        ),
        ("鍵: >-\n  ABC\n  def\n", [("ABC def", 2, 3)]),
        # one line
        ("鍵: '一'\n", [("一", 1, 5)]),
        ("鍵:\n", [("", 1, 3)]),
        ("鍵: '\n\n  '\n", [("", 1, 5), ("", 1, 5)]),
        ("鍵: ''\n", [("", 1, 5)]),
        # escapes: the text is right, the places are near
        ('鍵: "一\\n二"\n', [("一", 1, 5), ("二", 1, 5)]),
        ('鍵: "一\\\n  二 \\u4e09"\n', [("一二 三", 1, 5)]),
    ],
)
def test_folded_lines_get_no_space_between_japanese(text: str, lines: list[tuple[str, int, int]]) -> None:
    assert shown(value(text)) == lines


def test_the_further_lines_of_a_plain_value_are_kept_as_they_stand() -> None:
    further = value("鍵: 一\n  二\n\n   id：三\n").further
    assert [(line.text, line.span.line, line.span.column) for line in further] == [
        ("二", 2, 3),
        ("id：三", 4, 4),
    ]


def test_a_comment_behind_a_plain_value_is_kept_beside_it() -> None:
    assert value("鍵: 一 二 # 三\n").dropped == "# 三"
    assert value("鍵: '一' # 三\n").dropped == ""
    assert value("鍵: 一#二\n").dropped == ""


def test_both_places_of_a_double_key_are_told_and_the_first_is_kept() -> None:
    root, found = tree("題: 一\n名: 二\n題: 三\n")
    assert found == [(Code.DUPLICATE_KEY, 3, 1)]
    assert isinstance(root, Mapping)
    assert [key.text for key, _ in root.entries] == ["題", "名"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("鍵: &a 一\n", Code.YAML_FEATURE, 1, 4),
        ("鍵: &ご案内\n", Code.YAML_FEATURE, 1, 5),
        ("鍵: !a 一\n", Code.YAML_FEATURE, 1, 4),
        ("鍵: !重要 一\n", Code.YAML_FEATURE, 1, 5),
        ("鍵: !!str 一\n", Code.YAML_FEATURE, 1, 4),
        ("鍵:\n  <<: {a: b}\n", Code.YAML_FEATURE, 2, 3),
        ("---\n鍵: 一\n---\n鍵: 二\n", Code.YAML_FEATURE, 3, 1),
        ("? [a]\n: b\n", Code.YAML_FEATURE, 1, 3),
        ("? |\n  a\n  b\n: b\n", Code.YAML_FEATURE, 1, 3),
        ("%FOO\n---\n鍵: 一\n", Code.YAML_FEATURE, 1, 5),
        ("- &a x\n- &a y\n", Code.YAML_FEATURE, 2, 3),
    ],
)
def test_special_features_of_yaml_are_refused(text: str, code: Code, line: int, column: int) -> None:
    assert (code, line, column) in tree(text)[1]


def test_an_alias_bomb_is_refused_at_once() -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    start = process_time()
    _, found = tree(f"a0: &a0 [x]\n{levels}\n")
    assert {code for code, _, _ in found} == {Code.YAML_FEATURE}
    assert len(found) == 30
    assert process_time() - start < 1


@pytest.mark.parametrize(
    "text",
    [
        "鍵: " + "[" * 40 + "]" * 40,
        "鍵: " + "[" * 200_000,
        "- " * 200_000,
        "鍵: " + "{a: " * 100_000,
        "".join(" " * n + "鍵:\n" for n in range(400)),
        "鍵: |\n" + "  一二三四五六七八九十\n" * (LARGEST // 12),
    ],
    ids=["deep", "brackets", "dashes", "braces", "keys", "large"],
)
def test_files_that_are_too_deep_or_large_are_refused_at_once(text: str) -> None:
    start = process_time()
    _, found = tree(text)
    assert {code for code, _, _ in found} == {Code.TOO_DEEP}
    assert process_time() - start < 1


@pytest.mark.parametrize("text", ["", "\n", "# メモだけ\n"])
def test_an_empty_file_is_told_to_be_one(text: str) -> None:
    assert tree(text) == (None, [(Code.EMPTY_FILE, 1, 1)])


@pytest.mark.parametrize(
    ("text", "column"), [('鍵: "一\\x07"\n', 4), ("鍵: 一\x07\n", 5), ("鍵: 一\ufffe\n", 5)]
)
def test_control_characters_are_refused(text: str, column: int) -> None:
    assert tree(text)[1] == [(Code.YAML_SYNTAX, 1, column)]
