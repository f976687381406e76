"""Folded sheets: each 面 stands on its part, on the right side, and nothing goes over a fold."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.diagnostics import Code
from leaflet.display.page import Fill, Page, PlacedLine, Rule, apart
from leaflet.display.structure import walk
from leaflet.layout.hanmen import hanmen_of
from leaflet.layout.panels import SIDES, flat, folds, parts
from leaflet.model.template import Folding, Trimmed
from leaflet.units import MM
from tests.groups import with_items
from tests.layout.folded import THREE, crossed, design, folded, shipped_laid
from tests.layout.setting import complaints, fills, laid, lines, text

SAFE = 5 * MM
"""So far from a fold all text stays."""
BODY = f"- 本文: {text(60)}\n"
SIX = replace(THREE, outside=(2, 6, 1), inside=(3, 4, 5))


# ---- which part is whose


def test_the_parts_of_the_outside_and_inside() -> None:
    found = parts(folded(), THREE)
    assert [(part.number, part.side, part.left) for part in found] == [
        (1, 0, 395 * MM // 2),
        (2, 0, 0),
        (3, 1, 0),
        (4, 0, 98 * MM),
    ]
    papers = [part.template.paper for part in found]
    assert [paper.width for paper in papers] == [199 * MM // 2, 98 * MM, 297 * MM, 199 * MM // 2]
    assert [paper.trimmed for paper in papers] == [
        Trimmed(left=False, right=True),
        Trimmed(left=True, right=False),
        Trimmed(left=True, right=True),
        Trimmed(left=False, right=False),
    ]


def test_the_inside_has_the_widths_the_other_way_round() -> None:
    """Whoever turns the sheet over sees the flap on the right: folds lie on folds."""
    assert folds(THREE, 0) == (98 * MM, 395 * MM // 2)
    assert folds(THREE, 1) == (199 * MM // 2, 199 * MM)
    assert [297 * MM - fold for fold in reversed(folds(THREE, 0))] == list(folds(THREE, 1))
    (flap,) = (part for part in parts(folded(SIX), SIX) if part.number == 5)
    assert (flap.left, flap.template.paper.width) == (199 * MM, 98 * MM)


def test_a_column_stands_in_the_middle_of_its_part() -> None:
    template = parts(folded(), THREE)[2].template
    hanmen = hanmen_of(template, template.grid.size, template.grid.feed)
    assert hanmen.columns == 3
    edges = (0, *hanmen.folds, 297 * MM)
    for index in range(3):
        start = hanmen.start + hanmen.column(index)
        before, after = start - edges[index], edges[index + 1] - start - hanmen.measure
        assert abs(before - after) <= 1
        assert before >= template.paper.margins.left
    assert hanmen.clear == hanmen.measure


def test_a_sheet_for_nobody_to_fold_has_whole_lines() -> None:
    template = flat(folded())
    hanmen = hanmen_of(template, template.grid.size, template.grid.feed)
    assert template.folding is None
    assert (hanmen.folds, hanmen.columns, hanmen.clear) == ((), 3, hanmen.width)
    assert hanmen.width > 270 * MM
    assert flat(template) is template


# ---- what stands on the sheet


def sheet(*sides: str, folding: Folding = THREE) -> tuple[Page, Page]:
    outside, inside = laid(*sides, template=folded(folding))
    return outside, inside


def test_a_sheet_has_two_sides_with_their_panels_as_they_are_read() -> None:
    pages = sheet(BODY, BODY, BODY, BODY)
    assert [page.name for page in pages] == list(SIDES)
    assert {page.size for page in pages} == {(297 * MM, 210 * MM)}
    assert [[panel.page.name for panel in page.panels] for page in pages] == [["面1", "面2", "面4"], ["面3"]]
    assert [panel.page.name for panel in apart(pages)] == ["面1", "面2", "面3", "面4"]


def test_a_page_that_is_no_part_of_a_sheet_comes_last() -> None:
    outside, inside = sheet(BODY, BODY, BODY, BODY)
    alone = Page("表", outside.size, 0, ())
    assert [panel.page.name for panel in apart((outside, inside, alone))][-2:] == ["面4", "表"]
    assert [panel.page for panel in apart((alone, inside.panels[0].page))] == [alone, inside.panels[0].page]


def test_items_are_placed_and_named_anew() -> None:
    outside, _ = sheet(BODY, BODY, BODY, BODY)
    for panel in outside.panels:
        own = [item for item in panel.page.items if isinstance(item, PlacedLine)]
        moved = {item.origin.moved(panel.left) for item in own}
        assert moved <= {told.item.origin for told in lines(outside)}
    ids = [element.id for element in walk(outside.structure)]
    assert len(ids) == len(set(ids))
    named = {part.element for told in lines(outside) for part in told.item.parts}
    assert named <= set(ids)
    assert list(dict.fromkeys(group.panel for group in outside.groups)) == [1, 2, 4]
    for group in outside.groups:
        assert {
            part.element for told in lines(replace(outside, groups=(group,))) for part in told.item.parts
        } <= {each.id for element in group.elements for each in walk(element)}


def test_text_runs_from_part_to_part_where_a_side_takes_several() -> None:
    _, inside = sheet(BODY, BODY, f"- 本文: {text(1500)}\n", BODY)
    starts = sorted({told.item.origin.x for told in lines(inside)})
    (setting,) = (panel.page.setting for panel in inside.panels)
    assert setting is not None
    assert setting.folds == inside.folds
    assert [start for start, _ in setting.columns] == [starts[0], *starts[-2:]]
    assert crossed(inside, SAFE) == []


def test_grounds_run_to_the_bleed_where_the_sheet_is_cut_and_end_at_folds() -> None:
    headline = "- 大見出し: 題\n  段抜き: はい\n"
    outside, inside = sheet(headline, headline, headline + BODY, headline)
    grounds = [(ground.rect.left, ground.rect.right) for ground in fills(outside, "帯地")]
    assert grounds == [
        (395 * MM // 2, 300 * MM),
        (-3 * MM, 98 * MM),
        (98 * MM, 395 * MM // 2),
    ]
    assert [(g.rect.left, g.rect.right, g.rect.top) for g in fills(inside, "帯地")] == [
        (-3 * MM, 300 * MM, -3 * MM)
    ]


def test_a_side_may_be_printed_all_over() -> None:
    folding = replace(THREE, grounds=((1, "淡"), (4, "地")))
    outside, _ = laid(BODY, BODY, BODY, BODY, template=folded(folding))
    first = next(item for item in outside.items if isinstance(item, Fill) and item.ink == "淡")
    assert first.rect == (395 * MM // 2, -3 * MM, 300 * MM, 213 * MM)
    (other,) = fills(outside, "地")
    assert (other.rect.left, other.rect.right) == (98 * MM, 395 * MM // 2)
    assert outside.items[0] == first


def test_a_headline_over_folds_stands_before_the_first_and_its_kicker_behind() -> None:
    _, inside = sheet(
        BODY, BODY, f"- 大見出し: 組合のこと\n  添え書き: 声を力に\n  段抜き: はい\n{BODY}", BODY
    )
    title, kicker = (next(t for t in lines(inside) if t.text == said) for said in ("組合のこと", "声を力に"))
    assert title.right < inside.folds[0] < kicker.x
    assert title.y == kicker.y
    assert crossed(inside, SAFE) == []


def test_a_headline_that_nothing_stands_behind() -> None:
    _, inside = sheet(BODY, BODY, f"- 大見出し: 組合のこと\n  段抜き: はい\n{BODY}", BODY)
    assert crossed(inside, SAFE) == []


def test_a_credit_over_folds_stands_in_the_last_part() -> None:
    folding = replace(THREE, outside=(2, 3, 1), inside=(4, 4, 4))
    rest = f"出典: {text(50)}\n"
    _, inside = laid(BODY, BODY, BODY, BODY, rest=rest, template=folded(folding))
    last = [told for told in lines(inside) if told.y > 190 * MM]
    assert last
    assert all(told.x > inside.folds[1] for told in last)


def test_columns_within_a_part_have_a_rule_between_them_but_folds_have_none() -> None:
    template = folded(Folding((148 * MM, 149 * MM), (3, 1), (2, 2)), columns=2)
    template = replace(template, grid=replace(template.grid, rule=MM // 10, characters=15))
    _, inside = laid(BODY, f"- 本文: {text(900)}\n", BODY, template=template)
    places = sorted(item.start.x for item in inside.items if isinstance(item, Rule))
    assert len(places) == 2
    assert places[0] < inside.folds[0] < places[1]
    assert crossed(inside, SAFE) == []


# ---- what cannot be


@pytest.mark.parametrize("count", [1, 3, 5])
def test_an_edition_has_as_many_sides_as_the_sheet(count: int) -> None:
    (told,) = complaints(*[BODY] * count, template=folded())
    assert told.code is Code.WRONG_NUMBER_OF_SIDES
    assert {"wanted": "4", "given": str(count)}.items() <= dict(told.words).items()
    assert told.span is not None


CROSSING = [
    ("囲み", "- 囲み:\n    題: 題\n    中身: [{本文: 文}]\n  段抜き: はい\n"),
    ("帯", "- 帯: [声を]\n"),
    ("帯", "- 帯: [声を]\n  段抜き: いいえ\n  位置: 下端\n"),
    ("奥付", "- 奥付: {左: 組合}\n"),
    ("切り取り", "- 切り取り: {記入欄: [名前]}\n"),
    ("本文", "- 本文: 文\n  段抜き: はい\n"),
]


@pytest.mark.parametrize(("name", "block"), CROSSING)
def test_what_would_go_over_a_fold_is_refused(name: str, block: str) -> None:
    (told,) = complaints(BODY, BODY, BODY + block, BODY, template=folded())
    assert told.code is Code.CROSSES_FOLD
    assert dict(told.words) == {"block": name, "side": "面3"}


@pytest.mark.parametrize(("name", "block"), CROSSING)
def test_it_may_stand_where_nothing_is_folded(name: str, block: str) -> None:
    assert complaints(BODY, BODY + block, BODY, BODY, template=folded()) == (), name
    assert complaints(*[BODY] * 4, BODY + block, BODY, template=folded(SIX)) == (), name


# ---- laws


@st.composite
def foldings(draw: st.DrawFn) -> Folding:
    """Return a sheet of two or three parts of any widths, its inside one 面 or several."""
    widths = tuple(draw(st.lists(st.integers(60, 140), min_size=2, max_size=3)))
    count = len(widths)
    outside = tuple(draw(st.permutations(range(1, count + 1))))
    inside = (count + 1,) * count if draw(st.booleans()) else tuple(range(count + 1, 2 * count + 1))
    return Folding(tuple(width * MM for width in widths), outside, inside)


@settings(max_examples=15, deadline=None)
@given(foldings(), st.integers(1, 600), st.integers(1, 2))
def test_no_text_ever_goes_over_a_fold(folding: Folding, length: int, columns: int) -> None:
    template = folded(folding, columns=columns, margin=SAFE)
    side = f"- 見出し: 見出し\n- 本文: {text(length)}\n- 囲み: {{題: 題, 中身: [{{本文: {text(length)}}}]}}\n"
    if complaints(*[side] * folding.count, template=template):
        return  # More text than so small a sheet holds.
    for page in laid(*[side] * folding.count, template=template):
        # Hanging punctuation aside, which there is none of, type areas keep the whole margin.
        assert crossed(page, SAFE) == []


def test_a_text_over_a_fold_would_be_found() -> None:
    _, inside = sheet(BODY, BODY, BODY, BODY)
    moved = tuple(
        replace(item, origin=item.origin.moved(40 * MM)) if isinstance(item, PlacedLine) else item
        for item in inside.items
    )
    assert crossed(with_items(inside, moved), SAFE) != []


# ---- the shipped design


def test_the_shipped_edition_keeps_away_from_its_folds() -> None:
    for page in shipped_laid().pages:
        assert len(page.folds) == 2
        assert crossed(page, 8 * MM) == []


def test_cover_and_back_stand_side_by_side_and_the_flap_at_the_edge() -> None:
    outside, inside = shipped_laid().pages
    places = {panel.page.name: panel.left for panel in outside.panels}
    assert sorted(places, key=places.__getitem__) == ["開くと見える面", "裏表紙", "表紙"]
    assert [panel.page.name for panel in inside.panels] == ["中面"]
    assert design().folding is not None


def test_bands_at_the_foot_of_all_outer_parts_end_on_one_line() -> None:
    """Edges that nearly align are a mistake."""
    outside, _ = shipped_laid().pages
    feet = {ground.rect.top for ground in fills(outside, "帯地") if ground.rect.bottom > outside.size.height}
    assert len(feet) == 1
