"""Line numbers: one for each line of the body's grid, whichever way lines run."""

from itertools import pairwise
from pathlib import Path

from leaflet.compose.composer import Composer
from leaflet.compose.face import Faces
from leaflet.display.extent import extent
from leaflet.display.line import FaceName
from leaflet.display.page import Page, PlacedLine, Rule
from leaflet.finishing.proof import proofed
from leaflet.geometry import Point, Rect
from leaflet.layout.proof.margin import PLACE, SIZE, fold_lines, line_numbers
from leaflet.layout.typesetter import Typesetter
from leaflet.pipeline import Press
from leaflet.units import MM
from leaflet.world import Disk
from tests.layout.folded import folded, shipped_laid
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


def test_numbers_run_through_the_columns_as_one_reads() -> None:
    (page,) = laid(f"- 見出し: 見出し\n- 本文: |\n    {text(700)}\n")
    body = [told for told in lines(page) if told.text[0] in "一二三四五六七八九十"]
    found = numbers(page)
    assert [number for number, _ in found] == [str(k) for k in range(1, len(body) + 1)]
    assert page.setting is not None
    (_, end), (start, _) = page.setting.columns
    first = [told for told in body if told.item.origin.x < end]
    assert 0 < len(first) < len(body)
    assert all(box.right <= PLACE for _, box in found[: len(first)])
    # In the gap: beyond its middle, where a rule may stand, and clear of the text.
    assert all((end + start) // 2 < box.left and box.right < start for _, box in found[len(first) :])
    for (_, box), told in zip(found, body, strict=True):
        over = extent(told.item)
        assert over is not None
        assert over.top < box.bottom < over.bottom + told.size // 4


def test_regions_below_each_other_are_numbered_one_after_the_other() -> None:
    block = f"- 本文: |\n    {text(200)}\n"
    (page,) = laid(f"{block}- 見出し: 見出し\n  段抜き: はい\n{block}")
    assert page.setting is not None
    start = page.setting.columns[1][0]
    sides = [box.right > PLACE for _, box in numbers(page)]
    assert sum(one != other for one, other in pairwise(sides)) == 3
    assert start > PLACE


def test_cells_beside_each_other_share_a_number() -> None:
    (page,) = laid("- 表:\n    行:\n      - [一, 二]\n      - [三, 四]\n")
    assert [number for number, _ in numbers(page)] == ["1", "2"]


def test_numbers_stand_above_vertical_lines_from_the_right() -> None:
    (page,) = Press.open(VERTICAL, Disk()).lay_out().pages
    found = numbers(page)
    assert [number for number, _ in found] == [str(k) for k in range(1, len(found) + 1)]
    body = [told for told in lines(page) if told.size == body_size(page)]
    assert page.setting is not None
    starts = [start for start, _ in page.setting.columns]
    over = [max(k for k, start in enumerate(starts) if k == 0 or box.top > starts[k - 1]) for _, box in found]
    assert over == sorted(over)
    assert set(over) == set(range(len(starts)))
    for k, (_, box) in zip(over, found, strict=True):
        assert box.bottom < starts[k]
        below = (extent(told.item) for told in body)
        assert any(each and abs((box.left + box.right) - (each.left + each.right)) < SIZE for each in below)
    for k in range(len(starts)):
        lefts = [box.left for place, (_, box) in zip(over, found, strict=True) if place == k]
        assert lefts == sorted(lefts, reverse=True)


def body_size(page: Page) -> int:
    sizes = [told.size for told in lines(page) for _ in told.text]
    return max(set(sizes), key=sizes.count)


def test_a_page_without_text_has_no_numbers() -> None:
    (page,) = laid(f"- 本文: {text(20)}\n")
    assert numbers(Page(page.name, page.size, page.bleed, ())) == []


def test_each_side_of_a_folded_sheet_has_its_own_numbers() -> None:
    outside, _ = laid(*[f"- 本文: {text(60)}\n"] * 4, template=folded())
    found = numbers(outside)
    firsts = sorted(box.right for number, box in found if number == "1")
    ends = [edge + PLACE for edge in (0, *outside.folds)]
    assert all(end - MM < first <= end for first, end in zip(firsts, ends, strict=True))


def test_a_proof_shows_where_it_is_folded() -> None:
    outside, inside = laid(*[f"- 本文: {text(60)}\n"] * 4, template=folded())
    for page in (outside, inside):
        drawn = list(fold_lines(page))
        assert all(isinstance(item, Rule) and item.dash and item.element is None for item in drawn)
        assert [(rule.start, rule.end) for rule in drawn if isinstance(rule, Rule)] == [
            (Point(fold, 0), Point(fold, page.size.height)) for fold in page.folds
        ]
    (flat,) = laid(f"- 本文: {text(20)}\n")
    assert list(fold_lines(flat)) == []


def test_the_list_of_facts_of_a_folded_sheet_is_a_page_of_its_own() -> None:
    laid_out = proofed(shipped_laid())
    *sheets, facts = laid_out.pages
    assert [len(page.folds) for page in sheets] == [2, 2]
    assert (facts.folds, facts.panels) == ((), ())
    assert facts.size == sheets[0].size
    rows = [told for told in lines(facts) if told.text.startswith("架空市地域労働組合")]
    assert rows
    assert max(told.right for told in lines(facts)) > 250 * MM
