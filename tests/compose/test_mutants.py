"""Each rule's test can fail: with the rule switched off it does."""

import pytest

from tests.compose import (  # noqa: F401 - importing registers the proofs
    test_headings,
    test_rules_adjustment,
    test_rules_breaks,
    test_rules_line_edges,
    test_rules_spacing,
    test_search,
)
from tests.compose.mutants import PROOFS, Proof, without


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.rule)
def test_a_rules_test_fails_without_the_rule(proof: Proof) -> None:
    proof.test()
    assert proof.without
    with without(proof.without), pytest.raises(AssertionError):
        proof.test()
