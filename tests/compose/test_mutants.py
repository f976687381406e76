"""Each rule's test can fail: with the rule switched off it does."""

import pytest

from tests.compose import (  # noqa: F401 - importing registers the proofs
    test_headings,
    test_rules_adjustment,
    test_rules_beside,
    test_rules_breaks,
    test_rules_line_edges,
    test_rules_spacing,
    test_rules_vertical,
    test_search,
    test_warichu,
)
from tests.compose.mutants import PROOFS, Proof, without
from tests.layout import test_smallruby  # noqa: F401 - as above
from tests.layout.blocks import test_heading  # noqa: F401 - as above
from tests.source.lint import test_jlreq_rules  # noqa: F401 - as above


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.rule)
def test_a_rules_test_fails_without_the_rule(proof: Proof) -> None:
    proof.test()
    assert proof.without
    with without(proof.without), pytest.raises(AssertionError):
        proof.test()


MUST = [
    "K1",
    "K2",
    "K3",
    "K4",
    "K5",
    "K6",
    "K7",
    "K9",
    "K12",
    "K14",
    "S1",
    "S2",
    "S3",
    "S4",
    "S5",
    "S6",
    "S7",
    "S8",
    "S12",
    "E1",
    "E2",
    "E3",
    "E6",
    "J2",
    "J3",
    "J4",
    "J5",
    "J6",
    "J7",
    "J12",
    "L1",
    "N1",
]
"""The rules of horizontal composition that have no exception."""


def test_every_rule_without_exception_has_its_proof() -> None:
    assert {proof.rule for proof in PROOFS} >= set(MUST)
