"""`leaflet compose`: the composer from outside, line by line, exactly as docs/compose.md says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.cli.compose import answers
from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.compose.style import ParagraphStyle, Strictness
from leaflet.display.line import EndState, FaceName, Stage
from leaflet.jlreq.members import MEMBERS
from leaflet.layout.typesetter import Typesetter
from leaflet.model.text import RichText
from leaflet.units import PT
from leaflet.world import Disk

Json: TypeAlias = Any
FIGURE = re.compile(r"-?[0-9]+\.[0-9]{4}")
LINE_START = "".join(MEMBERS[number] for number in (2, 3, 4, 5, 6, 7, 9, 10, 11))
BY_CSS = "…‥％‰°′″℃￠"
"""Beside JLREQ's strictest level, CSS's `strict` keeps these from a line start (K11)."""
LINE_END = "".join(MEMBERS[number] for number in (1, 12))


def compose(*cases: Json, only_breaks: bool = False) -> list[Json]:
    """Return the answers to cases, read."""
    lines = [json.dumps(case, ensure_ascii=False).encode() for case in cases]
    return [json.loads(answer.text) for answer in answers(lines, only_breaks=only_breaks)]


def case(text: str, measure: float, **more: Json) -> dict[str, Json]:
    return {"id": text, "text": text, "measure_em": measure, **more}


def texts(answer: Json, text: str) -> list[str]:
    return [text[line["start"] : line["end"]] for line in answer["lines"]]


# The shape


def test_an_answer_has_the_fields_of_the_contract_and_no_others() -> None:
    (answer,) = compose({"id": 7, "text": "「文」、\nA", "measure_em": 9, "unknown": "left to others"})
    assert list(answer) == ["id", "breaks", "lines"]
    assert answer["id"] == 7
    for line in answer["lines"]:
        assert list(line) == ["start", "end", "stage", "end_state", "glyphs"]
        assert line["stage"] in set(Stage)
        assert line["end_state"] in set(EndState)
        for glyph in line["glyphs"]:
            assert list(glyph) == ["cluster", "x_em", "advance_em", "body"]
    first = answer["lines"][0]["glyphs"]
    assert [glyph["x_em"] for glyph in first] == [-0.5, 0.5, 1.5, 2.0]
    assert [glyph["body"] for glyph in first] == [[0.5, 1], [0, 1], [0, 0.5], [0, 0.5]]
    assert (answer["breaks"], [line["end"] for line in answer["lines"]]) == ([5], [4, 6])


def test_figures_have_four_decimals() -> None:
    (answer,) = answers([json.dumps(case("文字文字、A b文字文字", 6.1)).encode()])
    figures = re.findall(r'(?:_em": |\[|, )(-?[0-9.]+)(?=[,\]}])', answer.text.partition('"lines"')[2])
    assert len(figures) > 20
    assert all(FIGURE.fullmatch(figure) for figure in figures)
    assert "-0.0000" not in answer.text


def test_ids_come_back_as_they_were() -> None:
    ids: list[Json] = [None, 1, 1.5, "い", ["a", {"b": 2}], True]
    assert [answer["id"] for answer in compose(*({**case("文", 5), "id": each} for each in ids))] == ids


def test_breaks_alone() -> None:
    text = "文字、文ICカード\n「文」"
    (alone,), (whole,) = compose(case(text, 5), only_breaks=True), compose(case(text, 5))
    assert alone == {"id": text, "breaks": whole["breaks"]}
    assert alone["breaks"] == [1, 3, 4, 6, 8, 10]


# The same composer as that of pages


@cache
def faces() -> Faces:
    return Faces.load(Disk())


LEAFLET = Path("content/mynumber-2019/edition.yaml").read_text(encoding="utf-8")
PARAGRAPHS = [
    line.strip().replace("**", "") for line in LEAFLET.split("\n") if len(line) > 60 and "｛" not in line
]


@pytest.mark.parametrize("measure", ["16", "20.35", "24.8"])
def test_positions_are_those_of_pages(measure: str) -> None:
    own, others = FaceName("BIZ UDGothic", 400), [n for n in faces().names if n.weight == 400][1:]
    strong = FaceName("BIZ UDGothic", 700)
    style = ParagraphStyle((own, *others), (strong, *others), 10 * PT, first_indent=10 * PT)
    typesetter = Typesetter(Composer(faces()))
    found = compose(*(case(text, float(measure), indent_em=1) for text in PARAGRAPHS))
    for text, answer in zip(PARAGRAPHS, found, strict=True):
        lines = typesetter.compose(RichText(text), int(Decimal(measure) * 10 * PT), style).lines
        assert [line["stage"] for line in answer["lines"]] == [str(line.stage) for line in lines]
        for told, line in zip(answer["lines"], lines, strict=True):
            places = [glyph["x_em"] for glyph in told["glyphs"]]
            assert places == pytest.approx([x / (10 * PT) for x in line.offsets], abs=0.000051)


def test_the_size_changes_nothing_but_roundings() -> None:
    text = PARAGRAPHS[0]
    first, *others = compose(*(case(text, 17.3, size_pt=size) for size in (10, 9.5, 7, 31.7)))
    for other in others:
        assert texts(other, text) == texts(first, text)


# What lines begin and end with: cases as the Web Platform Tests have them


@pytest.mark.parametrize("character", LINE_START + BY_CSS)
def test_no_line_starts_with(character: str) -> None:
    text = f"文文文文文文{character}字字"
    (answer,) = compose(case(text, 6.17))
    assert texts(answer, text)[0] == "文文文文文"
    assert 6 not in answer["breaks"]


@pytest.mark.parametrize("character", LINE_END)
def test_no_line_ends_with(character: str) -> None:
    text = f"文文文文文文{character}字字"
    (answer,) = compose(case(text, 7.07))
    assert texts(answer, text)[0] == "文文文文文文"
    assert 7 not in answer["breaks"]


def test_a_typed_reference_mark_stays_with_what_it_marks() -> None:
    text = "文文文文文文※1字"
    (answer,) = compose(case(text, 6))
    assert texts(answer, text) == ["文文文文文", "文※1字"]


@pytest.mark.parametrize(
    ("level", "first"),
    [("very-strict", ""), ("strict", "々ーっ"), ("loose", "々ーっ〜・"), ("very-loose", "々ーっ〜・：！ゝ")],
)
def test_levels_loosen_line_starts(level: str, first: str) -> None:
    signs = "々ーっ〜・：！ゝ、」"
    found = compose(*(case(f"文{sign}字", 9, level=level) for sign in signs), only_breaks=True)
    assert {sign for sign, answer in zip(signs, found, strict=True) if 1 in answer["breaks"]} == set(first)


def test_choices_reach_the_composer() -> None:
    text = "これらは満たす文字で、それが分かる。"
    plain, hung, ragged = compose(case(text, 10), case(text, 10, hanging=True), case(text, 10, justify=False))
    assert plain["lines"][0]["end_state"] == "none"
    assert hung["lines"][0]["end_state"] == "hanging"
    assert hung["lines"][0]["glyphs"][-1]["x_em"] == 10
    assert ragged["lines"][0]["stage"] == "none"
    (bracket,) = compose(case("「文」", 9, indent_em=1))
    assert bracket["lines"][0]["glyphs"][0]["x_em"] == 0.5
    assert {str(level) for level in Strictness} >= {"default", "very-strict"}
    (mincho,) = compose(case("Ab", 9, font="Noto Sans JP"))
    assert mincho["lines"][0]["glyphs"][0]["advance_em"] not in {0.5, 1}


def test_markup_is_read_and_offsets_are_those_of_the_input() -> None:
    text = "**太字**の[^a]{勧奨|かん|しょう}と[^b]、[^a]だ\\*。"
    (answer,) = compose(case(text, 30, markup=True))
    (line,) = answer["lines"]
    clusters = [glyph["cluster"] for glyph in line["glyphs"]]
    # A note's number stands where its label does.
    shown = [text[at] for at in clusters]
    assert "".join(shown) == "太字の[[勧奨と[[、[[だ*。"
    assert line["glyphs"][3]["advance_em"] == 0.6667
    assert [text[glyph["cluster"]] for glyph in line["ruby"]] == [*"勧勧奨奨奨"]
    assert (line["start"], line["end"]) == (2, len(text))
    assert all(0 < at < len(text) for at in answer["breaks"])
    assert "ruby" not in compose(case("勧奨", 9))[0]["lines"][0]


# Cases that are none


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"x", "JSON"),
        (b"[1]", "JSON"),
        (b'{"id": 1, "text": "\xff"}', "JSON"),
        (b'{"id": 1, "text": "a", "measure_em": NaN}', "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": 1, "measure_em": 5}', "text"),
        (b'{"id": 1, "text": "", "measure_em": 5}', "text"),
        (b'{"id": 1, "text": "\\ud800", "measure_em": 5}', "text"),
        (b'{"id": 1, "text": "a"}', "measure_em"),
        (b'{"id": 1, "text": "a", "measure_em": "5"}', "measure_em"),
        (b'{"id": 1, "text": "a", "measure_em": 0}', "measure_em"),
        (b'{"id": 1, "text": "a", "measure_em": -3}', "measure_em"),
        (b'{"id": 1, "text": "a", "measure_em": true}', "measure_em"),
        (b'{"id": 1, "text": "a", "measure_em": 1e999999999}', "measure_em"),
        (b'{"id": 1, "text": "a", "measure_em": 5, "size_pt": 0}', "size_pt"),
        (b'{"id": 1, "text": "a", "measure_em": 5, "indent_em": -1}', "indent_em"),
        (b'{"id": 1, "text": "a", "measure_em": 5, "level": "stern"}', "very-strict"),
        (b'{"id": 1, "text": "a", "measure_em": 5, "direction": 3}', "vertical"),
        (b'{"id": 1, "text": "a", "measure_em": 5, "hanging": 1}', "hanging"),
        (b'{"id": 1, "text": "a", "measure_em": 5, "font": "Comic"}', "BIZ UDGothic"),
        (b'{"id": 1, "text": "**a", "measure_em": 5, "markup": true}', "**"),
        (b'{"id": 1, "text": "[^1", "measure_em": 5, "markup": true}', "[^"),
        ('{"id": 1, "text": "😀", "measure_em": 5}'.encode(), "U+1F600"),
        (b'{"id": 1, "text": "a\\u0000", "measure_em": 5}', "U+0000"),
        (b'{"id": 1, "text": "1\\u0002", "measure_em": 5, "direction": "vertical"}', "U+0002"),
        (b'{"id": 1, "text": "1\\u0001", "measure_em": 5, "direction": "vertical"}', "U+0001"),
    ],
)
def test_a_bad_case_is_told_and_the_run_goes_on(line: bytes, word: str) -> None:
    bad, good = answers([line, b" \n", b'{"id": 2, "text": "a", "measure_em": 5}\n'])
    told = json.loads(bad.text)
    assert list(told) == ["id", "error"]
    assert told["id"] == (1 if line.startswith(b'{"id"') and word != "JSON" else None)
    assert word in told["error"]
    assert (bad.is_good, good.is_good) == (False, True)
    assert json.loads(good.text)["id"] == 2


def program(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "leaflet", "compose", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_answers_come_as_cases_do_and_bad_ones_decide_the_status() -> None:
    with program() as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for line, key in ((b'{"id": 1, "text": "a", "measure_em": 5}\n', "lines"), (b"x\n", "error")):
            running.stdin.write(line)
            running.stdin.flush()
            assert key in json.loads(running.stdout.readline())
        running.stdin.close()
        assert running.stdout.read() == b""
    assert running.returncode == 2


def test_good_cases_end_well(tmp_path: Path) -> None:
    cases = tmp_path / "cases.ndjson"
    cases.write_bytes(b'{"id": 1, "text": "a", "measure_em": 5}\n')
    with program("--breaks", str(cases)) as running:
        out, err = running.communicate()
    assert (running.returncode, out, err) == (0, b'{"id": 1, "breaks": []}\n', b"")


# Any text


SIGNS = st.sampled_from(
    [*"亜あアー々っ、。「」（）・！？…ー　 12５Aaz※\n＝－％￥", "\u200b", "\u2060", "𠮷", "か\u3099"]
)
TEXTS = st.lists(st.one_of(SIGNS, st.characters(exclude_categories=["Cs"])), min_size=1, max_size=40)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from(sorted(Strictness)),
        "hanging": st.booleans(),
        "indent_em": st.integers(0, 3),
        "justify": st.booleans(),
        "size_pt": st.sampled_from([7, 10, 12.5]),
        "direction": st.sampled_from(["horizontal", "vertical"]),
        "markup": st.booleans(),
    },
)


@pytest.mark.untraced
@settings(max_examples=300, deadline=None)
@given(TEXTS.map("".join), st.integers(100, 4000), CHOICES)
def test_every_text_is_answered_whole_or_refused(
    text: str, hundredths: int, choices: dict[str, Json]
) -> None:
    (answer,) = compose(case(text, hundredths / 100, **choices))
    if "error" in answer:
        assert list(answer) == ["id", "error"]
        return
    check(answer, text, is_plain=not choices.get("markup"))


def check(answer: Json, text: str, *, is_plain: bool) -> None:
    """Hold an answer to what every answer promises."""
    assert answer["breaks"] == sorted(set(answer["breaks"]))
    assert all(0 < place < len(text) for place in answer["breaks"])
    lines = answer["lines"]
    assert lines
    for before, after in pairwise(lines):
        assert before["end"] <= after["start"]
    for line in lines:
        clusters = [glyph["cluster"] for glyph in line["glyphs"]]
        assert clusters == sorted(clusters)
        assert all(line["start"] <= cluster < line["end"] for cluster in clusters)
        edges = [(g["x_em"] + g["body"][0], g["x_em"] + g["body"][1]) for g in line["glyphs"]]
        assert is_in_order(edges)
    if is_plain:
        shown = {glyph["cluster"] for line in lines for glyph in line["glyphs"]}
        assert all(at in shown for at, sign in enumerate(text) if "亜" <= sign <= "龠")


def is_in_order(edges: Iterable[tuple[float, float]]) -> bool:
    return all(two[0] >= one[1] - 0.0002 for one, two in pairwise(edges))
