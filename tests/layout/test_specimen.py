"""見本 across each page, below its text."""

from leaflet.display.page import PlacedLine
from leaflet.display.structure import walk
from leaflet.pipeline import Press
from leaflet.world import Disk
from tests.layout.setting import PATH, edition, fixed_size, lines

SIDES = "- 本文: 表の本文\n", "- 本文: 裏の本文\n"


def test_every_page_of_an_example_says_so_in_the_middle_and_first_of_all() -> None:
    press = Press(PATH, edition(*SIDES), fixed_size(), Disk())
    shown = press.lay_out(example=True).pages
    assert [[told.text for told in lines(page)] for page in shown] == [
        ["見本", "表の本文"],
        ["見本", "裏の本文"],
    ]
    for page in shown:
        item = page.items[0]
        assert isinstance(item, PlacedLine)
        assert abs(item.origin.x + item.line.width // 2 - page.size.width // 2) <= 1
        assert page.size.width // 3 < item.line.width < page.size.width


def test_nothing_else_moves_and_ids_stay_unique() -> None:
    press = Press(PATH, edition(*SIDES), fixed_size(), Disk())
    shown, plain = press.lay_out(example=True).pages, press.lay_out().pages
    for one, two in zip(shown, plain, strict=True):
        assert one.items[1:] == two.items
        ids = [element.id for element in walk(one.structure)]
        assert len(ids) == len(set(ids))
