"""表: cells on the page's grid between rules, told to readers row by row, never divided within a row."""

from itertools import pairwise

import pytest

from leaflet.diagnostics import Code
from leaflet.display.page import Page, Rule
from leaflet.display.structure import Element, Role, Scope
from leaflet.layout.blocks.table import HELD, WHOLE_UP_TO
from leaflet.layout.hanmen import Hanmen, hanmen_of
from tests.layout.setting import (
    complaints,
    elements,
    fills,
    fixed_size,
    laid,
    line,
    lines,
    shipped,
    text,
    texts,
)

SIMPLE = """\
- 表:
    見出し行: [時期, 取り組み]
    行:
      - [12月, 要求アンケート]
      - [2月, 要求書の提出]
"""
LONG_CELL = "要求書を出して、使用者と一回目の話し合いを持ちます"


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def table(*rows: str, header: str = "", spanning: bool = False) -> str:
    head = f"    見出し行: [{header}]\n" if header else ""
    told = "".join(f"      - [{row}]\n" for row in rows)
    return f"- 表:\n{head}    行:\n{told}" + ("  段抜き: はい\n" if spanning else "")


def rules(page: Page) -> list[Rule]:
    return [item for item in page.items if isinstance(item, Rule)]


def shape(element: Element) -> list[list[tuple[Role, Scope | None]]]:
    return [[(cell.role, cell.scope) for cell in row.children] for row in element.children]


def said(page: Page, element: Element) -> str:
    return "".join(part for owner, part in texts(page) if owner == element.id)


# What it is


def test_readers_are_told_rows_cells_and_what_heads_them() -> None:
    (page,) = laid(SIMPLE)
    (whole,) = elements(page, Role.TABLE)
    head, cell = (Role.HEADER_CELL, Scope.COLUMN), (Role.CELL, None)
    assert shape(whole) == [[head, head], [cell, cell], [cell, cell]]
    assert [[said(page, each) for each in row.children] for row in whole.children] == [
        *(["時期", "取り組み"], ["12月", "要求アンケート"], ["2月", "要求書の提出"]),
    ]


def test_an_empty_corner_makes_the_first_column_a_header_too() -> None:
    (page,) = laid(table("午前, 会議", "午後, 集会", header='"", 月曜'))
    (whole,) = elements(page, Role.TABLE)
    assert [row[0] for row in shape(whole)[1:]] == [(Role.HEADER_CELL, Scope.ROW)] * 2


def test_empty_cells_are_cells() -> None:
    (page,) = laid(table('"", 集会', '会議, ""'))
    (whole,) = elements(page, Role.TABLE)
    assert [len(row.children) for row in whole.children] == [2, 2]


# Where it stands


@pytest.mark.parametrize("spanning", [False, True])
def test_rules_are_as_wide_as_the_column_or_the_type_area(*, spanning: bool) -> None:
    (page,) = laid(body(6) + table("一, 二", "三, 四", spanning=spanning) + body(6))
    width = hanmen().width if spanning else hanmen().measure
    assert {rule.end.x - rule.start.x for rule in rules(page)} == {width}
    assert {rule.start.x for rule in rules(page)} <= {hanmen().start, hanmen().start + hanmen().column(1)}


def test_the_outer_rules_are_heavier_and_the_header_stands_on_a_tint() -> None:
    (page,) = laid(SIMPLE)
    first, *inner, last = sorted(rules(page), key=lambda rule: rule.start.y)
    assert first.weight == last.weight > max(rule.weight for rule in inner)
    (tint,) = fills(page, "淡")
    assert (tint.rect.top, tint.rect.bottom) == (first.start.y, inner[0].start.y)
    assert tint.rect.top < line(page, "時期").y < tint.rect.bottom


def test_cells_stand_on_the_grid_half_way_between_the_rules() -> None:
    (page,) = laid(body(3) + table(f"一月, {LONG_CELL}", "二月, 集会") + body(30))
    baselines = {each.y for each in lines(page) if each.size == hanmen().size}
    assert {(y - min(baselines)) % hanmen().feed for y in baselines} == {0}
    edges = sorted(rule.start.y for rule in rules(page))
    assert {(after - before) % hanmen().feed for before, after in pairwise(edges)} == {0}


