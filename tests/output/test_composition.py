"""The report of how pages were composed: figures, exceptions at their places, a limit."""

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.diagnostics import Code, LeafletError
from leaflet.display.line import Stage
from leaflet.display.page import Page, PlacedLine
from leaflet.output.composition import (
    Composition,
    as_json,
    as_text,
    check,
    composition,
    widest,
)
from leaflet.source.read import read_local
from leaflet.world import Disk
from tests.compose.setting_text import lines
from tests.groups import with_items
from tests.leaflet.shipped import EDITION, PLAIN, local_file, press


@cache
def pages() -> tuple[Page, ...]:
    return press().lay_out(read_local(local_file(PLAIN), EDITION, Disk())).pages


def changed(stage: Stage) -> tuple[Page, ...]:
    """Return the pages with a line of the first paragraph at another stage."""
    front, *others = pages()
    at = next(
        k
        for k, item in enumerate(front.items)
        if isinstance(item, PlacedLine) and "".join(item.line.texts).startswith("マイナンバー※1")
    )
    placed = front.items[at]
    assert isinstance(placed, PlacedLine)
    line = replace(placed, line=replace(placed.line, stage=stage))
    return (with_items(front, (*front.items[:at], line, *front.items[at + 1 :])), *others)


def test_the_figures_of_the_leaflet() -> None:
    found = composition(pages())
    assert found.lines > 60
    assert Fraction(1, 2) < found.share < 1
    assert found.disturbed == round((1 - found.share) * found.lines)
    assert found.deepest is Stage.GENERAL_EXPANSION
    assert 0 < found.widest <= Fraction(1, 4)


def test_only_gaps_between_what_is_solid_by_nature_count() -> None:
    first, *_ = lines("亜亜「亜亜」亜A亜亜、亜亜亜亜亜亜亜", "9.5")
    assert widest(first.line) == max(first.gap("亜亜"), 0)
    (natural,) = lines("亜「亜」、亜A亜・亜", 40)
    assert widest(natural.line) == 0


def test_an_endless_line_is_an_exception_at_its_place() -> None:
    before, after = composition(pages()), composition(changed(Stage.LAST_RESORT))
    (odd,) = set(after.oddities) - set(before.oddities)
    assert (odd.what, odd.page) == ("last-resort", "おもて")
    assert odd.span is not None
    assert odd.span.file == str(EDITION)
    assert after.deepest is Stage.LAST_RESORT
    assert "字間を限りなく広げた行: おもて" in as_text(after)
    with pytest.raises(LeafletError) as told:
        check(after, Fraction(1))
    assert told.value.diagnostics[0].code is Code.UNEVEN_LINES


def test_the_limit_is_a_limit() -> None:
    found = composition(pages())
    check(found, 1 - found.share)
    with pytest.raises(LeafletError):
        check(found, 1 - found.share - Fraction(1, 1000))


def test_nothing_to_count_is_nothing_wrong() -> None:
    nothing = composition(())
    assert nothing == Composition(0, 0, Stage.NONE, Fraction(0), ())
    assert nothing.share == 1
    check(nothing, Fraction(0))


def test_as_json_it_says_the_same() -> None:
    found = composition(pages())
    told = json.loads(as_json(found))
    assert (told["lines"], told["disturbed"], told["deepest_stage"]) == (
        found.lines,
        found.disturbed,
        "general-expansion",
    )
    assert told["undisturbed_share"] == round(float(found.share), 4)
    assert len(told["exceptions"]) == len(found.oddities)
    for each in told["exceptions"]:
        assert set(each) == {"what", "page", "file", "line", "column", "gap_em", "text"}


def test_the_command_writes_a_report_and_holds_to_a_limit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(EDITION), "--local", str(local_file(PLAIN)), "--no-png", "-o", str(tmp_path)]
    for name, limit, status in (("a.json", "60", 0), ("b.txt", "0", 5)):
        asked = ["--composition-report", str(tmp_path / name), "--composition-gate", limit]
        assert run(["build", *files, *asked]) == status
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["lines"] > 60
    assert (tmp_path / "b.txt").read_text(encoding="utf-8").startswith("本文の行")
    assert "L594" in capsys.readouterr().err
