"""折り: what is read of it, and that reader and schema refuse the same sheets that cannot be folded."""

from copy import deepcopy

import pytest
import yaml

from leaflet.diagnostics import Code, Complaints, Span
from leaflet.messages import say
from leaflet.model.template import Folding
from leaflet.source import template_file
from leaflet.source.read import read_template
from leaflet.units import MM
from leaflet.world import Disk
from tests.layout.folded import EDITION
from tests.source.support import TEMPLATE, complaints, template_of
from tests.source.test_schema import Plain, plain, reader_complaints, schema_refuses, tree

GOOD: dict[str, Plain] = {
    "幅": ["98mm", "99.5mm", "99.5mm"],
    "外側": ["2", "4", "1"],
    "内側": ["3", "3", "3"],
    "地色": {"1": "地"},
}


def file(folding: Plain, *, turn: str | None = "横", writing: str = "横") -> Plain:
    value = plain(tree(TEMPLATE))
    assert isinstance(value, dict)
    paper = value["用紙"]
    assert isinstance(paper, dict)
    if turn is not None:
        paper["向き"] = turn
    return value | {"折り": folding, "組方向": writing}


def spelled(value: Plain) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_style='"', sort_keys=False)


def verdicts(value: Plain) -> tuple[list[Code], bool]:
    return reader_complaints("template", tree(spelled(value))), not schema_refuses("template", value)


def changed(**changes: Plain) -> Plain:
    return deepcopy(GOOD) | changes


def test_a_folding_is_read_and_the_sheet_lies_level() -> None:
    template = template_of(spelled(file(GOOD)))
    assert template.folding == Folding(
        (98 * MM, 199 * MM // 2, 199 * MM // 2), (2, 4, 1), (3, 3, 3), ((1, "地"),)
    )
    assert (template.paper.width, template.paper.height) == (297 * MM, 210 * MM)
    assert template.folding.count == 4


def test_a_sheet_without_it_stays_flat_and_upright() -> None:
    template = template_of(TEMPLATE)
    assert template.folding is None
    assert (template.paper.width, template.paper.height) == (210 * MM, 297 * MM)


ACCEPTED: dict[str, Plain] = {
    "three fold": file(GOOD),
    "without a ground": file({key: GOOD[key] for key in ("幅", "外側", "内側")}),
    "six sides": file(changed(外側=["2", "6", "1"], 内側=["3", "4", "5"])),
    "two fold": file({"幅": ["148.5mm", "148.5mm"], "外側": ["4", "1"], "内側": ["2", "3"]}),
    "upright": file({"幅": ["105mm", "105mm"], "外側": ["3", "1"], "内側": ["2", "2"]}, turn=None),
    "vertical": file(changed(外側=["2", "6", "1"], 内側=["5", "4", "3"]), writing="縦"),
}
REFUSED: dict[str, tuple[Plain, str]] = {
    "too narrow": (file(changed(幅=["98mm", "99mm", "99mm"])), "用紙の幅"),
    "an upright sheet": (file(GOOD, turn="縦"), "用紙の幅"),
    "one part": (file({"幅": ["297mm"], "外側": ["1"], "内側": ["2"]}), "二つ以上"),
    "a number too few": (file(changed(外側=["2", "1"])), "同じ数"),
    "a number too many": (file(changed(内側=["3", "3", "3", "3"])), "同じ数"),
    "a side on both sides": (file(changed(内側=["1", "3", "3"])), "1から順"),
    "a side that is left out": (file(changed(内側=["5", "5", "5"])), "1から順"),
    "a side in two places": (file(changed(外側=["2", "1", "2"], 内側=["3", "3", "3"])), "1から順"),
    "a ground for no side": (file(changed(地色={"5": "地"})), "1から順"),
    "vertical over a fold": (file(GOOD, writing="縦"), "縦組"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_sheets_that_can_be_folded(name: str) -> None:
    assert verdicts(ACCEPTED[name]) == ([], True)


@pytest.mark.parametrize("name", REFUSED)
def test_sheets_that_cannot_be_folded(name: str) -> None:
    value, _ = REFUSED[name]
    assert verdicts(value) == ([Code.UNFOLDABLE], False)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_said_what_is_wrong_with_them(name: str) -> None:
    value, reason = REFUSED[name]
    (told,) = complaints(lambda: template_of(spelled(value)))
    assert reason in say(told).message
    assert told.span is not None
    assert spelled(value).splitlines()[told.span.line - 1].startswith('"折り"')


@pytest.mark.parametrize(
    ("folding", "code"),
    [
        (changed(幅=["広い", "99.5mm", "99.5mm"]), Code.WRONG_VALUE),
        (changed(外側=["零", "4", "1"]), Code.WRONG_VALUE),
        (changed(内側="3"), Code.WRONG_SHAPE),
        (changed(地色={"表紙": "地"}), Code.WRONG_VALUE),
        ({"外側": ["2", "4", "1"], "内側": ["3", "3", "3"]}, Code.MISSING_KEY),
        (changed(折り目="1"), Code.UNKNOWN_KEY),
        ("三つ折り", Code.WRONG_SHAPE),
    ],
)
def test_what_is_no_folding_at_all(folding: Plain, code: Code) -> None:
    assert verdicts(file(folding)) == ([code], False)


def test_a_ground_names_an_ink_of_the_template() -> None:
    root = tree(spelled(file(changed(地色={"1": "空"}))))
    noted = Complaints()
    template_file.template(root, "x", noted)
    assert [told.code for told in noted.all] == [Code.UNKNOWN_INK]


def test_the_flap_of_the_shipped_design_is_a_little_narrower() -> None:
    """What is folded inside must not touch the other fold: print shops ask for one to two millimetres."""
    template = read_template("三つ折り", Span("e", 1, 1), EDITION, Disk())
    assert template.folding is not None
    flap, *others = template.folding.widths
    assert template.folding.outside[0] == 2
    assert {MM <= other - flap <= 2 * MM for other in others} == {True}
    assert len(set(others)) == 1
    margins = template.paper.margins
    assert min(margins.left, margins.right) >= 5 * MM
