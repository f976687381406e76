"""Widths of columns: exact, none too narrow, and lines are not broken where there is room."""

from hypothesis import given
from hypothesis import strategies as st

from leaflet.layout.blocks.tablewidths import widths

EM = 1000
naturals = st.lists(st.integers(0, 40 * EM), min_size=1, max_size=8)
rooms = st.integers(2 * EM, 80 * EM)


@st.composite
def crowded(draw: st.DrawFn) -> tuple[list[int], int]:
    """Columns of which not all can have the width that they want, and their room."""
    natural = draw(st.permutations([*draw(naturals), 40 * EM]))
    return natural, draw(st.integers(2 * EM * len(natural), sum(natural) - 1))


def shared(natural: list[int], room: int) -> tuple[int, ...] | None:
    return widths(natural, room, EM, [2 * EM] * len(natural))


@given(naturals, rooms)
def test_columns_fill_the_room_exactly_or_there_are_too_many(natural: list[int], room: int) -> None:
    made = shared(natural, room)
    assert (made is None) is (room < 2 * EM * len(natural))
    if made is not None:
        assert sum(made) == room
        assert len(made) == len(natural)


@given(naturals, rooms)
def test_no_text_breaks_where_all_fit(natural: list[int], room: int) -> None:
    made = shared(natural, room)
    if made is not None and sum(natural) <= room:
        assert all(width >= wanted for width, wanted in zip(made, natural, strict=True))


@given(crowded())
def test_the_narrow_keep_their_width_where_not_all_fit(columns: tuple[list[int], int]) -> None:
    natural, room = columns
    made = shared(natural, room)
    assert made is not None
    # A column that wants less than two characters gets them all the same.
    fair = room // len(natural)
    for width, wanted in zip(made, natural, strict=True):
        if max(wanted, 2 * EM) <= fair:
            assert width >= wanted


@given(crowded())
def test_broken_lines_hold_whole_characters(columns: tuple[list[int], int]) -> None:
    natural, room = columns
    made = shared(natural, room)
    assert made is not None
    broken = [width for width, wanted in zip(made, natural, strict=True) if width < wanted]
    # Where every column is broken, one must take what whole characters leave over.
    assert sum(width % EM != 0 for width in broken) <= (len(broken) if len(broken) == len(natural) else 0)


def test_a_word_among_figures_gets_the_room() -> None:
    assert shared([2 * EM, 30 * EM, 4 * EM], 26 * EM) == (2 * EM, 20 * EM, 4 * EM)


def test_what_may_not_be_parted_keeps_its_width() -> None:
    made = widths([3 * EM, 30 * EM, 5 * EM], 12 * EM, EM, [2 * EM, 2 * EM, 5 * EM])
    assert made is not None
    assert made[2] >= 5 * EM
    assert sum(made) == 12 * EM
    assert widths([3 * EM, 30 * EM, 5 * EM], 8 * EM, EM, [2 * EM, 2 * EM, 5 * EM]) is None
