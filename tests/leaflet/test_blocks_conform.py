"""Every block in every kind of file: what it claims holds, by our checks and by tools that are not ours."""

from collections.abc import Callable
from functools import cache

import pytest

from leaflet.display.page import PlacedLine
from leaflet.output.order import Order
from leaflet.pipeline import Laid, finish
from leaflet.preflight.document import open_document
from leaflet.preflight.examine import examine
from leaflet.preflight.reading import read_aloud
from leaflet.preflight.standard import House, Standard
from leaflet.preflight.subject import Subject
from tests.goodfiles import CLAIMS, PURPOSES
from tests.layout.pictured import FILES, pressed
from tests.layout.test_fixed import ALL_BLOCKS, MORE_BLOCKS
from tests.leaflet.expected import squeezed
from tests.oracles import VERAPDF_TOOLS, gs_plates, verapdf
from tests.pictures import photo

Make = Callable[[str], bytes]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Lay out an edition with all blocks, its photo fine enough for a shop."""
    files = {**FILES, "photo.jpg": photo(900, 600)}
    folder = tmp_path_factory.mktemp("blocks")
    return pressed(folder, ALL_BLOCKS, MORE_BLOCKS, rest="出典: 資料\n", files=files)


@pytest.fixture(scope="module")
def made(laid: Laid) -> Make:
    """Make one kind of file, or recall it."""

    @cache
    def once(what: str) -> bytes:
        purpose, standard = PURPOSES[what]
        return next(finish(laid, purpose, pictures=False, order=Order(standard, marks=False))).data

    return once


@pytest.mark.tool("gs")
@pytest.mark.parametrize("what", PURPOSES)
def test_our_own_checks_find_nothing(made: Make, what: str) -> None:
    report = examine(made(what))
    assert sorted(report.codes) == []
    assert report.unchecked == ()


@pytest.mark.tool(*VERAPDF_TOOLS)
def test_verapdf_finds_nothing(made: Make) -> None:
    claiming = [what for what in PURPOSES if CLAIMS[what]]
    for what, verdicts in zip(claiming, verapdf([made(what) for what in claiming]), strict=True):
        assert tuple(verdict.profile for verdict in verdicts) == CLAIMS[what]
        assert [rule for verdict in verdicts for rule in verdict.broken] == [], what


@pytest.mark.parametrize("what", ["office", "x4", "3u", "4f"])
def test_tags_are_read_in_the_order_of_the_page(laid: Laid, made: Make, what: str) -> None:
    lines = (item.line for page in laid.pages for item in page.items if isinstance(item, PlacedLine))
    expected = squeezed("".join("".join(line.texts) for line in lines))
    data = made(what)
    assert read_aloud(Subject(open_document(data), data, (Standard.OFFICE,), House())) == expected


@pytest.mark.tool("gs")
@pytest.mark.parametrize("what", ["x1a", "x4"])
def test_nowhere_do_the_plates_hold_more_ink_than_the_shop_takes(made: Make, what: str) -> None:
    for plates in gs_plates(made(what), overprint=False, resolution=150):
        assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}
        total = max(map(sum, zip(*(plate.ink for plate in plates.values()), strict=True)))
        # Ghostscript and JPEG may each be off by a level or two.
        assert total <= 300 * 255 // 100 + 8