def test_text_keeps_from_the_edges_of_its_cell_and_from_its_neighbour() -> None:
    (page,) = laid(table(f"十二月, {LONG_CELL}", "一月, 集会", header="時期, 取り組み"))
    em = hanmen().size
    first, second = line(page, "十二月"), line(page, "取り組み")
    assert first.x == hanmen().start + em // 2
    assert second.x - first.right >= em
    right = max(each.right for each in lines(page))
    assert right <= hanmen().start + hanmen().measure - em // 2 + 1


def test_columns_are_as_wide_as_their_text_needs() -> None:
    (page,) = laid(table(f"1月, {LONG_CELL}", f"2月, {LONG_CELL}", header="時期, 取り組み"))
    told = [each for each in lines(page) if each.x > line(page, "取り組み").x - 9]
    assert max(each.item.line.width for each in told) > 16 * hanmen().size
    assert line(page, "1月").text == "1月"


def test_figures_stand_under_each_other_with_their_last_place() -> None:
    (page,) = laid(table('要求, "1,200人", 5%', '集会, "80人", 12.5%', header="取り組み, 人数, 割合"))
    for column in (("人数", "1,200", "80人"), ("割合", "5%", "12.5%")):
        ends = [line(page, word).right for word in column]
        assert max(ends) - min(ends) < hanmen().size // 20
    assert line(page, "要求").x == line(page, "集会").x


def test_figures_are_not_parted() -> None:
    (page,) = laid(table(f'一月, {LONG_CELL}, "1,234,500円", "1,200人"'))
    assert {line(page, word).text for word in ("1,234", "1,200")} == {"1,234,500円", "1,200人"}


def test_words_are_not_taken_for_figures() -> None:
    (page,) = laid(table("12月から, 甲", "2月, 乙"))
    assert line(page, "12月").x == line(page, "2月").x


def test_wide_cells_are_justified_and_narrow_ones_are_ragged() -> None:
    (page,) = laid(table(f"一月, {LONG_CELL * 4}", "二月, 集会", spanning=True))
    filled = [each for each in lines(page) if each.item.line.end - each.item.line.start > 20]
    assert len({each.item.line.width for each in filled[:-1]}) == 1


# Where it is divided, and where not


@pytest.mark.parametrize("before", range(1, 12, 2))
def test_a_table_is_not_divided(before: int) -> None:
    rows = [f"甲{k}, 乙{k}" for k in range(8)]
    (page,) = laid(body(before) + table(*rows) + body(14 - before))
    told = [each for each in lines(page) if each.text[0] in "甲乙"]
    assert len({each.x > page.size.width // 2 for each in told}) == 1


def test_a_long_table_is_divided_between_rows_only() -> None:
    rows = [f"甲{k:02}, {LONG_CELL}" for k in range(WHOLE_UP_TO + 8)]
    (page,) = laid(table(*rows, header="番号, 取り組み"))
    middle = page.size.width // 2
    first = [each for each in lines(page) if each.x < middle]
    assert len(first) < len(lines(page))
    for each in lines(page):
        if each.text.startswith("甲"):
            beside = [
                other
                for other in lines(page)
                if other.y == each.y and (other.x > middle) is (each.x > middle)
            ]
            assert len(beside) == 2
    head = line(page, "番号")
    followers = [each for each in first if each.text.startswith("甲")]
    assert head.x < middle
    assert len(followers) >= HELD


def test_more_columns_than_characters_are_refused() -> None:
    (told,) = complaints(table(", ".join("一二三四五六七八九十")))
    assert (told.code, dict(told.words)["columns"]) == (Code.TABLE_TOO_WIDE, "10")
    assert told.span
    assert told.span.line == 7
    assert complaints(table(", ".join("一二三四五六七八九十"), spanning=True)) == ()


def test_marks_of_notes_work_in_cells() -> None:
    (page,) = laid(table('"甲[^1]", 乙'), rest="注:\n  1: 注の文\n")
    assert [each.note for each in elements(page, Role.REFERENCE)] == ["1"]
    assert [each.note for each in elements(page, Role.NOTE)] == ["1"]


def test_a_table_in_a_box_stays_in_the_box() -> None:
    inside = SIMPLE.replace("\n", "\n      ")
    (page,) = laid(f"- 囲み:\n    題: 題\n    中身:\n      {inside}")
    padding = shipped().callout.padding
    for rule in rules(page):
        assert rule.start.x >= hanmen().start + padding
        assert rule.end.x <= hanmen().start + hanmen().measure - padding
