"""The pages as pictures at 150 dpi: no holes, and every character is to be seen."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from leaflet.display.page import Fill, Item, Page, PlacedLine
from leaflet.geometry import Point, Rect
from leaflet.pipeline import finish
from leaflet.units import MM, Length
from tests.groups import with_items
from tests.leaflet.raster import CELL, RESOLUTION, Mask, dark, largest_empty, rendered, uneven
from tests.leaflet.shipped import LONG_NAME, PLAIN, Built

EMPTIEST = 12
"""No empty rectangle takes more per cent of the page than this."""

EYES = {"dark": dark, "uneven": uneven}
"""To the one, pale tints are as empty as paper; to the other, so is every flat ground, the darkest too."""


def type_area(picture: Image.Image, leaflet: Built) -> Image.Image:
    """Cut a picture down to what lies inside the template's margins."""
    margins = leaflet.template.paper.margins
    left, top, right, bottom = (
        pixels(edge) for edge in (margins.left, margins.top, margins.right, margins.bottom)
    )
    return picture.crop((left, top, picture.width - right, picture.height - bottom))


def pixels(length: Length) -> int:
    return length * RESOLUTION // (25 * MM + 2 * MM // 5)


def emptiness(picture: Image.Image, leaflet: Built, eye: Callable[[Image.Image], Mask]) -> float:
    """Return the per cent of the page that its largest empty rectangle takes, rounded up by a cell around."""
    hole = largest_empty(eye(type_area(picture, leaflet)))
    return 100 * hole.with_margin * CELL * CELL / (picture.width * picture.height)


@pytest.mark.parametrize("eye", EYES)
def test_no_page_has_a_hole(leaflet: Built, eye: str) -> None:
    for picture in rendered(leaflet.pdf("office")):
        assert emptiness(picture, leaflet, EYES[eye]) <= EMPTIEST


# These checks can fail


def remade(leaflet: Built, change: Callable[[Item], Item | None]) -> list[Image.Image]:
    """Return the pictures of a leaflet whose front was changed, item by item; None takes one away."""
    front, back = leaflet.pages
    items = (changed for item in front.items if (changed := change(item)) is not None)
    mutant = replace(leaflet.laid, pages=(with_items(front, items), back))
    (made,) = finish(mutant, "office", pictures=False)
    return rendered(made.data)


def in_first_column(item: Item, page: Page) -> bool:
    middle = page.size.width // 2
    return isinstance(item, PlacedLine) and item.origin.x < middle and 80 * MM < item.origin.y < 200 * MM


def test_a_hole_in_a_column_would_be_found(built: Callable[[str], Built]) -> None:
    leaflet = built(PLAIN)
    pictures = remade(leaflet, lambda item: None if in_first_column(item, leaflet.pages[0]) else item)
    assert all(emptiness(pictures[0], leaflet, eye) > EMPTIEST for eye in EYES.values())
    assert all(emptiness(pictures[1], leaflet, eye) <= EMPTIEST for eye in EYES.values())


def test_a_flat_dark_ground_would_be_found_too(built: Callable[[str], Built]) -> None:
    leaflet = built(PLAIN)
    ground = Fill(Rect(16 * MM, 80 * MM, 194 * MM, 200 * MM), "主")
    last = leaflet.pages[0].items[-1]
    picture = remade(leaflet, lambda item: ground if item is last else item)[0]
    assert emptiness(picture, leaflet, uneven) > EMPTIEST
    assert emptiness(picture, leaflet, dark) <= EMPTIEST


masks = st.integers(1, 7).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 0, 0, 9]), min_size=width, max_size=width).map(bytes),
        min_size=1,
        max_size=7,
    )
)


@given(masks)
def test_the_largest_empty_rectangle_is_what_trying_all_would_find(mask: Mask) -> None:
    height, width = len(mask), len(mask[0])
    corners = product(range(width + 1), range(height + 1), range(width + 1), range(height + 1))
    empty = (
        (right - left) * (bottom - top)
        for left, top, right, bottom in corners
        if left < right and top < bottom and not any(any(row[left:right]) for row in mask[top:bottom])
    )
    found = largest_empty(mask)
    assert found.area == max(empty, default=0)
    assert not any(any(row[found.left : found.right]) for row in mask[found.top : found.bottom])


# Every character shows

CONTRAST = 60
"""Least difference of luminance inside a character's body: 4.5 : 1 is 110 and more, less a stop's blur."""


def unseen(picture: Image.Image, page: Page) -> list[str]:
    """Return the characters in whose place nothing stands out from the ground."""
    luminance = picture.convert("L")
    found: list[str] = []
    for item in page.items:
        if isinstance(item, PlacedLine):
            for run in item.line.runs:
                base = item.origin.moved(dy=-run.rise)
                found += (
                    item.line.texts[k]
                    for k in range(run.first, run.last)
                    if item.line.texts[k].strip() and not stands_out(luminance, base, item, k, run.size)
                )
    return found


def stands_out(luminance: Image.Image, base: Point, item: PlacedLine, k: int, size: Length) -> bool:
    start, end = item.line.bodies[k]
    left, right = (base.x + item.line.offsets[k] + edge for edge in (start, end))
    top, bottom = base.y - size * 22 // 25, base.y + size * 3 // 25
    box = (pixels(left), pixels(top), pixels(right) + 1, pixels(bottom) + 1)
    seen = luminance.crop(box).tobytes()
    return max(seen) - min(seen) >= CONTRAST


def test_every_character_stands_out_from_its_ground(leaflet: Built) -> None:
    for picture, page in zip(rendered(leaflet.pdf("office")), leaflet.pages, strict=True):
        assert unseen(picture, page) == []


def test_characters_in_the_colour_of_their_ground_would_be_found(built: Callable[[str], Built]) -> None:
    leaflet = built(LONG_NAME)
    told = next(
        item for item in leaflet.pages[0].items if isinstance(item, PlacedLine) and len(item.parts) == 1
    )
    white = replace(told, parts=(told.parts[0]._replace(ink="主"),))
    picture = remade(leaflet, lambda item: white if item is told else item)[0]
    assert "".join(unseen(picture, leaflet.pages[0])) == "組合ニュース号外"
