"""問答: badges of one size, the texts under the question's first character, never torn apart at the head."""

import pytest

from leaflet.display.page import Fill, Page
from leaflet.display.structure import Role
from leaflet.layout.hanmen import Hanmen, hanmen_of
from tests.layout.setting import elements, fixed_size, laid, line, lines, shipped, text


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def body(count: int) -> str:
    paragraph = text(hanmen().characters - 1)
    return "- 本文: |\n" + f"    {paragraph}\n" * count


def question(name: str, *paragraphs: str) -> str:
    told = "".join(f"      {paragraph}\n" for paragraph in paragraphs)
    return f"- 問答:\n    問: {name}は何？\n    答: {name}です\n    本文: |\n{told}"


LONG = "説" + text(60), "明" + text(10)


@pytest.mark.parametrize("before", range(1, 16))
def test_question_answer_and_two_lines_stand_in_one_column(before: int) -> None:
    (page,) = laid(body(before) + question("甲", *LONG) + body(16 - before))
    middle = page.size.width // 2
    first = [line(page, beginning) for beginning in ("甲は何", "甲です", "説一")]
    second = next(
        told for told in lines(page) if told.text.startswith("二三四五") and told.size == hanmen().size
    )
    assert len({told.x > middle for told in (*first, second)}) == 1


def test_texts_stand_under_the_questions_first_character() -> None:
    (page,) = laid(question("甲", *LONG) + body(20))
    asked, answered = line(page, "甲は何"), line(page, "甲です")
    turned = line(page, "二三四五六七八九十一二三四五六七八九十一二三四")
    assert asked.x == answered.x == turned.x
    assert line(page, "説一").x == asked.x + hanmen().size


def badges(page: Page) -> list[Fill]:
    """Return the grounds right below a sign in their middle."""
    signs = [told for told in lines(page) if told.text in {"Q1", "Q2", "A"}]
    return [
        item
        for told in signs
        for item in page.items
        if isinstance(item, Fill) and item.radius and item.rect.left < told.x < told.right < item.rect.right
        if item.rect.top < told.y < item.rect.bottom
    ]


def test_badges_are_of_one_size_and_stand_in_one_line() -> None:
    (page,) = laid(question("甲", *LONG) + question("乙", *LONG))
    found = badges(page)
    assert len(found) == 4
    assert len({(badge.rect.width, badge.rect.height) for badge in found}) == 1
    assert all(badge.rect.right < line(page, "甲は何").x for badge in found[:2])


def test_numbers_run_through_all_sides() -> None:
    pages = laid(question("甲", *LONG) + question("乙", *LONG), question("丙", *LONG))
    signs = [[told.text for told in lines(page) if told.text.startswith("Q")] for page in pages]
    assert signs == [["Q1", "Q2"], ["Q3"]]


def test_questions_in_boxes_count_too() -> None:
    inner = "".join(f"      {row}\n" for row in question("甲", *LONG).splitlines())
    pages = laid(f"- 囲み:\n    中身:\n{inner}  段抜き: はい\n", question("乙", *LONG))
    assert [[told.text for told in lines(page) if told.text.startswith("Q")] for page in pages] == [
        ["Q1"],
        ["Q2"],
    ]


def test_a_question_is_a_heading_and_its_sign_a_generated_label() -> None:
    (page,) = laid(question("甲", *LONG) + body(9))
    labels = elements(page, Role.LABEL)
    assert [label.generated for label in labels] == [True, True]
    assert len(elements(page, Role.QUESTION_ANSWER)) == 1
    assert len(elements(page, Role.HEADING)) == 1


def test_a_long_question_and_answer_lose_nothing() -> None:
    name = text(40)
    (page,) = laid(question(name, *LONG) + body(20))
    said = "".join(told.text for told in lines(page))
    assert f"{name}は何？" in said
    assert f"{name}です" in said
