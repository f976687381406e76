"""The leaflet's paragraphs at 200 widths: every line begins and ends where it may, and is exactly full.

The lists of characters are this test's own, written from JLREQ 3.1.7 and 3.1.8 for what the leaflet uses.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from leaflet.compose.composer import Composer
from leaflet.compose.style import ParagraphStyle
from leaflet.display.line import EndState, FaceName, Line, Stage
from leaflet.layout.numbering import numbered
from leaflet.model.text import MarkKind, Prose, RichText
from leaflet.source.personalise import personalise
from leaflet.source.read import read_local
from leaflet.units import PT, Length, nearest
from leaflet.world import Disk
from tests.leaflet.shipped import EDITION, LOCALS, local_file, press

pytestmark = pytest.mark.untraced

SIZE = 19 * PT // 2
STYLE = ParagraphStyle(
    faces=(FaceName("BIZ UDGothic", 400), FaceName("Noto Sans JP", 400)),
    strong_faces=(FaceName("BIZ UDGothic", 700), FaceName("Noto Sans JP", 700)),
    size=SIZE,
    first_indent=SIZE,
)
FLUSH = PT // 100

NOT_AT_START = set(
    "、。，．・：；？！」』）〕］｝〉》】〟’”"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーヽヾゝゞ々〻"
    "…‥％‰°′″℃～〜‐–゠),.]}!?:;%"
)
NOT_AT_END = set("「『（〔［｛〈《【〝‘“([{￥＄")
HALF_KEPT = set("、。，．」』）〕］｝〉》】〟’”")
QUARTER_KEPT = set("・：；")

UNBROKEN = re.compile(r"[A-Za-z0-9]+(?:[-&'.,][A-Za-z0-9]+)*[％%]?|[０-９]+(?:[．，][０-９]+)*[％%]?")
"""A Western word (J-LIS, Q&A) or a number (13.3％, 000-000-0000) with what belongs to it."""


def widths() -> list[Length]:
    """Return 200 widths from 10 to 40 characters, half of them whole: always the same ones."""
    dice = random.Random(20190801)  # noqa: S311 - chance for variety, not for secrets
    drawn = [Fraction(dice.randrange(10_000, 40_000), 1000) for _ in range(100)]
    whole = [Fraction(dice.randrange(10, 41)) for _ in range(100)]
    return [nearest(width * SIZE) for width in (*drawn, *whole)]


@cache
def paragraphs() -> tuple[RichText, ...]:
    """Return every text of all three locals' leaflets that is more than a line of a headline, once."""
    found: list[RichText] = []

    def keep(prose: Prose) -> Prose:
        found.append(prose.rich)
        return prose

    for local in LOCALS:
        edition = personalise(press().edition, read_local(local_file(local), EDITION, Disk()))
        for side in numbered(edition, press().template):
            for block in side.side.blocks:
                block.retold(keep)
            found.extend(note.text.rich for _, note in side.notes)
    return tuple(dict.fromkeys(rich for rich in found if "\n" not in rich.text and len(rich.text) > 9))


def units(rich: RichText) -> set[int]:
    """Return the offsets before which no line may begin: inside numbers, words and reference marks."""
    inside = {at for found in UNBROKEN.finditer(rich.text) for at in range(found.start() + 1, found.end())}
    marks = rich.marked(MarkKind.REFERENCE_MARK)
    return inside | {at for mark in marks for at in range(mark.start, mark.end)}


def last_visible(line: Line) -> int:
    """Return the last glyph that is no space: spaces that end a line have no width."""
    return max(k for k, text in enumerate(line.texts) if text.strip())


def right_edge(line: Line) -> Length:
    """Return where the last visible body ends."""
    last = last_visible(line)
    return line.offsets[last] + line.bodies[last][1]


def end_space(line: Line) -> Length:
    """Return the space that the line's end state says is kept after its last body."""
    last = line.texts[last_visible(line)]
    if line.end_state is not EndState.HALF:
        return 0
    return SIZE // 2 if last in HALF_KEPT else SIZE // 4 if last in QUARTER_KEPT else -SIZE


