"""Content streams are cut into instructions as readers cut them; broken spots are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.preflight.content.lexer import Instruction, Lexer, Name, Operand
from leaflet.preflight.limits import Budget


def instructions(data: bytes) -> list[Instruction]:
    return list(Lexer(data, Budget()))


def operands(data: bytes) -> list[Operand]:
    (found,) = instructions(data + b" x")
    return found.operands


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 -2 +3 .5 -.5 4. 0.250", [1, -2, 3, 0.5, -0.5, 4, 0.25]),
        (b"/A /B#20C /D#41", ["A", "B C", "DA"]),
        (b"<4142> <414> <41 42\n43>", [b"AB", b"A@", b"ABC"]),
        (b"(a(b)c) (\\(\\)\\\\) (\\101\\7) (a\\\nb) (\\q)", [b"a(b)c", b"()\\", b"A\x07", b"ab", b"q"]),
        (b"[1 [/A (b)] <</C 2>>]", [[1, ["A", b"b"], {"C": 2}]]),
        (b"true false null", [True, False, None]),
        (b"% a comment\n1", [1]),
    ],
)
def test_operands(data: bytes, expected: list[Operand]) -> None:
    assert operands(data) == expected


def test_names_are_told_from_strings() -> None:
    (name,) = operands(b"/A")
    assert isinstance(name, Name)


def test_operators_follow_each_other() -> None:
    found = instructions(b"q 1 0 0 1 5 6 cm/F 9 Tf(a)' T* Q")
    assert [instruction.operator for instruction in found] == ["q", "cm", "Tf", "'", "T*", "Q"]


def test_an_inline_picture_keeps_its_data() -> None:
    found = [one for one in instructions(b"BI /W 2 /H 1 ID \xff\x00EI\x01 EI Q") if one.operator]
    assert found[0].operator == "BI"
    assert found[0].operands == [{"W": 2.0, "H": 1.0}]
    assert found[0].data == b"\xff\x00EI\x01"
    assert found[1].operator == "Q"


@pytest.mark.parametrize("data", [b") x", b">> x", b"] x", b"(a x", b"BI ID x", b"{ x", b"<zz> x"])
def test_broken_spots_are_counted(data: bytes) -> None:
    lexer = Lexer(data, Budget())
    list(lexer)
    assert lexer.broken


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    instructions(data)


@given(
    st.lists(
        st.sampled_from([b"(", b")", b"<", b">", b"<<", b">>", b"[", b"]", b"/", b"BI", b"ID", b"1", b" "])
    )
)
def test_no_order_of_delimiters_makes_it_fail(parts: list[bytes]) -> None:
    instructions(b"".join(parts))
