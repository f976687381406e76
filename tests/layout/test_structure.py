"""The structure of laid-out pages: every part has its element, read in the order in which it is painted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

import pytest

from leaflet.display.page import Page, PlacedLine
from leaflet.display.structure import Element, Role, walk
from tests.groups import with_elements, with_items
from tests.layout.setting import elements, laid, texts

INSIDE = {Role.REFERENCE, Role.LABEL}
"""What is read inside the element that holds it."""

FRONT = """\
- 大見出し: |
    題の一行目
    題の二行目
  添え書き: 添え書きです
- 見出し: 初めの見出し
- 本文: |
    [^b]で始まる段落と、続きの[^a]と[^b]。
    次の段落は、少し長く、二行にわたって続くように、このくらいの長さがあります。
- 番号リスト:
    - 一つめ[^a]の項目
    - 二つめの項目
- 囲み:
    題: 箱の題
    中身:
      - 本文: 箱の中の**太い字**です。
      - 箇条書き:
          - 箱の項目
  段抜き: はい
- 帯:
    - 帯の一行
  位置: 下端
"""
BACK = """\
- 問答:
    問: 何ですか？
    答: これです
    本文: |
      説明[^c]の段落です。
- 奥付: {左: 奥付の左, 右: 版番号}
"""
REST = """\
注:
  a: 甲の注は、少し長く、二行にわたって続くように、このくらいの長さがあるものとします。
  b: 乙の注。
  c: 丙の注。
出典: 出典の文
"""


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return laid(FRONT, BACK, rest=REST)


def faults(page: Page) -> Iterator[str]:
    """Yield what is wrong between the items of a page and its structure."""
    tree = walk(page.structure)
    ids = [element.id for element in tree]
    if len(ids) != len(set(ids)):
        yield "two elements have one id"
    painted = [element for element, _ in texts(page)]
    yield from (f"no element {each}" for each in sorted({one for one in painted if one not in ids}, key=str))
    owners = {id_: owner.id for owner in tree for id_ in _own(owner)}
    order = [owner for owner, _ in groupby(owners.get(one) for one in painted if one is not None)]
    if len(order) != len(set(order)):
        yield "an element is painted in two goes"
    if order != [id_ for id_ in ids if id_ in order]:
        yield "painted in another order than it is read"
    yield from _coverage(page)


def _own(owner: Element) -> list[int]:
    """Return the ids whose text belongs to an element: its own, and its marks' and labels'."""
    if owner.role in INSIDE:
        return []
    return [owner.id, *(child.id for child in owner.children if child.role in INSIDE)]


def _coverage(page: Page) -> Iterator[str]:
    for item in page.items:
        if isinstance(item, PlacedLine):
            covered = [k for part in item.parts for k in range(part.first, part.last)]
            if covered != list(range(len(item.line.gids))):
                yield "parts do not cover their line"


def test_every_part_names_an_element_and_paint_order_is_reading_order(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert list(faults(page)) == []


def test_elements_without_text_have_children(pages: tuple[Page, ...]) -> None:
    for page in pages:
        painted = {element for element, _ in texts(page)}
        assert all(element.children or element.id in painted for element in walk(page.structure))


def text_of(page: Page, element: Element) -> str:
    return "".join(text for id_, text in texts(page) if id_ == element.id)


def test_marks_and_notes_are_tied_by_their_label(pages: tuple[Page, ...]) -> None:
    front, back = pages
    marks = [(text_of(front, each), each.note) for each in elements(front, Role.REFERENCE)]
    assert marks == [("※1", "b"), ("※2", "a"), ("※1", "b"), ("※2", "a")]
    notes = [(each.note, text_of(back, each.children[0])) for each in elements(back, Role.NOTE)]
    assert notes == [("b", "※1"), ("a", "※2"), ("c", "※3")]
    assert all(each.children[0].role is Role.LABEL for each in elements(back, Role.NOTE))


def test_what_the_program_wrote_is_marked_as_generated(pages: tuple[Page, ...]) -> None:
    made = {text_of(page, each) for page in pages for each in walk(page.structure) if each.generated}
    assert made >= {"※1", "※2", "※3", "①", "②", "●", "Q1", "A", "2026年12月1日　第1版"}
    typed = {text_of(page, each) for page in pages for each in walk(page.structure) if not each.generated}
    assert typed >= {"奥付の左", "帯の一行", "箱の題", "出典の文"}


def test_roles_and_levels_say_what_is_what(pages: tuple[Page, ...]) -> None:
    front, back = pages
    assert front.structure.role is back.structure.role is Role.PAGE
    headings = [(text_of(front, each), each.level) for each in elements(front, Role.HEADING)]
    assert headings == [("初めの見出し", 2), ("箱の題", 2)]
    (title,) = elements(front, Role.TITLE)
    assert (text_of(front, title), title.level) == ("題の一行目題の二行目", 1)
    assert [text_of(front, each) for each in elements(front, Role.ITEM_BODY)] == [
        "一つめの項目",
        "二つめの項目",
        "箱の項目",
        "帯の一行",
    ]
    assert len(elements(back, Role.QUESTION_ANSWER)) == 1


# These checks can fail


def first_line(page: Page, text: str) -> PlacedLine:
    return next(
        item
        for item in page.items
        if isinstance(item, PlacedLine) and "".join(item.line.texts).startswith(text)
    )


def with_line(page: Page, line: PlacedLine, change: Callable[[PlacedLine], PlacedLine]) -> Page:
    return with_items(page, (change(line) if item is line else item for item in page.items))


def test_a_part_of_no_element_would_be_found(pages: tuple[Page, ...]) -> None:
    line = first_line(pages[0], "次の段落")
    stray = with_line(
        pages[0], line, lambda one: replace(one, parts=(one.parts[0]._replace(element=7_777_777),))
    )
    assert "no element 7777777" in list(faults(stray))


def test_parts_that_leave_a_character_out_would_be_found(pages: tuple[Page, ...]) -> None:
    line = first_line(pages[0], "次の段落")
    short = with_line(pages[0], line, lambda one: replace(one, parts=(one.parts[0]._replace(last=3),)))
    assert "parts do not cover their line" in list(faults(short))


def test_lines_in_another_order_would_be_found(pages: tuple[Page, ...]) -> None:
    page = pages[0]
    one, two = first_line(page, "初めの見出し"), first_line(page, "次の段落")
    swapped = {id(one): two, id(two): one}
    mutant = with_items(page, (swapped.get(id(item), item) for item in page.items))
    assert "painted in another order than it is read" in list(faults(mutant))


def test_doubled_ids_would_be_found(pages: tuple[Page, ...]) -> None:
    page = pages[0]
    elements = page.structure.children
    assert "two elements have one id" in list(faults(with_elements(page, (*elements, elements[0]))))
