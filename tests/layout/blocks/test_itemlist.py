"""番号リスト and 箇条書き: signs that stand out, text that turns over under its first character (L1)."""

import pytest

from leaflet.display.page import Fill
from leaflet.display.structure import Role
from leaflet.layout.hanmen import Hanmen, hanmen_of
from tests.layout.setting import elements, fixed_size, laid, line, lines, shipped, text


def hanmen() -> Hanmen:
    return hanmen_of(fixed_size(), shipped().grid.size, shipped().grid.feed)


def items(kind: str, count: int) -> str:
    return f"- {kind}:\n" + "".join(f"    - 項{text(3)}{k}\n" for k in range(1, count + 1))


def signs(count: int, kind: str = "番号リスト") -> list[str]:
    (page,) = laid(items(kind, count))
    said = [told.text for told in lines(page)]
    return [said[k - 1] for k, one in enumerate(said) if one.startswith("項")]


def test_up_to_nine_numbers_stand_in_discs_that_carry_circled_numbers() -> None:
    (page,) = laid(items("番号リスト", 9))
    assert signs(9) == list("①②③④⑤⑥⑦⑧⑨")
    discs = [item for item in page.items if isinstance(item, Fill) and item.radius * 2 == item.rect.width]
    assert len(discs) == 9


def test_longer_lists_use_the_fonts_circled_numbers_throughout() -> None:
    (page,) = laid(items("番号リスト", 12))
    assert signs(12) == list("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")
    assert [item for item in page.items if isinstance(item, Fill) and item.radius] == []


def test_a_list_of_more_than_twenty_items_has_plain_numbers_throughout() -> None:
    assert signs(20)[-1] == "⑳"
    assert signs(23) == [str(number) for number in range(1, 24)]


def test_a_list_without_numbers_has_bullets() -> None:
    assert signs(3, "箇条書き") == ["●"] * 3


@pytest.mark.parametrize("kind", ["番号リスト", "箇条書き"])
def test_turn_over_lines_stand_under_the_texts_first_character(kind: str) -> None:
    (page,) = laid(f"- {kind}:\n    - 項{text(60)}\n- 本文: |\n" + f"    文{text(20)}\n" * 5)
    first = line(page, "項一")
    below = next(told for told in lines(page) if told.x < page.size.width // 2 and told.y > first.y)
    assert below.x == first.x == hanmen().start + 2 * hanmen().size


def test_signs_stand_before_the_text_and_share_its_baseline_or_disc() -> None:
    (page,) = laid(items("箇条書き", 3))
    said = lines(page)
    for k, told in enumerate(said):
        if told.text.startswith("項"):
            assert said[k - 1].y == told.y
            assert said[k - 1].right <= told.x


def test_a_list_is_told_as_items_with_labels_and_bodies() -> None:
    (page,) = laid(items("番号リスト", 3))
    (whole,) = elements(page, Role.LIST)
    assert [child.role for child in whole.children] == [Role.ITEM] * 3
    assert all(
        [part.role for part in item.children] == [Role.LABEL, Role.ITEM_BODY] for item in whole.children
    )
    assert all(item.children[0].generated and not item.children[1].generated for item in whole.children)
