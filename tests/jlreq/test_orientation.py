"""How characters stand in vertical text (UAX #50), and which stand alone or side by side (JLREQ 3.2.5)."""

import pytest

from leaflet.jlreq.context import kinds_in
from leaflet.jlreq.orientation import Block, Stand, blocks, singles, stand_of, wide_form


@pytest.mark.parametrize(
    ("characters", "stand"),
    [
        ("亜あア　①％＋ＡＺ０９※〒☆、"[:-1], Stand.UPRIGHT),
        ("、。ぁっャ！？㍉", Stand.TURNED_OR_UPRIGHT),
        ("「」（）『』〝〟ー〜～：＿", Stand.TURNED_OR_ROTATED),
        ("Aa1 .-…—→“”‘’éΩЯ", Stand.ROTATED),
        ("𠮷🎉", Stand.UPRIGHT),
    ],
)
def test_a_character_stands_as_unicode_says(characters: str, stand: Stand) -> None:
    assert {character: stand_of(character) for character in characters} == dict.fromkeys(characters, stand)


def test_two_digits_stand_side_by_side_and_one_alone() -> None:
    def found(text: str) -> tuple[list[Block], list[int]]:
        kinds = kinds_in(text)
        return list(blocks(text, kinds)), list(singles(text, kinds))

    assert found("12月5日") == ([Block(0, 2)], [3])
    assert found("2019年") == ([], [])
    assert found("13.3％") == ([], [])
    assert found("A4とB") == ([], [3])
    assert found("第３回") == ([], [])


def test_the_full_width_form_of_a_digit_and_a_letter() -> None:
    assert [wide_form(character) for character in "09AZaz"] == list("０９ＡＺａｚ")
