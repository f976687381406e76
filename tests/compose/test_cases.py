"""Cases titled by clause: tests/cases/composition/*.md, each a title, a measure with choices, a text, lines.

The four parts are parted by lines of one full stop. A measure is a number of ems; words after it choose:
`hanging`, `phrases`, `tight`, an alignment, a line end style, a level, `indent=1`, `turn-over=1`. A line that
is not simply set is followed by ` | ` and what became of it: its end state, its stage.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflet.compose.style import Alignment, LineEndStyle, Strictness
from leaflet.display.line import EndState, Stage
from tests.compose.setting_text import SIZE, Choices, Seen, lines

FOLDER = Path("tests/cases/composition")
WORDS: dict[str, Choices] = {
    "hanging": {"hanging": True},
    "phrases": {"phrases": True},
    "tight": {"tight": True},
    **{alignment.value: {"alignment": alignment} for alignment in Alignment},
    **{level.value: {"strictness": level} for level in Strictness},
    **{ending.value: {"line_end": ending} for ending in LineEndStyle},
}


class Case(NamedTuple):
    """One case of a file."""

    file: str
    title: str
    measure: str
    choices: Choices
    text: str
    expected: str


def cases() -> Iterator[Case]:
    """Read all cases."""
    for path in sorted(FOLDER.glob("*.md")):
        for block in re.split(r"\n{2,}(?=#)", path.read_text(encoding="utf-8").strip()):
            if not block.startswith("## "):
                continue
            title, measure, text, expected = re.split(r"\n\.\n", block.removesuffix("\n."))
            ems, *words = measure.split()
            yield Case(path.stem, title.removeprefix("## "), ems, choices(words), text, expected)


def choices(words: list[str]) -> Choices:
    """Return what the words after a measure choose."""
    chosen: Choices = {}
    for word in words:
        name, _, value = word.partition("=")
        if name == "indent":
            chosen["first_indent"] = int(value) * SIZE
        elif name == "turn-over":
            chosen["turn_over_indent"] = int(value) * SIZE
        else:
            chosen |= WORDS[word]
    return chosen


def told(line: Seen) -> str:
    """Return a line as the files write it."""
    state, stage = line.line.end_state, line.line.stage
    if stage is Stage.LINE_END_REDUCTION:
        stage = Stage.NONE  # the state says it
    words = [
        word for word in (state.value, stage.value) if word not in {EndState.NONE, EndState.HALF, Stage.NONE}
    ]
    return f"{line.text} | {', '.join(words)}" if words else line.text


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.file}: {case.title}")
def test_a_case_composes_as_written(case: Case) -> None:
    found = [told(line) for line in lines(case.text, case.measure, **case.choices)]
    assert "\n".join(found) == case.expected


def test_there_are_cases_for_every_group_of_rules() -> None:
    assert {case.file for case in cases()} == {"adjustment", "breaks", "headings", "line-edges", "spacing"}
    assert len(list(cases())) >= 40
