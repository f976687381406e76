"""Every deliberate fault is noticed: by `leaflet check` itself, or by the tool that the mutant names."""

from collections import Counter
from functools import cache

import pytest

from leaflet.diagnostics import Code
from leaflet.preflight.examine import examine
from leaflet.preflight.finding import Report
from tests.goodfiles import good
from tests.mutants import MUTANTS, PRESS, UA, X1A, X4, Mutant
from tests.oracles import VERAPDF_TOOLS, verapdf

GOOD = {X1A: "x1a", X4: "x4", UA: "x4"}
"""What each kind of mutants is made of; the X-4 file is a PDF/UA-1 file as well."""
CASES = [(mutant, standard) for mutant in MUTANTS for standard in mutant.standards]
OURS = [case for case in CASES if case[0].code is not None]
THEIRS = [case for case in CASES if case[0].code is None]
NEEDS_PLATES = frozenset({"too-much-ink-by-overprinting"})
LEAST_KINDS, LEAST_SHARE = 40, 0.8


def name(case: object) -> str:
    return case.name if isinstance(case, Mutant) else str(case)


def mutated(mutant: Mutant, standard: str) -> bytes:
    before = good(GOOD[standard])
    after = mutant.make(before)
    assert after != before
    return after


@cache
def of_good(standard: str) -> Report:
    return examine(good(GOOD[standard]), tools=False)


@pytest.mark.parametrize("standard", [X1A, X4, UA])
def test_the_good_file_has_no_finding(standard: str) -> None:
    assert of_good(standard).findings == ()
    assert of_good(standard).unchecked == ()


@pytest.mark.parametrize(
    ("mutant", "standard"), [case for case in OURS if case[0].name not in NEEDS_PLATES], ids=name
)
def test_a_fault_is_reported_by_its_code(mutant: Mutant, standard: str) -> None:
    report = examine(mutated(mutant, standard), tools=False)
    assert mutant.code in report.codes
    assert report.unchecked == ()


@pytest.mark.tool("gs")
@pytest.mark.parametrize(
    ("mutant", "standard"), [case for case in OURS if case[0].name in NEEDS_PLATES], ids=name
)
def test_a_fault_of_the_plates_is_reported(mutant: Mutant, standard: str) -> None:
    data = mutated(mutant, standard)
    assert mutant.code in examine(data).codes
    assert mutant.code not in examine(data, tools=False).codes  # no single colour is over the limit


@pytest.mark.tool(*VERAPDF_TOOLS)
def test_an_oracle_sees_what_is_left_to_it() -> None:
    profiles = {mutant.oracle.partition(" ")[2] for mutant, _ in THEIRS}
    assert profiles == {"ua1"}
    verdicts = verapdf([mutated(*case) for case in THEIRS], "ua1")
    seen = {mutant.name: verdict for (mutant, _), (verdict,) in zip(THEIRS, verdicts, strict=True)}
    shown = (f"{name}: {verdict.broken[0]}" for name, verdict in seen.items() if verdict.broken)
    print("\n".join(shown))  # noqa: T201 - pytest -rP shows it
    assert [name for name, verdict in seen.items() if verdict.passed] == []


@pytest.mark.parametrize("standard", PRESS)
def test_there_are_enough_kinds_and_most_are_ours(standard: str) -> None:
    concerned = [mutant for mutant, other in CASES if other in (standard, UA)]
    ours = [mutant for mutant in concerned if mutant.code is not None]
    assert len(concerned) >= LEAST_KINDS
    assert len(ours) >= LEAST_SHARE * len(concerned)


def test_every_code_of_the_checker_has_a_mutant_or_a_test_of_its_own() -> None:
    elsewhere = {
        Code.PDF_UNREADABLE,
        Code.PDF_TOO_LARGE,
        Code.CHECK_STOPPED,
        Code.TEXT_DIFFERS,
    }  # tests/preflight/test_hostile.py, and the archive's tests
    named = {mutant.code for mutant in MUTANTS}
    own = {code for code in Code if "L500" < code < "L590"}
    assert own - named == elsewhere


def test_mutants_have_names_of_their_own() -> None:
    assert [name for name, times in Counter(mutant.name for mutant in MUTANTS).items() if times > 1] == []
