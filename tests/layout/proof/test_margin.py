"""Line numbers: one for each line of the body's grid, whichever way lines run."""

from pathlib import Path

from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.display.extent import extent
from leaflet.display.line import FaceName
from leaflet.display.page import Page, PlacedLine
from leaflet.geometry import Rect
from leaflet.layout.proof.margin import PLACE, line_numbers
from leaflet.layout.typesetter import Typesetter
from leaflet.pipeline import Press
from leaflet.world import Disk
from tests.layout.setting import laid, lines, text

GOTHIC = (FaceName("BIZ UDGothic", 400),)
VERTICAL = Path(__file__).parents[3] / "content" / "tatekumi-2019" / "edition.yaml"


def numbers(page: Page) -> list[tuple[str, Rect]]:
    typesetter = Typesetter(Composer(Faces.load(Disk())))
    found = []
    for item in line_numbers(page, GOTHIC, typesetter):
        assert isinstance(item, PlacedLine)
        assert all(part.element is None for part in item.parts)
        box = extent(item)
        assert box is not None
        found.append(("".join(item.line.texts), box))
    return found


def test_both_columns_share_the_numbers_of_their_grid() -> None:
    (page,) = laid(f"- 見出し: 見出し\n- 本文: |\n    {text(700)}\n")
    body = sorted({told.y for told in lines(page) if told.text[0] in "一二三四五六七八九十"})
    found = numbers(page)
    assert [number for number, _ in found] == [str(k) for k in range(1, len(body) + 1)]
    assert all(box.right <= PLACE for _, box in found)


def test_numbers_stand_above_vertical_lines_from_the_right() -> None:
    (page,) = Press.open(VERTICAL, Disk()).lay_out().pages
    found = numbers(page)
    assert [number for number, _ in found] == [str(k) for k in range(1, len(found) + 1)]
    lefts = [box.left for _, box in found]
    assert lefts == sorted(lefts, reverse=True)
    first = max(
        (told for told in lines(page) if told.size == body_size(page)), key=lambda told: told.item.origin.x
    )
    over = extent(first.item)
    assert over is not None
    (_, box), *_ = found
    assert abs((box.left + box.right) - (over.left + over.right)) < first.size // 10
    assert box.bottom < over.top


def body_size(page: Page) -> int:
    sizes = [told.size for told in lines(page) for _ in told.text]
    return max(set(sizes), key=sizes.count)


def test_a_page_without_text_has_no_numbers() -> None:
    (page,) = laid(f"- 本文: {text(20)}\n")
    assert numbers(Page(page.name, page.size, page.bleed, ())) == []
