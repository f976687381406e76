"""Standards as values: names, and facts that hang together."""

import pytest

from leaflet.output.conformance import (
    DEFAULTS,
    OFFICE,
    PLAIN,
    STANDARDS,
    Conformance,
    IntentProfile,
    conformance_for,
)
from leaflet.output.pdf.metadata import DESCRIBED, NAMESPACES
from leaflet.output.sheet import PURPOSES

each = pytest.mark.parametrize("made", STANDARDS.values(), ids=STANDARDS)


def test_files_are_named_by_purpose_and_standard() -> None:
    assert {key: made.suffix for key, made in STANDARDS.items()} == {
        "x1a": "press-x1a",
        "x1a-2001": "press-x1a-2001",
        "x4": "press-x4",
        "3u": "archive",
        "4f": "archive-4f",
    }
    assert OFFICE.suffix == "office"


def test_each_purpose_has_a_standard_of_its_own_unless_another_is_asked_for() -> None:
    assert set(DEFAULTS) == set(PURPOSES)
    names = {purpose: conformance_for(purpose).name for purpose in PURPOSES}
    plain = dict.fromkeys(("proof", "office", "riso"), "PDF")
    assert names == plain | {"press": "PDF/X-4", "archive": "PDF/A-3u"}
    assert [conformance_for(purpose).suffix for purpose in plain] == list(plain)
    assert conformance_for("press", "x1a").name == "PDF/X-1a:2003"
    with pytest.raises(KeyError):
        conformance_for("dump")


@each
def test_facts_of_a_standard_hang_together(made: Conformance) -> None:
    assert made.purpose in PURPOSES
    assert bool(made.claims) == made.has_metadata
    assert made.intents
    assert made.version <= (1, 7) or not made.informs
    if made.has_metadata:
        assert made.profile is not IntentProfile.NONE
    for claim in made.claims:
        assert claim.prefix in NAMESPACES
        unknown = claim.prefix != "pdfaid" and made.version < (2, 0)
        assert not unknown or (claim.prefix, claim.name) in DESCRIBED


@each
def test_what_a_press_file_may_not_have_is_left_to_the_archive(made: Conformance) -> None:
    is_press = made.purpose == "press"
    assert made.overprints is is_press
    assert made.links is not is_press
    assert made.embeds_source is not is_press


def test_a_plain_file_claims_nothing() -> None:
    assert (PLAIN.claims, PLAIN.intents) == ((), ())
    assert not any((PLAIN.tagged, PLAIN.overprints, PLAIN.links, PLAIN.embeds_source))
