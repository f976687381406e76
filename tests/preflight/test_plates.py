"""What comes out on the plates: overprinting, ink, and marks that do not count (ghostscript's tiffsep)."""

from io import BytesIO

import pikepdf
import pytest

from leaflet.diagnostics import Code
from leaflet.preflight.document import open_document
from leaflet.preflight.examine import examine
from leaflet.preflight.ghostscript import plates
from tests.goodfiles import good
from tests.mutants import MUTANTS, PRESS
from tests.oracles import gs_plates

pytestmark = pytest.mark.tool("gs")

INKS = ("Cyan", "Magenta", "Yellow", "Black")


@pytest.mark.parametrize("standard", PRESS)
@pytest.mark.parametrize("page", [0, 1])
def test_colour_remains_below_black_text_when_overprinting_is_on(standard: str, page: int) -> None:
    over, off = (gs_plates(good(standard), overprint=on, resolution=144)[page] for on in (True, False))
    black = over["Black"]
    full = [k for k, ink in enumerate(black.ink) if ink == 255]
    below = {
        ink: (sum(over[ink].ink[k] > 0 for k in full), sum(off[ink].ink[k] > 0 for k in full))
        for ink in ("Cyan", "Magenta", "Yellow")
    }
    printed, knocked_out = (sum(counts) for counts in zip(*below.values(), strict=True))
    assert over["Black"].ink == off["Black"].ink
    assert printed > knocked_out
    assert below["Yellow"][0] > 100  # the highlighter is seen through its letters


@pytest.mark.parametrize("standard", PRESS)
def test_a_press_file_makes_the_four_plates_and_no_other(standard: str) -> None:
    assert [set(page) for page in gs_plates(good(standard), overprint=True)] == [set(INKS)] * 2


@pytest.mark.parametrize("standard", PRESS)
def test_marks_beside_the_page_do_not_count_as_ink(standard: str) -> None:
    data = good(standard)
    leaves = open_document(data).leaves
    for leaf, page in zip(leaves, plates(data, len(leaves)), strict=True):
        heaviest, place = page.heaviest(leaf, 300)
        assert 100 < heaviest <= 300
        assert place is None
    assert (
        max(max(page["Cyan"].ink) for page in gs_plates(data, overprint=True)) == 255
    )  # the marks are there


def test_ink_is_found_where_it_lies() -> None:
    mutant = next(one for one in MUTANTS if one.name == "too-much-ink-by-overprinting")
    data = mutant.make(good("x1a"))
    leaf = open_document(data).leaves[0]
    heaviest, place = plates(data, 1)[0].heaviest(leaf, 300)
    assert heaviest == pytest.approx(340, abs=3)
    assert place is not None
    assert place.width == pytest.approx(40, abs=2)
    assert place.height == pytest.approx(40, abs=2)
    middle = (leaf.trim.left + leaf.trim.right) / 2
    assert place.left == pytest.approx(middle, abs=2)


def test_a_file_that_ghostscript_cannot_draw_is_not_checked() -> None:
    with pikepdf.open(BytesIO(good("x1a"))) as pdf:
        for page in pdf.pages:
            page.obj.MediaBox = [0, 0, 100_000, 100_000]
        out = BytesIO()
        pdf.save(out)
    report = examine(out.getvalue())
    assert [gap.check_en for gap in report.unchecked] == ["plates"]


def test_without_ghostscript_the_plates_are_said_to_be_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    report = examine(good("x1a"))
    assert [(gap.check_en, gap.reason_en) for gap in report.unchecked] == [
        ("plates", "ghostscript is not installed")
    ]
    assert Code.TOTAL_INK not in report.codes
