"""Findings are weighed, gathered, sent between processes, and led back to the source's lines."""

import pytest

from leaflet.diagnostics import Code, Severity, Span
from leaflet.geometry import Rect
from leaflet.preflight.examine import examine
from leaflet.preflight.finding import Finding, Report, Unchecked, joined
from leaflet.preflight.standard import AS, Family, Standard
from leaflet.preflight.weights import weight
from leaflet.preflight.whereabouts import located
from leaflet.preflight.wire import from_wire, to_wire
from tests.goodfiles import good
from tests.mutants import MUTANTS

NAMED = {mutant.name: mutant for mutant in MUTANTS}
CHECKED = tuple(code for code in Code if "L500" < code < "L590")


def finding(code: Code = Code.HAIRLINE, text: str = "", **more: object) -> Finding:
    told: dict[str, object] = {
        "page": 1,
        "places": (Rect(1, 2, 3, 4),),
        "count": 2,
        "words": (("weight", "0"),),
        **more,
    }
    return Finding(code, Severity.ERROR, text=text, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", CHECKED)
def test_every_code_has_a_weight_for_every_family(code: Code) -> None:
    weights = [weight(code, frozenset({family})) for family in Family]
    assert any(weights)
    assert weight(code, frozenset(Family)) == max(
        (found for found in weights if found), key=lambda severity: severity is Severity.ERROR
    )


@pytest.mark.parametrize("wanted", AS)
def test_as_judges_by_another_standard(wanted: str) -> None:
    report = examine(good("office"), AS[wanted], tools=False)
    assert report.standards == tuple(standard.label for standard in AS[wanted])
    assert bool(report.errors) == (wanted != "office")


def test_a_file_is_judged_by_what_it_claims() -> None:
    assert examine(good("x4"), tools=False).standards == ("PDF/X-4", "PDF/A-2u", "PDF/UA-1")
    assert examine(good("office"), tools=False).standards == (Standard.OFFICE.label,)


def test_things_alike_on_one_page_are_one_finding() -> None:
    report = examine(good("office"), AS["x1a"], tools=False)
    keys = [(one.code, one.page, one.words) for one in report.findings]
    assert len(keys) == len(set(keys))
    assert any(one.count > len(one.places) for one in report.findings)
    assert all(len(one.places) <= 20 for one in report.findings)


def test_findings_stand_in_the_order_of_pages() -> None:
    pages = [one.page or 0 for one in examine(good("office"), AS["x1a"], tools=False).findings]
    assert pages == sorted(pages)


def test_a_place_is_told_from_the_trims_corner() -> None:
    report = examine(NAMED["art-ends-at-the-trim"].make(good("x1a")), tools=False)
    (place,) = next(one for one in report.findings if one.code is Code.SHORT_BLEED).places
    assert abs(place.left) < 1000  # 1/720 mm
    assert 0 < place.top < place.bottom


def test_a_report_survives_the_way_between_processes() -> None:
    report = Report(
        ("PDF/X-4",),
        2,
        (finding(text="本文", span=Span("a.yaml", 3, 1)), finding(page=None, places=())),
        (Unchecked("版", "plates", "ない", "none"),),
        ("図-1.png",),
    )
    assert from_wire(to_wire(report)) == report


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"standards": 5}', "Killed"])
def test_what_is_no_report_is_not_taken_for_one(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_wire(text)


def test_reports_join() -> None:
    gap = Unchecked("版", "plates", "ない", "none")
    one = Report(("PDF/A-3u",), 2, (finding(),))
    both = joined(one, Report((), 0, (finding(Code.TEXT_DIFFERS),), (gap,)))
    assert (both.standards, both.pages, both.unchecked) == (one.standards, 2, (gap,))
    assert both.codes == {Code.HAIRLINE, Code.TEXT_DIFFERS}


SOURCE = """\
題名: 春の集会
本文: |
  組合員のみなさん、**集会**に集まりましょう。
  会場は｜架空《かくう》市民会館です。
"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("組合員のみなさん、集会に", 3),
        ("に集まりましょう。会場は", 3),
        ("みなさん", 3),
        ("集会", None),  # too short to be sure
        ("どこにもない文字列", None),
    ],
)
def test_a_text_leads_to_its_line(text: str, line: int | None) -> None:
    (found,) = located(Report((), 1, (finding(text=text),)), {"a.yaml": SOURCE}).findings
    assert (found.span.line if found.span else None) == line


def test_a_text_on_two_lines_leads_nowhere() -> None:
    twice = "本文: おなじ文です。\n注: おなじ文です。\n"
    (found,) = located(Report((), 1, (finding(text="おなじ文です。"),)), {"a.yaml": twice}).findings
    assert found.span is None