def faults(rich: RichText, lines: tuple[Line, ...], measure: Length) -> Iterator[str]:
    """Yield every way in which lines break the rules."""
    inside = units(rich)
    end = 0
    for number, line in enumerate(lines):
        text = rich.text[line.start : line.end] or "\n"
        told = f"{measure / SIZE:.3f} ‖{text}‖"
        if rich.text[end : line.start].strip(" ") or line.start < end:
            yield f"lost or doubled: {told}"
        end = line.end
        if number and (text[0] in NOT_AT_START or line.start in inside):
            yield f"begins where no line may: {told}"
        if number < len(lines) - 1 and text.rstrip(" ")[-1] in NOT_AT_END:
            yield f"ends where no line may: {told}"
        yield from (f"{fault}: {told}" for fault in out_of_place(line, measure, last=line is lines[-1]))
    if rich.text[end:].strip(" "):
        yield f"lost: {rich.text[end:]}"


def out_of_place(line: Line, measure: Length, *, last: bool) -> Iterator[str]:
    edge = right_edge(line) + end_space(line)
    if edge > measure + FLUSH or (not last and edge < measure - FLUSH):
        yield f"is {(edge - measure) / PT:.3f} pt off"
    bodies = [(x + a, x + b) for x, (a, b) in zip(line.offsets, line.bodies, strict=True)]
    for (_, before), (after, _) in pairwise(bodies):
        if after < before:
            yield f"bodies overlap by {(before - after) / PT:.3f} pt"
    if bodies[0][0] < 0:
        yield "begins before the measure"


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer(press().faces)


def test_the_leaflet_has_paragraphs_of_every_kind() -> None:
    text = "".join(rich.text for rich in paragraphs())
    assert len(paragraphs()) > 40
    assert all(
        sign in text for sign in ("…", "？！", "」「", "」。", "J-LIS", "13.3％", "Q&A", "※1", "ー", "・")
    )
    assert len(set(widths())) > 120


def test_every_line_begins_and_ends_where_it_may_and_is_full(composer: Composer) -> None:
    found = [
        fault
        for measure in widths()
        for rich in paragraphs()
        for fault in faults(rich, composer.compose(rich, measure, STYLE).lines, measure)
    ]
    assert found == []


def test_hardly_a_line_needs_the_last_resort(composer: Composer) -> None:
    stages = [
        line.stage
        for measure in widths()
        if measure >= 20 * SIZE
        for rich in paragraphs()
        for line in composer.compose(rich, measure, STYLE).lines
    ]
    assert stages.count(Stage.LAST_RESORT) * 500 <= len(stages)


# These checks can fail

TEXT = RichText("しかし、カード「Ａ」の取得率は、わずか13.3％です。IC、ICカードには名前があります。")


def set_in(composer: Composer) -> tuple[Line, ...]:
    return composer.compose(TEXT, 12 * SIZE, STYLE).lines


def cut_at(lines: tuple[Line, ...], at: int) -> tuple[Line, ...]:
    """Return the lines as if the first one ended at `at`."""
    return (replace(lines[0], end=at), replace(lines[1], start=at), *lines[2:])


@pytest.mark.parametrize(
    ("before", "fault"),
    [
        ("、カ", "begins where no line may"),
        ("ード", "begins where no line may"),
        (".3", "begins where no line may"),
        ("％で", "begins where no line may"),
        ("C、", "begins where no line may"),
        ("Ａ」", "ends where no line may"),
    ],
)
def test_a_wrong_break_would_be_found(before: str, fault: str, composer: Composer) -> None:
    lines = cut_at(set_in(composer), TEXT.text.index(before))
    assert any(found.startswith(fault) for found in faults(TEXT, lines, 12 * SIZE))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda line: replace(line, offsets=tuple(x - PT // 20 for x in line.offsets)), "pt off"),
        (lambda line: replace(line, offsets=(*line.offsets[:-1], line.offsets[-1] + PT // 20)), "pt off"),
        (lambda line: replace(line, end_state=EndState.HALF), "pt off"),
        (
            lambda line: replace(line, offsets=(*line.offsets[:2], line.offsets[1], *line.offsets[3:])),
            "overlap",
        ),
        (lambda line: replace(line, offsets=(-SIZE, *line.offsets[1:])), "begins before"),
    ],
)
def test_a_line_out_of_place_would_be_found(
    change: Callable[[Line], Line], fault: str, composer: Composer
) -> None:
    first, *others = set_in(composer)
    assert list(faults(TEXT, (first, *others), 12 * SIZE)) == []
    assert any(fault in found for found in faults(TEXT, (change(first), *others), 12 * SIZE))


def test_a_lost_character_would_be_found(composer: Composer) -> None:
    lines = set_in(composer)
    assert any("lost" in found for found in faults(TEXT, (replace(lines[0], end=3), *lines[1:]), 12 * SIZE))
    assert any("lost" in found for found in faults(TEXT, lines[:-1], 12 * SIZE))
